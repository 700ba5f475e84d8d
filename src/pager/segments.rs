//! [`Segments`]: small blocks out of large ones.

mod state;

use core::alloc::Layout;
use core::fmt;
use core::ptr::NonNull;

use state::{EmptySegment, Purge, Released, State};

use super::carving::{Carving, SmallSegments, unit_bytes};
use super::segment::{Run, Segment, segment_layout};
use super::{Block, ConstPager, Pager};
use crate::lock::{Forked, Locked, RawLock};

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
/// - Memory that is free and was used stays while it is no more than 16 MiB, or an eighth of what is in
///   use up to 64 MiB, or what the program was seen to take again after it was given back. Beyond that, a
///   release [discards](Pager::discard) the holes of one segment, if the underlying pager can do that: of
///   the one with the most to discard among the eight that were last freed in, but no segment of which it is
///   less than a sixteenth, and no pieces below 64 KiB. [`trim`](Segments::trim) discards all.
/// - A block becomes longer where it is if what follows it is free, and shorter in any case.
///
/// Taking and releasing a block looks at each 64-bit word of a segment's two 256-byte bitmaps a
/// bounded number of times, however many segments there are, with the lock held. The underlying
/// pager is called without it. Only while a block lives that was asked for by itself does a release look
/// through all segments.
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
/// assert!(pager.granularity() > pager.pager().granularity());
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

    /// Bytes that are free and may be resident: they were handed out before, or the underlying pager did not say that
    /// their segment was zeroed.
    ///
    /// ```
    /// # #[cfg(any(unix, windows))]
    /// # fn main() {
    /// use core::alloc::Layout;
    /// use slabmalloc::lock::Spin;
    /// use slabmalloc::pager::{Pager, Segments, SystemMemory};
    ///
    /// let pager = Segments::<_, Spin>::new(SystemMemory);
    /// let page = Layout::from_size_align(4096, 4096).unwrap();
    /// let block = pager.acquire(page).unwrap();
    /// assert_eq!(pager.retained_bytes(), 0);
    /// // SAFETY: the block came from this pager with this layout and is not used any more.
    /// unsafe { pager.release(block.start, page) };
    /// assert_eq!(pager.retained_bytes(), 4096);
    /// pager.trim();
    /// assert_eq!(pager.retained_bytes(), 0);
    /// # }
    /// # #[cfg(not(any(unix, windows)))]
    /// # fn main() {}
    /// ```
    pub fn retained_bytes(&self) -> usize {
        self.state.lock().soiled_bytes()
    }

    /// Returns the segment that is kept although nothing in it is handed out, and discards the memory of
    /// whatever else is free.
    ///
    /// O(segments), and as much again for each segment of which less than a sixteenth can be discarded.
    pub fn trim(&self) {
        self.return_spare();
        if let Some(grain) = self.grain() {
            // Each segment at most a few times: other threads may go on freeing.
            for _ in 0..MOST_TIMES * (self.held_bytes() / K::SEGMENT_BYTES) {
                let purge = self.state.lock().start_purge_of_all(grain);
                let Some(purge) = purge else { break };
                self.finish(&purge);
            }
            self.return_spare();
        }
        self.pager.trim();
    }

    fn return_spare(&self) {
        let spare = self.state.lock().take_spare();
        if let Some(segment) = spare {
            self.return_segment(segment);
        }
    }

    /// How many units the underlying pager can discard at the least; nothing if it cannot.
    fn grain(&self) -> Option<usize> {
        let bytes = self.pager.discard_granularity()?;
        Some(bytes.div_ceil(unit_bytes::<K>()))
    }

    /// Discards the memory of units that were set aside, and takes them back; returns whether the underlying
    /// pager did it.
    #[cold]
    #[inline(never)]
    fn finish(&self, purge: &Purge) -> bool {
        // The system would fill the holes again to make huge pages of the segment.
        if K::SMALL_PAGES_FOR_HOLES
            && let Some(segment) = purge.huge_segment()
        {
            self.pager.prefer_huge_pages(segment, K::SEGMENT_BYTES, false);
        }
        let mut zeroed = true;
        for (start, bytes) in purge.pieces::<K>() {
            // SAFETY: the piece is of a segment of the underlying pager, whole grains of it, and
            // nobody uses it while it is set aside.
            zeroed &= unsafe { self.pager.discard(start, bytes) };
        }
        let released = self.state.lock().take_back(purge, zeroed);
        if let Released::Segment(segment) = released {
            self.return_segment(segment);
        }
        zeroed
    }

    /// As [`finish`](Self::finish), for memory of which there was too much.
    #[cold]
    #[inline(never)]
    fn discard_excess(&self, purge: &Purge) {
        if self.finish(purge) {
            self.state.lock().note_discarded(purge);
        }
    }

    /// Takes one more segment from the underlying pager and carves the first block out of it.
    #[cold]
    fn grow(&self, run: Run) -> Option<Block> {
        let layout = segment_layout::<K>();
        let block = self.pager.acquire(layout)?;
        if !block.start.addr().get().is_multiple_of(K::SEGMENT_BYTES) {
            // SAFETY: the block came with this layout, and nothing was done with it.
            unsafe { self.pager.release(block.start, layout) };
            return None;
        }
        let huge = self.wants_huge_pages();
        if huge {
            self.pager.prefer_huge_pages(block.start, K::SEGMENT_BYTES, true);
        }
        // SAFETY: the block was handed out just now, to this function alone.
        let segment = unsafe { Segment::create::<K>(block, huge) };
        // SAFETY: as above: nobody else knows the segment.
        unsafe { self.state.lock().insert_and_carve(segment, run) }
    }

    /// Whether there are so many segments that the next one shall have huge pages.
    fn wants_huge_pages(&self) -> bool {
        K::HUGE_PAGES_AFTER.is_some_and(|bytes| self.held_bytes() >= bytes)
    }

    /// A block that is too large for a segment.
    fn acquire_beneath(&self, layout: Layout) -> Option<Block> {
        let block = self.pager.acquire(layout)?;
        if K::HUGE_PAGES_BEYOND && layout.size() >= HUGE_PAGE && self.wants_huge_pages() {
            self.pager.prefer_huge_pages(block.start, layout.size(), true);
        }
        Some(block)
    }

    /// Serves a request that found no segment from the underlying pager itself.
    #[cold]
    fn acquire_stray(&self, layout: Layout) -> Option<Block> {
        let block = self.pager.acquire(layout)?;
        self.state.lock().add_stray();
        Some(block)
    }

    /// Gives `segment`, which [`State`] let go of, back to the underlying pager.
    fn return_segment(&self, EmptySegment(segment): EmptySegment) {
        // SAFETY: an empty segment that no list holds.
        if unsafe { segment.as_ref() }.huge {
            self.pager
                .prefer_huge_pages(segment.cast(), K::SEGMENT_BYTES, false);
        }
        // SAFETY: as above; it came from this pager with this layout.
        unsafe { self.pager.release(segment.cast(), segment_layout::<K>()) };
    }
}

/// How often `trim` comes back to a segment, whose memory is discarded in a bounded number of pieces.
const MOST_TIMES: usize = 16;

/// Bytes of a huge page on most machines; blocks below are not worth a system call.
const HUGE_PAGE: usize = 2 << 20;

// SAFETY: a block is a run of units that were free and now are not, of a segment that is this pager's
// alone until all of its units are free again, or it is a block of the underlying pager. Dirty units
// are never said to be zeroed. Nothing here unwinds, and the lock excludes.
unsafe impl<P: Pager, L: RawLock, K: Carving> Pager for Segments<P, L, K> {
    fn acquire(&self, layout: Layout) -> Option<Block> {
        if layout.size() == 0 {
            return None;
        }
        let Some(run) = Run::of::<K>(layout) else {
            return self.acquire_beneath(layout);
        };
        let carved = self.state.lock().carve(run);
        carved
            .or_else(|| self.grow(run))
            // While this thread asked, another one may have brought or emptied a segment.
            .or_else(|| self.state.lock().carve(run))
            .or_else(|| self.acquire_stray(layout))
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
            self.discard_excess(&purge);
        }
    }

    unsafe fn resize(&self, block: NonNull<u8>, old: Layout, new: Layout) -> Option<NonNull<u8>> {
        match (Run::of::<K>(old), Run::of::<K>(new)) {
            // SAFETY: requests that make no run went to the underlying pager.
            (None, None) => unsafe { self.pager.resize(block, old, new) },
            (Some(from), Some(to)) => {
                let grain = self.grain();
                let (done, purge) = {
                    let mut state = self.state.lock();
                    // SAFETY: the block is the caller's, of this run.
                    let done = unsafe { state.resize(block, from, to) };
                    (done, state.start_purge(grain))
                };
                if let Some(purge) = purge {
                    self.discard_excess(&purge);
                }
                done.then_some(block)
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

    /// What is said of a part of a block does not undo what the whole segment is.
    fn prefer_huge_pages(&self, start: NonNull<u8>, bytes: usize, huge: bool) {
        if huge || !self.state.lock().is_huge(start) {
            self.pager.prefer_huge_pages(start, bytes, huge);
        }
    }

    fn trim(&self) {
        Self::trim(self);
    }

    fn before_fork(&self) {
        self.state.hold();
        self.pager.before_fork();
    }

    unsafe fn after_fork(&self, side: Forked) {
        // SAFETY: the caller's promise.
        unsafe { self.pager.after_fork(side) };
        // SAFETY: the caller's promise.
        unsafe { self.state.let_go(side) }
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
        let spare = self.state.get_mut().take_spare();
        if let Some(segment) = spare {
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
