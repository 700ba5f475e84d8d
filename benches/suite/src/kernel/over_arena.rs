//! What the contenders of `kernel` have in common, and the arena that each of them manages.

use core::alloc::{GlobalAlloc as _, Layout};
use core::ptr::NonNull;
use std::alloc::{System, handle_alloc_error};

/// An allocator for one thread that manages an arena.
pub(crate) trait OverArena {
    /// A block for the layout; null ends the program at the first write, as it should.
    fn allocate(&mut self, layout: Layout) -> *mut u8;

    /// Takes a block back.
    ///
    /// # Safety
    ///
    /// The block came from `allocate` with the same layout and is not used any more.
    unsafe fn free(&mut self, block: *mut u8, layout: Layout);
}

/// Bytes of an arena, a multiple of every page size.
pub(crate) const BYTES: usize = 64 << 20;

/// Memory from the system, given back in the end.
pub(crate) struct Arena(NonNull<u8>);

impl Arena {
    /// Two MiB are the largest page that a contender has.
    const LAYOUT: Layout = match Layout::from_size_align(BYTES, 2 << 20) {
        Ok(layout) => layout,
        Err(_) => Layout::new::<u64>(),
    };

    pub(crate) fn new() -> Self {
        // SAFETY: the layout is not of size zero.
        let start = unsafe { System.alloc_zeroed(Self::LAYOUT) };
        Self(NonNull::new(start).unwrap_or_else(|| handle_alloc_error(Self::LAYOUT)))
    }

    pub(crate) fn start(&self) -> NonNull<u8> {
        self.0
    }
}

impl Drop for Arena {
    fn drop(&mut self) {
        // SAFETY: allocated with this layout; the allocator over the arena has ended its work.
        unsafe { System.dealloc(self.0.as_ptr(), Self::LAYOUT) };
    }
}
