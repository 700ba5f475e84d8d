//! [`Growing`]: memory that grows at its end, and never shrinks.

use core::alloc::Layout;
use core::ptr::NonNull;

use super::ranges::{FreeRanges, GRANULE};
use super::{Block, Pager};
use crate::addr;
use crate::lock::{Locked, RawLock};

/// How often memory is grown for one request: once should do, and once more if somebody else took
/// what was grown.
const ATTEMPTS: u32 = 2;

/// A way to get more memory.
///
/// # Safety
///
/// The bytes that [`grow`](Grow::grow) reports are valid for reads and writes for good, and nobody
/// else uses them. Where pieces touch, one pointer may reach both.
pub(super) unsafe trait Grow {
    /// What every piece starts at a multiple of, in bytes; [`GRANULE`] if nothing is known. A wrong value
    /// costs memory, and nothing else.
    const ALIGN: usize;

    /// Asks for at least `bytes` more bytes, and says where they start and how many there are.
    ///
    /// Nothing is expected of where they are: others may grow the same memory.
    fn grow(&self, bytes: usize) -> Option<(usize, usize)>;
}

/// The memory of `G` as a source of pages. What is released is kept for the next request.
#[derive(Debug)]
pub(super) struct Growing<G, L: RawLock> {
    source: G,
    ranges: Locked<L, FreeRanges>,
}

impl<G: Grow, L: RawLock> Growing<G, L> {
    pub(super) const fn new(source: G) -> Self {
        Self {
            source,
            ranges: Locked::new(FreeRanges::new()),
        }
    }

    pub(super) fn free_bytes(&self) -> usize {
        self.ranges.lock().free()
    }

    pub(super) fn total_bytes(&self) -> usize {
        self.ranges.lock().total()
    }

    /// Grows the memory by what `layout` needs wherever the new memory starts.
    #[cold]
    fn grow(&self, layout: Layout) -> Option<()> {
        // Where every piece starts at a multiple of the alignment, nothing is lost in front of the block.
        let slack = if layout.align() > G::ALIGN {
            layout.align()
        } else {
            0
        };
        let (start, bytes) = self.source.grow(layout.size().checked_add(slack)?)?;
        // No pointer can be made for address zero.
        let skipped = if start == 0 { GRANULE.min(bytes) } else { 0 };
        let start = addr::at_address::<u8>(start + skipped)?;
        // What cannot be added, since it is too small or reaches past the end, is of no use.
        // SAFETY: `G` promises that the memory is new and nobody else's.
        let _ = unsafe { self.ranges.lock().add(start, bytes - skipped) };
        Some(())
    }
}

// SAFETY: a block is cut out of memory that `G` promises to be unused, and is in no list until it is
// released; the lock excludes. Nothing is said to be zeroed, and nothing unwinds.
unsafe impl<G: Grow, L: RawLock> Pager for Growing<G, L> {
    fn acquire(&self, layout: Layout) -> Option<Block> {
        if layout.size() == 0 {
            return None;
        }
        let mut attempts = ATTEMPTS;
        loop {
            // The guard is gone before memory is grown.
            let taken = self.ranges.lock().take(layout);
            if let Some(start) = taken {
                return Some(Block { start, zeroed: false });
            }
            attempts = attempts.checked_sub(1)?;
            self.grow(layout)?;
        }
    }

    unsafe fn release(&self, block: NonNull<u8>, layout: Layout) {
        // SAFETY: the caller gives up a block of `acquire` with its layout.
        unsafe { self.ranges.lock().give_back(block, layout) }
    }

    fn granularity(&self) -> usize {
        GRANULE
    }
}

#[cfg(test)]
mod tests;
