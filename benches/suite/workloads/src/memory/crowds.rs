//! Memory and threads: what passes from one thread to others, and what each thread costs.

use core::mem;
use std::sync::{Barrier, Mutex};
use std::thread;

use crate::block::Block;
use crate::measure::{Run, to_float};
use crate::random::Random;
use crate::status;

/// One thread allocates; eight others take turns in freeing. No more than 4 MiB live at a time: what
/// an allocator holds beyond that it has lost to the consumers (the blow-up of Berger, Hoard).
pub(crate) fn blowup(run: &mut Run) {
    const LIVE: usize = 4 << 20;
    const ROUNDS: usize = 64;
    const CONSUMERS: usize = 8;
    let turn = Barrier::new(CONSUMERS + 1);
    let full = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for consumer in 0..CONSUMERS {
            let (turn, full) = (&turn, &full);
            scope.spawn(move || {
                for round in 0..ROUNDS {
                    turn.wait();
                    if round % CONSUMERS == consumer {
                        let blocks = full.lock().map(|mut full| mem::take(&mut *full));
                        drop(blocks);
                    }
                    turn.wait();
                }
            });
        }
        let mut random = Random::new(14);
        for _ in 0..ROUNDS {
            let mut blocks: Vec<Block> = Vec::new();
            let mut live = 0;
            while live < LIVE {
                let block = Block::new(random.pareto(9));
                live += block.size();
                blocks.push(block);
            }
            if let Ok(mut full) = full.lock() {
                *full = blocks;
            }
            turn.wait();
            turn.wait();
        }
    });
    if let Some(peak) = status::peak_resident() {
        run.put("overhead", to_float(peak << 10) / to_float(LIVE));
    }
}

/// 256 threads that each hold ten blocks of each of sixteen sizes, all alive at once; the figure is what
/// is resident then for each thread, its stack included.
pub(crate) fn crowd(run: &mut Run) {
    const THREADS: usize = 256;
    let before = status::resident();
    let together = Barrier::new(THREADS + 1);
    let mut after = None;
    thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                let blocks: Vec<Block> = (0..160).map(|index| Block::new(8 << (index % 16 / 2))).collect();
                together.wait();
                together.wait();
                drop(blocks);
            });
        }
        together.wait();
        after = status::resident();
        together.wait();
    });
    if let (Some(before), Some(after)) = (before, after) {
        run.put(
            "per-thread",
            to_float(after.saturating_sub(before)) / to_float(THREADS),
        );
    }
}
