//! Threads that start together.

use core::time::Duration;
use std::sync::{Barrier, OnceLock};
use std::thread;
use std::time::Instant;

/// Runs `work` with each number below `threads` on a thread of its own, and returns the time from
/// when all are ready until all have ended.
pub(crate) fn crew(threads: usize, work: impl Fn(usize) + Sync) -> Duration {
    let barrier = Barrier::new(threads);
    let start = OnceLock::new();
    thread::scope(|scope| {
        for index in 0..threads {
            let (work, barrier, start) = (&work, &barrier, &start);
            scope.spawn(move || {
                // The last to arrive runs on at once; a thread that only watched would be woken late.
                if barrier.wait().is_leader() {
                    start.get_or_init(Instant::now);
                }
                work(index);
            });
        }
    });
    start.get().map_or(Duration::ZERO, Instant::elapsed)
}
