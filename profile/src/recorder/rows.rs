//! Which row of the books a size and an alignment have.
//!
//! Multiples of small alignments have theirs by arithmetic: nearly all requests of programs. The others are
//! looked up in a hash table of keys that never leave. The place of a key is therefore the same for ever:
//! either it is found within a few steps, or all of these steps are taken by others, and always will be. Only
//! so do births and deaths of one layout reach one row without anything being written beside the object.

use core::alloc::Layout;
use core::sync::atomic::{AtomicU32, AtomicU64, AtomicUsize, Ordering};

/// Alignments whose multiples have rows by arithmetic: 1, 2, 4, 8 and 16.
const ALIGNS: u32 = 5;
/// Multiples of each.
const MULTIPLES: usize = 512;
/// Rows by arithmetic.
pub(super) const DIRECT: usize = ALIGNS as usize * MULTIPLES;
/// Rows of other sizes and alignments as they are.
const HASHED: usize = 2048;
/// Rows of sizes as they are.
const EXACT: usize = DIRECT + HASHED;
/// Rows of the coarse grid: four sizes for each power of two.
pub(super) const COARSE: usize = 256;
/// All rows.
pub(super) const ROWS: usize = EXACT + COARSE;
/// Keys that are looked at before a layout is sent to the coarse grid.
const STEPS: usize = 16;
/// Bits of a key that hold the logarithm of the alignment.
const ALIGN_BITS: u32 = 6;

/// The number of a row; less than [`ROWS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row(u32);

impl Row {
    /// The row as an index.
    #[inline(always)]
    pub(super) const fn index(self) -> usize {
        // INVARIANT: in bounds for the compiler as well, which then needs no check.
        let index = self.0 as usize;
        if index < ROWS { index } else { ROWS - 1 }
    }

    /// The row's place in the coarse grid, if it is there.
    #[inline]
    pub(super) const fn coarse(self) -> Option<usize> {
        self.index().checked_sub(EXACT)
    }

    /// The row with this index.
    #[inline(always)]
    #[expect(clippy::cast_possible_truncation, reason = "an index of a row has 13 bits")]
    pub(super) const fn new(index: usize) -> Self {
        Self(index as u32)
    }
}

/// All keys, and the rows in use in the order in which they came.
pub(super) struct Rows {
    keys: [AtomicU64; HASHED],
    /// The largest alignment sent to each row of the coarse grid; 0 where none was.
    coarse_aligns: [AtomicUsize; COARSE],
    /// Indices of used rows that are not by arithmetic, plus one; 0 where one is just being written.
    order: [AtomicU32; ROWS - DIRECT],
    used: AtomicUsize,
}

impl Rows {
    pub(super) const fn new() -> Self {
        Self {
            keys: [const { AtomicU64::new(0) }; HASHED],
            coarse_aligns: [const { AtomicUsize::new(0) }; COARSE],
            order: [const { AtomicU32::new(0) }; ROWS - DIRECT],
            used: AtomicUsize::new(0),
        }
    }

    /// The row of a layout. Constant time.
    pub(super) fn of(&self, layout: Layout) -> Row {
        by_arithmetic(layout).unwrap_or_else(|| self.search(layout))
    }

    fn search(&self, layout: Layout) -> Row {
        let key = key(layout);
        let home = home(key);
        if layout.size() >> (u64::BITS - ALIGN_BITS - 1).min(usize::BITS - 1) == 0 {
            for step in 0..STEPS {
                let index = (home + step) % HASHED;
                // ORDERING: Relaxed: a key is a number by itself, nothing is read through it.
                let found = match self.keys[index].load(Ordering::Relaxed) {
                    0 => {
                        // ORDERING: Relaxed, as above: the exchange alone decides who has the place.
                        match self.keys[index].compare_exchange(0, key, Ordering::Relaxed, Ordering::Relaxed)
                        {
                            Ok(_) => {
                                self.append(DIRECT + index);
                                key
                            }
                            Err(other) => other,
                        }
                    }
                    other => other,
                };
                if found == key {
                    return Row::new(DIRECT + index);
                }
            }
        }
        let place = coarse_place(layout.size());
        // ORDERING: Relaxed: a maximum, read by nobody who needs more than it.
        if self.coarse_aligns[place].load(Ordering::Relaxed) < layout.align() {
            // ORDERING: Relaxed, as above; the one who finds a 0 is the first.
            if self.coarse_aligns[place].fetch_max(layout.align(), Ordering::Relaxed) == 0 {
                self.append(EXACT + place);
            }
        }
        Row::new(EXACT + place)
    }

    fn append(&self, index: usize) {
        // ORDERING: Relaxed: each row is appended once, so that there are places for all; who reads finds a 0
        // where the number is not yet written.
        let place = self.used.fetch_add(1, Ordering::Relaxed);
        if let Some(entry) = self.order.get(place) {
            // ORDERING: Relaxed, as above.
            entry.store(Row::new(index).0 + 1, Ordering::Relaxed);
        }
    }

    /// Rows that may be in use: those by arithmetic, then the others.
    pub(super) fn used(&self) -> impl Iterator<Item = Row> + '_ {
        (0..DIRECT).map(Row::new).chain(self.searched())
    }

    /// Rows in use that are not by arithmetic, in the order in which they came.
    pub(super) fn searched(&self) -> impl Iterator<Item = Row> + '_ {
        // ORDERING: Relaxed: a row that comes at this moment may be missed.
        let used = self.used.load(Ordering::Relaxed).min(ROWS - DIRECT);
        let order = self.order.iter().take(used);
        // ORDERING: Relaxed, as above.
        order.filter_map(|entry| entry.load(Ordering::Relaxed).checked_sub(1).map(Row))
    }

    /// Size and alignment of a row. In the coarse grid the largest of both that the row may stand for.
    pub(super) fn size_and_align(&self, row: Row) -> (usize, usize) {
        if let Some(place) = row.coarse() {
            // ORDERING: Relaxed: a number by itself.
            return (
                coarse_size(place),
                self.coarse_aligns[place].load(Ordering::Relaxed).max(1),
            );
        }
        let Some(place) = row.index().checked_sub(DIRECT) else {
            let shift = row.index() / MULTIPLES;
            return ((row.index() % MULTIPLES) << shift, 1 << shift);
        };
        // ORDERING: Relaxed: a number by itself.
        let key = self.keys[place].load(Ordering::Relaxed).saturating_sub(1);
        let size = usize::try_from(key >> ALIGN_BITS).unwrap_or(usize::MAX);
        let align = 1_usize.checked_shl((key % (1 << ALIGN_BITS)) as u32).unwrap_or(1);
        (size, align)
    }
}

/// The row of a layout, if it is one that needs no search.
#[inline(always)]
pub(super) const fn by_arithmetic(layout: Layout) -> Option<Row> {
    let shift = layout.align().trailing_zeros();
    // What does not divide goes to the top and makes a large number.
    let multiple = layout.size().rotate_right(shift);
    if multiple >= MULTIPLES {
        return None;
    }
    if shift >= ALIGNS {
        return None;
    }
    Some(Row::new(shift as usize * MULTIPLES + multiple))
}

/// Size and alignment as one number other than 0.
const fn key(layout: Layout) -> u64 {
    (((layout.size() as u64) << ALIGN_BITS) | layout.align().trailing_zeros() as u64) + 1
}

/// Where the search for a key begins.
const fn home(key: u64) -> usize {
    const { assert!(HASHED == 1 << 11) };
    (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - 11)) as usize
}

/// The place of a size in the coarse grid, from which [`coarse_size`] comes back.
const fn coarse_place(size: usize) -> usize {
    let last = if size > 8 { size - 1 } else { 7 };
    let octave = last.ilog2() as usize;
    let place = octave * 4 + ((last >> (octave - 2)) & 3);
    if place < COARSE { place } else { COARSE - 1 }
}

/// The largest size that has this place.
const fn coarse_size(place: usize) -> usize {
    let octave = place / 4;
    if octave < 2 {
        return 8;
    }
    let size = ((place % 4 + 5) as u128) << (octave - 2);
    let largest = isize::MAX as u128;
    (if size < largest { size } else { largest }) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_coarse_grid_rounds_up_by_less_than_a_quarter() {
        for size in (0..5000).chain((13..62).flat_map(|bit| [(1 << bit) - 1, 1 << bit, (1 << bit) + 1])) {
            let rounded = coarse_size(coarse_place(size));
            assert!(rounded >= size, "{size} became {rounded}");
            assert!(
                rounded <= 8 || (rounded - size) * 4 < size.max(1) + 4,
                "{size} became {rounded}"
            );
            assert_eq!(coarse_place(rounded), coarse_place(size), "{size}");
        }
        assert_eq!(
            coarse_size(coarse_place(isize::MAX as usize)),
            isize::MAX as usize
        );
    }

    #[test]
    fn a_layout_keeps_its_row_and_full_tables_send_the_rest_to_the_grid() {
        static ROW_TABLE: Rows = Rows::new();
        let rows = &ROW_TABLE;
        let layouts: Vec<_> = (0..20_000)
            .map(|number| Layout::from_size_align(number / 2 + 1, 1 << (number % 2 * 3)).unwrap())
            .collect();
        let first: Vec<_> = layouts.iter().map(|&layout| rows.of(layout)).collect();
        let again: Vec<_> = layouts.iter().map(|&layout| rows.of(layout)).collect();
        assert_eq!(first, again);
        let mut exact = 0;
        for (&layout, &row) in layouts.iter().zip(&first) {
            let (size, align) = rows.size_and_align(row);
            if row.coarse().is_none() {
                exact += 1;
                assert_eq!((size, align), (layout.size(), layout.align()));
            } else {
                assert!(size >= layout.size() && align >= layout.align());
            }
        }
        // By arithmetic: all sizes below 512, and multiples of 8 below 4096.
        let hashed = exact - 2 * (MULTIPLES - 1);
        assert!(hashed > HASHED * 9 / 10 && hashed <= HASHED, "{hashed}");
        let mut used: Vec<_> = rows.used().map(Row::index).collect();
        let count = used.len();
        used.sort_unstable();
        used.dedup();
        assert_eq!(used.len(), count);
        assert!(first.iter().all(|row| used.binary_search(&row.index()).is_ok()));
    }

    #[test]
    fn the_largest_layouts_have_a_row() {
        static ROW_TABLE: Rows = Rows::new();
        let rows = &ROW_TABLE;
        let row = rows.of(Layout::from_size_align(isize::MAX as usize, 1).unwrap());
        assert!(row.coarse().is_some());
        assert_eq!(rows.size_and_align(row), (isize::MAX as usize, 1));
        let aligned = Layout::from_size_align(16, 1 << 62).unwrap();
        assert_eq!(rows.size_and_align(rows.of(aligned)), (16, 1 << 62));
    }
}
