//! `rptest N 0 1 2 500 1000 100 8 16000` (rpmalloc): sizes from 8 to 16000 bytes, the larger the rarer;
//! every second loop, a thread frees what another one allocated.

use core::mem;
use std::sync::Mutex;

use crate::block::Block;
use crate::measure::Run;
use crate::ports::crew::crew;
use crate::random::Random;

/// Objects that a thread holds; the original's 1000.
const OBJECTS: usize = 1000;

/// Allocations between two exchanges: the original's 100 for each of its operations.
const OPERATIONS: usize = 1000;

/// Allocations of a pass, of all threads together.
const ALLOCATIONS: usize = 64_000;

pub(crate) fn rptest(run: &mut Run) {
    let threads = run.threads;
    let mail: Vec<Mutex<Vec<Block>>> = (0..threads).map(|_| Mutex::new(Vec::new())).collect();
    run.time_part(ALLOCATIONS, || {
        crew(threads, |index| {
            let mut random = Random::new(index);
            let mut held: Vec<Option<Block>> = (0..OBJECTS).map(|_| None).collect();
            for round in 0..ALLOCATIONS / OPERATIONS / threads {
                for _ in 0..OPERATIONS {
                    held[random.below(OBJECTS)] = Some(Block::new(falling(&mut random)));
                }
                if round % 2 == 1 {
                    let sent: Vec<Block> = held.iter_mut().step_by(2).filter_map(Option::take).collect();
                    exchange(&mail[(index + 1) % threads], sent);
                    exchange(&mail[index], Vec::new());
                }
            }
        })
    });
}

/// Leaves objects for a thread and frees those that lie there already.
fn exchange(mail: &Mutex<Vec<Block>>, objects: Vec<Block>) {
    let found = mail.lock().map(|mut mail| mem::replace(&mut *mail, objects));
    // Freed with no lock held.
    drop(found);
}

/// A size whose likelihood falls in a straight line from 8 to 16000 bytes.
fn falling(random: &mut Random) -> usize {
    8 + random.below(15_993).min(random.below(15_993))
}
