//! `mstress N 50 25` (mimalloc): objects with a long tail of sizes, some kept, some exchanged between
//! threads, and threads that end after each iteration.

use std::sync::Mutex;
use std::time::Instant;

use crate::block::Block;
use crate::measure::Run;
use crate::ports::crew::crew;
use crate::random::Random;

/// Allocations of a pass, of all threads and iterations together.
const ALLOCATIONS: usize = 60_000;

/// Generations of threads in a pass; the original has 25.
const ITERATIONS: usize = 5;

/// Places in which threads exchange objects; the original's 1000.
const TRANSFERS: usize = 1000;

pub(crate) fn mstress(run: &mut Run) {
    let threads = run.threads;
    let transfer: Vec<Mutex<Option<Block>>> = (0..TRANSFERS).map(|_| Mutex::new(None)).collect();
    run.time_part(ALLOCATIONS, || {
        let start = Instant::now();
        for _ in 0..ITERATIONS {
            crew(threads, |index| {
                stress(index, ALLOCATIONS / ITERATIONS / threads, &transfer);
            });
        }
        start.elapsed()
    });
}

/// Two thirds of the allocations are freed at random, one third is kept to the end of the thread.
fn stress(seed: usize, allocations: usize, transfer: &[Mutex<Option<Block>>]) {
    let mut random = Random::new(seed);
    let (mut allocate, mut retain) = (allocations * 2 / 3, allocations / 3);
    let mut data: Vec<Option<Block>> = Vec::new();
    let mut retained = Vec::with_capacity(retain);
    while allocate > 0 || retain > 0 {
        if retain == 0 || (random.percent(50) && allocate > 0) {
            allocate -= 1;
            data.push(Some(items(&mut random, 5)));
        } else {
            retained.push(items(&mut random, 7));
            retain -= 1;
        }
        if random.percent(66) && !data.is_empty() {
            let at = random.below(data.len());
            data[at] = None;
        }
        if random.percent(25) && !data.is_empty() {
            let at = random.below(data.len());
            if let Ok(mut other) = transfer[random.below(TRANSFERS)].lock() {
                core::mem::swap(&mut data[at], &mut *other);
            }
        }
    }
}

/// Words, mostly few: one in a hundred allocations is a hundred times as long, and one in a thousand
/// a thousand times.
fn items(random: &mut Random, doublings: usize) -> Block {
    let mut words = 1 << random.below(doublings);
    if random.percent(1) {
        words *= if random.percent(10) { 1000 } else { 100 };
    }
    Block::new(words * size_of::<usize>())
}
