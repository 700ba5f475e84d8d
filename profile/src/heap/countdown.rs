//! After how many bytes a thread takes its next sample.
//!
//! The distances are exponentially distributed around the interval, so that samples are a Poisson process over the
//! bytes that the program asks for: whatever pattern its requests have, an object of `size` bytes is one with the
//! probability `1 - exp(-size / interval)`, independently of all others.

use core::cell::Cell;
use core::sync::atomic::{AtomicU64, Ordering};

/// Threads that have drawn a number.
static THREADS: AtomicU64 = AtomicU64::new(0);

/// Bytes that a thread may still ask for until it takes a sample.
pub(super) struct Countdown {
    /// Below zero when a sample is due; and at first, when nothing is drawn.
    left: Cell<i64>,
    /// The state of the generator; 0 as long as nothing is drawn.
    state: Cell<u64>,
}

impl Countdown {
    pub(super) const fn new() -> Self {
        Self {
            left: Cell::new(0),
            state: Cell::new(0),
        }
    }

    /// Counts `size` bytes; whether a sample is due.
    #[inline(always)]
    pub(super) fn pass(&self, size: usize) -> bool {
        // No layout is larger than `isize::MAX`. It wraps where one after the other comes and none is drawn.
        let left = self.left.get().wrapping_sub(size.cast_signed() as i64);
        self.left.set(left);
        left < 0
    }

    /// Draws the distance to the next sample, after [`pass`](Self::pass) found that one is due. Whether the object
    /// of `size` bytes is a sample: all are, but those before the first distance of the thread is over.
    pub(super) fn draw(&self, size: usize, interval: u64) -> bool {
        let first = self.state.get() == 0;
        self.skip(interval);
        // The distances have no memory: what is left of one after an object does not count.
        !first
            || (self.pass(size) && {
                self.left.set(self.distance(interval));
                true
            })
    }

    /// Draws the distance to the next sample, where one was due that cannot be taken: the next object would be one for
    /// certain otherwise, whatever its size.
    pub(super) fn skip(&self, interval: u64) {
        if self.state.get() == 0 {
            // The same threads draw the same numbers in each run, so that a program that does the same is sampled
            // in the same places.
            // ORDERING: Relaxed: only that numbers differ matters.
            let thread = THREADS.fetch_add(1, Ordering::Relaxed);
            self.state.set(mixed(thread.wrapping_add(1)) | 1);
        }
        self.left.set(self.distance(interval));
    }

    /// Bytes to the next sample.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "53 bits are precise enough, and what is too large ends at the largest number"
    )]
    fn distance(&self, interval: u64) -> i64 {
        // SplitMix64.
        let state = self.state.get().wrapping_add(0x9E37_79B9_7F4A_7C15);
        self.state.set(state);
        // Greater than 0 and at most 1.
        let uniform = ((mixed(state) >> 11) + 1) as f64 / (1_u64 << 53) as f64;
        (-uniform.ln() * interval as f64) as i64
    }
}

/// The finalizer of `SplitMix64`.
pub(super) const fn mixed(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    value ^ (value >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many of `count` objects are samples.
    fn sampled(size: usize, count: u32, interval: u64) -> u32 {
        let countdown = Countdown::new();
        (0..count)
            .map(|_| u32::from(countdown.pass(size) && countdown.draw(size, interval)))
            .sum()
    }

    #[test]
    fn objects_are_sampled_with_the_probability_of_their_size() {
        for size in [1_u32, 64, 4096, 65_536, 300_000] {
            let (count, interval) = (200_000, 65_536_u32);
            let probability = -(-f64::from(size) / f64::from(interval)).exp_m1();
            let mean = f64::from(count) * probability;
            let deviation = (mean * (1.0 - probability)).sqrt();
            let found = f64::from(sampled(size as usize, count, interval.into()));
            assert!(
                (found - mean).abs() < 5.0 * deviation + 1.0,
                "{found} of {mean} at {size}"
            );
        }
    }

    #[test]
    fn what_follows_on_a_sample_that_is_not_taken_is_as_likely_as_ever() {
        let countdown = Countdown::new();
        let (mut samples, interval) = (0_u32, 1 << 16);
        for _ in 0..100_000 {
            // A request that is refused.
            if countdown.pass(1 << 30) {
                countdown.skip(interval);
            }
            samples += u32::from(countdown.pass(64) && countdown.draw(64, interval));
        }
        // 100,000 * (1 - exp(-64 / 65536)) are 97.6.
        assert!((50..150).contains(&samples), "{samples}");
    }

    #[test]
    fn an_interval_of_one_byte_takes_nearly_all() {
        assert_eq!(sampled(64, 1000, 1), 1000);
    }

    #[test]
    fn the_largest_objects_do_not_overflow() {
        assert_eq!(sampled(isize::MAX as usize, 100, 1 << 19), 100);
        let countdown = Countdown::new();
        assert!(countdown.pass(isize::MAX as usize));
        assert!(countdown.draw(isize::MAX as usize, u64::MAX / 2) || countdown.left.get() >= 0);
    }
}
