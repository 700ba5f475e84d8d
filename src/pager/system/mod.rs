//! [`SystemMemory`]: memory straight from the operating system.

#[cfg(unix)]
#[path = "unix.rs"]
mod platform;
#[cfg(windows)]
#[path = "windows.rs"]
mod platform;

use core::alloc::Layout;
use core::ptr::NonNull;

use super::{Block, ConstPager, Pager};

/// Taken for the system's page size where the system does not say: a multiple of every page size in
/// use, so that no request is refused and nothing is unmapped in part.
const LARGEST_PAGE: usize = 64 * 1024;

/// Anonymous memory of the operating system, one mapping for every block.
///
/// Blocks are zeroed, rounded up to the system's page size, which is asked for at run time, and may
/// have any alignment. A call costs at least one system call; blocks below a few hundred KiB are
/// better served by [`OsPager`](super::OsPager), which carves them out of larger ones.
///
/// On Unix, `mmap` and `munmap`; a block that the system does not align well enough is mapped anew
/// with room to spare, which is unmapped at once. On Windows, `VirtualAlloc` and `VirtualFree`; for
/// alignments above the 64 KiB that Windows gives, an aligned address is looked for and asked for by
/// name, up to 32 times, since another thread may take it in between.
///
/// On Unix a block becomes shorter by unmapping its end. On Linux and Android it becomes longer by
/// `mremap`, which moves its pages to where there is room if its alignment does not forbid that.
///
/// ```
/// use core::alloc::Layout;
/// use slabmalloc::pager::{Pager, SystemMemory};
///
/// let layout = Layout::from_size_align(2 << 20, 2 << 20).unwrap();
/// let block = SystemMemory.acquire(layout).unwrap();
/// assert!(block.zeroed && block.start.addr().get().is_multiple_of(2 << 20));
/// // SAFETY: the block came from this pager with this layout and is not used any more.
/// unsafe { SystemMemory.release(block.start, layout) };
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemMemory;

/// The system's page size, in bytes: a power of two.
fn page_size() -> usize {
    let bytes = platform::page_size();
    if bytes.is_power_of_two() {
        bytes
    } else {
        LARGEST_PAGE
    }
}

/// How many bytes a block of `layout` occupies, given the system's page size.
fn occupied(layout: Layout, page: usize) -> Option<usize> {
    layout
        .size()
        .checked_next_multiple_of(page)
        .filter(|&bytes| bytes.cast_signed() > 0)
}

// SAFETY: the system hands out memory that nobody else in the process has, filled with zeros, and
// `platform::map` keeps to the alignment. Nothing here unwinds.
unsafe impl Pager for SystemMemory {
    fn acquire(&self, layout: Layout) -> Option<Block> {
        let page = page_size();
        let start = platform::map(occupied(layout, page)?, layout.align().max(page), page)?;
        Some(Block { start, zeroed: true })
    }

    unsafe fn release(&self, block: NonNull<u8>, layout: Layout) {
        if let Some(bytes) = occupied(layout, page_size()) {
            // SAFETY: `map` returned the block for this layout and thus for this many bytes, and the
            // caller gives it up.
            unsafe { platform::unmap(block, bytes) }
        }
    }

    unsafe fn resize(&self, block: NonNull<u8>, old: Layout, new: Layout) -> Option<NonNull<u8>> {
        let page = page_size();
        let (from, to) = (occupied(old, page)?, occupied(new, page)?);
        if from == to {
            return Some(block);
        }
        // SAFETY: `map` or `remap` returned the block for `from` bytes; the caller's promise.
        unsafe { platform::remap(block, from, to, new.align() <= page) }
    }

    unsafe fn discard(&self, start: NonNull<u8>, bytes: usize) -> bool {
        // SAFETY: the caller's promise: whole pages of blocks that `map` returned.
        unsafe { platform::discard(start, bytes) }
    }

    fn discard_granularity(&self) -> Option<usize> {
        platform::CAN_DISCARD.then(page_size)
    }

    fn prefer_huge_pages(&self, start: NonNull<u8>, bytes: usize, huge: bool) {
        platform::prefer_huge_pages(start, bytes, huge);
    }

    fn granularity(&self) -> usize {
        page_size()
    }
}

impl ConstPager for SystemMemory {
    const INIT: Self = Self;
}

#[cfg(test)]
mod tests;
