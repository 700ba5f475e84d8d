//! The program's allocator: the zone or the system's allocator, with the same counting around both.
//!
//! Whether a process runs on the one or the other is decided by an environment variable at its very
//! first allocation, which comes before `main`.

use core::alloc::{GlobalAlloc, Layout};
use core::cell::Cell;
use core::ffi::{CStr, c_char};
use core::sync::atomic::{AtomicI64, AtomicU8, AtomicU64, AtomicUsize, Ordering};
use std::alloc::System;

use slabmalloc::SafeZoneAllocator;

/// The variable that chooses the allocator of a process.
pub(crate) const CHOICE: &str = "SLABMALLOC_EXAMPLE_ALLOCATOR";
const CHOICE_FOR_C: &CStr = c"SLABMALLOC_EXAMPLE_ALLOCATOR";
/// Its value for the system's allocator; anything else means the zone.
pub(crate) const SYSTEM: &str = "system";

const UNDECIDED: u8 = 0;
const ON_ZONE: u8 = 1;
const ON_SYSTEM: u8 = 2;

unsafe extern "C" {
    /// The C library's: it does not allocate, as `std::env::var_os` does.
    fn getenv(name: *const c_char) -> *const c_char;
}

/// The zone, unchanged, and what it takes to compare it.
#[derive(Debug)]
pub(crate) struct Metered {
    zone: SafeZoneAllocator,
    choice: AtomicU8,
}

impl Metered {
    pub(crate) const fn new() -> Self {
        Self {
            zone: SafeZoneAllocator::new(),
            choice: AtomicU8::new(UNDECIDED),
        }
    }

    /// The zone; it is without a page in a process that runs on the system's allocator.
    pub(crate) fn zone(&self) -> &SafeZoneAllocator {
        &self.zone
    }

    /// Whether this process runs on the system's allocator.
    #[inline]
    fn on_system(&self) -> bool {
        // ORDERING: every thread that decides comes to the same decision.
        match self.choice.load(Ordering::Relaxed) {
            UNDECIDED => self.decide(),
            choice => choice == ON_SYSTEM,
        }
    }

    #[cold]
    fn decide(&self) -> bool {
        // SAFETY: the name ends with a zero byte, and this program never changes its environment.
        let value = unsafe { getenv(CHOICE_FOR_C.as_ptr()) };
        let on_system = !value.is_null() && {
            // SAFETY: what `getenv` finds is a C string that stays as it is.
            let value = unsafe { CStr::from_ptr(value) };
            value.to_bytes() == SYSTEM.as_bytes()
        };
        self.choice
            .store(if on_system { ON_SYSTEM } else { ON_ZONE }, Ordering::Relaxed);
        on_system
    }
}

// SAFETY: every block comes from one of two allocators, goes back to the same one, since the choice
// never changes, and is not touched here.
unsafe impl GlobalAlloc for Metered {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(|shard| &shard.allocations, layout.size(), 0);
        if self.on_system() {
            // SAFETY: the caller's promise.
            unsafe { System.alloc(layout) }
        } else {
            // SAFETY: the caller's promise.
            unsafe { self.zone.alloc(layout) }
        }
    }

    #[inline]
    unsafe fn dealloc(&self, ptr: *mut u8, layout: Layout) {
        count(|shard| &shard.frees, 0, layout.size());
        if self.on_system() {
            // SAFETY: the caller's promise.
            unsafe { System.dealloc(ptr, layout) }
        } else {
            // SAFETY: the caller's promise.
            unsafe { self.zone.dealloc(ptr, layout) }
        }
    }

    #[inline]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        count(|shard| &shard.allocations, layout.size(), 0);
        if self.on_system() {
            // SAFETY: the caller's promise.
            unsafe { System.alloc_zeroed(layout) }
        } else {
            // SAFETY: the caller's promise.
            unsafe { self.zone.alloc_zeroed(layout) }
        }
    }

    #[inline]
    unsafe fn realloc(&self, ptr: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        count(|shard| &shard.reallocations, new_size, layout.size());
        if self.on_system() {
            // SAFETY: the caller's promise.
            unsafe { System.realloc(ptr, layout, new_size) }
        } else {
            // SAFETY: the caller's promise.
            unsafe { self.zone.realloc(ptr, layout, new_size) }
        }
    }
}

/// What the calls of one thread add up to, on cache lines of its own: counting that threads share
/// would cost more than the allocations that it counts.
#[repr(align(128))]
struct Shard {
    allocations: AtomicU64,
    frees: AtomicU64,
    reallocations: AtomicU64,
    /// Bytes requested less bytes freed, as far as [`LIVE_BYTES`] does not know of them yet.
    unposted_bytes: AtomicI64,
}

/// Shards with an owner, and the last one, which all further threads share.
const SHARDS: usize = 64;
const SHARED: usize = SHARDS - 1;
/// Bytes by which a thread's account may differ from the sum: the error of the peak, per thread.
const POST_AT: i64 = 64 << 10;

static COUNTS: [Shard; SHARDS] = [const {
    Shard {
        allocations: AtomicU64::new(0),
        frees: AtomicU64::new(0),
        reallocations: AtomicU64::new(0),
        unposted_bytes: AtomicI64::new(0),
    }
}; SHARDS];
static NEXT_SHARD: AtomicUsize = AtomicUsize::new(0);
static LIVE_BYTES: AtomicI64 = AtomicI64::new(0);
static PEAK_BYTES: AtomicI64 = AtomicI64::new(0);

thread_local! {
    // A constant without a destructor: using it never allocates.
    static OWN_SHARD: Cell<usize> = const { Cell::new(usize::MAX) };
}

#[inline]
fn count(counter: impl FnOnce(&Shard) -> &AtomicU64, requested: usize, freed: usize) {
    let number = OWN_SHARD.try_with(|own| {
        if own.get() == usize::MAX {
            own.set(NEXT_SHARD.fetch_add(1, Ordering::Relaxed).min(SHARED));
        }
        own.get()
    });
    let number = number.unwrap_or(SHARED);
    let Some(shard) = COUNTS.get(number) else { return };
    let counter = counter(shard);
    let change = requested.cast_signed() as i64 - freed.cast_signed() as i64;
    // ORDERING: the counts are read after the threads that made them were joined.
    let unposted = if number == SHARED {
        counter.fetch_add(1, Ordering::Relaxed);
        shard.unposted_bytes.fetch_add(change, Ordering::Relaxed) + change
    } else {
        // Nobody else writes to the shard, so a locked instruction is not needed.
        counter.store(counter.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
        let unposted = shard.unposted_bytes.load(Ordering::Relaxed) + change;
        shard.unposted_bytes.store(unposted, Ordering::Relaxed);
        unposted
    };
    if unposted.abs() >= POST_AT {
        let posted = shard.unposted_bytes.swap(0, Ordering::Relaxed);
        let live = LIVE_BYTES.fetch_add(posted, Ordering::Relaxed) + posted;
        PEAK_BYTES.fetch_max(live, Ordering::Relaxed);
    }
}

/// What the program asked of its allocator so far.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Counts {
    pub(crate) allocations: u64,
    pub(crate) frees: u64,
    pub(crate) reallocations: u64,
    /// Bytes requested and not freed.
    pub(crate) live_bytes: i64,
    /// The most of them at once, to within 64 KiB for each thread.
    pub(crate) peak_bytes: i64,
}

/// The sums over all threads; exact while only the caller runs.
pub(crate) fn counts() -> Counts {
    let mut sum = Counts {
        allocations: 0,
        frees: 0,
        reallocations: 0,
        live_bytes: LIVE_BYTES.load(Ordering::Relaxed),
        peak_bytes: PEAK_BYTES.load(Ordering::Relaxed),
    };
    for shard in &COUNTS {
        sum.allocations += shard.allocations.load(Ordering::Relaxed);
        sum.frees += shard.frees.load(Ordering::Relaxed);
        sum.reallocations += shard.reallocations.load(Ordering::Relaxed);
        sum.live_bytes += shard.unposted_bytes.load(Ordering::Relaxed);
    }
    sum.peak_bytes = sum.peak_bytes.max(sum.live_bytes);
    sum
}
