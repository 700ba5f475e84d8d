//! Stacks that allocations were made from, and what was allocated and freed of each.
//!
//! A stack is known by a hash of 64 bits of its return addresses. Its number is its place in a table from which
//! nothing ever leaves, so that counting needs no lock; its addresses go one after the other into one long array. Where the
//! table is full, samples are counted for [one stack](OTHERS) without frames, so that sums stay right.

use core::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use super::Weight;
use super::countdown::mixed;
use super::live::Sample;

/// This source.
pub(super) const FILE: &str = file!();

/// Return addresses of a stack at most; those nearest to the allocation.
pub(super) const DEPTH: usize = 128;
/// Stacks that have a number of their own, but for the first.
const CAPACITY: usize = 8192;
/// Places that are looked at before a stack is counted among the others.
const STEPS: usize = 32;
/// Return addresses of all stacks together.
const WORDS: usize = CAPACITY * 32;
/// The number of the stack of all for which there was no room.
pub(super) const OTHERS: u32 = 0;

/// A stack, as it is captured.
pub(super) struct Frames {
    addresses: [usize; DEPTH],
    length: usize,
    cut: bool,
}

/// One stack and its counters.
struct Stack {
    /// Its hash, or 0.
    hash: AtomicU64,
    /// Where its addresses begin, times [`LENGTHS`], and how many they are, plus 1; 0 as long as they are being written,
    /// and [`NO_ROOM`].
    addresses: AtomicUsize,
    allocated: Sum,
    freed: Sum,
}

/// What samples weigh together.
struct Sum {
    objects: AtomicU64,
    bytes: AtomicU64,
}

impl Sum {
    const fn new() -> Self {
        Self {
            objects: AtomicU64::new(0),
            bytes: AtomicU64::new(0),
        }
    }

    fn add(&self, weight: Weight) {
        // ORDERING: Relaxed: counters.
        self.objects.fetch_add(weight.objects, Ordering::Relaxed);
        self.bytes.fetch_add(weight.bytes, Ordering::Relaxed);
    }

    fn get(&self) -> Weight {
        // ORDERING: Relaxed: what is counted at this moment may be missed.
        Weight {
            objects: self.objects.load(Ordering::Relaxed),
            bytes: self.bytes.load(Ordering::Relaxed),
        }
    }
}

const LENGTHS: usize = DEPTH + 1;

/// In place of where the addresses are: there was no room for them.
const NO_ROOM: usize = usize::MAX;

/// What was counted of a stack, in the units of [`Weight`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Counted {
    pub(super) allocated: Weight,
    pub(super) freed: Weight,
}

/// All stacks.
pub(super) struct Stacks {
    // The first is that of the others.
    table: [Stack; CAPACITY + 1],
    words: [AtomicUsize; WORDS],
    used_words: AtomicUsize,
    /// Samples whose stack is not kept.
    unplaced: AtomicU64,
    /// Samples whose stacks had more than [`DEPTH`] frames.
    cut: AtomicU64,
}

impl Frames {
    const fn new() -> Self {
        Self {
            addresses: [0; DEPTH],
            length: 0,
            cut: false,
        }
    }

    /// The stack of the caller, functions of this crate among it. Neither allocates nor looks up names.
    pub(super) fn captured() -> Self {
        let mut frames = Self::new();
        let add = |frame: &backtrace::Frame| frames.add(frame.ip().addr());
        #[cfg(not(windows))]
        // SAFETY: what has to be synchronized is the debugging library of Windows. Elsewhere the unwinder may be
        // used by many threads at a time, and `add` does not unwind.
        unsafe {
            backtrace::trace_unsynchronized(add);
        }
        #[cfg(windows)]
        backtrace::trace(add);
        frames
    }

    /// Adds the next caller's address; whether there is room for one more.
    fn add(&mut self, address: usize) -> bool {
        let Some(place) = self.addresses.get_mut(self.length) else {
            self.cut = true;
            return false;
        };
        // The unwinder may end with an address that is none.
        if address != 0 {
            *place = address;
            self.length += 1;
        }
        true
    }

    fn addresses(&self) -> &[usize] {
        self.addresses.get(..self.length).unwrap_or_default()
    }

    /// A number that hardly any other stack has; not 0.
    fn hash(&self) -> u64 {
        let hash = self.addresses().iter().fold(0_u64, |hash, &address| {
            mixed(hash.rotate_left(5) ^ address as u64).wrapping_add(hash)
        });
        hash.max(1)
    }
}

impl Stacks {
    #[expect(clippy::large_stack_arrays, reason = "for statics alone")]
    pub(super) const fn new() -> Self {
        Self {
            table: [const {
                Stack {
                    hash: AtomicU64::new(0),
                    addresses: AtomicUsize::new(0),
                    allocated: Sum::new(),
                    freed: Sum::new(),
                }
            }; CAPACITY + 1],
            words: [const { AtomicUsize::new(0) }; WORDS],
            used_words: AtomicUsize::new(0),
            unplaced: AtomicU64::new(0),
            cut: AtomicU64::new(0),
        }
    }

    /// The number of a stack, a new one if it comes for the first time.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the table has less than 2^32 places"
    )]
    pub(super) fn number_of(&self, frames: &Frames) -> u32 {
        if frames.cut {
            // ORDERING: Relaxed: a counter.
            self.cut.fetch_add(1, Ordering::Relaxed);
        }
        let hash = frames.hash();
        for step in 0..STEPS {
            let number = 1 + (hash as usize).wrapping_add(step) % CAPACITY;
            let stack = &self.table[number];
            // ORDERING: Relaxed: the exchange alone decides whose the place is, and hashes never leave.
            let mut found = stack.hash.load(Ordering::Relaxed);
            if found == 0 {
                let exchanged = stack
                    .hash
                    .compare_exchange(0, hash, Ordering::Relaxed, Ordering::Relaxed);
                if exchanged.is_ok() {
                    self.keep(stack, frames.addresses());
                }
                found = exchanged.err().unwrap_or(hash);
            }
            if found == hash {
                // ORDERING: Relaxed: a hint.
                if stack.addresses.load(Ordering::Relaxed) == NO_ROOM {
                    self.unplaced.fetch_add(1, Ordering::Relaxed);
                }
                return number as u32;
            }
        }
        // ORDERING: Relaxed: a counter.
        self.unplaced.fetch_add(1, Ordering::Relaxed);
        OTHERS
    }

    /// Keeps the addresses of a stack that has got a place, if there is room.
    fn keep(&self, stack: &Stack, addresses: &[usize]) {
        // ORDERING: Relaxed: each has its words for itself. The sum cannot overflow: one for each place.
        let start = self.used_words.fetch_add(addresses.len(), Ordering::Relaxed);
        let place = match self.words.get(start..start + addresses.len()) {
            Some(words) => {
                for (word, &address) in words.iter().zip(addresses) {
                    word.store(address, Ordering::Relaxed);
                }
                1 + start * LENGTHS + addresses.len()
            }
            None => NO_ROOM,
        };
        // ORDERING: Release pairs with the Acquire in `all`: who finds the place finds the addresses.
        stack.addresses.store(place, Ordering::Release);
    }

    fn stack(&self, number: u32) -> &Stack {
        &self.table[number as usize % (CAPACITY + 1)]
    }

    /// Counts an allocation.
    pub(super) fn allocated(&self, sample: Sample) {
        self.stack(sample.stack).allocated.add(sample.weight);
    }

    /// Counts a free.
    pub(super) fn freed(&self, sample: Sample) {
        self.stack(sample.stack).freed.add(sample.weight);
    }

    /// Every stack that was counted, with its return addresses, the allocation's first. They are empty where there was
    /// no room.
    pub(super) fn all(&self) -> impl Iterator<Item = (Vec<usize>, Counted)> + '_ {
        let all = self.table.iter().map(move |stack| {
            // What is counted meanwhile may be in one of both only, so that a difference may be off by that.
            let counted = Counted {
                allocated: stack.allocated.get(),
                freed: stack.freed.get(),
            };
            // ORDERING: Acquire pairs with the Release in `keep`.
            let place = match stack.addresses.load(Ordering::Acquire) {
                0 | NO_ROOM => 0,
                place => place - 1,
            };
            let words = self.words.iter().skip(place / LENGTHS).take(place % LENGTHS);
            // ORDERING: Relaxed: they were written before, once.
            let addresses = words.map(|word| word.load(Ordering::Relaxed)).collect();
            (addresses, counted)
        });
        all.filter(|(_, counted)| counted.allocated.objects > 0)
    }

    /// Samples whose stack had no room, and samples whose stack was too long.
    pub(super) fn unplaced_and_cut(&self) -> (u64, u64) {
        // ORDERING: Relaxed: counters.
        (
            self.unplaced.load(Ordering::Relaxed),
            self.cut.load(Ordering::Relaxed),
        )
    }
}
