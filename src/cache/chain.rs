//! [`Chain`]: free slots of one size class, linked through their own first word.

use core::cell::Cell;
use core::ptr::NonNull;

use crate::addr;

/// What a free slot holds while it is in a chain. A slot is a multiple of 8 bytes and aligned to 8, so
/// that there is room for it on every target.
pub(crate) struct FreeSlot {
    next: Cell<Option<NonNull<Self>>>,
}

impl FreeSlot {
    /// Makes a slot that nobody uses ready to be linked.
    ///
    /// The pointer that a user hands back may reach no further than the object, which can be smaller
    /// than a link; the page's own provenance, exposed when the page was claimed, reaches far enough.
    #[inline]
    pub(crate) fn at(slot: NonNull<u8>) -> NonNull<Self> {
        addr::widened(slot)
    }

    /// The slot behind `slot` in its chain.
    ///
    /// # Safety
    ///
    /// `slot` is in a chain (K1).
    #[inline]
    pub(super) unsafe fn next(slot: NonNull<Self>) -> Option<NonNull<Self>> {
        // SAFETY: a slot of a chain holds a link, and is the chain's alone.
        unsafe { slot.as_ref() }.next.get()
    }

    /// Puts `slot` in front of `next`.
    ///
    /// # Safety
    ///
    /// `slot` is a slot of a page in use that nobody else uses.
    #[inline]
    pub(super) unsafe fn link(slot: NonNull<Self>, next: Option<NonNull<Self>>) {
        let link = Self {
            next: Cell::new(next),
        };
        // SAFETY: the caller's promise; slots are large and aligned enough for a link.
        unsafe { slot.write(link) };
    }
}

/// Free slots of one size class, in the order in which they will be handed out.
///
/// # Invariants
///
/// - **K1** `head` leads through exactly `count` slots, all of one size class, of pages in use. Each
///   counts as handed out in its page, and belongs to the chain alone.
#[derive(Default)]
pub(crate) struct Chain {
    head: Option<NonNull<FreeSlot>>,
    count: u32,
}

// SAFETY: the slots belong to the chain alone (K1).
unsafe impl Send for Chain {}

impl Chain {
    pub(crate) const EMPTY: Self = Self { head: None, count: 0 };

    /// The chain that starts at `head`.
    ///
    /// # Safety
    ///
    /// K1 holds.
    #[inline]
    pub(super) const unsafe fn from_parts(head: Option<NonNull<FreeSlot>>, count: u32) -> Self {
        Self { head, count }
    }

    /// The first slot and how many there are.
    #[inline]
    pub(super) fn into_parts(self) -> (Option<NonNull<FreeSlot>>, u32) {
        (self.head, self.count)
    }

    /// How many slots are in the chain.
    #[inline]
    pub(crate) const fn count(&self) -> u32 {
        self.count
    }

    /// Whether no slot is in the chain.
    #[inline]
    pub(crate) const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Puts a slot at the front.
    ///
    /// # Safety
    ///
    /// It is a slot of the chain's class, in a page in use, that counts as handed out and that nobody
    /// else uses.
    #[inline]
    pub(crate) unsafe fn push(&mut self, slot: NonNull<u8>) {
        let slot = FreeSlot::at(slot);
        // SAFETY: the caller's promise.
        unsafe { FreeSlot::link(slot, self.head) };
        // INVARIANT: K1.
        self.head = Some(slot);
        self.count += 1;
    }

    /// A chain of these slots, the first at the front. O(slots).
    ///
    /// # Safety
    ///
    /// As for [`push`](Self::push), for each of them; they are different ones.
    #[expect(clippy::cast_possible_truncation, reason = "who calls has 128 at most")]
    pub(crate) unsafe fn of(slots: &[NonNull<u8>]) -> Self {
        let mut head = None;
        for slot in slots.iter().rev() {
            let slot = FreeSlot::at(*slot);
            // SAFETY: the caller's promise.
            unsafe { FreeSlot::link(slot, head) };
            head = Some(slot);
        }
        // INVARIANT: K1.
        Self {
            head,
            count: slots.len() as u32,
        }
    }

    /// Takes the slot at the front.
    #[inline]
    pub(crate) fn pop(&mut self) -> Option<NonNull<u8>> {
        // The count ends the chain, not the last link: a slot that was freed twice makes a ring.
        let rest = self.count.checked_sub(1)?;
        let slot = self.head?;
        // SAFETY: the slot is in this chain.
        self.head = unsafe { FreeSlot::next(slot) };
        // INVARIANT: K1.
        self.count = rest;
        Some(slot.cast())
    }
}

/// A chain whose end is known, so that it can be put in front of another one without a walk.
///
/// # Invariants
///
/// - **K2** `last` is the slot that `count - 1` links lead to from the head of the chain.
pub(crate) struct EndedChain {
    chain: Chain,
    last: NonNull<FreeSlot>,
}

impl EndedChain {
    /// Looks for the end of a chain; `None` if it has no slot. O(slots).
    pub(crate) fn of(chain: Chain) -> Option<Self> {
        let mut last = chain.head?;
        for _ in 1..chain.count {
            // SAFETY: the slot is in the chain (K1).
            last = unsafe { FreeSlot::next(last) }?;
        }
        // INVARIANT: K2.
        Some(Self { chain, last })
    }

    /// How many slots are in the chain.
    pub(crate) const fn count(&self) -> u32 {
        self.chain.count
    }

    /// The chain alone.
    pub(crate) fn into_chain(self) -> Chain {
        self.chain
    }

    /// One chain of this one's slots and, behind them, those of `rest`. O(1).
    pub(crate) fn in_front_of(self, rest: Chain) -> Chain {
        let (next, behind) = rest.into_parts();
        // SAFETY: the slot is in the chain (K2), which is this value's alone.
        unsafe { FreeSlot::link(self.last, next) };
        // INVARIANT: K1.
        Chain {
            head: self.chain.head,
            count: self.chain.count + behind,
        }
    }
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::*;
    use std::vec::Vec;

    #[test]
    fn joined_chains_have_the_slots_of_both_in_order() {
        for (front, back) in [(1, 0), (1, 1), (3, 2), (64, 64)] {
            let mut words = [0_u64; 128];
            let slots: Vec<NonNull<u8>> = words
                .iter_mut()
                .map(|word| {
                    let slot = NonNull::from(word).cast::<u8>();
                    slot.expose_provenance();
                    slot
                })
                .collect();
            let (front, back) = (&slots[..front], &slots[front..front + back]);
            // SAFETY: the words are large enough, and used by the test alone.
            let chains = [front, back].map(|slots| unsafe { Chain::of(slots) });
            let [first, second] = chains;
            let ended = EndedChain::of(first).unwrap();
            assert_eq!(ended.count() as usize, front.len());
            let mut joined = ended.in_front_of(second);
            for slot in front.iter().chain(back) {
                assert_eq!(joined.pop(), Some(*slot));
            }
            assert!(joined.is_empty() && joined.pop().is_none());
        }
        assert!(EndedChain::of(Chain::EMPTY).is_none());
    }
}
