//! [`SlotBuffer`]: slots on their way between a class's pages and whoever links them.
//!
//! Slots are linked through their memory, which may not be in the CPU's cache, nor in memory at all
//! yet. Collecting their addresses here first keeps those waits outside of the class's lock.

use core::mem::MaybeUninit;
use core::ptr::NonNull;

/// The most slots that move at once.
pub(crate) const MOST_SLOTS: usize = 128;

/// Up to [`MOST_SLOTS`] slots of one class.
///
/// Most batches are shorter, so that what is not used is not initialised either.
pub(crate) struct SlotBuffer {
    // INVARIANT: the first `len` are initialised; `len` is at most `MOST_SLOTS`.
    slots: [MaybeUninit<NonNull<u8>>; MOST_SLOTS],
    len: usize,
}

impl SlotBuffer {
    #[inline]
    pub(crate) const fn new() -> Self {
        Self {
            slots: [const { MaybeUninit::uninit() }; MOST_SLOTS],
            len: 0,
        }
    }

    /// How many more slots there is room for.
    #[inline]
    pub(crate) const fn room(&self) -> usize {
        MOST_SLOTS - self.len
    }

    /// Adds a slot; there must be room for it.
    #[inline]
    pub(crate) fn push(&mut self, slot: NonNull<u8>) {
        debug_assert!(self.len < MOST_SLOTS, "the buffer is full");
        if let Some(place) = self.slots.get_mut(self.len) {
            // INVARIANT: one more is initialised.
            place.write(slot);
            self.len += 1;
        }
    }

    /// The slots, in the order in which they came.
    #[inline]
    pub(crate) const fn slots(&self) -> &[NonNull<u8>] {
        // SAFETY: so many are initialised, by the invariant.
        unsafe { core::slice::from_raw_parts(self.slots.as_ptr().cast(), self.len) }
    }

    #[inline]
    pub(crate) const fn is_empty(&self) -> bool {
        self.len == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_what_came_in_its_order() {
        let mut words = [0_u64; MOST_SLOTS];
        let mut buffer = SlotBuffer::new();
        assert!(buffer.is_empty() && buffer.slots().is_empty());
        for (count, word) in words.iter_mut().enumerate() {
            assert_eq!(buffer.room(), MOST_SLOTS - count);
            buffer.push(NonNull::from(word).cast());
        }
        assert_eq!(buffer.room(), 0);
        for (slot, word) in buffer.slots().iter().zip(&mut words) {
            assert_eq!(*slot, NonNull::from(word).cast());
        }
        assert_eq!(buffer.slots().len(), MOST_SLOTS);
    }
}
