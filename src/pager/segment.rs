//! [`Segment`]: one large block that small blocks are carved out of, and lists of them.

use core::alloc::Layout;
use core::ops::Range;
use core::ptr::NonNull;

use super::Block;
use super::units::{UNITS, UnitSet};
use crate::addr;

/// Size and alignment of a segment, in bytes.
pub(super) const SEGMENT_BYTES: usize = 2 << 20;

/// Bytes that blocks are carved in multiples of.
pub(super) const UNIT_BYTES: usize = SEGMENT_BYTES / UNITS;

/// Units at a segment's start that hold its header.
const HEADER_UNITS: usize = size_of::<Segment>().div_ceil(UNIT_BYTES);

/// How many lists segments are kept in: one for those without a free unit, and one for every order
/// of the largest aligned block of free units.
pub(super) const LISTS: usize = UNITS.ilog2() as usize + 2;

/// What a segment is asked of the underlying pager as.
pub(super) const SEGMENT_LAYOUT: Layout = match Layout::from_size_align(SEGMENT_BYTES, SEGMENT_BYTES) {
    Ok(layout) => layout,
    Err(_) => panic!("a segment is a power of two"),
};

/// What a request comes to in units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    // INVARIANT: neither count nor alignment exceeds a quarter of a segment; the alignment is a power
    // of two.
    count: usize,
    align: usize,
}

impl Run {
    /// `None` where the request is better served by the underlying pager: above a quarter of a
    /// segment in size or alignment.
    pub(super) fn of(layout: Layout) -> Option<Self> {
        let count = layout.size().div_ceil(UNIT_BYTES);
        let align = (layout.align() / UNIT_BYTES).max(1);
        (count.max(align) <= UNITS / 4).then_some(Self { count, align })
    }

    /// The first list whose segments are sure to have room for the run: an aligned block of a power
    /// of two units that the run fits in.
    pub(super) fn first_list(self) -> usize {
        let block = self.count.max(self.align).next_power_of_two();
        block.ilog2() as usize + 1
    }
}

/// The header of a segment, at its start.
#[repr(C)]
pub(super) struct Segment {
    /// The number of the list that the segment is in, or was in last.
    pub(super) list: usize,
    // INVARIANT: neighbours in that list, as `SegmentList` keeps them.
    previous: Option<NonNull<Segment>>,
    next: Option<NonNull<Segment>>,
    /// Units that are not handed out.
    free: UnitSet,
    /// Units that may hold something else than zeros.
    dirty: UnitSet,
    /// How many units are handed out.
    used: usize,
}

impl Segment {
    /// Makes a segment of a block with the layout [`SEGMENT_LAYOUT`].
    ///
    /// # Safety
    ///
    /// The block is a pager's, and the caller's alone.
    pub(super) unsafe fn create(block: Block) -> NonNull<Segment> {
        let dirty = if block.zeroed { 0..HEADER_UNITS } else { 0..UNITS };
        let header = Self {
            list: 0,
            previous: None,
            next: None,
            free: UnitSet::of(HEADER_UNITS..UNITS),
            dirty: UnitSet::of(dirty),
            used: 0,
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
        self.used == 0
    }

    /// Hands units out: their offset in bytes, and whether they are known to be zeroed.
    ///
    /// `Some` for every segment of list [`Run::first_list`] or above.
    pub(super) fn take(&mut self, run: Run) -> Option<(usize, bool)> {
        let start = self.free.find(run.count, run.align)?;
        let units = start..start + run.count;
        let zeroed = !self.dirty.intersects(units.clone());
        self.free.remove(units.clone());
        self.dirty.insert(units);
        self.used += run.count;
        Some((start * UNIT_BYTES, zeroed))
    }

    /// Takes units back; returns whether it did.
    ///
    /// Nothing happens if any of them is not handed out: a caller's mistake must not spread.
    #[must_use]
    pub(super) fn give_back(&mut self, offset: usize, run: Run) -> bool {
        let start = offset / UNIT_BYTES;
        let units: Range<usize> = start..(start + run.count).min(UNITS);
        if start < HEADER_UNITS || self.free.intersects(units.clone()) {
            return false;
        }
        self.used = self.used.saturating_sub(units.len());
        self.free.insert(units);
        true
    }
}

/// A doubly linked list of segments.
#[derive(Clone, Copy)]
pub(super) struct SegmentList {
    // INVARIANT: `first` and every `next` point to a header whose segment this list alone holds;
    // `previous` of each is the one before.
    first: Option<NonNull<Segment>>,
}

impl SegmentList {
    pub(super) const EMPTY: Self = Self { first: None };

    pub(super) fn first(self) -> Option<NonNull<Segment>> {
        self.first
    }

    /// # Safety
    ///
    /// The segment is in no list, and nothing refers to its header or to those of this list.
    pub(super) unsafe fn push(&mut self, mut segment: NonNull<Segment>) {
        // SAFETY: the caller owns the segment, and no other reference to its header lives.
        let header = unsafe { segment.as_mut() };
        header.previous = None;
        header.next = self.first;
        if let Some(mut second) = self.first {
            // SAFETY: a segment of this list, by the invariant, and another one than `segment`.
            unsafe { second.as_mut() }.previous = Some(segment);
        }
        self.first = Some(segment);
    }

    /// # Safety
    ///
    /// The segment is in this list, and nothing refers to the headers of this list.
    pub(super) unsafe fn remove(&mut self, segment: NonNull<Segment>) {
        // SAFETY: a segment of this list.
        let Segment { previous, next, .. } = *unsafe { segment.as_ref() };
        match previous {
            // SAFETY: a segment of this list, by the invariant.
            Some(mut previous) => unsafe { previous.as_mut() }.next = next,
            None => self.first = next,
        }
        if let Some(mut next) = next {
            // SAFETY: a segment of this list, by the invariant.
            unsafe { next.as_mut() }.previous = previous;
        }
    }

    /// Whether the list holds a segment at `address`.
    pub(super) fn holds(self, address: usize) -> bool {
        let mut at = self.first;
        while let Some(segment) = at {
            if segment.addr().get() == address {
                return true;
            }
            // SAFETY: a segment of this list, by the invariant.
            at = unsafe { segment.as_ref() }.next;
        }
        false
    }
}

/// The start of the segment that `block` would lie in, and the block's offset in it.
pub(super) fn locate(block: NonNull<u8>) -> (usize, usize) {
    let start = addr::round_down(block.addr().get(), SEGMENT_BYTES);
    (start, block.addr().get() - start)
}
