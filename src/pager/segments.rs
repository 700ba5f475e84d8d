//! [`Segments`]: small blocks out of large ones.

use core::alloc::Layout;
use core::fmt;
use core::ptr::NonNull;

use super::segment::{LISTS, Run, SEGMENT_BYTES, SEGMENT_LAYOUT, Segment, SegmentList, UNIT_BYTES, locate};
use super::{Block, ConstPager, Pager};
use crate::addr;
use crate::lock::{Locked, RawLock};

/// Carves small blocks out of 2 MiB segments of another pager.
///
/// A mapping of the operating system for every 4 KiB page would cost a system call and an entry in
/// the system's tables each; pages below the system's page size would not be possible at all.
///
/// - A segment is 2 MiB, aligned to its size, and gives blocks of multiples of 1 KiB. Its header
///   takes the first of them: 0.05 % of a segment for 1 KiB pages, 0.2 % for 4 KiB pages and 0.8 %
///   for 16 KiB pages, as a page cannot begin where the header is. Larger pages leave more room
///   beside the header, which smaller ones and requests of other sizes use.
/// - Requests above 512 KiB in size or alignment go straight to the underlying pager.
/// - Where the underlying pager has no segment, it is asked for the block itself.
/// - A segment whose last block is released goes back to the underlying pager, except that one is
///   kept, so that a page that is taken and returned over and over costs no system call.
///   [`trim`](Segments::trim) returns that one too.
/// - What was never handed out before is zeroed if the segment was.
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
pub struct Segments<P: Pager, L: RawLock> {
    pager: P,
    state: Locked<L, State>,
}

impl<P: Pager, L: RawLock> Segments<P, L> {
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
        self.state.lock().segments * SEGMENT_BYTES
    }

    /// Returns the segment that is kept although nothing in it is handed out.
    pub fn trim(&self) {
        let kept = self.state.lock().take_kept();
        if let Some(segment) = kept {
            self.return_segment(segment);
        }
    }

    /// Takes one more segment from the underlying pager and carves the first block out of it.
    #[cold]
    fn grow(&self, run: Run) -> Option<Block> {
        let block = self.pager.acquire(SEGMENT_LAYOUT)?;
        if !block.start.addr().get().is_multiple_of(SEGMENT_BYTES) {
            // SAFETY: the block came with this layout, and nothing was done with it.
            unsafe { self.pager.release(block.start, SEGMENT_LAYOUT) };
            return None;
        }
        // SAFETY: the block was handed out just now, to this function alone.
        let segment = unsafe { Segment::create(block) };
        // SAFETY: as above: nobody else knows the segment.
        unsafe { self.state.lock().insert_and_carve(segment, run) }
    }

    /// Serves a request that found no segment from the underlying pager itself.
    #[cold]
    fn acquire_stray(&self, layout: Layout) -> Option<Block> {
        let block = self.pager.acquire(layout)?;
        self.state.lock().strays += 1;
        Some(block)
    }

    /// Gives `segment`, which [`State`] let go of, back to the underlying pager.
    fn return_segment(&self, EmptySegment(segment): EmptySegment) {
        // SAFETY: an empty segment that no list holds; it came from this pager with this layout.
        unsafe { self.pager.release(segment.cast(), SEGMENT_LAYOUT) };
    }
}

// SAFETY: a block is a run of units that were free and now are not, of a segment that is this pager's
// alone until all of its units are free again, or it is a block of the underlying pager. Dirty units
// are never said to be zeroed. Nothing here unwinds, and the lock excludes.
unsafe impl<P: Pager, L: RawLock> Pager for Segments<P, L> {
    fn acquire(&self, layout: Layout) -> Option<Block> {
        if layout.size() == 0 {
            return None;
        }
        let Some(run) = Run::of(layout) else {
            return self.pager.acquire(layout);
        };
        let carved = self.state.lock().carve(run);
        carved
            .or_else(|| self.grow(run))
            // While this thread asked, another one may have brought or emptied a segment.
            .or_else(|| self.state.lock().carve(run))
            .or_else(|| self.acquire_stray(layout))
    }

    unsafe fn release(&self, block: NonNull<u8>, layout: Layout) {
        let Some(run) = Run::of(layout) else {
            // SAFETY: requests that make no run went to the underlying pager.
            return unsafe { self.pager.release(block, layout) };
        };
        // SAFETY: the caller gives up a block of this run, so it is in a segment or a stray.
        let released = unsafe { self.state.lock().give_back(block, run) };
        match released {
            Released::Kept => {}
            Released::Segment(segment) => self.return_segment(segment),
            // SAFETY: the block came from the underlying pager with this layout.
            Released::Stray => unsafe { self.pager.release(block, layout) },
        }
    }

    /// 1 KiB, whatever the underlying pager says: it rounds up what it is asked for itself.
    fn granularity(&self) -> usize {
        UNIT_BYTES
    }
}

impl<P: ConstPager, L: RawLock> ConstPager for Segments<P, L> {
    const INIT: Self = Self::new(P::INIT);
}

impl<P: Pager, L: RawLock> Drop for Segments<P, L> {
    fn drop(&mut self) {
        self.trim();
    }
}

impl<P: Pager, L: RawLock> fmt::Debug for Segments<P, L> {
    /// Does not wait for the lock.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Segments").finish_non_exhaustive()
    }
}

/// A segment that nothing is handed out of and that no list holds.
struct EmptySegment(NonNull<Segment>);

/// What becomes of a block that is released.
enum Released {
    /// Its segment has other blocks in use, or is the one that is kept.
    Kept,
    /// Its segment is empty now.
    Segment(EmptySegment),
    /// It lies in no segment.
    Stray,
}

/// What the lock guards.
struct State {
    // INVARIANT: each segment is in the list that its header and `Segment::proper_list` name, or is `kept`; all of them
    // came from the underlying pager and were not returned.
    lists: [SegmentList; LISTS],
    /// The one segment without a block in use; in no list.
    kept: Option<NonNull<Segment>>,
    /// How many segments there are.
    segments: usize,
    /// How many blocks were taken from the underlying pager for want of a segment.
    strays: usize,
}

// SAFETY: the segments belong to this value alone.
unsafe impl Send for State {}

impl State {
    const EMPTY: Self = Self {
        lists: [SegmentList::EMPTY; LISTS],
        kept: None,
        segments: 0,
        strays: 0,
    };

    /// Carves a run out of the segment that is most cut up among those with room, so that others have
    /// a chance to become empty.
    fn carve(&mut self, run: Run) -> Option<Block> {
        let candidates = self.lists.get(run.first_list()..)?;
        if let Some(segment) = candidates.iter().find_map(|list| list.first()) {
            // SAFETY: a segment of one of the lists.
            return unsafe { self.carve_listed(segment, run) };
        }
        let segment = self.kept.take()?;
        // SAFETY: the kept segment is in no list, and now is nowhere.
        unsafe { self.list_and_carve(segment, run) }
    }

    /// # Safety
    ///
    /// The segment is fresh and the caller's alone.
    unsafe fn insert_and_carve(&mut self, segment: NonNull<Segment>, run: Run) -> Option<Block> {
        self.segments += 1;
        // SAFETY: the segment is in no list yet.
        unsafe { self.list_and_carve(segment, run) }
    }

    /// # Safety
    ///
    /// The segment is in no list and is not the kept one.
    unsafe fn list_and_carve(&mut self, segment: NonNull<Segment>, run: Run) -> Option<Block> {
        // SAFETY: the segment is in no list.
        unsafe { self.enlist(segment) };
        // SAFETY: the segment is in a list now.
        unsafe { self.carve_listed(segment, run) }
    }

    /// # Safety
    ///
    /// The segment is in one of the lists.
    unsafe fn carve_listed(&mut self, mut segment: NonNull<Segment>, run: Run) -> Option<Block> {
        // SAFETY: the segment is this value's alone, and no other reference to its header lives.
        let (offset, zeroed) = unsafe { segment.as_mut() }.take(run)?;
        // SAFETY: the segment is in a list.
        unsafe { self.relist(segment) };
        // SAFETY: a run lies within its segment.
        let start = unsafe { segment.cast::<u8>().add(offset) };
        Some(Block { start, zeroed })
    }

    /// # Safety
    ///
    /// `block` was handed out for this run and is not used any more.
    unsafe fn give_back(&mut self, block: NonNull<u8>, run: Run) -> Released {
        let (address, offset) = locate(block);
        // Only memory that is known to be a segment is read as one.
        if self.strays > 0 && !self.lists.iter().any(|list| list.holds(address)) {
            self.strays -= 1;
            return Released::Stray;
        }
        let Some(mut segment) = addr::at_address::<Segment>(address) else {
            return Released::Kept;
        };
        // SAFETY: the block lies in a segment, whose memory was exposed when it was created, and no
        // reference to the header lives.
        let header = unsafe { segment.as_mut() };
        if !header.give_back(offset, run) {
            return Released::Kept;
        }
        if header.is_empty() {
            // SAFETY: a segment with a block in use was in a list.
            unsafe { self.unlist(segment) };
            return self.keep_or_let_go(segment);
        }
        // SAFETY: as above.
        unsafe { self.relist(segment) };
        Released::Kept
    }

    /// Keeps an empty segment, which is in no list, if none is kept yet.
    fn keep_or_let_go(&mut self, segment: NonNull<Segment>) -> Released {
        if self.kept.is_none() {
            self.kept = Some(segment);
            return Released::Kept;
        }
        self.segments -= 1;
        Released::Segment(EmptySegment(segment))
    }

    fn take_kept(&mut self) -> Option<EmptySegment> {
        let segment = self.kept.take()?;
        self.segments -= 1;
        Some(EmptySegment(segment))
    }

    /// Moves a segment to the list that it belongs in by now.
    ///
    /// # Safety
    ///
    /// The segment is in a list; no reference to a header lives.
    unsafe fn relist(&mut self, segment: NonNull<Segment>) {
        // SAFETY: the segment is this value's alone.
        let header = unsafe { segment.as_ref() };
        if header.list != header.proper_list() {
            // SAFETY: the caller says that the segment is in a list.
            unsafe { self.unlist(segment) };
            // SAFETY: it was taken out of its list just now.
            unsafe { self.enlist(segment) };
        }
    }

    /// # Safety
    ///
    /// The segment is this value's and in no list; no reference to a header lives.
    unsafe fn enlist(&mut self, mut segment: NonNull<Segment>) {
        // SAFETY: the segment is this value's alone.
        let header = unsafe { segment.as_mut() };
        header.list = header.proper_list();
        if let Some(list) = self.lists.get_mut(header.list) {
            // SAFETY: the segment is in no list, and `header` is not used any more.
            unsafe { list.push(segment) };
        }
    }

    /// # Safety
    ///
    /// The segment is in a list; no reference to a header lives.
    unsafe fn unlist(&mut self, segment: NonNull<Segment>) {
        // SAFETY: the segment is this value's alone.
        let list = unsafe { segment.as_ref() }.list;
        if let Some(list) = self.lists.get_mut(list) {
            // SAFETY: the header names the list that the segment is in.
            unsafe { list.remove(segment) };
        }
    }
}

#[cfg(test)]
mod tests;
