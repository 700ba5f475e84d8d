//! [`Magazine`]: free slots of one size class, listed in an array apart from them.

use core::mem::{self, MaybeUninit, size_of};
use core::ptr::{self, NonNull};
use core::slice;

use crate::addr;

/// A place for a slot in a magazine.
pub(crate) type Place = MaybeUninit<NonNull<u8>>;

/// The most slots that a magazine lists.
pub(crate) const MOST_SLOTS: u32 = 128;

/// Free slots of one size class; the one that came last is handed out first.
///
/// The memory of the slots is not touched, neither when they are listed nor when they are handed out or go
/// back to their pages (Bonwick and Adams, "Magazines and Vmem", 2001). So what the program writes there
/// after it freed a slot cannot lead astray what lists it.
///
/// The array comes from elsewhere, and has to go back there: a magazine that is dropped is leaked.
///
/// # Invariants
///
/// - **M1** `start` points to `capacity` places, which are the magazine's alone; it is null if that is zero.
/// - **M2** The first `count` places hold slots, all of one size class, of pages in use. Each counts as
///   handed out in its page, and belongs to the magazine alone; unless it was freed wrongly.
#[must_use = "a magazine that is dropped is leaked"]
pub(crate) struct Magazine {
    start: *mut Place,
    count: u32,
    capacity: u32,
}

// SAFETY: the places and the slots belong to the magazine alone (M1, M2).
unsafe impl Send for Magazine {}

impl Magazine {
    /// A magazine without a place, and so without memory: all zero bits, so that a static full of them takes no
    /// room in the program's file.
    pub(crate) const NONE: Self = Self {
        start: ptr::null_mut(),
        count: 0,
        capacity: 0,
    };

    /// How many places a magazine of so many bytes has: at most [`MOST_SLOTS`].
    pub(crate) const fn places_in(bytes: usize) -> u32 {
        at_most(bytes / size_of::<Place>(), MOST_SLOTS)
    }

    /// A magazine of these places.
    ///
    /// # Safety
    ///
    /// M1 and M2 hold.
    #[inline]
    pub(super) const unsafe fn from_parts(start: *mut Place, count: u32, capacity: u32) -> Self {
        Self {
            start,
            count,
            capacity,
        }
    }

    /// The first place, how many slots there are, and how many places.
    #[inline]
    pub(super) fn into_parts(self) -> (*mut Place, u32, u32) {
        (self.start, self.count, self.capacity)
    }

    /// A magazine without a slot, in `memory`.
    ///
    /// # Safety
    ///
    /// `memory` is valid for reads and writes of `capacity` places, aligned to a place, and used by nobody
    /// else until [`into_memory`](Self::into_memory) has returned it.
    pub(crate) const unsafe fn in_memory(memory: NonNull<u8>, capacity: u32) -> Self {
        // INVARIANT: M1; M2 with no slot.
        Self {
            start: memory.cast().as_ptr(),
            count: 0,
            capacity,
        }
    }

    /// What the magazine was made of, if it has any memory. The slots in it, if there are any, are leaked.
    pub(crate) fn into_memory(self) -> Option<NonNull<u8>> {
        debug_assert!(self.is_empty(), "slots are lost");
        NonNull::new(self.start.cast())
    }

    /// How many slots are in the magazine.
    #[inline]
    pub(crate) const fn count(&self) -> u32 {
        self.count
    }

    /// How many slots it has places for.
    #[inline]
    pub(crate) const fn capacity(&self) -> u32 {
        self.capacity
    }

    /// Whether no slot is in the magazine.
    #[inline]
    pub(crate) const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Takes the magazine, and leaves none.
    pub(crate) const fn take(&mut self) -> Self {
        mem::replace(self, Self::NONE)
    }

    /// The slots, that which is handed out first at the end.
    pub(crate) const fn slots(&self) -> &[NonNull<u8>] {
        if self.count == 0 {
            return &[];
        }
        // SAFETY: M1 and M2: so many places are initialised, and the magazine is borrowed.
        unsafe { slice::from_raw_parts(self.start.cast_const().cast(), self.count as usize) }
    }

    /// Forgets the slots, which have gone elsewhere.
    pub(crate) const fn clear(&mut self) {
        // INVARIANT: M2 with no slot.
        self.count = 0;
    }

    /// Adds a slot if there is a place for it; says whether there was.
    ///
    /// # Safety
    ///
    /// M2 holds with it.
    pub(crate) unsafe fn push(&mut self, slot: NonNull<u8>) -> bool {
        // SAFETY: what is written is counted.
        let Some(place) = (unsafe { self.free_places() }).first_mut() else {
            return false;
        };
        place.write(addr::widened(slot));
        // INVARIANT: M2 by the caller's promise.
        self.count += 1;
        true
    }

    /// Takes the slot that came last.
    pub(crate) fn pop(&mut self) -> Option<NonNull<u8>> {
        let slot = *self.slots().last()?;
        // INVARIANT: M2.
        self.count -= 1;
        Some(slot)
    }

    /// Fills free places, at most `most`, by `source`, which is given them and returns how many it filled,
    /// from the front; the slot that it wrote first is handed out first.
    ///
    /// # Safety
    ///
    /// M2 holds with what `source` writes.
    pub(crate) unsafe fn fill(&mut self, most: u32, source: impl FnOnce(&mut [Place]) -> usize) {
        // SAFETY: what is written is counted.
        let places = unsafe { self.free_places() };
        let most = places.len().min(most as usize);
        let Some(places) = places.get_mut(..most) else {
            return;
        };
        let filled = source(places);
        let Some(filled) = places.get_mut(..filled) else {
            return;
        };
        filled.reverse();
        // INVARIANT: M2 by the caller's promise.
        self.count += at_most(filled.len(), self.capacity - self.count);
    }

    /// Puts the slots into another order: each, from the last on, changes places with the one that `choose` names of
    /// those up to it, by its address and their number (Durstenfeld, 1964).
    pub(crate) fn shuffle(&mut self, choose: impl Fn(usize, u32) -> u32) {
        if self.count == 0 {
            return;
        }
        // SAFETY: M1 and M2: so many places are initialised, and the magazine is borrowed.
        let slots: &mut [NonNull<u8>] =
            unsafe { slice::from_raw_parts_mut(self.start.cast(), self.count as usize) };
        let mut left = self.count;
        while let Some((last, rest)) = slots.get_mut(..left as usize).and_then(<[_]>::split_last_mut) {
            if let Some(other) = rest.get_mut(choose(last.addr().get(), left) as usize) {
                mem::swap(last, other);
            }
            left -= 1;
        }
    }

    /// Moves as many slots of `other` here as there are places for.
    pub(crate) fn take_from(&mut self, other: &mut Self) {
        let moved = (self.capacity - self.count).min(other.count);
        let left = other.count - moved;
        let slots = other.slots().get(left as usize..).unwrap_or_default();
        // SAFETY: what is written is counted.
        let places = unsafe { self.free_places() };
        for (place, slot) in places.iter_mut().zip(slots) {
            place.write(*slot);
        }
        // INVARIANT: M2: the slots are in one of both.
        self.count += moved;
        other.count = left;
    }

    /// The places behind those in use.
    ///
    /// # Safety
    ///
    /// What is written there must be counted, if at all, as M2 says.
    unsafe fn free_places(&mut self) -> &mut [Place] {
        let (count, capacity) = (self.count as usize, self.capacity as usize);
        if count == capacity {
            return &mut [];
        }
        // SAFETY: M1: `count` is at most `capacity`.
        let first = unsafe { self.start.add(count) };
        // SAFETY: M1: so many places follow, and the magazine is borrowed.
        unsafe { slice::from_raw_parts_mut(first, capacity - count) }
    }
}

/// `count`, as small a number as `most`.
#[expect(
    clippy::cast_possible_truncation,
    reason = "no larger than another such number"
)]
pub(super) const fn at_most(count: usize, most: u32) -> u32 {
    if count < most as usize { count as u32 } else { most }
}

impl Default for Magazine {
    fn default() -> Self {
        Self::NONE
    }
}

/// Magazines of arrays and words that tests own.
#[cfg(test)]
pub(super) mod for_tests {
    extern crate std;
    use super::*;
    use std::boxed::Box;

    /// A magazine of `capacity` places that is never freed.
    pub(in super::super) fn magazine(capacity: u32) -> Magazine {
        let places = Box::leak(std::vec![Place::uninit(); capacity as usize].into_boxed_slice());
        let start = NonNull::from(places).cast();
        // SAFETY: the memory is leaked, and used by the magazine alone.
        unsafe { Magazine::in_memory(start, capacity) }
    }

    /// A slot that is never freed.
    pub(in super::super) fn slot() -> NonNull<u8> {
        let slot = NonNull::from(Box::leak(Box::new(0_u64))).cast();
        addr::expose::<u8>(slot);
        slot
    }

    /// A magazine of `capacity` places, with `count` slots.
    pub(in super::super) fn magazine_with(count: u32, capacity: u32) -> Magazine {
        let mut magazine = magazine(capacity);
        for _ in 0..count {
            // SAFETY: the slot is the magazine's alone.
            assert!(unsafe { magazine.push(slot()) });
        }
        magazine
    }
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::for_tests::{magazine, magazine_with, slot};
    use super::*;
    use std::vec::Vec;

    fn drain(mut magazine: Magazine) -> Vec<NonNull<u8>> {
        let slots = core::iter::from_fn(|| magazine.pop()).collect();
        assert!(magazine.is_empty() && magazine.pop().is_none());
        slots
    }

    #[test]
    fn hands_out_last_what_came_first_until_it_is_full() {
        let mut magazine = magazine(3);
        let slots = [slot(), slot(), slot()];
        for slot in slots {
            // SAFETY: the slot is the magazine's alone.
            assert!(unsafe { magazine.push(slot) });
        }
        // SAFETY: it is not taken in.
        assert!(!unsafe { magazine.push(slots[0]) }, "there is no place left");
        assert_eq!(magazine.slots(), slots);
        assert_eq!(drain(magazine), [slots[2], slots[1], slots[0]]);
    }

    #[test]
    fn is_filled_in_the_order_in_which_slots_go_out() {
        let slots = [slot(), slot(), slot(), slot()];
        let mut magazine = magazine_with(1, 6);
        let source = |most: usize, places: &mut [Place]| {
            assert_eq!(places.len(), most, "as many places as are left or asked for");
            for (place, slot) in places.iter_mut().zip(slots) {
                place.write(slot);
            }
            places.len().min(slots.len())
        };
        // SAFETY: the slots are the magazine's alone.
        unsafe { magazine.fill(3, |places| source(3, places)) };
        assert_eq!(magazine.count(), 4);
        // SAFETY: as above; the first two slots are listed twice, and only compared.
        unsafe { magazine.fill(100, |places| source(2, places)) };
        let order = [slots[0], slots[1], slots[0], slots[1], slots[2]];
        assert_eq!(drain(magazine)[..5], order);
    }

    #[test]
    fn takes_as_much_from_another_as_there_is_place_for() {
        for (here, there, capacity) in [(0, 5, 8), (3, 5, 8), (6, 5, 8), (8, 5, 8), (2, 0, 4)] {
            let (mut first, mut second) = (magazine_with(here, capacity), magazine_with(there, 8));
            let slots = [first.slots(), second.slots()].concat();
            first.take_from(&mut second);
            assert_eq!(first.count(), (here + there).min(capacity));
            assert_eq!(first.count() + second.count(), here + there);
            let mut after = [drain(first), drain(second)].concat();
            after.sort();
            assert!(slots.iter().all(|slot| after.binary_search(slot).is_ok()));
        }
    }

    #[test]
    fn none_has_neither_slots_nor_memory() {
        let mut none = Magazine::NONE;
        // SAFETY: it is not taken in.
        assert!(!unsafe { none.push(slot()) });
        assert!(none.pop().is_none() && none.slots().is_empty());
        assert!(none.into_memory().is_none());
    }
}
