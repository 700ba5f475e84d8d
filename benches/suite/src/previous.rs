//! slabmalloc 0.11 behind one lock, as its documentation shows it, with the system's allocator behind it
//! for what it does not serve.

use core::alloc::{GlobalAlloc, Layout};
use core::ptr::{self, NonNull};
use std::alloc::System;
use std::sync::OnceLock;

use slabmalloc_previous::{AllocationError, Allocator, LargeObjectPage, ObjectPage, ZoneAllocator};
use spin::Mutex;

/// The zone of slabmalloc 0.11, fed from the system.
pub(crate) struct Previous(OnceLock<Zone>);

struct Zone(Mutex<ZoneAllocator<'static>>);

// SAFETY: the zone is reached under the lock only. Its pages are owned by it alone; the type is not
// `Send` for the raw links between them.
unsafe impl Sync for Zone {}

// SAFETY: as above.
unsafe impl Send for Zone {}

impl Previous {
    pub(crate) const fn new() -> Self {
        Self(OnceLock::new())
    }

    /// The zone, made at the first call: the constructor of 0.11 is no constant.
    fn zone(&self) -> &Mutex<ZoneAllocator<'static>> {
        &self.0.get_or_init(|| Zone(Mutex::new(ZoneAllocator::new()))).0
    }

    /// Whether the zone serves a layout. Sizes of whole pages it refuses.
    fn serves(layout: Layout) -> bool {
        layout.size() <= ZoneAllocator::MAX_ALLOC_SIZE
            && layout.align() <= ZoneAllocator::MAX_BASE_ALLOC_SIZE
            && layout.size() != 0
    }

    fn refill(zone: &mut ZoneAllocator<'static>, layout: Layout) -> Option<NonNull<u8>> {
        if layout.size() <= ZoneAllocator::MAX_BASE_ALLOC_SIZE {
            let page = page::<ObjectPage<'static>>()?;
            // SAFETY: the page is fresh memory, zeroed, which makes it an empty page.
            unsafe { zone.refill(layout, page) }.ok()?;
        } else {
            let page = page::<LargeObjectPage<'static>>()?;
            // SAFETY: as above.
            unsafe { zone.refill_large(layout, page) }.ok()?;
        }
        zone.allocate(layout).ok()
    }
}

/// A zeroed page from the system, aligned to its size. It is never given back: 0.11 does not ask for
/// that by itself.
fn page<P>() -> Option<&'static mut P> {
    let layout = Layout::from_size_align(size_of::<P>(), size_of::<P>()).ok()?;
    // SAFETY: the layout is not of size zero.
    let start = unsafe { System.alloc_zeroed(layout) };
    // SAFETY: fresh, zeroed, aligned memory of the page's size; zero bytes are an empty page.
    unsafe { start.cast::<P>().as_mut() }
}

// SAFETY: blocks come from the zone or from the system, as the layout says, and go back there.
unsafe impl GlobalAlloc for Previous {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if !Self::serves(layout) {
            // SAFETY: the caller's promise.
            return unsafe { System.alloc(layout) };
        }
        let mut zone = self.zone().lock();
        let object = match zone.allocate(layout) {
            Ok(object) => Some(object),
            Err(AllocationError::OutOfMemory) => Self::refill(&mut zone, layout),
            Err(AllocationError::InvalidLayout) => None,
        };
        object.map_or(ptr::null_mut(), NonNull::as_ptr)
    }

    unsafe fn dealloc(&self, ptr: *mut u8, layout: Layout) {
        if !Self::serves(layout) {
            // SAFETY: the caller's promise; `alloc` got it from there.
            return unsafe { System.dealloc(ptr, layout) };
        }
        if let Some(ptr) = NonNull::new(ptr) {
            // A refusal has nobody to be told.
            let _ = self.zone().lock().deallocate(ptr, layout);
        }
    }
}
