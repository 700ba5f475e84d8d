//! How a workload is timed, and where its figures go.
//!
//! A workload is a pass that is repeated: once to warm up, then timed. The figure of the process is the
//! median of its passes, so that one interruption does not count; the figures of several processes are
//! put together by the caller. How often a pass is repeated depends on how long it takes: a contender
//! that is slow is not measured for longer, and does the same work in each pass.
//!
//! What one thread does is measured in processor time, user and system, which other programs on the
//! machine hardly change; what several threads do, in elapsed time.

use core::fmt::Display;
use core::time::Duration;
use std::env;

use crate::clock::processor_time;
use crate::{Contender, status};

/// How many passes are timed at most.
const PASSES: usize = 5;

/// The time after which no further pass begins.
const ENOUGH: Duration = Duration::from_millis(60);

/// A first pass of this length has warmed up within itself, and is the figure.
const LONG: Duration = Duration::from_millis(250);

/// What callgrind counts instead of what a clock measures: one pass, after one that warms up.
#[derive(Clone, Copy, PartialEq)]
enum Count {
    /// The pass.
    Pass,
    /// The same at the physical limit.
    Limit,
    /// The loop without its allocations.
    Idle,
}

/// One run of one workload.
pub(crate) struct Run {
    /// How many threads the workload is to use; 1 for workloads without that parameter.
    pub(crate) threads: usize,
    /// What the allocator offers beside allocating.
    pub(crate) contender: Contender,
    count: Option<Count>,
    figures: Vec<(String, f64)>,
}

impl Run {
    pub(crate) fn new(contender: Contender, threads: usize) -> Self {
        let count = match env::var("SUITE_COUNT").as_deref() {
            Ok("pass") => Some(Count::Pass),
            Ok("limit") => Some(Count::Limit),
            Ok("idle") => Some(Count::Idle),
            _ => None,
        };
        Self {
            threads,
            contender,
            count,
            figures: Vec::with_capacity(32),
        }
    }

    /// Times a pass of `operations` operations on this thread.
    pub(crate) fn time(&mut self, operations: usize, mut pass: impl FnMut()) {
        self.time_part(operations, || processor_time_of(&mut pass));
    }

    /// Times a pass that says itself how long the part took that counts.
    pub(crate) fn time_part(&mut self, operations: usize, mut pass: impl FnMut() -> Duration) {
        if self.count.is_some() {
            return self.count(Count::Pass, operations, || {
                pass();
            });
        }
        let [times] = passes(|| [pass()]);
        self.put("operations", to_float(operations));
        self.put("ns", median(times) / to_float(operations));
    }

    /// Times a pass, and the same pass at the physical limit in turns with it.
    pub(crate) fn time_beside(&mut self, operations: usize, mut pass: impl FnMut(), mut limit: impl FnMut()) {
        if self.count.is_some() {
            self.count(Count::Pass, operations, pass);
            return self.count(Count::Limit, operations, limit);
        }
        let [times, limits] = passes(|| [processor_time_of(&mut pass), processor_time_of(&mut limit)]);
        self.put("operations", to_float(operations));
        self.put("ns", median(times) / to_float(operations));
        self.put("limit", median(limits) / to_float(operations));
    }

    /// Shows, where instructions are counted, those of the loop without its allocations: the rest are
    /// the allocator's.
    pub(crate) fn show_idle(&mut self, operations: usize, idle: impl FnMut()) {
        self.count(Count::Idle, operations, idle);
    }

    /// Times something that happens once in a process.
    pub(crate) fn time_once(&mut self, operations: usize, pass: impl FnOnce()) {
        let time = processor_time_of(pass);
        self.put("operations", to_float(operations));
        self.put("ns", median(vec![time]) / to_float(operations));
    }

    /// Runs a pass twice if it is what is counted.
    fn count(&mut self, what: Count, operations: usize, mut pass: impl FnMut()) {
        if self.count == Some(what) {
            self.put("operations", to_float(operations));
            pass();
            suite_counted(&mut pass);
        }
    }

    /// Keeps a figure.
    pub(crate) fn put(&mut self, metric: impl Display, value: f64) {
        self.figures.push((metric.to_string(), value));
    }

    /// Keeps the memory that is resident now.
    pub(crate) fn put_resident(&mut self, metric: &str) {
        if let Some(resident) = status::resident() {
            self.put(metric, to_float(resident));
        }
    }

    /// Prints every figure.
    pub(crate) fn finish(mut self, name: &str) {
        if let Some(peak) = status::peak_resident() {
            self.put("peak", to_float(peak));
        }
        for (metric, value) in &self.figures {
            println!("{name}\t{metric}\t{value}");
        }
    }
}

/// The function between whose beginning and end callgrind counts, found by its name.
#[unsafe(no_mangle)]
#[inline(never)]
extern "Rust" fn suite_counted(pass: &mut dyn FnMut()) {
    pass();
}

/// Repeats what is timed, after a first time that warms up, until it was often or long enough.
fn passes<const TIMES: usize>(mut pass: impl FnMut() -> [Duration; TIMES]) -> [Vec<Duration>; TIMES] {
    let first = pass();
    if first.iter().sum::<Duration>() >= LONG {
        return first.map(|time| vec![time]);
    }
    let mut times = [const { Vec::new() }; TIMES];
    let mut spent = Duration::ZERO;
    for _ in 0..PASSES {
        for (times, time) in times.iter_mut().zip(pass()) {
            times.push(time);
            spent += time;
        }
        if spent >= ENOUGH {
            break;
        }
    }
    times
}

fn processor_time_of(pass: impl FnOnce()) -> Duration {
    let start = processor_time();
    pass();
    processor_time().saturating_sub(start)
}

/// The middle one of some times, in nanoseconds.
fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times
        .get(times.len() / 2)
        .map_or(f64::NAN, |time| time.as_secs_f64() * 1e9)
}

/// A count as a figure.
pub(crate) fn to_float(count: usize) -> f64 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts stay far below 2 to the power of 52"
    )]
    let value = count as f64;
    value
}
