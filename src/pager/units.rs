//! [`UnitSet`]: a set of the units of a segment, searchable for aligned runs.

use core::ops::Range;

/// Units in a segment.
pub(super) const UNITS: usize = 2048;

const WORD_BITS: usize = u64::BITS as usize;
const WORDS: usize = UNITS / WORD_BITS;

/// Orders of aligned blocks that lie within a word: 0 to 6, for 1 to 64 units.
const ORDERS: usize = 7;

/// At order *o*, the bits that a block of 2^*o* units can begin at.
const STARTS: [u64; ORDERS] = {
    let mut starts = [0; ORDERS];
    let mut order = 0;
    while order < ORDERS {
        let mut bit = 0;
        while bit < WORD_BITS {
            starts[order] |= 1 << bit;
            bit += 1 << order;
        }
        order += 1;
    }
    starts
};

/// For every order, the bits that begin an aligned block of set bits.
///
/// After the step for order *o* a bit of `runs` says that it and the 2^*o* - 1 bits above are set.
fn aligned_blocks(word: u64) -> [u64; ORDERS] {
    let mut blocks = [word; ORDERS];
    let mut runs = word;
    for order in 1..ORDERS {
        runs &= runs >> (1 << (order - 1));
        blocks[order] = runs & STARTS[order];
    }
    blocks
}

/// The parts of `units` that lie in each word: the word's index and a mask.
fn masks(units: Range<usize>) -> impl Iterator<Item = (usize, u64)> {
    let mut from = units.start;
    core::iter::from_fn(move || {
        let bit = from % WORD_BITS;
        let count = (WORD_BITS - bit).min(units.end.saturating_sub(from));
        let last = count.checked_sub(1)?;
        let mask = (u64::MAX >> (WORD_BITS - 1 - last)) << bit;
        let index = from / WORD_BITS;
        from += count;
        Some((index, mask))
    })
}

/// A set of units, one bit for each.
///
/// Every operation looks at each of the 32 words at most once, except [`find`](UnitSet::find), which
/// may look at each run of members twice.
#[derive(Clone, Debug)]
pub(super) struct UnitSet {
    words: [u64; WORDS],
}

impl UnitSet {
    /// The set of these units, which are below [`UNITS`].
    pub(super) fn of(units: Range<usize>) -> Self {
        let mut set = Self { words: [0; WORDS] };
        set.insert(units);
        set
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words == [0; WORDS]
    }

    pub(super) fn insert(&mut self, units: Range<usize>) {
        for (index, mask) in masks(units) {
            if let Some(word) = self.words.get_mut(index) {
                *word |= mask;
            }
        }
    }

    pub(super) fn remove(&mut self, units: Range<usize>) {
        for (index, mask) in masks(units) {
            if let Some(word) = self.words.get_mut(index) {
                *word &= !mask;
            }
        }
    }

    /// The members that are in `other` as well.
    pub(super) fn also_in(&self, other: &Self) -> Self {
        let mut both = self.clone();
        for (word, other) in both.words.iter_mut().zip(&other.words) {
            *word &= other;
        }
        both
    }

    /// How many of the units are members.
    pub(super) fn count(&self, units: Range<usize>) -> usize {
        let counts = masks(units).map(|(index, mask)| {
            let word = self.words.get(index).copied().unwrap_or(0);
            (word & mask).count_ones() as usize
        });
        counts.sum()
    }

    /// The runs of members, from the lowest on.
    pub(super) fn runs(&self) -> impl Iterator<Item = Range<usize>> {
        let mut from = 0;
        core::iter::from_fn(move || {
            let start = self.next_member(from)?;
            from = self.next_gap(start);
            Some(start..from)
        })
    }

    /// Whether any of the units is in the set.
    pub(super) fn intersects(&self, units: Range<usize>) -> bool {
        masks(units).any(|(index, mask)| self.words.get(index).is_some_and(|word| word & mask != 0))
    }

    /// The largest *o* for which the set holds 2^*o* units that start at a multiple of 2^*o*.
    pub(super) fn largest_order(&self) -> Option<usize> {
        let mut within_words = [0; ORDERS];
        let mut full_words = 0;
        for (index, &word) in self.words.iter().enumerate() {
            let blocks = aligned_blocks(word);
            for (all, here) in within_words.iter_mut().zip(blocks) {
                *all |= here;
            }
            full_words |= blocks[ORDERS - 1] << index;
        }
        match largest(&aligned_blocks(full_words)) {
            Some(order) => Some(order + ORDERS - 1),
            None => largest(&within_words),
        }
    }

    /// The first unit of a run of `count` members that starts at a multiple of `align`, a power of
    /// two: the lowest there is.
    pub(super) fn find(&self, count: usize, align: usize) -> Option<usize> {
        if count == align && count <= WORD_BITS {
            return self.find_block(count.trailing_zeros() as usize);
        }
        let mut start = self.next_member(0)?.next_multiple_of(align);
        loop {
            let end = self.next_gap(start);
            if end >= start + count {
                return Some(start);
            }
            start = self.next_member(end)?.next_multiple_of(align);
        }
    }

    /// As [`find`](UnitSet::find) for the case that a page asks for: as many units as its alignment.
    fn find_block(&self, order: usize) -> Option<usize> {
        self.words.iter().enumerate().find_map(|(index, &word)| {
            let starts = *aligned_blocks(word).get(order)?;
            (starts != 0).then(|| index * WORD_BITS + starts.trailing_zeros() as usize)
        })
    }

    /// The first member at or above `from`.
    fn next_member(&self, from: usize) -> Option<usize> {
        masks(from..UNITS).find_map(|(index, mask)| {
            let members = self.words.get(index)? & mask;
            (members != 0).then(|| index * WORD_BITS + members.trailing_zeros() as usize)
        })
    }

    /// The first unit at or above `from` that is not a member; [`UNITS`] if there is none.
    fn next_gap(&self, from: usize) -> usize {
        let gap = masks(from..UNITS).find_map(|(index, mask)| {
            let gaps = !self.words.get(index)? & mask;
            (gaps != 0).then(|| index * WORD_BITS + gaps.trailing_zeros() as usize)
        });
        gap.unwrap_or(UNITS)
    }
}

fn largest(blocks: &[u64; ORDERS]) -> Option<usize> {
    blocks.iter().rposition(|&starts| starts != 0)
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::vec::Vec;

    use super::{UNITS, UnitSet};
    use crate::pager::tests::Random;

    /// What `UnitSet` does, one unit at a time.
    struct Model(Vec<bool>);

    impl Model {
        fn find(&self, count: usize, align: usize) -> Option<usize> {
            (0..UNITS).step_by(align).find(|&start| {
                start + count <= UNITS && self.0[start..start + count].iter().all(|&member| member)
            })
        }

        fn largest_order(&self) -> Option<usize> {
            (0..=UNITS.ilog2() as usize)
                .rev()
                .find(|&order| self.find(1 << order, 1 << order).is_some())
        }
    }

    #[test]
    fn agrees_with_a_set_of_single_units() {
        let random = Random::new(7);
        let mut set = UnitSet::of(0..UNITS);
        let mut model = Model(std::vec![true; UNITS]);
        for step in 0..3_000 {
            let start = random.below(UNITS);
            let longest = if step % 3 == 0 { 400 } else { 9 };
            let units = start..(start + random.below(longest)).min(UNITS);
            let insert = random.below(5) < 2;
            if insert {
                set.insert(units.clone());
            } else {
                set.remove(units.clone());
            }
            model.0[units.clone()].fill(insert);
            assert_eq!(set.intersects(units.clone()), insert && !units.is_empty());
            assert_eq!(set.largest_order(), model.largest_order());
            let window = start / 2..units.end;
            let members = window.clone().filter(|&unit| model.0[unit]).count();
            assert_eq!(set.count(window), members);
            let members = set.runs().inspect(|run| assert!(!run.is_empty())).flatten();
            assert!(members.eq((0..UNITS).filter(|&unit| model.0[unit])));
            let align = 1 << random.below(8);
            let count = if random.below(2) == 0 {
                align
            } else {
                1 + random.below(100)
            };
            assert_eq!(
                set.find(count, align),
                model.find(count, align),
                "{count} units at {align}"
            );
        }
    }

    #[test]
    fn sets_intersect_unit_by_unit() {
        let random = Random::new(8);
        let [mut left, mut right] = [UnitSet::of(0..0), UnitSet::of(0..0)];
        for set in [&mut left, &mut right] {
            for _ in 0..60 {
                let start = random.below(UNITS);
                set.insert(start..(start + random.below(50)).min(UNITS));
            }
        }
        for unit in 0..UNITS {
            let [in_left, in_right, in_both] =
                [&left, &right, &left.also_in(&right)].map(|set| set.intersects(unit..unit + 1));
            assert_eq!(in_both, in_left && in_right);
        }
    }

    #[test]
    fn a_full_and_an_empty_set() {
        let full = UnitSet::of(0..UNITS);
        assert_eq!(full.largest_order(), Some(11));
        assert_eq!(full.find(UNITS, UNITS), Some(0));
        assert_eq!(full.find(UNITS + 1, 1), None);
        let empty = UnitSet::of(0..0);
        assert_eq!(empty.largest_order(), None);
        assert_eq!(empty.find(1, 1), None);
        assert_eq!(UnitSet::of(1..UNITS).largest_order(), Some(10));
    }
}
