//! How long single operations take: not the mean but the tail, of allocations and of frees.
//!
//! Each operation is timed with the processor's clock and counted in a histogram with 32 steps for each
//! doubling. Beside each, nothing is timed in the same way: the floor that the machine and the clock set.
//! The clock of many processors moves in steps of some ten nanoseconds, so that short operations differ
//! by whole steps; the tail does not suffer from that.

use core::hint::black_box;
use std::sync::Mutex;

use crate::block::Block;
use crate::clock::ticks;
use crate::measure::{Run, to_float};
use crate::ports::crew::crew;
use crate::random::Random;

/// Operations that are timed, of all threads together.
const OPERATIONS: usize = 500_000;

/// Blocks among which [`churn`] and [`crowded`] replace, of all threads together.
const LIVE: usize = 10_000;

/// Threads of [`crowded`]: more than most machines have processors, so that many a thread is stopped in
/// the middle of an operation while others wait for what it holds.
const CROWD: usize = 16;

/// Steps of the histogram for each doubling, as a power of two.
const STEPS: u32 = 5;

/// The shares of operations below which the figures lie.
const SHARES: [(&str, f64); 4] = [("p50", 0.5), ("p99", 0.99), ("p99.9", 0.999), ("p99.99", 0.9999)];

/// Random replacement among ten thousand blocks of up to 4 KiB: half of the operations allocate,
/// half free.
pub(crate) fn churn(run: &mut Run) {
    let mut times = Times::new();
    replace(&mut times, 15, LIVE, OPERATIONS);
    times.put(run);
}

/// The same on sixteen threads, each with its part of the blocks and of the operations.
pub(crate) fn crowded(run: &mut Run) {
    let all = Mutex::new(Times::new());
    crew(CROWD, |index| {
        let mut times = Times::new();
        replace(&mut times, index, LIVE / CROWD, OPERATIONS / CROWD);
        if let Ok(mut all) = all.lock() {
            all.add(&times);
        }
    });
    if let Ok(all) = all.into_inner() {
        all.put(run);
    }
}

/// A heap that only grows, so that every page fault is in an operation, and then only shrinks, in random
/// order.
pub(crate) fn growth(run: &mut Run) {
    let mut random = Random::new(16);
    let mut times = Times::new();
    let mut blocks = Vec::with_capacity(OPERATIONS / 2);
    for _ in 0..OPERATIONS / 2 {
        blocks.push(times.allocate(random.pareto(5)));
    }
    random.shuffle(&mut blocks);
    for block in blocks {
        times.free(block);
    }
    times.put(run);
}

fn replace(times: &mut Times, seed: usize, live: usize, operations: usize) {
    let mut random = Random::new(seed);
    let mut blocks: Vec<Option<Block>> = (0..live).map(|_| Some(Block::new(random.pareto(9)))).collect();
    for _ in 0..operations {
        let place = &mut blocks[random.below(live)];
        let size = random.pareto(9);
        match place.take() {
            Some(block) => times.free(block),
            None => *place = Some(times.allocate(size)),
        }
    }
}

/// The times of allocations, of frees, and of nothing.
struct Times {
    allocations: Histogram,
    frees: Histogram,
    floor: Histogram,
}

impl Times {
    fn new() -> Self {
        Self {
            allocations: Histogram::new(),
            frees: Histogram::new(),
            floor: Histogram::new(),
        }
    }

    #[inline]
    fn allocate(&mut self, size: usize) -> Block {
        let start = ticks();
        let block = Block::new(size);
        let end = ticks();
        self.allocations.count(end - start);
        self.floor();
        block
    }

    #[inline]
    fn free(&mut self, block: Block) {
        let start = ticks();
        drop(block);
        let end = ticks();
        self.frees.count(end - start);
        self.floor();
    }

    #[inline]
    fn floor(&mut self) {
        let start = ticks();
        black_box(());
        let end = ticks();
        self.floor.count(end - start);
    }

    fn add(&mut self, other: &Self) {
        self.allocations.add(&other.allocations);
        self.frees.add(&other.frees);
        self.floor.add(&other.floor);
    }

    fn put(&self, run: &mut Run) {
        for (what, histogram) in [
            ("alloc", &self.allocations),
            ("free", &self.frees),
            ("floor", &self.floor),
        ] {
            for (name, share) in SHARES {
                run.put(format!("{what}-{name}"), histogram.below(share));
            }
            let most = usize::try_from(histogram.most).unwrap_or(usize::MAX);
            run.put(format!("{what}-max"), to_float(most));
        }
    }
}

/// Counts of times by size. It does not come from the allocator that is measured.
struct Histogram {
    counts: [u32; 64 << STEPS],
    most: u64,
}

impl Histogram {
    fn new() -> Self {
        Self {
            counts: [0; 64 << STEPS],
            most: 0,
        }
    }

    #[inline]
    fn count(&mut self, ticks: u64) {
        self.counts[step_of(ticks)] += 1;
        self.most = self.most.max(ticks);
    }

    fn add(&mut self, other: &Self) {
        for (count, more) in self.counts.iter_mut().zip(other.counts) {
            *count += more;
        }
        self.most = self.most.max(other.most);
    }

    /// The time below which this share of the operations took.
    fn below(&self, share: f64) -> f64 {
        let total: u32 = self.counts.iter().sum();
        let wanted = f64::from(total) * share;
        let mut sum = 0;
        for (step, count) in self.counts.iter().enumerate() {
            sum += count;
            if f64::from(sum) >= wanted {
                return least_of(step);
            }
        }
        f64::NAN
    }
}

/// The step that a time falls into: the position of its highest bit and the bits behind it.
fn step_of(ticks: u64) -> usize {
    if ticks < 1 << STEPS {
        // Too few for so many steps: each time has its own.
        return usize::try_from(ticks).unwrap_or(0);
    }
    let highest = ticks.ilog2();
    let behind = (ticks >> (highest - STEPS)) & ((1 << STEPS) - 1);
    (highest as usize) << STEPS | usize::try_from(behind).unwrap_or(0)
}

/// The least time of a step.
fn least_of(step: usize) -> f64 {
    if step < 1 << STEPS {
        return to_float(step);
    }
    let behind = to_float(step % (1 << STEPS)) / to_float(1 << STEPS);
    (1.0 + behind) * 2_f64.powf(to_float(step >> STEPS))
}
