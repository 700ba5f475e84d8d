//! Other heaps, behind the kind of lock that ours has: interrupts are off while it is held. slabmalloc 0.11 takes
//! frames, as ours does; the others manage all blocks as one region.

use core::alloc::{GlobalAlloc, Layout};
use core::ptr::{self, NonNull};

use crate::frames;
use crate::sync::Mutex;

/// The one that the feature names.
pub(super) type Contender = Shared<peer::Peer>;

/// A heap for one owner.
trait Heap {
    /// Takes the memory that it manages.
    fn initialise(&mut self);
    fn take(&mut self, layout: Layout) -> Option<NonNull<u8>>;
    /// # Safety
    ///
    /// `block` came from `take` with this layout, and is used no more.
    unsafe fn give_back(&mut self, block: NonNull<u8>, layout: Layout);
}

/// A heap behind a lock.
pub(super) struct Shared<H>(Mutex<H>);

impl Contender {
    pub(super) const fn new() -> Self {
        Self(Mutex::new(peer::NEW))
    }
}

/// Gives the heap its memory.
pub(super) fn initialise(heap: &Contender) {
    heap.0.with(Heap::initialise);
}

// SAFETY: a block is the heap's or its user's; the lock excludes.
unsafe impl<H: Heap> GlobalAlloc for Shared<H> {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        self.0
            .with(|heap| heap.take(layout))
            .map_or(ptr::null_mut(), NonNull::as_ptr)
    }

    #[inline]
    unsafe fn dealloc(&self, start: *mut u8, layout: Layout) {
        if let Some(block) = NonNull::new(start) {
            // SAFETY: the caller's promise.
            self.0.with(|heap| unsafe { heap.give_back(block, layout) });
        }
    }
}

/// All blocks as one region: the first address and the bytes.
#[cfg(not(feature = "yardstick-previous"))]
fn region() -> (*mut u8, usize) {
    let (start, bytes) = frames::take_all_blocks();
    (ptr::with_exposed_provenance_mut(start), bytes)
}

#[cfg(feature = "yardstick-linked-list")]
mod peer {
    use super::{Heap, Layout, NonNull, region};

    pub(super) type Peer = linked_list_allocator::Heap;
    pub(super) const NEW: Peer = Peer::empty();

    impl Heap for Peer {
        fn initialise(&mut self) {
            let (start, bytes) = region();
            // SAFETY: the region is the heap's alone, for good.
            unsafe { self.init(start, bytes) };
        }

        fn take(&mut self, layout: Layout) -> Option<NonNull<u8>> {
            self.allocate_first_fit(layout).ok()
        }

        unsafe fn give_back(&mut self, block: NonNull<u8>, layout: Layout) {
            // SAFETY: the caller's promise.
            unsafe { self.deallocate(block, layout) };
        }
    }
}

#[cfg(feature = "yardstick-buddy")]
mod peer {
    use super::{Heap, Layout, NonNull, region};

    pub(super) type Peer = buddy_system_allocator::Heap<32>;
    pub(super) const NEW: Peer = Peer::new();

    impl Heap for Peer {
        fn initialise(&mut self) {
            let (start, bytes) = region();
            // SAFETY: the region is the heap's alone, for good.
            unsafe { self.init(start.expose_provenance(), bytes) };
        }

        fn take(&mut self, layout: Layout) -> Option<NonNull<u8>> {
            self.alloc(layout).ok()
        }

        unsafe fn give_back(&mut self, block: NonNull<u8>, layout: Layout) {
            // SAFETY: the caller's promise.
            unsafe { self.dealloc(block, layout) };
        }
    }
}

#[cfg(feature = "yardstick-talc")]
mod peer {
    use super::{Heap, Layout, NonNull, region};

    pub(super) type Peer = talc::base::Talc<talc::source::Manual, talc::base::binning::DefaultBinning>;
    pub(super) const NEW: Peer = Peer::new(talc::source::Manual);

    impl Heap for Peer {
        fn initialise(&mut self) {
            let (start, bytes) = region();
            // SAFETY: the region is the heap's alone, for good.
            let _ = unsafe { self.claim(start, bytes) };
        }

        fn take(&mut self, layout: Layout) -> Option<NonNull<u8>> {
            // SAFETY: nobody asks a global allocator for nothing.
            unsafe { self.allocate(layout) }
        }

        unsafe fn give_back(&mut self, block: NonNull<u8>, layout: Layout) {
            // SAFETY: the caller's promise.
            unsafe { self.deallocate(block.as_ptr(), layout) };
        }
    }
}

#[cfg(feature = "yardstick-rlsf")]
mod peer {
    use super::{Heap, Layout, NonNull, region};

    pub(super) type Peer =
        rlsf::Tlsf<'static, usize, usize, { usize::BITS as usize }, { usize::BITS as usize }>;
    pub(super) const NEW: Peer = Peer::new();

    impl Heap for Peer {
        fn initialise(&mut self) {
            let (start, bytes) = region();
            if let Some(start) = NonNull::new(start) {
                // SAFETY: the region is the heap's alone, for good.
                unsafe { self.insert_free_block_ptr(NonNull::slice_from_raw_parts(start, bytes)) };
            }
        }

        fn take(&mut self, layout: Layout) -> Option<NonNull<u8>> {
            self.allocate(layout)
        }

        unsafe fn give_back(&mut self, block: NonNull<u8>, layout: Layout) {
            // SAFETY: the caller's promise.
            unsafe { self.deallocate(block, layout.align()) };
        }
    }
}

/// slabmalloc 0.11, as its documentation shows it, and frames for what it does not serve.
#[cfg(feature = "yardstick-previous")]
mod peer {
    use slabmalloc_previous::{AllocationError, Allocator as _, LargeObjectPage, ObjectPage, ZoneAllocator};

    use super::{Heap, Layout, NonNull, frames};
    use crate::arch;

    /// The zone, made at the start: its constructor is no constant.
    pub(in crate::yardstick) struct Peer(Option<ZoneAllocator<'static>>);
    pub(super) const NEW: Peer = Peer(None);

    // SAFETY: the zone owns its pages; it is not `Send` for the raw links between them.
    unsafe impl Send for Peer {}

    fn serves(layout: Layout) -> bool {
        layout.size() <= ZoneAllocator::MAX_ALLOC_SIZE && layout.align() <= ZoneAllocator::MAX_BASE_ALLOC_SIZE
    }

    /// A zeroed page, never given back: 0.11 does not ask for that by itself.
    fn page<P>(bytes: usize) -> Option<&'static mut P> {
        let layout = Layout::from_size_align(bytes, bytes).ok()?;
        let start = frames::acquire(layout);
        if start.is_null() {
            return None;
        }
        // SAFETY: a fresh frame of this size.
        unsafe { start.write_bytes(0, bytes) };
        // SAFETY: zero bytes are an empty page, and a frame is aligned to its size.
        unsafe { start.cast::<P>().as_mut() }
    }

    impl Heap for Peer {
        fn initialise(&mut self) {
            self.0 = Some(ZoneAllocator::new());
        }

        fn take(&mut self, layout: Layout) -> Option<NonNull<u8>> {
            if !serves(layout) {
                return NonNull::new(frames::acquire(layout));
            }
            let zone = self.0.as_mut()?;
            match zone.allocate(layout) {
                Ok(block) => return Some(block),
                Err(AllocationError::InvalidLayout) => return None,
                Err(AllocationError::OutOfMemory) => {}
            }
            if layout.size() <= ZoneAllocator::MAX_BASE_ALLOC_SIZE {
                let page = page::<ObjectPage<'static>>(arch::BASE_PAGE)?;
                // SAFETY: a fresh page, for good.
                unsafe { zone.refill(layout, page) }.ok()?;
            } else {
                let page = page::<LargeObjectPage<'static>>(arch::LARGE_PAGE)?;
                // SAFETY: a fresh page, for good.
                unsafe { zone.refill_large(layout, page) }.ok()?;
            }
            zone.allocate(layout).ok()
        }

        unsafe fn give_back(&mut self, block: NonNull<u8>, layout: Layout) {
            if !serves(layout) {
                // SAFETY: acquired with this layout, and used no more, as the caller promises.
                unsafe { frames::release(block.as_ptr(), layout) };
            } else if let Some(zone) = &mut self.0 {
                // A refusal has nobody to be told.
                let _ = zone.deallocate(block, layout);
            }
        }
    }
}
