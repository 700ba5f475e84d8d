//! How a workload is timed, and where its figures go.
//!
//! A workload is a pass that is repeated: once to warm up, then timed. The figure of the process is the
//! median of its passes, so that one interruption does not count; the figures of several processes are
//! put together by the caller.
//!
//! What one thread does is measured in processor time, user and system, which other programs on the
//! machine hardly change; what several threads do, in elapsed time.

use core::fmt::Display;
use core::time::Duration;
use std::env;

use crate::clock::processor_time;
use crate::{Contender, status};

/// How many passes are timed if nothing else is said.
const PASSES: usize = 5;

/// One run of one workload.
pub(crate) struct Run {
    /// How many threads the workload is to use; 1 for workloads without that parameter.
    pub(crate) threads: usize,
    /// What the allocator offers beside allocating.
    pub(crate) contender: Contender,
    passes: Option<usize>,
    figures: Vec<(String, f64)>,
}

impl Run {
    pub(crate) fn new(contender: Contender, threads: usize) -> Self {
        let passes = env::var("SUITE_PASSES").ok();
        Self {
            threads,
            contender,
            // Whoever counts instructions runs twice with different numbers of passes: the difference is
            // that of the passes alone.
            passes: passes.and_then(|text| text.parse().ok()),
            figures: Vec::with_capacity(32),
        }
    }

    /// Times a pass of `operations` operations on this thread.
    pub(crate) fn time(&mut self, operations: usize, mut pass: impl FnMut()) {
        self.time_part(operations, || {
            let start = processor_time();
            pass();
            processor_time().saturating_sub(start)
        });
    }

    /// Times a pass that says itself how long the part took that counts.
    pub(crate) fn time_part(&mut self, operations: usize, mut pass: impl FnMut() -> Duration) {
        if self.passes.is_none() {
            pass();
        }
        let times = (0..self.passes.unwrap_or(PASSES)).map(|_| pass()).collect();
        self.put("operations", to_float(operations));
        self.put("ns", median(times) / to_float(operations));
    }

    /// Times a pass, and the same pass at the physical limit in turns with it.
    pub(crate) fn time_beside(&mut self, operations: usize, mut pass: impl FnMut(), mut limit: impl FnMut()) {
        if self.passes.is_some() {
            return self.time(operations, pass);
        }
        let mut times = Vec::new();
        let mut limits = Vec::new();
        for round in 0..=PASSES {
            let start = processor_time();
            pass();
            let middle = processor_time();
            limit();
            let end = processor_time();
            if round > 0 {
                times.push(middle.saturating_sub(start));
                limits.push(end.saturating_sub(middle));
            }
        }
        self.put("operations", to_float(operations));
        self.put("ns", median(times) / to_float(operations));
        self.put("limit", median(limits) / to_float(operations));
    }

    /// Times something that happens once in a process.
    pub(crate) fn time_once(&mut self, operations: usize, pass: impl FnOnce()) {
        let start = processor_time();
        pass();
        let time = vec![processor_time().saturating_sub(start)];
        self.put("operations", to_float(operations));
        self.put("ns", median(time) / to_float(operations));
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
