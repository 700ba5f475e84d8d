//! Random objects are replaced, with a number of them alive: whether cost grows with the heap.

use crate::block::Block;
use crate::measure::Run;
use crate::random::Random;

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
    let mut blocks: Vec<Block> = (0..live).map(|_| Block::new(size(&mut random))).collect();
    run.time(REPLACEMENTS, || {
        for _ in 0..REPLACEMENTS {
            let at = random.below(live);
            blocks[at] = Block::new(size(&mut random));
        }
    });
}
