//! The free slots of a page, as a bitmap with one summary word above it.
//!
//! A set bit is a free slot. Bit *g* of the summary is set exactly while a word of group *g* has a
//! bit set; a group is as many words, a power of two, as it takes for the summary to cover all. With
//! up to as many words as a word has bits, a group is one word, and finding a free slot takes two
//! bit scans.

use core::cell::Cell;
use core::ops::Range;

use super::word::BitmapWord;

/// A view of the bitmap in a page's header.
#[derive(Clone, Copy)]
pub(crate) struct Bitmap<'a, B> {
    // INVARIANT: bit g of `summary` is set iff a word of group g is not zero.
    summary: &'a Cell<B>,
    words: &'a [Cell<B>],
}

impl<'a, B: BitmapWord> Bitmap<'a, B> {
    #[inline]
    pub(crate) fn new(summary: &'a Cell<B>, words: &'a [Cell<B>]) -> Self {
        Self { summary, words }
    }

    /// Log2 of the words in a group.
    #[inline]
    fn group_shift(self) -> u32 {
        self.words
            .len()
            .div_ceil(B::BITS)
            .next_power_of_two()
            .trailing_zeros()
    }

    fn group(self, group: usize) -> impl Iterator<Item = (usize, &'a Cell<B>)> {
        let first = group << self.group_shift();
        self.words
            .iter()
            .enumerate()
            .skip(first)
            .take(1 << self.group_shift())
    }

    /// Marks the first `slots` slots free and all others taken.
    ///
    /// O(words).
    pub(crate) fn reset(self, slots: usize) {
        self.summary.set(B::ZERO);
        for (index, word) in self.words.iter().enumerate() {
            let free = B::lowest(slots.saturating_sub(index * B::BITS));
            word.set(free);
            if free != B::ZERO {
                self.summary
                    .set(self.summary.get().or(B::bit(index >> self.group_shift())));
            }
        }
    }

    /// Whether slot `slot` is free.
    pub(crate) fn is_free(self, slot: usize) -> bool {
        let word = self.words.get(slot / B::BITS).map_or(B::ZERO, Cell::get);
        word != word.without(B::bit(slot % B::BITS))
    }

    /// The lowest word with a free slot, from that of slot `start` on if there is one.
    #[inline]
    fn some_word(self, start: usize) -> Option<(usize, &'a Cell<B>)> {
        let summary = self.summary.get();
        if summary == B::ZERO {
            return None;
        }
        let group = from(summary, (start / B::BITS) >> self.group_shift()).lowest_set();
        if self.group_shift() == 0 {
            return Some((group, self.words.get(group)?));
        }
        self.group(group).find(|(_, word)| word.get() != B::ZERO)
    }

    /// Leaves `rest` in word `index`, which has lost bits.
    #[inline]
    fn lower(self, index: usize, word: &Cell<B>, rest: B) {
        word.set(rest);
        let group = index >> self.group_shift();
        // INVARIANT: the summary's, for this group; the others have not changed.
        if rest == B::ZERO
            && (self.group_shift() == 0 || self.group(group).all(|(_, word)| word.get() == B::ZERO))
        {
            self.summary.set(self.summary.get().without(B::bit(group)));
        }
    }

    /// Takes a free slot: one from the start of `place` on, if that is before its end, else the lowest.
    ///
    /// O(1) for up to `BITS` words, O(words / `BITS`) beyond.
    #[expect(
        clippy::inline_always,
        reason = "how many words there are, and mostly the place, are constants of the caller's"
    )]
    #[inline(always)]
    pub(crate) fn take_one(self, place: Range<usize>) -> Option<usize> {
        let (mut index, mut word) = self.some_word(place.start)?;
        let mut bit = from(word.get(), place.start).lowest_set();
        if place.start > 0 && index * B::BITS + bit >= place.end {
            (index, word) = self.some_word(0)?;
            bit = word.get().lowest_set();
        }
        self.lower(index, word, word.get().without(B::bit(bit)));
        Some(index * B::BITS + bit)
    }

    /// Takes up to `most` free slots, the lowest of one word, which is chosen as for [`take_one`](Self::take_one).
    ///
    /// Returns the number of the word's first slot, and a bit for each slot that was taken. Cost as for
    /// [`take_one`](Self::take_one), and one step for each slot that is left in the word if not
    /// all of it is taken.
    pub(crate) fn take_word(self, most: usize, place: Range<usize>) -> Option<(usize, B)> {
        let (mut index, mut word) = self.some_word(place.start)?;
        if place.start > 0 && index * B::BITS >= place.end {
            (index, word) = self.some_word(0)?;
        }
        let before = word.get();
        let mut rest = B::ZERO;
        if before.count() > most {
            rest = before;
            for _ in 0..most {
                rest = split_lowest(rest).1;
            }
        }
        self.lower(index, word, rest);
        Some((index * B::BITS, before.without(rest)))
    }

    /// Marks slots free, up to the first that was not taken; returns how many there were.
    ///
    /// O(slots). A slot past the bitmap counts as free.
    #[inline]
    pub(crate) fn put_many(self, slots: impl Iterator<Item = usize>) -> usize {
        let mut freed = 0;
        // The word that the last slots were in, and its number: neighbours are freed together.
        let (mut number, mut word) = (usize::MAX, B::ZERO);
        for slot in slots {
            let here = slot / B::BITS;
            if here != number {
                let Some(cell) = self.words.get(here) else { break };
                self.write_back(number, word);
                (number, word) = (here, cell.get());
            }
            if word.and(B::bit(slot)) != B::ZERO {
                break;
            }
            word = word.or(B::bit(slot));
            freed += 1;
        }
        self.write_back(number, word);
        freed
    }

    /// Leaves `value` in a word that has not lost bits; nothing happens if there is no such word.
    #[inline]
    fn write_back(self, number: usize, value: B) {
        if let Some(word) = self.words.get(number) {
            word.set(value);
            // INVARIANT: the summary's: a word without a bit would have had none before, and then no slot of
            // it would have been refused.
            self.summary
                .set(self.summary.get().or(B::bit(number >> self.group_shift())));
        }
    }

    /// Marks slot `slot` free; returns whether it was taken before.
    ///
    /// O(1). A slot past the bitmap counts as free.
    #[inline]
    #[must_use]
    pub(crate) fn put(self, slot: usize) -> bool {
        let index = slot / B::BITS;
        let Some(word) = self.words.get(index) else {
            return false;
        };
        let before = word.get();
        if before.and(B::bit(slot)) != B::ZERO {
            return false;
        }
        word.set(before.or(B::bit(slot)));
        if before == B::ZERO {
            // INVARIANT: the summary's; a word that had a bit set has its group's set.
            self.summary
                .set(self.summary.get().or(B::bit(index >> self.group_shift())));
        }
        true
    }
}

/// The bits of a word from number `start % BITS` on, or all if none of those is set.
#[inline]
fn from<B: BitmapWord>(word: B, start: usize) -> B {
    let above = word.without(B::lowest(start % B::BITS));
    if above == B::ZERO { word } else { above }
}

/// The number of the lowest set bit, and the word without it.
#[inline]
pub(crate) fn split_lowest<B: BitmapWord>(word: B) -> (usize, B) {
    let bit = word.lowest_set();
    (bit, word.without(B::bit(bit)))
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::*;
    use std::collections::BTreeSet;
    use std::vec::Vec;

    /// Takes and puts pseudo-randomly and compares every answer with a set of free slots.
    fn model<B: BitmapWord>(word_count: usize, slots: usize) {
        let summary = Cell::new(B::ZERO);
        let words: Vec<Cell<B>> = (0..word_count).map(|_| Cell::new(B::ZERO)).collect();
        let bitmap = Bitmap::new(&summary, &words);
        bitmap.reset(slots);
        let mut free: BTreeSet<usize> = (0..slots).collect();
        let mut random = 0x1234_5678_u64;
        for round in 0..8 * slots + 64 {
            random = random.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(1);
            // The first rounds only take, so that full and emptied groups are met.
            if round < slots || random >> 63 == 0 {
                assert_eq!(bitmap.take_one(0..0), free.pop_first());
            } else if random >> 60 == 0b1111 {
                take_word(bitmap, &mut free, (random >> 40) as usize % 80);
            } else if random >> 60 == 0b1110 {
                put_many(bitmap, &mut free, (random >> 20) as usize, slots);
            } else {
                let slot = (random >> 33) as usize % slots;
                assert_eq!(bitmap.put(slot), free.insert(slot));
            }
            let slot = (random >> 13) as usize % slots;
            assert_eq!(bitmap.is_free(slot), free.contains(&slot));
        }
        assert!(!bitmap.is_free(word_count * B::BITS), "a slot that is none");
    }

    /// Takes part of a word, and compares it with the lowest slots of the set.
    fn take_word<B: BitmapWord>(bitmap: Bitmap<'_, B>, free: &mut BTreeSet<usize>, most: usize) {
        let Some((first, mut taken)) = bitmap.take_word(most, 0..0) else {
            return assert!(free.is_empty());
        };
        let last_of_word = first + B::BITS - 1;
        let wanted: Vec<usize> = free.range(first..=last_of_word).copied().take(most).collect();
        assert_eq!(taken.count(), wanted.len());
        assert!(
            free.first()
                .is_some_and(|lowest| (first..=last_of_word).contains(lowest)),
            "not the lowest word"
        );
        if let Some(highest) = wanted.last() {
            assert_eq!(first + taken.highest_set(), *highest);
        }
        for slot in wanted {
            let (bit, rest) = split_lowest(taken);
            assert_eq!(first + bit, slot);
            taken = rest;
            free.remove(&slot);
        }
    }

    /// Puts some slots, neighbours and others, up to the first that is free, and compares.
    fn put_many<B: BitmapWord>(
        bitmap: Bitmap<'_, B>,
        free: &mut BTreeSet<usize>,
        random: usize,
        slots: usize,
    ) {
        let step = 1 + random % 3 * (random % 37);
        let wanted: Vec<usize> = (0..random / 64 % 70)
            .map(|at| (random / 7 + at * step) % slots)
            .collect();
        let expected = wanted.iter().take_while(|slot| free.insert(**slot)).count();
        assert_eq!(bitmap.put_many(wanted.into_iter()), expected);
    }

    #[test]
    fn a_place_says_where_to_look_first() {
        for (words, slots) in [(1, 64), (3, 180), (64, 4096), (100, 6300)] {
            let summary = Cell::new(0_u64);
            let words: Vec<Cell<u64>> = (0..words).map(|_| Cell::new(0)).collect();
            let bitmap = Bitmap::new(&summary, &words);
            bitmap.reset(slots);
            let mut free: BTreeSet<usize> = (0..slots).collect();
            let (mut random, mut others) = (7_usize, 0);
            while !free.is_empty() {
                random = random.wrapping_mul(0x5851_F42D).wrapping_add(0x1405_7B7F);
                let start = (random >> 8) % slots;
                let end = (start + 1 + random % 90).min(slots);
                let taken = bitmap.take_one(start..end).unwrap();
                assert!(free.remove(&taken), "{taken} was not free");
                let lowest = free.first().is_none_or(|other| taken < *other);
                assert!(lowest || taken < end, "{taken} is not before {end}");
                others += usize::from(!lowest);
            }
            assert!(others > slots / 8, "the place makes no difference");
            assert_eq!(bitmap.take_one(0..slots), None);
        }
    }

    /// The word in which a slot is to be sought, by the definition.
    fn word_for(free: &BTreeSet<usize>, group_slots: usize, place: &Range<usize>) -> Option<usize> {
        let lowest = free.first()? / 64;
        let behind = free.range(place.start / group_slots * group_slots..).next();
        let word = behind.map_or(lowest, |slot| slot / 64);
        let too_far = place.start > 0 && word * 64 >= place.end;
        Some(if too_far { lowest } else { word })
    }

    #[test]
    fn the_word_of_a_place_is_taken_from_first() {
        for (word_count, group_slots) in [(1, 64), (5, 64), (64, 64), (100, 128), (200, 256)] {
            let slots = word_count * 64 - 3;
            let summary = Cell::new(0_u64);
            let words: Vec<Cell<u64>> = (0..word_count).map(|_| Cell::new(0)).collect();
            let bitmap = Bitmap::new(&summary, &words);
            bitmap.reset(slots);
            let mut free: BTreeSet<usize> = (0..slots).collect();
            let mut random = 7_u64;
            while !free.is_empty() {
                random = random.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(1);
                let start = (random >> 11) as usize % slots * usize::from(random >> 62 != 0);
                let place = start..(start + (random >> 23) as usize % 90).min(slots);
                let most = 1 + (random >> 37) as usize % 40;
                let word = word_for(&free, group_slots, &place).unwrap();
                let (first, taken) = bitmap.take_word(most, place).unwrap();
                assert_eq!(first, word * 64);
                let expected: Vec<usize> = free.range(first..first + 64).copied().take(most).collect();
                let bits = expected
                    .iter()
                    .fold(0, |bits, slot| bits | 1_u64 << (slot - first));
                assert_eq!(taken, bits);
                for slot in expected {
                    free.remove(&slot);
                }
                // Some come back, so that words and groups without a free slot come and go.
                let back = (random >> 29) as usize % slots;
                if free.len() > slots / 4 && bitmap.put(back) {
                    free.insert(back);
                }
            }
            assert_eq!(bitmap.take_word(1, 0..slots), None);
        }
    }

    #[test]
    fn a_slot_past_the_bitmap_cannot_be_put() {
        let (summary, words) = (Cell::new(0_u64), [Cell::new(0)]);
        let bitmap = Bitmap::new(&summary, &words);
        assert!(!bitmap.put(64));
        assert_eq!(bitmap.put_many([3, 64, 4].into_iter()), 1);
        assert_eq!((bitmap.take_one(0..0), bitmap.take_one(0..0)), (Some(3), None));
    }

    #[test]
    fn agrees_with_a_set() {
        for slots in [1, 7, 31, 32, 33, 63, 64, 65, 127, 500, 2048, 4096, 5000, 9000] {
            let slots: usize = slots;
            model::<u64>(slots.div_ceil(64), slots);
            model::<u32>(slots.div_ceil(32), slots);
            model::<usize>(slots.div_ceil(usize::BITS as usize) + 3, slots);
        }
    }
}
