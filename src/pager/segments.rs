//! [`Segments`]: small blocks out of large ones.

mod state;

use core::alloc::Layout;
use core::fmt;
use core::ptr::NonNull;

use state::{EmptySegment, Purge, Released, State};

use super::carving::{Carving, SmallSegments, unit_bytes};
use super::segment::{Run, Segment, Want, segment_layout};
use super::{Block, ConstPager, Pager};
use crate::lock::{Locked, RawLock};

/// Carves small blocks out of large segments of another pager.
///
/// A mapping of the operating system for every 4 KiB page would cost a system call and an entry in
/// the system's tables each; pages below the system's page size would not be possible at all.
///
/// How large segments are says `K`: 2 MiB unless something else is written.
///
/// - A segment of 2 MiB is aligned to its size, and gives blocks of multiples of 1 KiB. Its header
///   takes the first of them: 0.05 % of a segment for 1 KiB pages, 0.2 % for 4 KiB pages and 0.8 %
///   for 16 KiB pages, as a page cannot begin where the header is. Larger pages leave more room
///   beside the header, which smaller ones and requests of other sizes use.
/// - Requests above 512 KiB in size or alignment go straight to the underlying pager.
/// - Where the underlying pager has no segment, it is asked for the block itself.
/// - A segment whose last block is released goes back to the underlying pager, except that one is
///   kept, so that a page that is taken and returned over and over costs no system call.
/// - What was never handed out before is zeroed if the segment was.
/// - Memory that is free and was used stays, and is handed out again first, while it is no more than
///   16 MiB or an eighth of what is in use. Beyond that, holes in segments are
///   [discarded](Pager::discard) if the underlying pager can do that: from one segment at a time, of
///   the least used ones, until half of it is left. [`trim`](Segments::trim) discards all.
/// - A block becomes longer where it is if what follows it is free, and shorter in any case.
///
/// Taking and releasing a block looks at each 64-bit word of a segment's two 256-byte bitmaps a
/// bounded number of times, however many segments there are, with the lock held. The underlying
/// pager is called without it. Only while the underlying pager is short of segments does a release
/// look through all of them.
///
/// Dropping returns the segments of which nothing is handed out. The others are leaked: what is still
/// in use stays valid.
///
/// ```
/// use core::alloc::Layout;
/// use slabmalloc::lock::Spin;
/// use slabmalloc::pager::{FromGlobalAlloc, Pager, Segments};
/// use std::alloc::System;
///
/// let pager = Segments::<_, Spin>::new(FromGlobalAlloc::new(&System));
/// let page = Layout::from_size_align(1024, 1024).unwrap();
/// let block = pager.acquire(page).unwrap();
/// assert_eq!(pager.held_bytes(), 2 << 20);
/// // SAFETY: the block came from this pager with this layout and is not used any more.
/// unsafe { pager.release(block.start, page) };
/// pager.trim();
/// assert_eq!(pager.held_bytes(), 0);
/// ```
pub struct Segments<P: Pager, L: RawLock, K: Carving = SmallSegments> {
    pager: P,
    state: Locked<L, State<K>>,
}

impl<P: Pager, L: RawLock, K: Carving> Segments<P, L, K> {
    /// Carves blocks out of segments of `pager`.
    pub const fn new(pager: P) -> Self {
        Self {
            pager,
            state: Locked::new(State::EMPTY),
        }
    }

    /// The underlying pager.
    pub const fn pager(&self) -> &P {
        &self.pager
    }

    /// Bytes in segments that were taken from the underlying pager and not returned.
    pub fn held_bytes(&self) -> usize {
        self.state.lock().held_bytes()
    }

    /// Bytes that were handed out before, are free now, and may be resident still.
    pub fn kept_bytes(&self) -> usize {
        self.state.lock().soiled_bytes()
    }

    /// Returns the segment that is kept although nothing in it is handed out, and discards the memory of
    /// whatever else is free. O(segments) for each segment in which there is some.
    pub fn trim(&self) {
        let kept = self.state.lock().take_kept();
        if let Some(segment) = kept {
            self.return_segment(segment);
        }
        let grain = self.grain();
        let most = self.held_bytes() / K::SEGMENT_BYTES;
        for _ in 0..most {
            let Some(purge) = self.state.lock().start_purge_of_all(grain) else {
                break;
            };
            self.finish(&purge);
        }
        let kept = self.state.lock().take_kept();
        if let Some(segment) = kept {
            self.return_segment(segment);
        }
        self.pager.trim();
    }

    /// How many units the underlying pager can discard at the least; nothing if it cannot.
    fn grain(&self) -> Option<usize> {
        let bytes = self.pager.discard_granularity()?;
        Some(bytes.div_ceil(unit_bytes::<K>()))
    }

    /// Discards the memory of units that were set aside, and takes them back.
    #[cold]
    #[inline(never)]
    fn finish(&self, purge: &Purge) {
        let mut zeroed = true;
        for units in purge.aside.runs() {
            let bytes = units.len() * unit_bytes::<K>();
            // SAFETY: the units are of a segment of the underlying pager, whole grains of it, and
            // nobody uses them while they are set aside.
            zeroed &= unsafe { self.pager.discard(purge.unit::<K>(units.start), bytes) };
        }
        let released = self.state.lock().take_back(purge, zeroed);
        if let Released::Segment(segment) = released {
            self.return_segment(segment);
        }
    }

    fn acquire_with(&self, layout: Layout, want: Want) -> Option<Block> {
        if layout.size() == 0 {
            return None;
        }
        let Some(run) = Run::of::<K>(layout) else {
            return self.acquire_beneath(layout, want);
        };
        let carved = self.state.lock().carve(run, want);
        carved
            .or_else(|| self.grow(run, want))
            // While this thread asked, another one may have brought or emptied a segment.
            .or_else(|| self.state.lock().carve(run, want))
            .or_else(|| self.acquire_stray(layout, want))
    }

    /// A block of the underlying pager.
    fn acquire_beneath(&self, layout: Layout, want: Want) -> Option<Block> {
        match want {
            Want::Anything => self.pager.acquire(layout),
            Want::Zeroes => self.pager.acquire_zeroed(layout),
        }
    }

    /// Takes one more segment from the underlying pager and carves the first block out of it.
    #[cold]
    fn grow(&self, run: Run, want: Want) -> Option<Block> {
        let layout = segment_layout::<K>();
        let block = self.acquire_beneath(layout, want)?;
        if !block.start.addr().get().is_multiple_of(K::SEGMENT_BYTES) {
            // SAFETY: the block came with this layout, and nothing was done with it.
            unsafe { self.pager.release(block.start, layout) };
            return None;
        }
        let huge = K::HUGE_PAGES_AFTER.is_some_and(|bytes| self.held_bytes() >= bytes);
        if huge {
            self.pager.prefer_huge_pages(block.start, K::SEGMENT_BYTES, true);
        }
        // SAFETY: the block was handed out just now, to this function alone.
        let segment = unsafe { Segment::create::<K>(block, huge) };
        // SAFETY: as above: nobody else knows the segment.
        unsafe { self.state.lock().insert_and_carve(segment, run, want) }
    }

    /// Serves a request that found no segment from the underlying pager itself.
    #[cold]
    fn acquire_stray(&self, layout: Layout, want: Want) -> Option<Block> {
        let block = self.acquire_beneath(layout, want)?;
        self.state.lock().add_stray();
        Some(block)
    }

    /// Gives `segment`, which [`State`] let go of, back to the underlying pager.
    fn return_segment(&self, EmptySegment(segment): EmptySegment) {
        // Where all segments are huge, so is what lies beneath.
        let some_are = K::HUGE_PAGES_AFTER != Some(0);
        // SAFETY: an empty segment that no list holds.
        if some_are && unsafe { segment.as_ref() }.is_huge() {
            self.pager
                .prefer_huge_pages(segment.cast(), K::SEGMENT_BYTES, false);
        }
        // SAFETY: as above; it came from this pager with this layout.
        unsafe { self.pager.release(segment.cast(), segment_layout::<K>()) };
    }
}

// SAFETY: a block is a run of units that were free and now are not, of a segment that is this pager's
// alone until all of its units are free again, or it is a block of the underlying pager. Dirty units
// are never said to be zeroed. Nothing here unwinds, and the lock excludes.
unsafe impl<P: Pager, L: RawLock, K: Carving> Pager for Segments<P, L, K> {
    fn acquire(&self, layout: Layout) -> Option<Block> {
        self.acquire_with(layout, Want::Anything)
    }

    fn acquire_zeroed(&self, layout: Layout) -> Option<Block> {
        self.acquire_with(layout, Want::Zeroes)
    }

    unsafe fn release(&self, block: NonNull<u8>, layout: Layout) {
        let Some(run) = Run::of::<K>(layout) else {
            // SAFETY: requests that make no run went to the underlying pager.
            return unsafe { self.pager.release(block, layout) };
        };
        let grain = self.grain();
        let (released, purge) = {
            let mut state = self.state.lock();
            // SAFETY: the caller gives up a block of this run, so it is in a segment or a stray.
            let released = unsafe { state.give_back(block, run) };
            (released, state.start_purge(grain))
        };
        match released {
            Released::Kept => {}
            Released::Segment(segment) => self.return_segment(segment),
            // SAFETY: the block came from the underlying pager with this layout.
            Released::Stray => unsafe { self.pager.release(block, layout) },
        }
        if let Some(purge) = purge {
            self.finish(&purge);
        }
    }

    unsafe fn resize(&self, block: NonNull<u8>, old: Layout, new: Layout) -> Option<NonNull<u8>> {
        match (Run::of::<K>(old), Run::of::<K>(new)) {
            // SAFETY: requests that make no run went to the underlying pager.
            (None, None) => unsafe { self.pager.resize(block, old, new) },
            (Some(old), Some(new)) => {
                // SAFETY: the block is the caller's, of this run.
                unsafe { self.state.lock().resize(block, old, new) }.then_some(block)
            }
            _ => None,
        }
    }

    unsafe fn discard(&self, start: NonNull<u8>, bytes: usize) -> bool {
        // SAFETY: the caller's promise; the memory is the underlying pager's.
        unsafe { self.pager.discard(start, bytes) }
    }

    fn discard_granularity(&self) -> Option<usize> {
        self.pager.discard_granularity()
    }

    fn prefer_huge_pages(&self, start: NonNull<u8>, bytes: usize, huge: bool) {
        self.pager.prefer_huge_pages(start, bytes, huge);
    }

    fn trim(&self) {
        Self::trim(self);
    }

    /// The bytes of a unit, whatever the underlying pager says: it rounds up what it is asked for itself.
    fn granularity(&self) -> usize {
        unit_bytes::<K>()
    }
}

impl<P: ConstPager, L: RawLock, K: Carving> ConstPager for Segments<P, L, K> {
    const INIT: Self = Self::new(P::INIT);
}

impl<P: Pager, L: RawLock, K: Carving> Drop for Segments<P, L, K> {
    fn drop(&mut self) {
        let kept = self.state.get_mut().take_kept();
        if let Some(segment) = kept {
            self.return_segment(segment);
        }
    }
}

impl<P: Pager, L: RawLock, K: Carving> fmt::Debug for Segments<P, L, K> {
    /// Does not wait for the lock.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Segments").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod retention_tests;
#[cfg(test)]
mod tests;
