//! [`SlotBuffer`]: slots on their way between a class's pages and whoever links them.
//!
//! Slots are linked through their memory, which may not be in the CPU's cache, nor in memory at all
//! yet. Collecting their addresses here first keeps those waits outside of the class's lock.
#![forbid(unsafe_code)]

use core::ptr::NonNull;

/// The most slots that move at once.
pub(crate) const MOST_SLOTS: usize = 128;

/// Up to [`MOST_SLOTS`] slots of one class.
pub(crate) struct SlotBuffer {
    slots: [Option<NonNull<u8>>; MOST_SLOTS],
    len: usize,
}

impl SlotBuffer {
    pub(crate) const fn new() -> Self {
        Self {
            slots: [None; MOST_SLOTS],
            len: 0,
        }
    }

    /// How many more slots there is room for.
    pub(crate) const fn room(&self) -> usize {
        MOST_SLOTS - self.len
    }

    /// Adds a slot; there must be room for it.
    #[inline]
    pub(crate) fn push(&mut self, slot: NonNull<u8>) {
        debug_assert!(self.len < MOST_SLOTS, "the buffer is full");
        if let Some(place) = self.slots.get_mut(self.len) {
            *place = Some(slot);
            self.len += 1;
        }
    }

    /// The slots, in the order in which they came.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = NonNull<u8>> {
        self.slots.iter().take(self.len).flatten().copied()
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.len == 0
    }
}
