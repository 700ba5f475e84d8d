//! Many objects of 64 bytes are allocated, then all of them are freed: how lists of free slots refill
//! and spill.

use core::alloc::Layout;
use core::hint::black_box;
use core::ptr;

use crate::block::Block;
use crate::clock::processor_time;
use crate::limit::{Bare, Global, Source};
use crate::measure::Run;
use crate::random::Random;

/// Allocations in one pass.
const OBJECTS: usize = 300_000;

/// An object with a size that the compiler knows.
type Object = [u64; 8];

/// Freed newest first.
pub(crate) fn lifo<const COUNT: usize>(run: &mut Run) {
    let order: Vec<usize> = (0..COUNT).rev().collect();
    batch(run, &order);
}

/// Freed oldest first.
pub(crate) fn fifo<const COUNT: usize>(run: &mut Run) {
    let order: Vec<usize> = (0..COUNT).collect();
    batch(run, &order);
}

/// Freed in random order.
pub(crate) fn shuffled<const COUNT: usize>(run: &mut Run) {
    let mut order: Vec<usize> = (0..COUNT).collect();
    Random::new(1).shuffle(&mut order);
    batch(run, &order);
}

fn batch(run: &mut Run, order: &[usize]) {
    let mut blocks = vec![ptr::null_mut(); order.len()];
    let mut limit_blocks = blocks.clone();
    let rounds = OBJECTS / order.len();
    run.time_beside(
        OBJECTS,
        || {
            for _ in 0..rounds {
                round::<Global>(&mut blocks, order);
            }
        },
        || {
            for _ in 0..rounds {
                round::<Bare>(&mut limit_blocks, order);
            }
        },
    );
}

#[inline(never)]
fn round<S: Source>(blocks: &mut [*mut u8], order: &[usize]) {
    let layout = Layout::new::<Object>();
    for block in &mut *blocks {
        *block = S::take(layout);
        // SAFETY: the block has 64 bytes and is ours; running out of memory ends the process, as a
        // workload without memory measures nothing.
        unsafe { block.write(1) };
    }
    let blocks = black_box(blocks);
    for at in order {
        // SAFETY: taken above with this layout, and given back once: the order names each block once.
        unsafe { S::give(blocks[*at], layout) };
    }
}

/// The same objects freed after the caches have forgotten them; the frees alone are timed.
pub(crate) fn cold_free(run: &mut Run) {
    const COUNT: usize = 100_000;
    let mut order: Vec<usize> = (0..COUNT).collect();
    Random::new(2).shuffle(&mut order);
    // Larger than the caches of a core, and read through between allocation and free.
    let mut forgetting = vec![1_u64; 8 << 20 >> 3];
    run.time_part(COUNT, || {
        let mut objects: Vec<Option<Box<Object>>> = (0..COUNT).map(|_| Some(Box::new([1; 8]))).collect();
        for word in &mut forgetting {
            *word = black_box(*word + 1);
        }
        let start = processor_time();
        for at in &order {
            objects[*at] = None;
        }
        processor_time().saturating_sub(start)
    });
}

/// The first 64 MiB of a process, touched: growth, which page faults decide.
pub(crate) fn first_touch(run: &mut Run) {
    const BYTES: usize = 64 << 20;
    let mut random = Random::new(3);
    let mut sizes = Vec::new();
    let mut total = 0;
    while total < BYTES {
        let size = random.between(256, 8192);
        sizes.push(size);
        total += size;
    }
    let mut blocks = Vec::with_capacity(sizes.len());
    run.time_once(sizes.len(), || {
        for size in &sizes {
            let mut block = Block::new(*size);
            block.touch();
            blocks.push(block);
        }
    });
    // What is freed afterwards is not part of the growth.
    drop(blocks);
}
