//! The contenders of the benchmark: every way to use this library, the limit, and two yardsticks.
//!
//! All of them are called through the same trait object, so that the call costs the same for each.

use core::alloc::{GlobalAlloc, Layout};
use core::cell::{Cell, RefCell};
use core::ptr::{self, NonNull};
use std::alloc::System;

use slabmalloc::{
    AllocationError, Allocator, LargeObjectPage, ObjectPage, SCAllocator, SafeZoneAllocator, ZoneAllocator,
};

use crate::previous::Previous;

/// What is called.
pub(crate) trait Subject {
    /// A block, or null.
    fn take(&self, layout: Layout) -> *mut u8;

    /// Takes a block back.
    ///
    /// # Safety
    ///
    /// The block came from `take` with the same layout and is not used any more.
    unsafe fn give(&self, block: *mut u8, layout: Layout);
}

/// A contender with its name.
pub(crate) struct Contender {
    pub(crate) name: &'static str,
    /// Whether it serves more than one size.
    pub(crate) is_general: bool,
    pub(crate) make: fn(Layout) -> Box<dyn Subject>,
}

impl Contender {
    const fn general(name: &'static str, make: fn(Layout) -> Box<dyn Subject>) -> Self {
        Self {
            name,
            is_general: true,
            make,
        }
    }
}

/// Every contender. Those for one size get its layout.
pub(crate) const CONTENDERS: &[Contender] = &[
    Contender::general("bare_lists", |_| Box::new(BareLists::new())),
    Contender {
        name: "sc_allocator",
        is_general: false,
        make: |layout| {
            if layout.size() <= ZoneAllocator::MAX_BASE_ALLOC_SIZE {
                Box::new(OneClass::<ObjectPage<'static>>::new(layout))
            } else {
                Box::new(OneClass::<LargeObjectPage<'static>>::new(layout))
            }
        },
    },
    Contender::general("zone_allocator", |_| {
        Box::new(OneThread(RefCell::new(ZoneAllocator::new())))
    }),
    Contender::general("safe_zone", |_| Box::new(SafeZoneAllocator::new())),
    #[cfg(feature = "std")]
    Contender::general("hosted_zone", |_| {
        Box::new(slabmalloc::hosted::HostedZoneAllocator::new())
    }),
    Contender::general("system", |_| Box::new(System)),
    Contender::general("slabmalloc_0.11_locked", |_| Box::new(Previous::new())),
];

impl<A: GlobalAlloc> Subject for A {
    fn take(&self, layout: Layout) -> *mut u8 {
        // SAFETY: no benchmark asks for zero bytes.
        unsafe { self.alloc(layout) }
    }

    unsafe fn give(&self, block: *mut u8, layout: Layout) {
        // SAFETY: the caller's promise.
        unsafe { self.dealloc(block, layout) };
    }
}

/// Sizes up to this have a list each; larger ones share one, and only one of them is used at a time.
const LISTED: usize = 512;

/// The limit: lists of free blocks by size, without pages, bounds or checks.
struct BareLists([Cell<*mut u8>; LISTED / 8 + 2]);

impl BareLists {
    fn new() -> Self {
        Self([const { Cell::new(ptr::null_mut()) }; LISTED / 8 + 2])
    }

    fn list(&self, layout: Layout) -> &Cell<*mut u8> {
        &self.0[layout.size().min(LISTED + 1).div_ceil(8)]
    }
}

impl Subject for BareLists {
    fn take(&self, layout: Layout) -> *mut u8 {
        let list = self.list(layout);
        let block = list.get();
        if block.is_null() {
            let (size, align) = (layout.size().next_multiple_of(8), layout.align());
            // SAFETY: a size of at least 8, rounded up to the alignment of every benchmark.
            let layout = unsafe { Layout::from_size_align_unchecked(size, align) };
            // SAFETY: no benchmark asks for zero bytes.
            return unsafe { System.alloc(layout) };
        }
        // SAFETY: a block in a list holds the link that `give` wrote.
        list.set(unsafe { block.cast::<*mut u8>().read_unaligned() });
        block
    }

    unsafe fn give(&self, block: *mut u8, layout: Layout) {
        let list = self.list(layout);
        // SAFETY: the caller's promise: the block is ours and has at least 8 bytes.
        unsafe { block.cast::<*mut u8>().write_unaligned(list.get()) };
        list.set(block);
    }
}

/// `SCAllocator`: one class, no lock.
struct OneClass<P: slabmalloc::AllocablePage + 'static>(RefCell<SCAllocator<'static, P>>);

impl<P: slabmalloc::AllocablePage> OneClass<P> {
    fn new(layout: Layout) -> Self {
        Self(RefCell::new(SCAllocator::new(layout.size())))
    }
}

impl<P: slabmalloc::AllocablePage> Subject for OneClass<P> {
    fn take(&self, layout: Layout) -> *mut u8 {
        let mut class = self.0.borrow_mut();
        let mut result = class.allocate(layout);
        if result == Err(AllocationError::OutOfMemory)
            && let Some(page) = page()
        {
            // SAFETY: the page is fresh and lives as long as the program.
            unsafe { class.refill(page) };
            result = class.allocate(layout);
        }
        result.map_or(ptr::null_mut(), NonNull::as_ptr)
    }

    unsafe fn give(&self, block: *mut u8, layout: Layout) {
        if let Some(block) = NonNull::new(block) {
            // A refusal has nobody to be told.
            let _ = self.0.borrow_mut().deallocate(block, layout);
        }
    }
}

/// `ZoneAllocator`: all classes, no lock.
struct OneThread(RefCell<ZoneAllocator<'static>>);

impl Subject for OneThread {
    fn take(&self, layout: Layout) -> *mut u8 {
        let mut zone = self.0.borrow_mut();
        let mut result = zone.allocate(layout);
        if result == Err(AllocationError::OutOfMemory) {
            if layout.size() <= ZoneAllocator::MAX_BASE_ALLOC_SIZE {
                if let Some(page) = page::<ObjectPage<'static>>() {
                    // SAFETY: the page is fresh and lives as long as the program.
                    let _ = unsafe { zone.refill(layout, page) };
                }
            } else if let Some(page) = page::<LargeObjectPage<'static>>() {
                // SAFETY: as above.
                let _ = unsafe { zone.refill_large(layout, page) };
            }
            result = zone.allocate(layout);
        }
        result.map_or(ptr::null_mut(), NonNull::as_ptr)
    }

    unsafe fn give(&self, block: *mut u8, layout: Layout) {
        if let Some(block) = NonNull::new(block) {
            // A refusal has nobody to be told.
            let _ = self.0.borrow_mut().deallocate(block, layout);
        }
    }
}

/// A page from the system that lives as long as the program, which ends soon.
fn page<P: slabmalloc::AllocablePage>() -> Option<&'static mut P> {
    // SAFETY: a page is not of size zero.
    let start = unsafe { System.alloc_zeroed(Layout::new::<P>()) };
    // SAFETY: null, or fresh memory as large and aligned as the type; zero bytes are a page.
    unsafe { start.cast::<P>().as_mut() }
}
