//! `cache-scratch` and `cache-thrash` (Berger, Hoard): whether objects of different threads share a cache
//! line, because the allocator puts them there, or because it gives such a line back to one of them.

use std::sync::Mutex;

use crate::block::Block;
use crate::measure::Run;
use crate::ports::crew::crew;

/// Iterations of a pass, of all threads together; the original's 1000, a tenth.
const ITERATIONS: usize = 1600;

/// Writes to each object.
const WRITES: usize = 4000;

/// Each thread begins with freeing an object that lay beside those of the others.
pub(crate) fn scratch(run: &mut Run) {
    let threads = run.threads;
    run.time_part(ITERATIONS, || {
        let gifts: Vec<Mutex<Option<Block>>> =
            (0..threads).map(|_| Mutex::new(Some(Block::new(8)))).collect();
        crew(threads, |index| {
            drop(gifts[index].lock().map(|mut gift| gift.take()));
            write(threads);
        })
    });
}

/// Each thread allocates for itself from the beginning.
pub(crate) fn thrash(run: &mut Run) {
    let threads = run.threads;
    run.time_part(ITERATIONS, || crew(threads, |_| write(threads)));
}

fn write(threads: usize) {
    for _ in 0..ITERATIONS / threads {
        Block::new(8).scribble(WRITES);
    }
}
