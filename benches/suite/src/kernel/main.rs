//! `kernel`: allocators for one thread over one arena, called directly, as kernels call them under a
//! lock of their own.
//!
//! Each contender gets an arena of the same size from the system; nothing here is a global allocator.
//! The output has a line `workload<TAB>contender<TAB>nanoseconds` for each round.

mod contenders;
mod over_arena;

use core::alloc::Layout;
use core::hint::black_box;
use core::ptr;
use std::time::Instant;

use over_arena::OverArena;

/// Rounds that are printed, after one that warms up.
const ROUNDS: usize = 9;

fn main() {
    // In turns, so that a slow moment of the machine meets all of them.
    for round in 0..=ROUNDS {
        for (workload, pass) in WORKLOADS {
            for (name, make) in contenders::CONTENDERS {
                let mut allocator = make();
                let start = Instant::now();
                let operations = pass(&mut *allocator);
                let time = start.elapsed().as_secs_f64() * 1e9 / f64::from(operations);
                if round > 0 {
                    println!("{workload}\t{name}\t{time}");
                }
            }
        }
    }
}

/// A workload: it returns the number of operations.
type Pass = fn(&mut dyn OverArena) -> u32;

const WORKLOADS: &[(&str, Pass)] = &[
    ("kernel-pair64", |allocator| pairs(allocator, 64)),
    ("kernel-pair512", |allocator| pairs(allocator, 512)),
    ("kernel-pair4k", |allocator| pairs(allocator, 4000)),
    ("kernel-batch64", batches),
    ("kernel-churn1k", |allocator| churn(allocator, 1000)),
    ("kernel-churn5k", |allocator| churn(allocator, 5000)),
];

fn layout(size: usize) -> Layout {
    // The sizes of the workloads are no more than a few KiB.
    Layout::from_size_align(size, 8).unwrap_or(Layout::new::<u64>())
}

fn pairs(allocator: &mut dyn OverArena, size: usize) -> u32 {
    const PAIRS: u32 = 200_000;
    for _ in 0..PAIRS {
        let block = black_box(allocator.allocate(black_box(layout(size))));
        // SAFETY: allocated above with this layout.
        unsafe { allocator.free(block, black_box(layout(size))) };
    }
    PAIRS
}

fn batches(allocator: &mut dyn OverArena) -> u32 {
    const ROUNDS: u32 = 200;
    let mut blocks = [ptr::null_mut(); 1000];
    for _ in 0..ROUNDS {
        for block in &mut blocks {
            *block = allocator.allocate(layout(64));
        }
        for block in blocks {
            // SAFETY: allocated above with this layout.
            unsafe { allocator.free(block, layout(64)) };
        }
    }
    ROUNDS * 1000
}

/// Random replacement of blocks from 8 to 519 bytes.
fn churn(allocator: &mut dyn OverArena, live: u32) -> u32 {
    const REPLACEMENTS: u32 = 100_000;
    let mut state = 1_u64;
    let mut next = move |bound: u32| {
        state = state.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(1);
        (state >> 33) as usize % bound as usize
    };
    let mut blocks: Vec<(*mut u8, Layout)> = (0..live)
        .map(|_| {
            let layout = layout(8 + next(512));
            (allocator.allocate(layout), layout)
        })
        .collect();
    for _ in 0..REPLACEMENTS {
        let (block, old) = &mut blocks[next(live)];
        // SAFETY: allocated with this layout, and replaced below.
        unsafe { allocator.free(*block, *old) };
        *old = layout(8 + next(512));
        *block = allocator.allocate(*old);
    }
    for (block, layout) in blocks {
        // SAFETY: allocated with this layout and not freed yet.
        unsafe { allocator.free(block, layout) };
    }
    REPLACEMENTS + live
}
