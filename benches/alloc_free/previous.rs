//! slabmalloc 0.11 behind one lock, as its documentation shows it: what a plain locked slab allocator
//! costs.

use core::alloc::{GlobalAlloc, Layout};
use core::ptr::{self, NonNull};
use std::alloc::System;

use previous_slabmalloc::{AllocationError, Allocator, LargeObjectPage, ObjectPage, ZoneAllocator};
use spin::Mutex;

/// The zone of slabmalloc 0.11, fed from the system.
pub(crate) struct Previous(Mutex<ZoneAllocator<'static>>);

// SAFETY: the zone is reached under the lock only. Its pages are owned by it alone; the type is not
// `Send` for the raw links between them.
unsafe impl Sync for Previous {}

impl Previous {
    pub(crate) fn new() -> Self {
        Self(Mutex::new(ZoneAllocator::new()))
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

// SAFETY: blocks come from the zone, for sizes up to 128 KiB, which is all that is benchmarked.
unsafe impl GlobalAlloc for Previous {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let mut zone = self.0.lock();
        let object = match zone.allocate(layout) {
            Ok(object) => Some(object),
            Err(AllocationError::OutOfMemory) => Self::refill(&mut zone, layout),
            Err(AllocationError::InvalidLayout) => None,
        };
        object.map_or(ptr::null_mut(), NonNull::as_ptr)
    }

    unsafe fn dealloc(&self, ptr: *mut u8, layout: Layout) {
        if let Some(ptr) = NonNull::new(ptr) {
            // A refusal has nobody to be told.
            let _ = self.0.lock().deallocate(ptr, layout);
        }
    }
}
