//! The arithmetic of equal slots in a page.

use slabmalloc_geometry::SLOT_GRANULE;

/// How a page is divided into slots of one size.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slots {
    bytes: usize,
    count: usize,
    /// `ceil(2^32 / bytes)`.
    reciprocal: u64,
}

impl Slots {
    /// Slots of at least `bytes`, in `data_bytes` of a page, at most `max_slots` of them.
    ///
    /// A slot is rounded up to the slot granule; a size of zero gets the smallest slot.
    pub(crate) const fn new(bytes: usize, data_bytes: usize, max_slots: usize) -> Self {
        let bytes = match slabmalloc_geometry::round_up(bytes, SLOT_GRANULE) {
            Some(0) => SLOT_GRANULE,
            Some(bytes) => bytes,
            None => usize::MAX & !(SLOT_GRANULE - 1),
        };
        let fitting = data_bytes / bytes;
        let count = if fitting < max_slots { fitting } else { max_slots };
        Self {
            bytes,
            count,
            reciprocal: (1_u64 << 32).div_ceil(bytes as u64),
        }
    }

    /// Bytes of a slot.
    #[inline]
    pub(crate) const fn bytes(&self) -> usize {
        self.bytes
    }

    /// How many slots a page has.
    #[inline]
    pub(crate) const fn count(&self) -> usize {
        self.count
    }

    /// The number of the slot that `offset`, a multiple of its size, is the start of.
    #[inline]
    pub(crate) const fn containing(&self, offset: usize) -> usize {
        #[allow(
            clippy::cast_possible_truncation,
            reason = "at most offset / 8, which is a usize on every target"
        )]
        let slot = ((offset as u64).wrapping_mul(self.reciprocal) >> 32) as usize;
        slot
    }

    /// The number of the slot that starts `offset` bytes into the page; `None` if none starts there,
    /// as in the middle of a slot, behind the last one and in the header.
    ///
    /// For a multiple of the slot size the product with the reciprocal is off by less than
    /// `offset / 2^32` of a slot, so that its integer part is the exact quotient while offsets are
    /// below 2^32 (pages are at most 2^29 bytes). For anything else no quotient multiplies back; nor does it
    /// for what is no offset into the page, whatever the number: a slot below `count` starts inside.
    #[inline]
    pub(crate) const fn starting_at(&self, offset: usize) -> Option<usize> {
        let slot = self.containing(offset);
        if slot < self.count && slot * self.bytes == offset {
            Some(slot)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_offset_of_every_size_agrees_with_division() {
        for bytes in (8..=4096).step_by(8) {
            let slots = Slots::new(bytes, 16 << 10, usize::MAX);
            for offset in 0..16 << 10 {
                let starts = offset % bytes == 0 && offset + bytes <= 16 << 10;
                let expected = starts.then_some(offset / bytes);
                assert_eq!(slots.starting_at(offset), expected, "{bytes} at {offset}");
            }
        }
    }

    #[test]
    fn what_lies_outside_of_the_page_starts_no_slot() {
        for bytes in [8, 24, 104, 1000, 4096] {
            let slots = Slots::new(bytes, 32 << 10, usize::MAX);
            for distance in 0..100_000_usize {
                assert_eq!(slots.starting_at((32 << 10) + 8 * distance), None);
                assert_eq!(slots.starting_at(0_usize.wrapping_sub(8 * distance + 8)), None);
                assert_eq!(slots.starting_at(usize::MAX / 2 + distance), None);
            }
        }
    }

    #[test]
    fn every_slot_of_the_largest_page_is_found() {
        for bytes in [8, 24, 40, 1000, 4104, 131_072, 1 << 28] {
            let slots = Slots::new(bytes, 1 << 29, usize::MAX);
            for slot in (0..slots.count()).step_by(1 + slots.count() / 100_000) {
                assert_eq!(slots.starting_at(slot * bytes), Some(slot));
                assert_eq!(slots.starting_at(slot * bytes + 1), None);
                assert_eq!(slots.starting_at(slot * bytes + bytes - 1), None);
            }
        }
    }

    #[test]
    fn odd_sizes_are_rounded_and_never_zero() {
        assert_eq!(Slots::new(0, 4096, 512).bytes(), 8);
        assert_eq!(Slots::new(10, 4096, 512).bytes(), 16);
        assert_eq!(Slots::new(usize::MAX, 4096, 512).count(), 0);
        assert_eq!(Slots::new(8, 4096, 100).count(), 100);
    }
}
