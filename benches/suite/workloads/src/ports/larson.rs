//! `larson 5 8 1000 5000 100 4141 N` (Larson and Krishnan 1998): a server whose threads replace objects
//! of 8 to 1000 bytes and leave them to their successors when they end.

use std::sync::Mutex;
use std::thread;
use std::time::Instant;

use crate::block::Block;
use crate::measure::Run;
use crate::ports::crew::crew;
use crate::random::Random;

/// Objects of each thread; the original's 5000.
const OBJECTS: usize = 5000;

/// Replacements of a pass, of all threads together.
const REPLACEMENTS: usize = 240_000;

/// How often each place is taken over by a new thread in a pass.
const SUCCESSORS: usize = 3;

pub(crate) fn larson(run: &mut Run) {
    let threads = run.threads;
    let estates: Vec<Mutex<Vec<Block>>> = (0..threads)
        .map(|index| {
            let mut random = Random::new(index);
            Mutex::new(
                (0..OBJECTS)
                    .map(|_| Block::new(random.between(8, 1000)))
                    .collect(),
            )
        })
        .collect();
    run.time_part(REPLACEMENTS, || {
        let start = Instant::now();
        let per_life = REPLACEMENTS / threads / SUCCESSORS;
        crew(threads, |index| {
            live(&estates[index], per_life, index);
            for generation in 1..SUCCESSORS {
                // The objects outlive their thread: the next one frees what this one allocated.
                thread::scope(|scope| {
                    scope.spawn(|| live(&estates[index], per_life, index + generation * 64));
                });
            }
        });
        start.elapsed()
    });
}

fn live(estate: &Mutex<Vec<Block>>, replacements: usize, seed: usize) {
    let Ok(mut objects) = estate.lock() else {
        return;
    };
    let mut random = Random::new(seed);
    for _ in 0..replacements {
        let at = random.below(OBJECTS);
        objects[at] = Block::new(random.between(8, 1000));
    }
}
