//! [`GlobalAlloc`] for shared zones.

use core::alloc::{GlobalAlloc, Layout};
use core::ptr::{self, NonNull};

use super::SafeZone;
use crate::error::AllocationError;
use crate::lock::RawLock;
use crate::pager::Pager;
use crate::stats::Counters;
use crate::zone::{Route, ZoneConfig, route};

// SAFETY: blocks are large and aligned enough for their layouts (`route`), handed out once (H2) and
// stay valid until they are freed. Nothing unwinds: handlers run behind a frame that aborts.
unsafe impl<C: ZoneConfig, L: RawLock, P: Pager> GlobalAlloc for SafeZone<C, L, P> {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        self.block::<false>(layout)
            .map_or(ptr::null_mut(), NonNull::as_ptr)
    }

    #[inline]
    unsafe fn dealloc(&self, ptr: *mut u8, layout: Layout) {
        if let Some(ptr) = NonNull::new(ptr) {
            // SAFETY: the caller's promise.
            unsafe { self.deallocate(ptr, layout) }
        }
    }

    #[inline]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        self.block::<true>(layout)
            .map_or(ptr::null_mut(), NonNull::as_ptr)
    }

    #[inline]
    unsafe fn realloc(&self, ptr: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        let (Some(ptr), Ok(new)) = (
            NonNull::new(ptr),
            Layout::from_size_align(new_size, layout.align()),
        ) else {
            return ptr::null_mut();
        };
        // SAFETY: the caller's promise.
        unsafe { self.resize(ptr, layout, new) }.map_or(ptr::null_mut(), NonNull::as_ptr)
    }
}

impl<C: ZoneConfig, L: RawLock, P: Pager> SafeZone<C, L, P> {
    /// Allocates a block for `layout` whose first `layout.size()` bytes are zero.
    ///
    /// Memory that is known to be zero is not cleared again.
    ///
    /// # Errors
    ///
    /// As for [`allocate`](Self::allocate).
    ///
    /// ```
    /// use core::alloc::Layout;
    /// use slabmalloc::lock::Spin;
    /// use slabmalloc::pager::DefaultPager;
    /// use slabmalloc::{SafeZone, X86};
    ///
    /// let zone: SafeZone<X86, Spin, DefaultPager> = SafeZone::new();
    /// let layout = Layout::new::<[u8; 100]>();
    /// let block = zone.allocate(layout).unwrap();
    /// // SAFETY: the block is this long.
    /// unsafe { block.write_bytes(0xff, 100) };
    /// // SAFETY: the block came from the zone with this layout, and is used no more.
    /// unsafe { zone.deallocate(block, layout) };
    ///
    /// // Also where that was written to before.
    /// let block = zone.allocate_zeroed(layout).unwrap();
    /// // SAFETY: the block is this long, and every byte of it is set.
    /// assert_eq!(unsafe { block.cast::<[u8; 100]>().read() }, [0; 100]);
    /// ```
    pub fn allocate_zeroed(&self, layout: Layout) -> Result<NonNull<u8>, AllocationError> {
        self.block::<true>(layout).ok_or_else(|| Self::why_none(layout))
    }

    /// Makes a block fit another layout, keeping as much of its content as fits both.
    ///
    /// It stays where it is if both layouts take the same class. What no class serves is made longer or
    /// shorter by the pager, if it [can](Pager::resize), without copying.
    ///
    /// # Errors
    ///
    /// As for [`allocate`](Self::allocate); the block is then as it was.
    ///
    /// # Safety
    ///
    /// `ptr` was allocated by this zone with a layout of the same size and alignment as `old`. If the
    /// result is `Ok`, only the pointer in it is used from here on.
    ///
    /// ```
    /// use core::alloc::Layout;
    /// use slabmalloc::lock::Spin;
    /// use slabmalloc::pager::DefaultPager;
    /// use slabmalloc::{SafeZone, X86};
    ///
    /// let zone: SafeZone<X86, Spin, DefaultPager> = SafeZone::new();
    /// let (five, seven, nine) = (Layout::new::<[u64; 5]>(), Layout::new::<[u64; 7]>(), Layout::new::<[u64; 9]>());
    /// let block = zone.allocate(five).unwrap();
    /// // SAFETY: the block is this long and aligned.
    /// unsafe { block.cast::<[u64; 5]>().write([1, 2, 3, 4, 5]) };
    ///
    /// // Five and seven words take slots of 64 bytes.
    /// // SAFETY: the block has this layout, and only what is returned is used on.
    /// assert_eq!(unsafe { zone.resize(block, five, seven) }, Ok(block));
    /// // SAFETY: as above.
    /// let longer = unsafe { zone.resize(block, seven, nine) }.unwrap();
    /// // SAFETY: so much was written, and stays.
    /// assert_eq!(unsafe { longer.cast::<[u64; 5]>().read() }, [1, 2, 3, 4, 5]);
    /// # // SAFETY: the block came from the zone with this layout, and is used no more.
    /// # unsafe { zone.deallocate(longer, nine) };
    /// ```
    pub unsafe fn resize(
        &self,
        ptr: NonNull<u8>,
        old: Layout,
        new: Layout,
    ) -> Result<NonNull<u8>, AllocationError> {
        if !self.may_resize(ptr, old) {
            return Err(AllocationError::InvalidLayout);
        }
        match (route::<C>(old), route::<C>(new)) {
            (Route::Class(old_class), Route::Class(new_class)) if old_class == new_class => {
                // SAFETY: the caller's promise.
                unsafe { self.resized(old_class, ptr, old, new) };
                self.count(old_class, &Counters::resizing(old.size(), new.size()));
                return Ok(ptr);
            }
            (Route::Pages, Route::Pages) => {
                // SAFETY: the caller's promise.
                if let Some(moved) = unsafe { self.resize_run(ptr, old, new) } {
                    return Ok(moved);
                }
            }
            _ => {}
        }
        let moved = self.allocate(new)?;
        // SAFETY: both blocks are at least as long as the smaller layout, and they are different
        // blocks.
        unsafe { ptr.copy_to_nonoverlapping(moved, old.size().min(new.size())) };
        // SAFETY: the caller's promise.
        unsafe { self.deallocate(ptr, old) };
        Ok(moved)
    }
}
