//! [`Regions`]: memory that is added at run time.

use core::alloc::Layout;
use core::fmt;
use core::ptr::NonNull;

use super::ranges::{FreeRanges, GRANULE, RegionError};
use super::{Block, ConstPager, Pager};
use crate::lock::{Forked, Locked, RawLock};

/// Regions of memory that a program adds as it learns of them, such as a kernel that reads its memory
/// map.
///
/// Free memory is kept as a list of ranges, ordered by address, in the free memory itself. A block is
/// cut out of the lowest range that has room for it; a block that is released is joined with the free
/// memory around it. Not a byte is lost: what is free and what is handed out always add up to what
/// was added. Both operations walk the list with the lock held; their time grows with the number of
/// separate ranges.
///
/// Memory stays with the pager for good; to give a region back, acquire it as one block.
///
/// ```
/// use core::alloc::Layout;
/// use core::ptr::NonNull;
/// use slabmalloc::lock::Spin;
/// use slabmalloc::pager::{Pager, Regions};
///
/// static PAGES: Regions<Spin> = Regions::new();
///
/// let memory: &'static mut [u64] = vec![0; 8192].leak();
/// // SAFETY: the memory is leaked, and nothing else refers to it.
/// let usable = unsafe { PAGES.add(NonNull::from(memory).cast(), 65_536) }.unwrap();
/// assert!(usable >= 65_536 - 16);
///
/// let page = Layout::from_size_align(4096, 4096).unwrap();
/// let block = PAGES.acquire(page).unwrap();
/// assert_eq!(PAGES.free_bytes(), PAGES.total_bytes() - 4096);
/// // SAFETY: the block came from `PAGES` with this layout and is not used any more.
/// unsafe { PAGES.release(block.start, page) };
/// assert_eq!(PAGES.free_bytes(), PAGES.total_bytes());
/// ```
pub struct Regions<L: RawLock> {
    ranges: Locked<L, FreeRanges>,
}

impl<L: RawLock> Regions<L> {
    /// A pager with no memory yet.
    pub const fn new() -> Self {
        Self {
            ranges: Locked::new(FreeRanges::new()),
        }
    }

    /// Adds `bytes` bytes of memory, and says how many of them can be used: both ends are aligned to
    /// two machine words, and the last of those in the address space is never used.
    ///
    /// # Errors
    ///
    /// Nothing is added if too little is left after that, if the region reaches past the end of the
    /// address space, or if it overlaps memory that this pager has and that is free.
    ///
    /// # Safety
    ///
    /// - The memory is valid for reads and writes, and nobody else uses it, until the pager and all
    ///   blocks of it are out of use. What it holds is overwritten.
    /// - It does not overlap memory that was added before, handed out or not.
    /// - Where it touches memory that was added before, one pointer may reach both: they are parts of
    ///   one allocation, or memory that the compiler knows nothing of, such as what a kernel is given
    ///   by a boot loader. Blocks may then lie in both.
    pub unsafe fn add(&self, start: NonNull<u8>, bytes: usize) -> Result<usize, RegionError> {
        // SAFETY: the caller gives the memory up.
        unsafe { self.ranges.lock().add(start, bytes) }
    }

    /// Bytes that are not handed out.
    pub fn free_bytes(&self) -> usize {
        self.ranges.lock().free()
    }

    /// Bytes that were added and can be used.
    pub fn total_bytes(&self) -> usize {
        self.ranges.lock().total()
    }
}

// SAFETY: a block is cut out of memory that the caller of `add` gave up, and is in no list until it
// is released; the lock excludes. Nothing is said to be zeroed, and nothing unwinds.
unsafe impl<L: RawLock> Pager for Regions<L> {
    fn acquire(&self, layout: Layout) -> Option<Block> {
        let start = self.ranges.lock().take(layout)?;
        Some(Block { start, zeroed: false })
    }

    unsafe fn release(&self, block: NonNull<u8>, layout: Layout) {
        // SAFETY: the caller gives up a block of `acquire` with its layout.
        unsafe { self.ranges.lock().give_back(block, layout) }
    }

    fn before_fork(&self) {
        self.ranges.hold();
    }

    unsafe fn after_fork(&self, side: Forked) {
        // SAFETY: the caller's promise.
        unsafe { self.ranges.let_go(side) }
    }

    /// Two machine words.
    fn granularity(&self) -> usize {
        GRANULE
    }
}

impl<L: RawLock> ConstPager for Regions<L> {
    const INIT: Self = Self::new();
}

impl<L: RawLock> Default for Regions<L> {
    fn default() -> Self {
        Self::new()
    }
}

impl<L: RawLock> fmt::Debug for Regions<L> {
    /// Does not wait for the lock.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Regions").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
