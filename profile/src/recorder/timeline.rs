//! Live bytes over time, in a fixed number of intervals that double in length whenever there are too few.

use core::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// Intervals that are kept.
pub(crate) const POINTS: usize = 256;
/// Length of the first intervals, in nanoseconds.
const FIRST: u64 = 1 << 17;

/// For each interval the most bytes that were seen in it.
pub(super) struct Timeline {
    busy: AtomicBool,
    /// Length of an interval in nanoseconds; 0 stands for [`FIRST`], so that all begins as zeros.
    length: AtomicU64,
    /// Bytes plus one, or 0 where nothing was seen.
    points: [AtomicU64; POINTS],
}

impl Timeline {
    pub(super) const fn new() -> Self {
        Self {
            busy: AtomicBool::new(false),
            length: AtomicU64::new(0),
            points: [const { AtomicU64::new(0) }; POINTS],
        }
    }

    /// Notes the bytes at a time. Left out where another thread is at it in this moment.
    pub(super) fn note(&self, now: u64, bytes: u64) {
        // ORDERING: Acquire pairs with the Release below: one thread at a time.
        if self.busy.swap(true, Ordering::Acquire) {
            return;
        }
        // ORDERING: Relaxed: only under `busy`, here and below.
        let mut length = self.length.load(Ordering::Relaxed).max(FIRST);
        while now / length >= POINTS as u64 {
            self.halve();
            length = length.saturating_mul(2);
        }
        self.length.store(length, Ordering::Relaxed);
        let place = usize::try_from(now / length).unwrap_or(0);
        if let Some(point) = self.points.get(place) {
            let value = bytes.saturating_add(1);
            point.store(point.load(Ordering::Relaxed).max(value), Ordering::Relaxed);
        }
        // ORDERING: Release pairs with the Acquire above.
        self.busy.store(false, Ordering::Release);
    }

    /// Makes two intervals one.
    fn halve(&self) {
        for place in 0..POINTS {
            // ORDERING: Relaxed: under `busy`.
            let [left, right] = [2 * place, 2 * place + 1].map(|old| {
                self.points
                    .get(old)
                    .map_or(0, |point| point.load(Ordering::Relaxed))
            });
            self.points[place].store(left.max(right), Ordering::Relaxed);
        }
    }

    /// Beginning of each interval in which something was seen, in nanoseconds, and the most bytes in it.
    pub(super) fn read(&self, mut each: impl FnMut(u64, u64)) {
        // ORDERING: Acquire pairs with the Release in `note`.
        while self.busy.swap(true, Ordering::Acquire) {
            std::thread::yield_now();
        }
        // ORDERING: Relaxed: under `busy`.
        let length = self.length.load(Ordering::Relaxed).max(FIRST);
        for (place, point) in self.points.iter().enumerate() {
            if let Some(bytes) = point.load(Ordering::Relaxed).checked_sub(1) {
                each(place as u64 * length, bytes);
            }
        }
        // ORDERING: Release pairs with the Acquire in `note`.
        self.busy.store(false, Ordering::Release);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_double_and_keep_the_highest() {
        let timeline = Timeline::new();
        for step in 0..4 * POINTS as u64 {
            timeline.note(step * FIRST, if step == 601 { 5000 } else { step });
        }
        let mut points = Vec::new();
        timeline.read(|time, bytes| points.push((time, bytes)));
        assert_eq!(points.len(), POINTS);
        assert_eq!(points[150], (600 * FIRST, 5000));
        assert_eq!(points[10], (40 * FIRST, 43));
        timeline.note(u64::MAX, 1);
    }
}
