//! The `Allocator` trait of slabmalloc: zones fed by hand.

use core::alloc::Layout;
use core::ptr::NonNull;

use super::config::{LargeObjectPage, ObjectPage};
use crate::error::AllocationError;

/// An allocator that its owner feeds with pages of two kinds.
///
/// Named as in slabmalloc 0.11, where the page types were fixed; they are parameters here, with
/// those of the default zone as defaults.
///
/// # Safety
///
/// Blocks from `allocate` are valid for the layout, and belong to the caller until they are
/// deallocated or the pages behind them are handed back.
///
/// ```
/// use core::alloc::Layout;
/// use slabmalloc::{AllocationError, Allocator, ObjectPage, ZoneAllocator};
///
/// /// Anything that is fed by hand.
/// fn full<'a>(zone: &mut impl Allocator<'a>) -> bool {
///     zone.allocate(Layout::new::<u64>()) == Err(AllocationError::OutOfMemory)
/// }
///
/// let mut zone = ZoneAllocator::new();
/// assert!(full(&mut zone));
/// let page: &'static mut ObjectPage<'static> = Box::leak(Box::new(ObjectPage::new()));
/// // SAFETY: the page is empty, and the zone's from here on.
/// unsafe { zone.refill(Layout::new::<u64>(), page) }.unwrap();
/// assert!(!full(&mut zone));
/// ```
pub unsafe trait Allocator<'a, B = ObjectPage<'a>, L = LargeObjectPage<'a>> {
    /// Allocates a block for `layout`.
    ///
    /// # Errors
    ///
    /// [`OutOfMemory`](AllocationError::OutOfMemory) if a refill is needed;
    /// [`InvalidLayout`](AllocationError::InvalidLayout) if no size class serves the layout.
    fn allocate(&mut self, layout: Layout) -> Result<NonNull<u8>, AllocationError>;

    /// Frees a block. Sound for every pointer and layout.
    ///
    /// # Errors
    ///
    /// [`InvalidLayout`](AllocationError::InvalidLayout) if `ptr` is not a live block of this
    /// allocator that was allocated with such a layout; nothing has changed then.
    ///
    /// ```
    /// use core::alloc::Layout;
    /// use slabmalloc::{AllocationError, Allocator, ObjectPage, ZoneAllocator};
    ///
    /// let mut page = ObjectPage::new();
    /// let mut zone: ZoneAllocator = ZoneAllocator::new();
    /// let layout = Layout::new::<[u64; 4]>();
    /// // SAFETY: the page outlives the zone and what is allocated from it.
    /// unsafe { zone.refill(layout, &mut *core::ptr::from_mut(&mut page)) }.unwrap();
    ///
    /// let object = zone.allocate(layout).unwrap();
    /// assert_eq!(zone.deallocate(object, layout), Ok(()));
    /// assert_eq!(zone.deallocate(object, layout), Err(AllocationError::InvalidLayout));
    /// ```
    fn deallocate(&mut self, ptr: NonNull<u8>, layout: Layout) -> Result<(), AllocationError>;

    /// Gives the size class of `layout` a large page.
    ///
    /// # Errors
    ///
    /// [`InvalidLayout`](AllocationError::InvalidLayout) if that class does not live in large pages;
    /// the page has not been touched then, and a pointer to it kept by the caller is as good as
    /// before.
    ///
    /// # Safety
    ///
    /// The page's bytes are valid and used by nobody else until the page is handed back, or the
    /// allocator and everything allocated from it are used no more.
    ///
    /// ```
    /// use core::alloc::Layout;
    /// use slabmalloc::{Allocator, LargeObjectPage, ZoneAllocator};
    ///
    /// let mut zone: ZoneAllocator = ZoneAllocator::new();
    /// let layout = Layout::new::<[u8; 100_000]>();
    /// let page = Box::leak(Box::<LargeObjectPage>::new_uninit());
    /// // SAFETY: a page may hold anything.
    /// let page = unsafe { page.assume_init_mut() };
    /// // SAFETY: the page is leaked, and the zone's from here on.
    /// unsafe { zone.refill_large(layout, page) }.unwrap();
    /// assert!(zone.allocate(layout).is_ok());
    /// ```
    unsafe fn refill_large(&mut self, layout: Layout, new_page: &'a mut L) -> Result<(), AllocationError>;

    /// Gives the size class of `layout` a base page.
    ///
    /// # Errors
    ///
    /// As for [`refill_large`](Allocator::refill_large), with base pages.
    ///
    /// # Safety
    ///
    /// As for [`refill_large`](Allocator::refill_large).
    unsafe fn refill(&mut self, layout: Layout, new_page: &'a mut B) -> Result<(), AllocationError>;
}
