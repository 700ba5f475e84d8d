//! [`Segment`]: one large block that small blocks are carved out of, and lists of them.

use core::alloc::Layout;
use core::ops::Range;
use core::ptr::NonNull;

use super::Block;
use super::carving::{Carving, unit_bytes};
use super::units::{UNITS, UnitSet};
use crate::addr;

/// How many lists segments are kept in: one for those without a free unit, and one for every order
/// of the largest aligned block of free units.
pub(super) const LISTS: usize = UNITS.ilog2() as usize + 2;

/// How many pieces of a segment are given back at once, each of which costs a system call.
const MOST_PIECES: usize = 64;

/// What a segment is asked of the underlying pager as.
pub(super) const fn segment_layout<K: Carving>() -> Layout {
    const {
        match Layout::from_size_align(K::SEGMENT_BYTES, K::SEGMENT_BYTES) {
            Ok(layout) => layout,
            Err(_) => panic!("a segment is a power of two"),
        }
    }
}

/// What a request comes to in units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    // INVARIANT: neither count nor alignment exceeds a quarter of a segment; the alignment is a power
    // of two.
    count: usize,
    align: usize,
}

impl Run {
    /// `None` where the request is better served by the underlying pager.
    pub(super) fn of<K: Carving>(layout: Layout) -> Option<Self> {
        let unit = unit_bytes::<K>();
        let largest = layout.size().max(layout.align());
        (largest <= K::LARGEST_BLOCK).then_some(Self {
            count: layout.size().div_ceil(unit),
            align: (layout.align() / unit).max(1),
        })
    }

    /// The first list whose segments are sure to have room for the run: an aligned block of a power
    /// of two units that the run fits in.
    pub(super) fn first_list(self) -> usize {
        let block = self.count.max(self.align).next_power_of_two();
        block.ilog2() as usize + 1
    }
}

/// How many units of a segment, or of all, are in which state.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Totals {
    /// Units that are handed out, or on their way to be emptied.
    pub(super) used: usize,
    /// Units that are free and may hold something else than zeros.
    pub(super) soiled: usize,
}

/// The segments before and after one in a list.
#[derive(Clone, Copy)]
struct Neighbours {
    previous: Option<NonNull<Segment>>,
    next: Option<NonNull<Segment>>,
}

impl Neighbours {
    const NONE: Self = Self {
        previous: None,
        next: None,
    };
}

/// The header of a segment, at its start.
#[repr(C)]
pub(super) struct Segment {
    /// The number of the list that the segment is in, or was in last.
    pub(super) list: usize,
    /// Whether it is in the list of those whose memory is worth giving back.
    pub(super) listed_as_soiled: bool,
    // INVARIANT: neighbours in these two lists, as `SegmentList` keeps them; none while it is in no list.
    neighbours: [Neighbours; 2],
    /// Units that are not handed out.
    free: UnitSet,
    /// Units that may hold something else than zeros.
    dirty: UnitSet,
    totals: Totals,
    /// Units of the header itself, which are neither free nor ever handed out.
    header_units: usize,
    /// Whether the system was asked to back the segment with huge pages.
    pub(super) huge: bool,
    /// Whether its memory could not be given back, as the program has locked some of it.
    pub(super) locked: bool,
}

impl Segment {
    /// Makes a segment of a block with the layout [`segment_layout`].
    ///
    /// # Safety
    ///
    /// The block is a pager's, and the caller's alone.
    pub(super) unsafe fn create<K: Carving>(block: Block, huge: bool) -> NonNull<Segment> {
        let header_units = size_of::<Segment>().div_ceil(unit_bytes::<K>());
        let dirty = if block.zeroed { 0..header_units } else { 0..UNITS };
        let header = Self {
            list: 0,
            listed_as_soiled: false,
            neighbours: [Neighbours::NONE; 2],
            free: UnitSet::of(header_units..UNITS),
            dirty: UnitSet::of(dirty),
            totals: Totals {
                used: 0,
                soiled: if block.zeroed { 0 } else { UNITS - header_units },
            },
            header_units,
            huge,
            locked: false,
        };
        let segment = block.start.cast::<Segment>();
        // SAFETY: the block is long enough, aligned far beyond a header's need, and nobody else's.
        unsafe { segment.write(header) };
        addr::expose(block.start);
        segment
    }

    /// The number of the list that the segment belongs in.
    pub(super) fn proper_list(&self) -> usize {
        self.free.largest_order().map_or(0, |order| order + 1)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.totals.used == 0
    }

    pub(super) fn totals(&self) -> Totals {
        self.totals
    }

    /// The segment after this one in its list by space.
    pub(super) fn next_by_space(&self) -> Option<NonNull<Segment>> {
        self.neighbours[0].next
    }

    /// Hands out the lowest units that will do: the number of the first, and whether they are known to be
    /// zeroed. Most likely they were used before, and are in memory already.
    ///
    /// `Some` for every segment of list [`Run::first_list`] or above.
    pub(super) fn take(&mut self, run: Run) -> Option<(usize, bool)> {
        let start = self.free.find(run.count, run.align)?;
        let zeroed = self.claim(start..start + run.count);
        Some((start, zeroed))
    }

    /// Marks free units handed out; returns whether they are known to be zeroed.
    fn claim(&mut self, units: Range<usize>) -> bool {
        let soiled = self.dirty.count(units.clone());
        self.totals.used += units.len();
        self.totals.soiled -= soiled;
        self.free.remove(units.clone());
        self.dirty.insert(units);
        soiled == 0
    }

    /// Takes units back; returns whether it did.
    ///
    /// Nothing happens if any of them is not handed out: a caller's mistake must not spread.
    #[must_use]
    pub(super) fn give_back(&mut self, start: usize, run: Run) -> bool {
        let units = start..(start + run.count).min(UNITS);
        if start < self.header_units || self.free.intersects(units.clone()) {
            return false;
        }
        self.put(units);
        true
    }

    fn put(&mut self, units: Range<usize>) {
        self.totals.used = self.totals.used.saturating_sub(units.len());
        self.totals.soiled += units.len();
        self.free.insert(units);
    }

    /// Makes units that are handed out more or fewer, where they are; returns whether it could.
    #[must_use]
    pub(super) fn resize(&mut self, start: usize, old: Run, new: Run) -> bool {
        let (end, new_end) = (start + old.count, start + new.count);
        if start < self.header_units || end > UNITS || self.free.intersects(start..end) {
            return false;
        }
        if new_end <= end {
            self.put(new_end..end);
            return true;
        }
        if new_end > UNITS || self.free.count(end..new_end) < new_end - end {
            return false;
        }
        self.claim(end..new_end);
        true
    }

    /// Sets free units that may hold something aside, so that their memory can be given back: all but the
    /// lowest `keep` of them, in pieces that start and end at multiples of `grain` units. Sets at most
    /// [`MOST_PIECES`] aside, and none of a segment that is locked.
    pub(super) fn set_aside(&mut self, keep: usize, grain: usize) -> Option<UnitSet> {
        if self.locked || self.totals.soiled < keep + grain {
            return None;
        }
        // So that the compiler sees that nothing is divided by zero.
        let grain = grain.max(1);
        let mut kept = 0;
        let runs = self.free.also_in(&self.dirty);
        let pieces = runs.runs().map(|run| {
            let from = run.start + (keep - kept).min(run.len());
            kept += from - run.start;
            from.next_multiple_of(grain)..run.end / grain * grain
        });
        let mut aside = UnitSet::of(0..0);
        for piece in pieces.filter(|piece| !piece.is_empty()).take(MOST_PIECES) {
            aside.insert(piece.clone());
            self.claim(piece);
        }
        (!aside.is_empty()).then_some(aside)
    }

    /// Takes units back that were set aside; `zeroed` says whether they hold only zeros now.
    pub(super) fn take_back(&mut self, aside: &UnitSet, zeroed: bool) {
        for units in aside.runs() {
            self.put(units.clone());
            if zeroed {
                self.totals.soiled -= units.len();
                self.dirty.remove(units);
            }
        }
    }
}

/// The lists of segments by the largest block that is free in them.
pub(super) type BySpace = SegmentList<0>;

/// The list of segments with memory that is worth giving back.
pub(super) type Soiled = SegmentList<1>;

/// A doubly linked list of segments, with the neighbours number `LINKS` of their headers.
#[derive(Clone, Copy)]
pub(super) struct SegmentList<const LINKS: usize> {
    // INVARIANT: `first` and every `next` point to a header whose segment no other list with the same
    // `LINKS` holds; `previous` of each is the one before.
    first: Option<NonNull<Segment>>,
}

impl<const LINKS: usize> SegmentList<LINKS> {
    pub(super) const EMPTY: Self = Self { first: None };

    pub(super) fn first(self) -> Option<NonNull<Segment>> {
        self.first
    }

    /// # Safety
    ///
    /// The segment is in no list with these links, and nothing refers to its header or to those of this
    /// list.
    pub(super) unsafe fn push(&mut self, mut segment: NonNull<Segment>) {
        // SAFETY: the caller owns the segment, and no other reference to its header lives.
        let header = unsafe { segment.as_mut() };
        header.neighbours[LINKS] = Neighbours {
            previous: None,
            next: self.first,
        };
        if let Some(mut second) = self.first {
            // SAFETY: a segment of this list, by the invariant, and another one than `segment`.
            unsafe { second.as_mut() }.neighbours[LINKS].previous = Some(segment);
        }
        self.first = Some(segment);
    }

    /// # Safety
    ///
    /// The segment is in this list, and nothing refers to the headers of this list.
    pub(super) unsafe fn remove(&mut self, mut segment: NonNull<Segment>) {
        // Neighbours may go back before this one does, so that it must not name them any more.
        // SAFETY: a segment of this list.
        let links = unsafe { &mut segment.as_mut().neighbours[LINKS] };
        let Neighbours { previous, next } = core::mem::replace(links, Neighbours::NONE);
        match previous {
            // SAFETY: a segment of this list, by the invariant.
            Some(mut previous) => unsafe { previous.as_mut() }.neighbours[LINKS].next = next,
            None => self.first = next,
        }
        if let Some(mut next) = next {
            // SAFETY: a segment of this list, by the invariant.
            unsafe { next.as_mut() }.neighbours[LINKS].previous = previous;
        }
    }

    /// The segments of the list.
    ///
    /// Nothing may be done to them meanwhile.
    pub(super) fn iter(self) -> impl Iterator<Item = NonNull<Segment>> {
        let mut at = self.first;
        core::iter::from_fn(move || {
            let segment = at?;
            // SAFETY: a segment of this list, by the invariant.
            at = unsafe { segment.as_ref() }.neighbours[LINKS].next;
            Some(segment)
        })
    }

    /// Whether the list holds a segment at `address`.
    pub(super) fn holds(self, address: usize) -> bool {
        self.iter().any(|segment| segment.addr().get() == address)
    }
}

/// The address of the segment that `block` would lie in, and the number of the block's first unit.
pub(super) fn locate<K: Carving>(block: NonNull<u8>) -> (usize, usize) {
    let start = addr::round_down(block.addr().get(), K::SEGMENT_BYTES);
    (start, (block.addr().get() - start) / unit_bytes::<K>())
}
