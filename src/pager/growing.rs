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

    /// Grows the memory by what `layout` needs wherever the new memory starts, and cuts a block out.
    ///
    /// `Ok(None)` where the new memory turned out too small.
    #[cold]
    fn grow_and_take(&self, layout: Layout) -> Result<Option<NonNull<u8>>, Exhausted> {
        // A granule more than the block and its alignment take: one may be lost at the end of the
        // address space or at address zero.
        let slack = layout
            .align()
            .max(GRANULE)
            .checked_add(GRANULE)
            .ok_or(Exhausted)?;
        let wanted = layout.size().checked_add(slack).ok_or(Exhausted)?;
        let (start, bytes) = self.source.grow(wanted).ok_or(Exhausted)?;
        let mut ranges = self.ranges.lock();
        // No pointer can be made for address zero.
        let skipped = if start == 0 { GRANULE.min(bytes) } else { 0 };
        if let Some(start) = addr::at_address::<u8>(start + skipped) {
            // What cannot be added, since it is too small or reaches past the end, is of no use.
            // SAFETY: `G` promises that the memory is new and nobody else's.
            let _ = unsafe { ranges.add(start, bytes - skipped) };
        }
        Ok(ranges.take(layout))
    }
}

/// There is no more memory.
struct Exhausted;

// SAFETY: a block is cut out of memory that `G` promises to be unused, and is in no list until it is
// released; the lock excludes. Nothing is said to be zeroed, and nothing unwinds.
unsafe impl<G: Grow, L: RawLock> Pager for Growing<G, L> {
    fn acquire(&self, layout: Layout) -> Option<Block> {
        if layout.size() == 0 {
            return None;
        }
        let mut start = self.ranges.lock().take(layout);
        for _ in 0..ATTEMPTS {
            if start.is_some() {
                break;
            }
            start = self.grow_and_take(layout).ok()?;
        }
        Some(Block {
            start: start?,
            zeroed: false,
        })
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
