//! Random objects are replaced, with a number of them alive: whether cost grows with the heap.

use core::hint::black_box;

use crate::block::Block;
use crate::measure::Run;
use crate::random::Random;
use crate::status;

/// Blocks after which the memory of the machine is looked at: an allocator that needs ten times what is
/// asked for must not take the machine down with it.
const LOOK: usize = 100_000;

/// Replacements in one pass.
const REPLACEMENTS: usize = 100_000;

/// Sizes from 8 to 519 bytes, equally likely, `LIVE` of them alive.
pub(crate) fn churn<const LIVE: usize>(run: &mut Run) {
    replace(run, LIVE, |random| random.between(8, 520));
}

/// Sizes of a Pareto distribution up to 1 KiB, as programs ask for them: mostly small.
pub(crate) fn mixed(run: &mut Run) {
    replace(run, 4096, |random| random.pareto(7));
}

fn replace(run: &mut Run, live: usize, size: impl Fn(&mut Random) -> usize) {
    let mut random = Random::new(live);
    let mut blocks: Vec<Block> = Vec::with_capacity(live);
    for index in 0..live {
        if index % LOOK == LOOK - 1 {
            status::end_if_memory_runs_short();
        }
        blocks.push(Block::new(size(&mut random)));
    }
    let mut idle_random = Random::new(live);
    run.show_idle(REPLACEMENTS, || {
        for _ in 0..REPLACEMENTS {
            let at = idle_random.below(live);
            black_box((at, size(&mut idle_random)));
        }
    });
    run.time(REPLACEMENTS, || {
        for _ in 0..REPLACEMENTS {
            let at = random.below(live);
            blocks[at] = Block::new(size(&mut random));
        }
    });
}
