//! The heap of the program, chosen by an environment variable when it is first used, which is before `main`.

use core::alloc::{GlobalAlloc, Layout};
use core::ptr::NonNull;
use core::sync::atomic::{AtomicUsize, Ordering};

use slabmalloc::hosted::HostedZoneAllocator;
use slabmalloc::lock::Spin;
use slabmalloc::pager::OsPager;
use slabmalloc::{AllocationError, SafeZone, SafeZoneAllocator, X86};

/// Says which heap.
pub(super) const VARIABLE: &str = "SLABMALLOC_TEST_HEAP";

#[global_allocator]
static HEAP: Chosen = Chosen;

static DEFAULT: SafeZoneAllocator = SafeZoneAllocator::new();
static HOSTED: HostedZoneAllocator = HostedZoneAllocator::new();
pub(super) static PLAIN: SafeZone<X86, Spin, OsPager> = SafeZone::new();

/// A heap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The default zone, with a cache for each thread.
    Default,
    /// The zone for programs, with a cache for each thread.
    Hosted,
    /// A zone without caches.
    Plain,
}

impl Kind {
    pub(super) const ALL: [Self; 3] = [Self::Default, Self::Hosted, Self::Plain];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Default => "default zone",
            Self::Hosted => "hosted zone",
            Self::Plain => "no caches",
        }
    }

    /// The heap of this process.
    #[inline]
    pub(super) fn chosen() -> Self {
        /// One more than the index in `ALL`; zero is not known yet.
        static CHOSEN: AtomicUsize = AtomicUsize::new(0);
        // ORDERING: the variable says the same to every thread.
        if let Some(index) = CHOSEN.load(Ordering::Relaxed).checked_sub(1) {
            return Self::ALL[index];
        }
        // SAFETY: the name ends with a zero, and nobody changes the environment.
        let value = unsafe { libc::getenv(c"SLABMALLOC_TEST_HEAP".as_ptr()) };
        // Without the variable it is the process that starts the others.
        let index = if value.is_null() {
            0
        } else {
            // SAFETY: the environment holds a string.
            let value = unsafe { core::ffi::CStr::from_ptr(value) };
            Self::ALL
                .iter()
                .position(|kind| kind.name().as_bytes() == value.to_bytes())
                .unwrap_or(0)
        };
        CHOSEN.store(index + 1, Ordering::Relaxed);
        Self::ALL[index]
    }
}

/// Does something with the heap of this process.
macro_rules! with_heap {
    ($heap:ident => $action:expr) => {
        match Kind::chosen() {
            Kind::Default => {
                let $heap = &DEFAULT;
                $action
            }
            Kind::Hosted => {
                let $heap = &HOSTED;
                $action
            }
            Kind::Plain => {
                let $heap = &PLAIN;
                $action
            }
        }
    };
}

/// The global allocator.
struct Chosen;

// SAFETY: all calls of a process go to one and the same zone.
unsafe impl GlobalAlloc for Chosen {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promise.
        with_heap!(heap => unsafe { heap.alloc(layout) })
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: the caller's promise.
        with_heap!(heap => unsafe { heap.dealloc(block, layout) });
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promise.
        with_heap!(heap => unsafe { heap.alloc_zeroed(layout) })
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        // SAFETY: the caller's promise.
        with_heap!(heap => unsafe { heap.realloc(block, layout, new_size) })
    }
}

/// A block of the heap, by the function that knows blocks of no bytes, and says why there is none.
pub(super) fn allocate(layout: Layout) -> Result<NonNull<u8>, AllocationError> {
    with_heap!(heap => heap.allocate(layout))
}

/// Takes a block back.
///
/// # Safety
///
/// It came from the heap with this layout, and is used no more.
pub(super) unsafe fn deallocate(block: NonNull<u8>, layout: Layout) {
    // SAFETY: the caller's promise.
    with_heap!(heap => unsafe { heap.deallocate(block, layout) });
}

/// The largest alignment that the heap serves.
pub(super) fn largest_alignment() -> usize {
    match Kind::chosen() {
        Kind::Default => SafeZoneAllocator::MAX_ALIGN,
        Kind::Hosted => HostedZoneAllocator::MAX_ALIGN,
        Kind::Plain => SafeZone::<X86, Spin, OsPager>::MAX_ALIGN,
    }
}

/// Gives back what can be.
pub(super) fn trim() -> usize {
    with_heap!(heap => heap.trim())
}

/// Objects alive in the classes of the heap; what other threads keep is among them.
pub(super) fn live_objects() -> usize {
    with_heap!(heap => heap.snapshot().live_objects())
}
