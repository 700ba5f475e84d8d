//! `alloc-test N` (node-dcpp): random places are filled and emptied, sizes of a Pareto distribution up
//! to 1 KiB, each thread for itself.

use crate::block::Block;
use crate::measure::Run;
use crate::ports::crew::crew;
use crate::random::Random;

/// Places of each thread.
const PLACES: usize = 1 << 14;

/// Operations of a pass, of all threads together.
const OPERATIONS: usize = 400_000;

pub(crate) fn alloc_test(run: &mut Run) {
    let threads = run.threads;
    run.time_part(OPERATIONS, || {
        crew(threads, |index| {
            let mut random = Random::new(index);
            let mut places: Vec<Option<Block>> = (0..PLACES).map(|_| None).collect();
            for _ in 0..OPERATIONS / threads {
                let place = &mut places[random.below(PLACES)];
                *place = match place.take() {
                    Some(_) => None,
                    None => Some(Block::new(random.pareto(7))),
                };
            }
        })
    });
}
