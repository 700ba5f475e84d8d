//! A global allocator written by hand over `ZoneAllocator`, the way programs used slabmalloc 0.11.
//!
//! ```text
//! cargo run --example drop_in
//! ```
//!
//! The zone sits behind one mutex; when a class is out of memory, the wrapper gets a page from its
//! own page source, here the system's allocator, and refills the zone. Requests of exactly one page,
//! and those that no class serves, go to the page source directly. A failure becomes a null pointer:
//! a global allocator must not panic.
//!
//! `safe_zone.rs` does all of this in two lines, with a lock for each size class; this way remains
//! for programs that want to decide themselves where and when pages come and go.

use core::alloc::{GlobalAlloc, Layout};
use core::ptr::{self, NonNull};
use core::sync::atomic::{AtomicUsize, Ordering};
use std::alloc::System;
use std::process::ExitCode;

use slabmalloc::{AllocationError, Allocator, LargeObjectPage, ObjectPage, ZoneAllocator};
use spin::Mutex;

#[global_allocator]
static SLAB_ALLOC: SafeZoneAllocator = SafeZoneAllocator(Mutex::new(ZoneAllocator::new()));

/// Where pages come from: blocks of the system's allocator, aligned to their size.
struct Pager;

impl Pager {
    const BASE_PAGE_SIZE: usize = size_of::<ObjectPage<'_>>();
    const LARGE_PAGE_SIZE: usize = size_of::<LargeObjectPage<'_>>();

    fn allocate_page() -> Option<&'static mut ObjectPage<'static>> {
        // SAFETY: the size of a page is not zero.
        let page = unsafe { System.alloc(Layout::new::<ObjectPage<'_>>()) };
        BASE_PAGES.fetch_add(usize::from(!page.is_null()), Ordering::Relaxed);
        #[expect(
            clippy::cast_ptr_alignment,
            reason = "the layout asked for is that of the page"
        )]
        // SAFETY: null, or a fresh block that is as large and aligned as the type; any bytes are a page.
        unsafe {
            page.cast::<ObjectPage<'_>>().as_mut()
        }
    }

    fn allocate_large_page() -> Option<&'static mut LargeObjectPage<'static>> {
        // SAFETY: as above.
        let page = unsafe { System.alloc(Layout::new::<LargeObjectPage<'_>>()) };
        LARGE_PAGES.fetch_add(usize::from(!page.is_null()), Ordering::Relaxed);
        #[expect(
            clippy::cast_ptr_alignment,
            reason = "the layout asked for is that of the page"
        )]
        // SAFETY: as above.
        unsafe {
            page.cast::<LargeObjectPage<'_>>().as_mut()
        }
    }
}

static BASE_PAGES: AtomicUsize = AtomicUsize::new(0);
static LARGE_PAGES: AtomicUsize = AtomicUsize::new(0);

/// A zone in a mutex.
struct SafeZoneAllocator(Mutex<ZoneAllocator<'static>>);

impl SafeZoneAllocator {
    /// Whether the page source serves a layout directly; allocation and deallocation both ask this.
    fn is_direct(layout: Layout) -> bool {
        matches!(layout.size(), Pager::BASE_PAGE_SIZE | Pager::LARGE_PAGE_SIZE)
            || layout.size() > ZoneAllocator::MAX_ALLOC_SIZE
            || layout.align() > Pager::BASE_PAGE_SIZE
    }
}

// SAFETY: blocks come from the zone or from `System`, whichever `is_direct` says for the layout, and
// go back there. Nothing panics: every failure is a null pointer.
unsafe impl GlobalAlloc for SafeZoneAllocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if Self::is_direct(layout) {
            // SAFETY: the caller's promise.
            return unsafe { System.alloc(layout) };
        }
        let mut zone_allocator = self.0.lock();
        let mut result = zone_allocator.allocate(layout);
        if result == Err(AllocationError::OutOfMemory) {
            // The alignment counts, too: 8 bytes aligned to 1024 are served from a large page. So the
            // kind of page is asked of the zone and not guessed from the size.
            let is_base = ZoneAllocator::get_max_size(layout.size().max(layout.align()))
                .is_some_and(|class| class <= ZoneAllocator::MAX_BASE_ALLOC_SIZE);
            let refilled = if is_base {
                // SAFETY: the page is fresh and never given back.
                Pager::allocate_page().map(|page| unsafe { zone_allocator.refill(layout, page) })
            } else {
                // SAFETY: as above.
                Pager::allocate_large_page().map(|page| unsafe { zone_allocator.refill_large(layout, page) })
            };
            if refilled == Some(Ok(())) {
                result = zone_allocator.allocate(layout);
            }
        }
        match result {
            Ok(block) => block.as_ptr(),
            Err(AllocationError::OutOfMemory | AllocationError::InvalidLayout) => ptr::null_mut(),
        }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        if Self::is_direct(layout) {
            // SAFETY: the block came from `System` with this layout.
            return unsafe { System.dealloc(block, layout) };
        }
        if let Some(block) = NonNull::new(block) {
            // A block that is not the zone's is left alone.
            let freed = self.0.lock().deallocate(block, layout);
            debug_assert!(freed.is_ok(), "a block that the zone does not know");
        }
    }
}

#[repr(align(1024))]
struct Aligned(u8);

fn main() -> ExitCode {
    let mut v1: Vec<u64> = Vec::with_capacity(1024);
    v1.extend(0..2048);
    let sum1: u64 = v1.iter().sum();
    println!("sum = {sum1}");

    let v2 = vec![1_u8; 4096];
    let sum2: usize = v2.iter().map(|&byte| usize::from(byte)).sum();
    println!("sum2 = {sum2}");

    // Small, but aligned to 1024: from a large page.
    let aligned: Vec<Box<Aligned>> = (0..100).map(|i| Box::new(Aligned(i))).collect();
    let all_aligned = aligned
        .iter()
        .all(|object| ptr::from_ref(&**object).addr().is_multiple_of(1024));
    let sum3: u32 = aligned.iter().map(|object| u32::from(object.0)).sum();
    println!("sum3 = {sum3}, aligned: {all_aligned}");

    // More than there is: an error, not a panic.
    let refused = Vec::<u8>::new().try_reserve(isize::MAX as usize).is_err();
    println!("a request for everything is refused: {refused}");
    println!(
        "pages: {} base, {} large",
        BASE_PAGES.load(Ordering::Relaxed),
        LARGE_PAGES.load(Ordering::Relaxed)
    );

    let right = (sum1, sum2, sum3) == (2047 * 1024, 4096, 4950) && all_aligned && refused;
    if right {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
