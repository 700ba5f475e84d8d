//! `bench-malloc-simple` and `bench-malloc-thread` of glibc: batches around the capacity of its thread
//! cache, and random replacement with sizes of an inverse square distribution.

use crate::block::Block;
use crate::measure::Run;
use crate::ports::crew::crew;
use crate::random::Random;

/// The sizes of the batches in bytes; the original takes one of them as its parameter.
const SIZES: [usize; 5] = [16, 64, 256, 1024, 4096];

/// The lengths of the batches; the original's.
const COUNTS: [usize; 4] = [25, 100, 400, 1600];

pub(crate) fn simple(run: &mut Run) {
    const ROUNDS: usize = 4;
    let pairs = SIZES.len() * COUNTS.len() * ROUNDS * 1600;
    let mut blocks = Vec::with_capacity(1600);
    run.time(pairs, || {
        for _ in 0..ROUNDS {
            for size in SIZES {
                for count in COUNTS {
                    for _ in 0..1600 / count {
                        blocks.extend((0..count).map(|_| Block::new(size)));
                        blocks.clear();
                    }
                }
            }
        }
    });
}

/// Blocks of each thread; the original's 1024.
const WORKING_SET: usize = 1024;

/// Replacements of a pass, of all threads together.
const REPLACEMENTS: usize = 240_000;

pub(crate) fn thread(run: &mut Run) {
    let threads = run.threads;
    // Drawn once: the original has a table of sizes, too.
    let mut random = Random::new(7);
    let sizes: Vec<usize> = (0..8192).map(|_| inverse_square(&mut random)).collect();
    run.time_part(REPLACEMENTS, || {
        crew(threads, |index| {
            let mut random = Random::new(index);
            let mut blocks: Vec<Option<Block>> = (0..WORKING_SET).map(|_| None).collect();
            for _ in 0..REPLACEMENTS / threads {
                let at = random.below(WORKING_SET);
                blocks[at] = None;
                blocks[at] = Some(Block::new(sizes[random.below(sizes.len())]));
            }
        })
    });
}

/// A size from 4 bytes to 32 KiB, each half as likely as one of three quarters of it: the density falls
/// with the square of the size.
fn inverse_square(random: &mut Random) -> usize {
    // The distribution's inverse: least / (1 - u), cut off at the most.
    let unit = 1 + random.below(8192);
    (4 * 8192 / unit).clamp(4, 32 << 10)
}
