//! What the lock of [`Segments`](super::Segments) guards: which segments there are, and what they hold.

use core::marker::PhantomData;
use core::ptr::NonNull;

use crate::addr;
use crate::pager::Block;
use crate::pager::carving::{Carving, unit_bytes};
use crate::pager::retention::Retention;
use crate::pager::segment::{BySpace, LISTS, Run, Segment, Soiled, Totals, locate};
use crate::pager::units::{UNITS, UnitSet};

/// A segment that nothing is handed out of and that no list holds.
pub(super) struct EmptySegment(pub(super) NonNull<Segment>);

/// What becomes of a block that is released.
pub(super) enum Released {
    /// Its segment has other blocks in use, or is the one that is kept.
    Kept,
    /// Its segment is empty now.
    Segment(EmptySegment),
    /// It lies in no segment.
    Stray,
}

/// Units of one segment that were set aside so that their memory can be given back. They count as handed
/// out until [`State::take_back`], which keeps their segment from being returned.
pub(super) struct Purge {
    // INVARIANT: a segment of the state that made this, in which the units of `aside` are handed out to it.
    segment: NonNull<Segment>,
    // INVARIANT: not empty.
    aside: UnitSet,
    huge: bool,
}

impl Purge {
    /// Start and bytes of each piece.
    pub(super) fn pieces<K: Carving>(&self) -> impl Iterator<Item = (NonNull<u8>, usize)> {
        self.aside.runs().map(|units| {
            // SAFETY: units that were set aside lie in the segment.
            let start = unsafe { self.segment.cast::<u8>().add(units.start * unit_bytes::<K>()) };
            (start, units.len() * unit_bytes::<K>())
        })
    }

    /// The segment, if it was in huge pages.
    pub(super) fn huge_segment(&self) -> Option<NonNull<u8>> {
        self.huge.then_some(self.segment.cast())
    }
}

/// How many segments are looked at for the one with the most memory to give back.
const CANDIDATES: usize = 8;

/// Bytes of the smallest piece that is given back without being asked to: a program that frees everything
/// would else make a system call for nearly every page, of segments that are empty a moment later.
const LEAST_PIECE: usize = 64 << 10;

/// Units that make a system call worth its while: a sixteenth of a segment.
const WORTH_A_CALL: usize = UNITS / 16;

pub(super) struct State<K> {
    // INVARIANT: each segment is in the list that its header and `Segment::proper_list` name, or is `spare`; all of
    // them came from the underlying pager and were not returned.
    lists: [BySpace; LISTS],
    /// The one segment without a block in use; in no list by space.
    spare: Option<NonNull<Segment>>,
    // INVARIANT: segments with at least `WORTH_A_CALL` soiled units, in which some were freed since it was
    // tried in vain to set them aside; their headers say that they are in it.
    soiled: Soiled,
    /// How many segments there are.
    segments: usize,
    /// How many blocks were taken from the underlying pager for want of a segment.
    strays: usize,
    /// The sum over all segments.
    totals: Totals,
    retention: Retention,
    carving: PhantomData<fn() -> K>,
}

// SAFETY: the segments belong to this value alone.
unsafe impl<K> Send for State<K> {}

impl<K: Carving> State<K> {
    pub(super) const EMPTY: Self = Self {
        lists: [BySpace::EMPTY; LISTS],
        spare: None,
        soiled: Soiled::EMPTY,
        segments: 0,
        strays: 0,
        totals: Totals { used: 0, soiled: 0 },
        retention: Retention::NEW,
        carving: PhantomData,
    };

    /// Bytes of all segments.
    pub(super) fn held_bytes(&self) -> usize {
        self.segments * K::SEGMENT_BYTES
    }

    /// Bytes that are free and were not given back.
    pub(super) fn soiled_bytes(&self) -> usize {
        self.totals.soiled * unit_bytes::<K>()
    }

    /// Notes that a block was taken from the underlying pager for want of a segment.
    pub(super) fn add_stray(&mut self) {
        self.strays += 1;
    }

    /// Carves a run out of the segment that is most cut up among those with room, so that others have
    /// a chance to become empty.
    pub(super) fn carve(&mut self, run: Run) -> Option<Block> {
        let candidates = self.lists.get(run.first_list()..)?;
        if let Some(segment) = candidates.iter().find_map(|list| list.first()) {
            // SAFETY: a segment of one of the lists.
            return unsafe { self.carve_listed(segment, run) };
        }
        let segment = self.spare.take()?;
        // SAFETY: the spare segment was in no list, and now is nowhere.
        unsafe { self.enlist(segment) };
        // SAFETY: the segment is in a list now.
        unsafe { self.carve_listed(segment, run) }
    }

    /// # Safety
    ///
    /// The segment is fresh and the caller's alone.
    pub(super) unsafe fn insert_and_carve(&mut self, segment: NonNull<Segment>, run: Run) -> Option<Block> {
        self.segments += 1;
        // SAFETY: the segment is the caller's.
        self.totals.soiled += unsafe { segment.as_ref() }.totals().soiled;
        // SAFETY: the segment is in no list yet.
        unsafe { self.enlist(segment) };
        // SAFETY: the segment is in a list now.
        unsafe { self.carve_listed(segment, run) }
    }

    /// # Safety
    ///
    /// The segment is in one of the lists.
    unsafe fn carve_listed(&mut self, segment: NonNull<Segment>, run: Run) -> Option<Block> {
        let before = self.totals;
        // SAFETY: a segment of this value.
        let (unit, zeroed) = unsafe { self.change(segment, |header| header.take(run)) }?;
        self.note_fresh(before);
        // SAFETY: the segment is in a list.
        unsafe { self.relist(segment) };
        // SAFETY: a run lies within its segment.
        let start = unsafe { segment.cast::<u8>().add(unit * unit_bytes::<K>()) };
        Some(Block { start, zeroed })
    }

    /// Takes a block back.
    ///
    /// # Safety
    ///
    /// `block` was handed out for this run and is not used any more.
    pub(super) unsafe fn give_back(&mut self, block: NonNull<u8>, run: Run) -> Released {
        let Some((segment, unit)) = self.segment_of(block) else {
            self.strays = self.strays.saturating_sub(1);
            return Released::Stray;
        };
        // SAFETY: the block lies in the segment.
        if !unsafe { self.change(segment, |header| header.give_back(unit, run)) } {
            return Released::Kept;
        }
        // SAFETY: a segment with a block in use was in a list.
        unsafe { self.settle(segment) }
    }

    /// Makes a block longer or shorter where it is; returns whether it could.
    ///
    /// # Safety
    ///
    /// `block` was handed out for run `old`.
    pub(super) unsafe fn resize(&mut self, block: NonNull<u8>, old: Run, new: Run) -> bool {
        let Some((segment, unit)) = self.segment_of(block) else {
            return false;
        };
        let before = self.totals;
        // SAFETY: the block lies in the segment.
        if !unsafe { self.change(segment, |header| header.resize(unit, old, new)) } {
            return false;
        }
        self.note_fresh(before);
        // SAFETY: a segment with a block in use is in a list.
        unsafe { self.relist(segment) };
        true
    }

    /// Notes how many of the units that were taken since the totals were `before` were not resident.
    fn note_fresh(&mut self, before: Totals) {
        let taken = self.totals.used.saturating_sub(before.used);
        let resident = before.soiled.saturating_sub(self.totals.soiled);
        self.retention.took_fresh(taken.saturating_sub(resident));
    }

    /// The segment that a block lies in, and its first unit; nothing for a stray.
    fn segment_of(&self, block: NonNull<u8>) -> Option<(NonNull<Segment>, usize)> {
        let (address, unit) = locate::<K>(block);
        // Only memory that is known to be a segment is read as one.
        if self.strays > 0 && !self.lists.iter().any(|list| list.holds(address)) {
            return None;
        }
        // The memory was exposed when the segment was created.
        Some((addr::at_address(address)?, unit))
    }

    /// Sets free memory aside that the system should have back, if there is more of it than may stay: of
    /// one segment.
    pub(super) fn start_purge(&mut self, grain: Option<usize>) -> Option<Purge> {
        let most = self.retention.most::<K>(self.totals.used);
        if self.totals.soiled <= most {
            return None;
        }
        let segment = self.most_soiled()?;
        // Down to half of what may stay, if one segment has as much, so that the next page does not come
        // here again.
        let excess = self.totals.soiled - most / 2;
        let grain = grain?.max(LEAST_PIECE.div_ceil(unit_bytes::<K>()));
        let purge = self.set_aside(segment, excess, grain);
        if purge.is_none() {
            // Until something changes in it, others come first.
            self.unlist_as_soiled(segment);
        }
        purge
    }

    /// Sets free memory aside, of any segment that has some. O(segments), but for those with much of it.
    pub(super) fn start_purge_of_all(&mut self, grain: usize) -> Option<Purge> {
        while let Some(segment) = self.soiled.first() {
            let purge = self.set_aside(segment, usize::MAX, grain);
            if purge.is_some() {
                return purge;
            }
            self.unlist_as_soiled(segment);
        }
        let mut list = 0;
        let mut next = self.spare;
        loop {
            let Some(segment) = next else {
                next = self.lists.get(list)?.first();
                list += 1;
                continue;
            };
            // SAFETY: a segment of this value.
            next = unsafe { segment.as_ref() }.next_by_space();
            let purge = self.set_aside(segment, usize::MAX, grain);
            if purge.is_some() {
                return purge;
            }
        }
    }

    /// Sets up to `excess` units of a segment aside.
    fn set_aside(&mut self, segment: NonNull<Segment>, excess: usize, grain: usize) -> Option<Purge> {
        // SAFETY: a segment of this value.
        let aside = unsafe {
            self.change(segment, |header| {
                header.set_aside(header.totals().soiled.saturating_sub(excess), grain)
            })
        }?;
        if self.spare == Some(segment) {
            self.spare = None;
            // SAFETY: the spare segment was in no list.
            unsafe { self.enlist(segment) };
        } else {
            // SAFETY: the segment is in a list.
            unsafe { self.relist(segment) };
        }
        // Whoever makes the first hole says that there are small pages from here on.
        // SAFETY: a segment of this value.
        let huge = unsafe {
            self.change(segment, |header| {
                let huge = header.huge;
                header.huge &= !K::SMALL_PAGES_FOR_HOLES;
                huge
            })
        };
        // INVARIANT: that of `Purge`: what was claimed for it is not empty.
        Some(Purge { segment, aside, huge })
    }

    /// Takes units back that were set aside; `zeroed` says whether their memory was given back.
    pub(super) fn take_back(&mut self, purge: &Purge, zeroed: bool) -> Released {
        // SAFETY: a segment of this value, by the invariant of `Purge`.
        unsafe {
            self.change(purge.segment, |header| {
                header.take_back(&purge.aside, zeroed);
                header.locked |= !zeroed;
            });
        }
        // SAFETY: the segment is in a list: units that were handed out kept it there.
        unsafe { self.settle(purge.segment) }
    }

    /// Notes that the memory of units was given back because there was too much of it.
    pub(super) fn note_discarded(&mut self, purge: &Purge) {
        self.retention.discarded::<K>(purge.aside.count(0..UNITS));
    }

    /// Whether an address, which may be anybody's, lies in a segment that is in huge pages. O(segments).
    pub(super) fn is_huge(&self, address: NonNull<u8>) -> bool {
        let (start, _) = locate::<K>(address);
        let mut all = self.lists.iter().flat_map(|list| list.iter()).chain(self.spare);
        let segment = all.find(|segment| segment.addr().get() == start);
        // SAFETY: a segment of this value.
        segment.is_some_and(|segment| unsafe { segment.as_ref() }.huge)
    }

    /// The segment with the most memory to give back among the first few of those where it is worth it.
    fn most_soiled(&self) -> Option<NonNull<Segment>> {
        // SAFETY: segments of this value.
        let soiled = |segment: &NonNull<Segment>| unsafe { segment.as_ref() }.totals().soiled;
        self.soiled.iter().take(CANDIDATES).max_by_key(soiled)
    }

    /// Puts a segment where it belongs after units have come back.
    ///
    /// # Safety
    ///
    /// The segment is in a list.
    unsafe fn settle(&mut self, segment: NonNull<Segment>) -> Released {
        // SAFETY: the segment is this value's.
        if !unsafe { segment.as_ref() }.is_empty() {
            // SAFETY: the caller says that it is in a list.
            unsafe { self.relist(segment) };
            return Released::Kept;
        }
        // SAFETY: as above.
        unsafe { self.unlist(segment) };
        if self.spare.is_none() {
            self.spare = Some(segment);
            return Released::Kept;
        }
        Released::Segment(self.let_go(segment))
    }

    pub(super) fn take_spare(&mut self) -> Option<EmptySegment> {
        let segment = self.spare.take()?;
        Some(self.let_go(segment))
    }

    /// Forgets an empty segment that is in no list by space.
    fn let_go(&mut self, segment: NonNull<Segment>) -> EmptySegment {
        self.segments -= 1;
        // SAFETY: the segment is this value's until it is returned.
        self.totals.soiled -= unsafe { segment.as_ref() }.totals().soiled;
        self.unlist_as_soiled(segment);
        EmptySegment(segment)
    }

    /// Takes a segment out of the list of those whose memory is worth giving back, if it is in it.
    fn unlist_as_soiled(&mut self, mut segment: NonNull<Segment>) {
        // SAFETY: a segment of this value.
        let header = unsafe { segment.as_mut() };
        if header.listed_as_soiled {
            header.listed_as_soiled = false;
            // SAFETY: the header said that it is in the list, and is not used any more.
            unsafe { self.soiled.remove(segment) };
        }
    }

    /// Changes a header, and with it the totals and the list of soiled segments.
    ///
    /// # Safety
    ///
    /// The segment is this value's, and no reference to its header lives.
    unsafe fn change<R>(
        &mut self,
        mut segment: NonNull<Segment>,
        action: impl FnOnce(&mut Segment) -> R,
    ) -> R {
        // SAFETY: the caller's promise.
        let header = unsafe { segment.as_mut() };
        let before = header.totals();
        let result = action(header);
        let after = header.totals();
        self.totals.used = self.totals.used + after.used - before.used;
        self.totals.soiled = self.totals.soiled + after.soiled - before.soiled;
        if after.soiled < WORTH_A_CALL || header.locked {
            self.unlist_as_soiled(segment);
        } else if !header.listed_as_soiled && after.soiled > before.soiled {
            header.listed_as_soiled = true;
            // SAFETY: the header said that it is not in the list, and is not used any more.
            unsafe { self.soiled.push(segment) };
        }
        result
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
