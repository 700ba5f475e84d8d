//! The samples that are alive, by their addresses.
//!
//! Every free asks whether it is of a sample, and nearly none is. So a filter comes first: a counter for each page
//! of memory (of 4 KiB, and pages 256 MiB apart share one), which says how many samples lie there. Objects of one page
//! are freed together more often than not, so that its counter is in the CPU's cache.

use core::sync::atomic::{AtomicU16, AtomicU32, AtomicU64, AtomicUsize, Ordering};

use super::Weight;
use super::countdown::mixed;

/// Counters of the filter.
const PAGES: usize = 1 << 16;
/// Bytes of memory that share a counter, as a power of two.
const PAGE_BITS: u32 = 12;
const BUCKETS: usize = 4096;
const WAYS: usize = 8;
/// Samples that can be alive.
pub(super) const CAPACITY: usize = BUCKETS * WAYS;
/// In place of an address: the entry is being written.
const BUSY: usize = 1;

/// A sampled object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sample {
    /// The number of the stack that it was allocated from.
    pub(super) stack: u32,
    pub(super) weight: Weight,
}

struct Entry {
    /// Its address, or 0, or [`BUSY`].
    address: AtomicUsize,
    stack: AtomicU32,
    objects: AtomicU64,
    bytes: AtomicU64,
}

impl Entry {
    fn is_used(&self) -> bool {
        // ORDERING: Relaxed: a hint.
        self.address.load(Ordering::Relaxed) != 0
    }
}

/// All samples that are alive.
pub(super) struct Live {
    // INVARIANT: no less than the samples of these pages in `entries`: raised before one is put there, lowered after
    // it was taken. It cannot overflow, as there are fewer entries than it can count.
    filter: [AtomicU16; PAGES],
    entries: [Entry; CAPACITY],
    /// Samples for which there was no room, and what they weighed.
    lost: AtomicU64,
    lost_bytes: AtomicU64,
}

const _: () = assert!(CAPACITY < u16::MAX as usize);

/// Whether a sample may be at `address`.
#[inline(always)]
pub(super) fn may_hold(live: &Live, address: usize) -> bool {
    // ORDERING: Relaxed: who frees an object has learnt of it from who allocated it, and so sees the counter raised
    // for it; others do not matter.
    live.filter[page(address)].load(Ordering::Relaxed) != 0
}

#[inline(always)]
const fn page(address: usize) -> usize {
    (address >> PAGE_BITS) % PAGES
}

impl Live {
    #[expect(clippy::large_stack_arrays, reason = "for statics alone")]
    pub(super) const fn new() -> Self {
        Self {
            filter: [const { AtomicU16::new(0) }; PAGES],
            entries: [const {
                Entry {
                    address: AtomicUsize::new(0),
                    stack: AtomicU32::new(0),
                    objects: AtomicU64::new(0),
                    bytes: AtomicU64::new(0),
                }
            }; CAPACITY],
            lost: AtomicU64::new(0),
            lost_bytes: AtomicU64::new(0),
        }
    }

    /// The two buckets where an address may be, chosen by its hash.
    #[expect(clippy::cast_possible_truncation, reason = "a part of the hash is enough")]
    fn buckets(&self, address: usize) -> [&[Entry]; 2] {
        let hash = mixed(address as u64);
        [hash as usize % BUCKETS, (hash >> 32) as usize % BUCKETS].map(|bucket| {
            let start = bucket * WAYS;
            self.entries.get(start..start + WAYS).unwrap_or_default()
        })
    }

    /// Notes the birth of a sample at `address`; whether there was room.
    pub(super) fn put(&self, address: usize, sample: Sample) -> bool {
        // The emptier bucket first, so that room is left in one of both until three quarters of the table are full.
        let mut buckets = self.buckets(address);
        buckets.sort_by_key(|bucket| bucket.iter().filter(|entry| entry.is_used()).count());
        for entry in buckets.into_iter().flatten() {
            // ORDERING: Acquire pairs with the Release in `take`, which is done with the entry.
            if entry
                .address
                .compare_exchange(0, BUSY, Ordering::Acquire, Ordering::Relaxed)
                .is_ok()
            {
                // ORDERING: Relaxed, as in `may_hold`.
                self.filter[page(address)].fetch_add(1, Ordering::Relaxed);
                entry.stack.store(sample.stack, Ordering::Relaxed);
                entry.objects.store(sample.weight.objects, Ordering::Relaxed);
                entry.bytes.store(sample.weight.bytes, Ordering::Relaxed);
                // ORDERING: Release pairs with the Acquire in `take`: who finds the address finds the rest.
                entry.address.store(address, Ordering::Release);
                return true;
            }
        }
        // ORDERING: Relaxed: counters.
        self.lost.fetch_add(1, Ordering::Relaxed);
        self.lost_bytes.fetch_add(sample.weight.bytes, Ordering::Relaxed);
        false
    }

    /// Takes the sample at `address` out, if there is one. The address is the caller's until it is freed, so that
    /// nobody else asks for the same.
    pub(super) fn take(&self, address: usize) -> Option<Sample> {
        for entry in self.buckets(address).into_iter().flatten() {
            // ORDERING: Acquire pairs with the Release in `put`.
            if entry.address.load(Ordering::Acquire) == address {
                let sample = Sample {
                    stack: entry.stack.load(Ordering::Relaxed),
                    weight: Weight {
                        objects: entry.objects.load(Ordering::Relaxed),
                        bytes: entry.bytes.load(Ordering::Relaxed),
                    },
                };
                // ORDERING: Release pairs with the Acquire in `put`.
                entry.address.store(0, Ordering::Release);
                // ORDERING: Relaxed, as in `may_hold`.
                self.filter[page(address)].fetch_sub(1, Ordering::Relaxed);
                return Some(sample);
            }
        }
        None
    }

    /// Samples for which there was no room, and the bytes that they stood for.
    pub(super) fn lost(&self) -> (u64, u64) {
        // ORDERING: Relaxed: counters.
        (
            self.lost.load(Ordering::Relaxed),
            self.lost_bytes.load(Ordering::Relaxed),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: Sample = Sample {
        stack: 7,
        weight: Weight {
            objects: Weight::ONE,
            bytes: 100,
        },
    };

    #[test]
    fn what_was_put_is_taken_once() {
        static LIVE: Live = Live::new();
        assert!(!may_hold(&LIVE, 0x7F00_0000_1040));
        assert!(LIVE.put(0x7F00_0000_1040, SAMPLE));
        assert!(may_hold(&LIVE, 0x7F00_0000_1040));
        // Another object of the page: only the table knows that it is none.
        assert!(may_hold(&LIVE, 0x7F00_0000_1080));
        assert_eq!(LIVE.take(0x7F00_0000_1080), None);
        assert_eq!(LIVE.take(0x7F00_0000_1040), Some(SAMPLE));
        assert_eq!(LIVE.take(0x7F00_0000_1040), None);
        assert!(!may_hold(&LIVE, 0x7F00_0000_1040));
    }

    #[test]
    fn nothing_is_lost_before_three_quarters_are_full() {
        static LIVE: Live = Live::new();
        let address = |number: usize| 0x7F00_0000_0000 + number * 4096;
        let mut put = 0;
        while LIVE.put(address(put + 1), SAMPLE) {
            put += 1;
        }
        assert_eq!(LIVE.lost(), (1, 100));
        put += 1;
        assert!(put > CAPACITY * 3 / 4, "{put} of {CAPACITY}");
        while put < 2 * CAPACITY {
            put += 1;
            LIVE.put(address(put), SAMPLE);
        }
        let taken = (1..=put)
            .filter(|&number| LIVE.take(address(number)).is_some())
            .count();
        let (lost, bytes) = LIVE.lost();
        assert_eq!((taken as u64 + lost, bytes), (put as u64, lost * 100));
        assert!(taken > CAPACITY * 9 / 10, "{taken}");
        assert!((1..=put).all(|number| !may_hold(&LIVE, address(number))));
    }

    #[test]
    fn threads_take_what_others_put() {
        static LIVE: Live = Live::new();
        let (sender, receiver) = std::sync::mpsc::channel();
        std::thread::scope(|scope| {
            for thread in 1..=3_usize {
                let sender = sender.clone();
                scope.spawn(move || {
                    for number in 0..3000 {
                        let address = thread << 32 | number << 6;
                        assert!(LIVE.put(address, SAMPLE));
                        sender.send(address).unwrap();
                    }
                });
            }
            drop(sender);
            for address in receiver {
                assert!(may_hold(&LIVE, address));
                assert_eq!(LIVE.take(address), Some(SAMPLE));
            }
        });
        assert_eq!(LIVE.lost(), (0, 0));
    }
}
