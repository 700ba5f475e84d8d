//! [`FromGlobalAlloc`]: any global allocator as a source of pages.

use core::alloc::{GlobalAlloc, Layout};
use core::ptr::NonNull;

use super::{Block, Pager};

/// A [`GlobalAlloc`] as a source of pages, such as `std::alloc::System` or a heap that a kernel has.
///
/// A zone that serves as `#[global_allocator]` must not be fed by the allocator that it replaces:
/// the two would ask each other for memory without end. `System` is not affected.
///
/// Blocks come from [`GlobalAlloc::alloc`], never from `alloc_zeroed`, since a zone has no use for
/// zeros in most of its pages; they are reported as not zeroed.
///
/// ```
/// use core::alloc::Layout;
/// use slabmalloc::pager::{FromGlobalAlloc, Pager};
/// use std::alloc::System;
///
/// static PAGES: FromGlobalAlloc<System> = FromGlobalAlloc::new(&System);
///
/// let page = Layout::from_size_align(4096, 4096).unwrap();
/// let block = PAGES.acquire(page).unwrap();
/// assert!(block.start.addr().get().is_multiple_of(4096));
/// // SAFETY: the block came from `PAGES` with this layout and is not used any more.
/// unsafe { PAGES.release(block.start, page) };
/// ```
///
/// The allocator is borrowed for good: one that holds its memory itself must not move while blocks of
/// it are out.
#[derive(Debug)]
pub struct FromGlobalAlloc<A: 'static> {
    allocator: &'static A,
}

impl<A: GlobalAlloc> FromGlobalAlloc<A> {
    /// Makes `allocator` a source of pages.
    pub const fn new(allocator: &'static A) -> Self {
        Self { allocator }
    }

    /// The allocator that the pages come from.
    ///
    /// ```
    /// use slabmalloc::pager::FromGlobalAlloc;
    /// use std::alloc::System;
    ///
    /// static HEAP: System = System;
    ///
    /// let pages = FromGlobalAlloc::new(&HEAP);
    /// assert!(core::ptr::eq(pages.allocator(), &HEAP));
    /// ```
    pub const fn allocator(&self) -> &'static A {
        self.allocator
    }
}

impl<A> Clone for FromGlobalAlloc<A> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<A> Copy for FromGlobalAlloc<A> {}

// SAFETY: `GlobalAlloc` promises what `Pager` does: a block of the layout, nobody else's until it is
// deallocated, and no unwinding. Nothing is said to be zeroed.
unsafe impl<A: GlobalAlloc> Pager for FromGlobalAlloc<A> {
    fn acquire(&self, layout: Layout) -> Option<Block> {
        if layout.size() == 0 {
            return None;
        }
        // SAFETY: the layout's size is not zero.
        let start = NonNull::new(unsafe { self.allocator.alloc(layout) })?;
        Some(Block { start, zeroed: false })
    }

    unsafe fn release(&self, block: NonNull<u8>, layout: Layout) {
        // SAFETY: the caller passes a block of `alloc` with the layout it was allocated with.
        unsafe { self.allocator.dealloc(block.as_ptr(), layout) }
    }

    /// Two machine words: what allocators round to is not known, and rounding further would only
    /// waste memory.
    fn granularity(&self) -> usize {
        2 * size_of::<usize>()
    }
}
