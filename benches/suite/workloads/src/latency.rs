//! How long single operations take: not the mean but the tail.
//!
//! Each operation is timed with the processor's clock and counted in a histogram with sixteen steps for
//! each doubling. Beside it, nothing is timed in the same way: the floor that the machine and the
//! clock set.

use core::hint::black_box;

use crate::block::Block;
use crate::clock::ticks;
use crate::measure::{Run, to_float};
use crate::random::Random;

/// Operations that are timed.
const OPERATIONS: usize = 500_000;

/// Steps of the histogram for each doubling, as a power of two.
const STEPS: u32 = 4;

/// The shares of operations below which the figures lie.
const SHARES: [(&str, f64); 4] = [("p50", 0.5), ("p99", 0.99), ("p99.9", 0.999), ("p99.99", 0.9999)];

/// Random replacement among ten thousand blocks of up to 4 KiB: half of the operations allocate,
/// half free.
pub(crate) fn churn(run: &mut Run) {
    const LIVE: usize = 10_000;
    let mut random = Random::new(15);
    let mut blocks: Vec<Option<Block>> = (0..LIVE).map(|_| Some(Block::new(random.pareto(9)))).collect();
    measure(run, || {
        let place = &mut blocks[random.below(LIVE)];
        let size = random.pareto(9);
        if place.is_some() {
            let start = ticks();
            *place = None;
            ticks() - start
        } else {
            let start = ticks();
            let block = Block::new(size);
            let end = ticks();
            *place = Some(block);
            end - start
        }
    });
}

/// A heap that only grows; every page fault is in an operation.
pub(crate) fn growth(run: &mut Run) {
    let mut random = Random::new(16);
    let mut blocks = Vec::with_capacity(OPERATIONS);
    measure(run, || {
        let size = random.pareto(5);
        let start = ticks();
        let block = Block::new(size);
        let end = ticks();
        blocks.push(block);
        end - start
    });
}

/// Times operations that say how many ticks they took.
fn measure(run: &mut Run, mut operation: impl FnMut() -> u64) {
    let mut histogram = Histogram::new();
    let mut floor = Histogram::new();
    for _ in 0..OPERATIONS {
        histogram.count(operation());
        let start = ticks();
        black_box(());
        floor.count(ticks() - start);
    }
    for (name, share) in SHARES {
        run.put(name, histogram.below(share));
        run.put(format!("floor-{name}"), floor.below(share));
    }
    run.put(
        "max",
        to_float(usize::try_from(histogram.most).unwrap_or(usize::MAX)),
    );
    run.put(
        "floor-max",
        to_float(usize::try_from(floor.most).unwrap_or(usize::MAX)),
    );
}

/// Counts of times by size.
struct Histogram {
    counts: [usize; 64 << STEPS],
    most: u64,
}

impl Histogram {
    fn new() -> Self {
        Self {
            counts: [0; 64 << STEPS],
            most: 0,
        }
    }

    fn count(&mut self, ticks: u64) {
        self.counts[step_of(ticks)] += 1;
        self.most = self.most.max(ticks);
    }

    /// The time below which this share of the operations took.
    fn below(&self, share: f64) -> f64 {
        let total: usize = self.counts.iter().sum();
        let wanted = to_float(total) * share;
        let mut sum = 0;
        for (step, count) in self.counts.iter().enumerate() {
            sum += count;
            if to_float(sum) >= wanted {
                return least_of(step);
            }
        }
        f64::NAN
    }
}

/// The step that a time falls into: the position of its highest bit and the four bits behind it.
fn step_of(ticks: u64) -> usize {
    let ticks = ticks.max(1 << STEPS);
    let highest = ticks.ilog2();
    let behind = (ticks >> (highest - STEPS)) & ((1 << STEPS) - 1);
    (highest as usize) << STEPS | usize::try_from(behind).unwrap_or(0)
}

/// The least time of a step.
fn least_of(step: usize) -> f64 {
    let behind = to_float(step % (1 << STEPS)) / to_float(1 << STEPS);
    (1.0 + behind) * 2_f64.powf(to_float(step >> STEPS))
}
