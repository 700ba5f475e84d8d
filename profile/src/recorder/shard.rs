//! Counters that one thread has for itself.
//!
//! A thread takes a shard when it first allocates and leaves it, with all that is counted in it, to the next
//! thread when it ends. While it has the shard nobody else writes there, so that counting needs no locked
//! instruction. Threads for which no shard is left, and threads past the end of their thread-local values,
//! count in shared shards, with locked instructions.

use core::cell::Cell;
use core::sync::atomic::{AtomicBool, AtomicI64, AtomicU32, AtomicU64, AtomicUsize, Ordering};

use super::rows::{COARSE, ROWS, Row};

/// Shards of one thread at a time.
const OWNED: usize = 64;
/// Shards of everybody else.
const SHARED: usize = 4;
/// What shared shards publish at a time, in bytes.
const SHARED_QUANTUM: u64 = 4096;
/// Pairs of rows for reallocations in a shard.
const PAIRS: usize = 1024;
/// Pairs that are looked at before one is counted among the others.
const PAIR_STEPS: usize = 8;

/// What is counted for one row.
#[derive(Debug)]
pub(super) struct Counts {
    pub(super) allocations: AtomicU64,
    pub(super) frees: AtomicU64,
}

/// Reallocations from one row to another.
struct Pair {
    /// Both rows and 1, or 0.
    key: AtomicU32,
    count: AtomicU64,
}

/// Counters of a thread.
#[repr(align(128))]
pub(super) struct Shard {
    taken: AtomicBool,
    /// Live bytes that the sum of all threads does not have yet; in an owned shard plus half of `span`, so
    /// that the sign tells when there are too few.
    // INVARIANT: unpublished bytes are `margin - span / 2`; in a shared shard `span` is 0 always.
    margin: AtomicI64,
    /// How far `margin` may go before it is published.
    span: AtomicI64,
    /// Reallocations that grew for which there was no pair left.
    pub(super) other_growth: AtomicU64,
    pub(super) counts: [Counts; ROWS],
    /// Bytes asked for, for rows whose size does not say.
    pub(super) coarse_bytes: [AtomicU64; COARSE],
    pairs: [Pair; PAIRS],
}

static SHARDS: [Shard; OWNED + SHARED] = [const { Shard::new() }; OWNED + SHARED];
/// Owned shards that have ever been taken: the first so many.
static USED: AtomicUsize = AtomicUsize::new(0);
/// Whether a shared shard has ever been in use.
static SHARING: AtomicBool = AtomicBool::new(false);
/// Numbers of threads that have been handed out.
static THREADS: AtomicU32 = AtomicU32::new(0);

/// Bytes of all shards.
pub(super) const BYTES: usize = size_of::<[Shard; OWNED + SHARED]>();

thread_local! {
    // None of the three has a destructor: they can be read as long as the thread runs.
    static OWN: Cell<Option<&'static Shard>> = const { Cell::new(None) };
    /// Whether the thread has asked for a shard of its own, and shall not again.
    static ASKED: Cell<bool> = const { Cell::new(false) };
    static NUMBER: Cell<u32> = const { Cell::new(0) };
    // Leaves the shard to others. Touched once in the life of a thread.
    static LEASE: Lease = const { Lease };
}

struct Lease;

impl Drop for Lease {
    fn drop(&mut self) {
        if let Ok(Some(shard)) = OWN.try_with(Cell::take) {
            // ORDERING: Release pairs with the Acquire in `take`: the next thread adds to what this one
            // wrote.
            shard.taken.store(false, Ordering::Release);
        }
    }
}

/// The shard that the current thread has for itself, if it has one.
#[inline(always)]
pub(super) fn own() -> Option<&'static Shard> {
    OWN.try_with(Cell::get).ok().flatten()
}

/// The shard of a thread that has none: one that it gets now, or a shared one. The second says whether it is
/// its own.
#[cold]
pub(super) fn take_or_share() -> (&'static Shard, bool) {
    // Asked before the registration of a destructor: should that allocate, it is counted in a shared shard,
    // and does not come back here.
    let asked = ASKED.try_with(|asked| asked.replace(true)).unwrap_or(true);
    if !asked
        && LEASE.try_with(|_| ()).is_ok()
        && let Some(shard) = take()
        && OWN.try_with(|own| own.set(Some(shard))).is_ok()
    {
        return (shard, true);
    }
    // ORDERING: Relaxed: who misses it misses what is being counted at this moment.
    SHARING.store(true, Ordering::Relaxed);
    (shared(), false)
}

fn take() -> Option<&'static Shard> {
    for (index, shard) in SHARDS.iter().take(OWNED).enumerate() {
        // ORDERING: Acquire pairs with the Release of the thread that had the shard before.
        if shard
            .taken
            .compare_exchange(false, true, Ordering::Acquire, Ordering::Relaxed)
            .is_ok()
        {
            // ORDERING: Relaxed: who misses this shard misses what is being counted at this moment.
            USED.fetch_max(index + 1, Ordering::Relaxed);
            return Some(shard);
        }
    }
    None
}

fn shared() -> &'static Shard {
    &SHARDS[OWNED + thread_number() as usize % SHARED]
}

/// A number that no other thread has; 0 where the thread has no values of its own any more.
pub(super) fn thread_number() -> u32 {
    let number = NUMBER.try_with(|number| {
        if number.get() == 0 {
            // ORDERING: Relaxed: only that numbers differ matters.
            number.set(THREADS.fetch_add(1, Ordering::Relaxed).wrapping_add(1).max(1));
        }
        number.get()
    });
    number.unwrap_or(0)
}

/// Owned shards that have been in use, at least one.
pub(super) fn used() -> usize {
    // ORDERING: Relaxed: a hint.
    USED.load(Ordering::Relaxed).max(1)
}

/// All shards that may have counted something.
pub(super) fn all() -> impl Iterator<Item = &'static Shard> {
    // ORDERING: Relaxed: a hint.
    let shared = if SHARING.load(Ordering::Relaxed) {
        SHARED
    } else {
        0
    };
    SHARDS
        .iter()
        .take(used())
        .chain(SHARDS.iter().skip(OWNED).take(shared))
}

impl Shard {
    #[expect(clippy::large_stack_arrays, reason = "for statics alone")]
    const fn new() -> Self {
        Self {
            taken: AtomicBool::new(false),
            margin: AtomicI64::new(0),
            span: AtomicI64::new(0),
            other_growth: AtomicU64::new(0),
            counts: [const {
                Counts {
                    allocations: AtomicU64::new(0),
                    frees: AtomicU64::new(0),
                }
            }; ROWS],
            coarse_bytes: [const { AtomicU64::new(0) }; COARSE],
            pairs: [const {
                Pair {
                    key: AtomicU32::new(0),
                    count: AtomicU64::new(0),
                }
            }; PAIRS],
        }
    }

    /// Adds to a counter of this shard, which is the thread's own or shared.
    #[inline(always)]
    pub(super) fn add(own: bool, counter: &AtomicU64, amount: u64) {
        // ORDERING: Relaxed: counters are read one by one. Without a locked instruction where one thread
        // writes.
        if own {
            counter.store(
                counter.load(Ordering::Relaxed).wrapping_add(amount),
                Ordering::Relaxed,
            );
        } else {
            counter.fetch_add(amount, Ordering::Relaxed);
        }
    }

    /// Adds to the bytes that are not published; whether they are to be now.
    #[inline(always)]
    pub(super) fn change<const BIRTH: bool>(&self, own: bool, bytes: i64) -> bool {
        let bytes = if BIRTH { bytes } else { bytes.wrapping_neg() };
        // ORDERING: Relaxed, as in `add`.
        if own {
            let margin = self.margin.load(Ordering::Relaxed).wrapping_add(bytes);
            self.margin.store(margin, Ordering::Relaxed);
            if BIRTH {
                margin > self.span.load(Ordering::Relaxed)
            } else {
                margin < 0
            }
        } else {
            let sum = self
                .margin
                .fetch_add(bytes, Ordering::Relaxed)
                .wrapping_add(bytes);
            sum.unsigned_abs() > SHARED_QUANTUM
        }
    }

    /// Takes the bytes that are not published, and is content with `quantum` more or less from now on.
    pub(super) fn publish(&self, own: bool, quantum: i64) -> i64 {
        // ORDERING: Relaxed, as in `add`.
        if own {
            let change = self
                .margin
                .load(Ordering::Relaxed)
                .wrapping_sub(self.span.load(Ordering::Relaxed) / 2);
            // INVARIANT: nothing is unpublished now.
            self.margin.store(quantum, Ordering::Relaxed);
            self.span.store(quantum * 2, Ordering::Relaxed);
            change
        } else {
            self.margin.swap(0, Ordering::Relaxed)
        }
    }

    /// Counts a reallocation that grew.
    pub(super) fn grew(&self, own: bool, before: Row, after: Row) {
        let key = pair_key(before, after);
        let home = key.wrapping_mul(0x9E37_79B1) >> 22;
        const { assert!(PAIRS == 1 << 10) };
        for step in 0..PAIR_STEPS {
            let pair = &self.pairs[(home as usize + step) % PAIRS];
            // ORDERING: Relaxed: the exchange alone decides whose the place is, keys never leave.
            let mut found = pair.key.load(Ordering::Relaxed);
            if found == 0 {
                let exchanged = pair
                    .key
                    .compare_exchange(0, key, Ordering::Relaxed, Ordering::Relaxed);
                found = exchanged.err().unwrap_or(key);
            }
            if found == key {
                Self::add(own, &pair.count, 1);
                return;
            }
        }
        Self::add(own, &self.other_growth, 1);
    }

    /// Reallocations that grew: row before, row after, how many.
    pub(super) fn growth(&self) -> impl Iterator<Item = (Row, Row, u64)> + '_ {
        self.pairs.iter().filter_map(|pair| {
            // ORDERING: Relaxed: numbers by themselves.
            let key = pair.key.load(Ordering::Relaxed).checked_sub(1)?;
            let (before, after) = (Row::new((key >> 16) as usize), Row::new((key & 0xFFFF) as usize));
            Some((before, after, pair.count.load(Ordering::Relaxed)))
        })
    }
}

#[expect(clippy::cast_possible_truncation, reason = "an index of a row has 13 bits")]
fn pair_key(before: Row, after: Row) -> u32 {
    const { assert!(ROWS < 1 << 15) };
    ((before.index() as u32) << 16 | after.index() as u32) + 1
}
