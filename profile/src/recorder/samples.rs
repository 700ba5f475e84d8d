//! Births of a few objects, to be found again when they die.
//!
//! Whether an object is one of them depends on its address alone. So the others cost a multiplication, at
//! birth and at death. The price: an address that is used again and again is always among them, or never.

use core::sync::atomic::{AtomicU32, AtomicU64, AtomicUsize, Ordering};

use super::rows::{ROWS, Row};
use super::shard::thread_number;

/// One address of so many is sampled.
pub(super) const ONE_IN: u64 = 256;
/// Octaves of nanoseconds that lifetimes are sorted into: the last is of 39 hours and more.
pub(super) const OCTAVES: usize = 48;
const BUCKETS: usize = 1024;
const WAYS: usize = 8;
/// In place of an address: the entry is being written.
const BUSY: usize = 1;

/// A sampled object that is alive.
struct Entry {
    /// Its address, or 0, or [`BUSY`].
    address: AtomicUsize,
    born: AtomicU64,
    thread: AtomicU32,
}

/// What is known of the birth of an object.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Birth {
    /// Nanoseconds since the recording began.
    born: u64,
    thread: u32,
}

/// Deaths of one row.
pub(super) struct Deaths {
    pub(super) octaves: [AtomicU32; OCTAVES],
    pub(super) sampled: AtomicU32,
    /// Of these, on another thread than the birth.
    pub(super) crossed: AtomicU32,
}

/// Sampled objects and what became of them.
pub(super) struct Samples {
    entries: [Entry; BUCKETS * WAYS],
    deaths: [Deaths; ROWS],
    /// Objects for which there was no room.
    dropped: AtomicU64,
}

/// The bucket of an address, if it is one that is sampled.
#[inline(always)]
#[expect(
    clippy::cast_possible_truncation,
    reason = "32 bits tell addresses apart well enough"
)]
pub(super) fn bucket(address: usize) -> Option<usize> {
    // The low bits of an address are zeros: what counts goes into the high bits of the product.
    let hash = (address as u32).wrapping_mul(0x9E37_79B1);
    (hash < u32::MAX / ONE_IN as u32).then_some((hash >> 14) as usize % BUCKETS)
}

impl Samples {
    #[expect(clippy::large_stack_arrays, reason = "for statics alone")]
    pub(super) const fn new() -> Self {
        Self {
            entries: [const {
                Entry {
                    address: AtomicUsize::new(0),
                    born: AtomicU64::new(0),
                    thread: AtomicU32::new(0),
                }
            }; BUCKETS * WAYS],
            deaths: [const {
                Deaths {
                    octaves: [const { AtomicU32::new(0) }; OCTAVES],
                    sampled: AtomicU32::new(0),
                    crossed: AtomicU32::new(0),
                }
            }; ROWS],
            dropped: AtomicU64::new(0),
        }
    }

    fn entries(&self, bucket: usize) -> impl Iterator<Item = &Entry> {
        self.entries.iter().skip(bucket * WAYS).take(WAYS)
    }

    /// Notes the birth of the object at `address`, now.
    pub(super) fn born(&self, bucket: usize, address: usize, now: u64) {
        self.put(
            bucket,
            address,
            Birth {
                born: now,
                thread: thread_number(),
            },
        );
    }

    /// Notes a birth that was taken out.
    pub(super) fn put(&self, bucket: usize, address: usize, birth: Birth) {
        for entry in self.entries(bucket) {
            // ORDERING: Acquire pairs with the Release in `take`, which is done with the entry.
            if entry
                .address
                .compare_exchange(0, BUSY, Ordering::Acquire, Ordering::Relaxed)
                .is_ok()
            {
                entry.born.store(birth.born, Ordering::Relaxed);
                entry.thread.store(birth.thread, Ordering::Relaxed);
                // ORDERING: Release pairs with the Acquire in `take`: who finds the address finds the rest.
                entry.address.store(address, Ordering::Release);
                return;
            }
        }
        // ORDERING: Relaxed: a counter.
        self.dropped.fetch_add(1, Ordering::Relaxed);
    }

    /// Takes the object at `address` out, if it is there. Its address is the caller's until it is freed, so
    /// that nobody else asks for the same.
    pub(super) fn take(&self, bucket: usize, address: usize) -> Option<Birth> {
        for entry in self.entries(bucket) {
            // ORDERING: Acquire pairs with the Release in `put`.
            if entry.address.load(Ordering::Acquire) == address {
                let birth = Birth {
                    born: entry.born.load(Ordering::Relaxed),
                    thread: entry.thread.load(Ordering::Relaxed),
                };
                // ORDERING: Release pairs with the Acquire in `put`.
                entry.address.store(0, Ordering::Release);
                return Some(birth);
            }
        }
        None
    }

    /// Counts a death, now and on this thread.
    pub(super) fn died(&self, row: Row, birth: Birth, now: u64) {
        let deaths = self.deaths(row);
        let octave = now.saturating_sub(birth.born).max(1).ilog2() as usize;
        // ORDERING: Relaxed: counters.
        deaths.octaves[octave.min(OCTAVES - 1)].fetch_add(1, Ordering::Relaxed);
        deaths.sampled.fetch_add(1, Ordering::Relaxed);
        if birth.thread != thread_number() {
            deaths.crossed.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Deaths of a row.
    pub(super) fn deaths(&self, row: Row) -> &Deaths {
        &self.deaths[row.index()]
    }

    /// Objects for which there was no room.
    pub(super) fn dropped(&self) -> u64 {
        // ORDERING: Relaxed: a counter.
        self.dropped.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_of_256_is_sampled() {
        let sampled = (0..1_000_000_usize)
            .filter(|number| bucket(0x7F00_0000 + number * 16).is_some())
            .count();
        assert!((3500..4300).contains(&sampled), "{sampled}");
    }

    #[test]
    fn a_full_bucket_drops_and_says_so() {
        static SAMPLES: Samples = Samples::new();
        let samples = &SAMPLES;
        for number in 1..=WAYS + 3 {
            samples.born(5, number * 16, number as u64);
        }
        assert_eq!(samples.dropped(), 3);
        let birth = samples.take(5, 32).unwrap();
        assert_eq!(birth.born, 2);
        assert!(samples.take(5, 32).is_none());
        samples.died(Row::new(7), birth, 2 + 1024);
        assert_eq!(samples.deaths(Row::new(7)).octaves[10].load(Ordering::Relaxed), 1);
        assert_eq!(samples.deaths(Row::new(7)).crossed.load(Ordering::Relaxed), 0);
        samples.put(5, 32, birth);
        let elsewhere = std::thread::scope(|scope| {
            scope
                .spawn(|| {
                    samples
                        .take(5, 32)
                        .map(|birth| samples.died(Row::new(7), birth, 3))
                })
                .join()
        });
        assert!(elsewhere.unwrap().is_some());
        assert_eq!(samples.deaths(Row::new(7)).crossed.load(Ordering::Relaxed), 1);
    }
}
