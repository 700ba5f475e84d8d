//! The free slots of a page, as a bitmap with one summary word above it.
//!
//! A set bit is a free slot. Bit *g* of the summary is set exactly while a word of group *g* has a
//! bit set; a group is as many words, a power of two, as it takes for the summary to cover all. With
//! up to as many words as a word has bits, a group is one word, and finding a free slot takes two
//! bit scans.

use core::cell::Cell;

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

    /// Takes the lowest free slot.
    ///
    /// O(1) for up to `BITS` words, O(words / `BITS`) beyond.
    #[inline]
    pub(crate) fn take_lowest(self) -> Option<usize> {
        let summary = self.summary.get();
        if summary == B::ZERO {
            return None;
        }
        let group = summary.lowest_set();
        if self.group_shift() == 0 {
            let word = self.words.get(group)?;
            let (bit, rest) = split_lowest(word.get());
            word.set(rest);
            if rest == B::ZERO {
                self.summary.set(summary.without(B::bit(group)));
            }
            return Some(group * B::BITS + bit);
        }
        let (index, word) = self.group(group).find(|(_, word)| word.get() != B::ZERO)?;
        let (bit, rest) = split_lowest(word.get());
        word.set(rest);
        if rest == B::ZERO && self.group(group).all(|(_, word)| word.get() == B::ZERO) {
            self.summary.set(summary.without(B::bit(group)));
        }
        Some(index * B::BITS + bit)
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
        self.summary
            .set(self.summary.get().or(B::bit(index >> self.group_shift())));
        true
    }
}

/// The number of the lowest set bit, and the word without it.
#[inline]
fn split_lowest<B: BitmapWord>(word: B) -> (usize, B) {
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
                assert_eq!(bitmap.take_lowest(), free.pop_first());
            } else {
                let slot = (random >> 33) as usize % slots;
                assert_eq!(bitmap.put(slot), free.insert(slot));
            }
        }
    }

    #[test]
    fn a_slot_past_the_bitmap_cannot_be_put() {
        let (summary, words) = (Cell::new(0_u64), [Cell::new(0)]);
        assert!(!Bitmap::new(&summary, &words).put(64));
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
