//! Slots of a shared zone on their way to the caches in front of it and back, many at a time.

use core::mem::MaybeUninit;
use core::ptr::NonNull;

use super::SafeZone;
use super::class::{GivenBack, Keep, LockedClass};
use crate::cache::Magazine;
use crate::harden::Harden;
use crate::lock::RawLock;
use crate::page::AllocablePage;
use crate::pager::Pager;
use crate::zone::{Derived, ZoneConfig};

impl<C: ZoneConfig, L: RawLock, P: Pager> SafeZone<C, L, P> {
    /// Takes a slot of a class, from a new page if none has one free.
    pub(super) fn take_slot(&self, class: usize) -> Option<NonNull<u8>> {
        let taken = if let Some(class) = self.base.get(class) {
            class.take(None).or_else(|| self.take_with_new_page(class, None))
        } else if let Some(class) = self.large.get(class - C::BASE_COUNT) {
            class.take(None).or_else(|| self.take_with_new_page(class, None))
        } else {
            None
        };
        taken.map(|taken| taken.start)
    }

    /// Adds up to `wanted` slots of a class to a magazine, as far as it has places: those that pages have free,
    /// or those of a new page if none has any.
    pub(super) fn fill(&self, class: usize, magazine: &mut Magazine, wanted: u32) {
        let source = |places: &mut [_]| {
            if let Some(class) = self.base.get(class) {
                self.take_slots(class, places)
            } else if let Some(class) = self.large.get(class - C::BASE_COUNT) {
                self.take_slots(class, places)
            } else {
                0
            }
        };
        // SAFETY: slots of the class that are taken from their pages here.
        unsafe { magazine.fill(wanted, source) };
    }

    fn take_slots<G: AllocablePage, H: Harden>(
        &self,
        class: &LockedClass<C, L, G, H>,
        places: &mut [MaybeUninit<NonNull<u8>>],
    ) -> usize {
        let taken = class.take_many(places);
        if taken > 0 || places.is_empty() {
            return taken;
        }
        if let Some((slab, zeroed)) = self.new_slab(class) {
            return class.insert_and_take_many(slab, zeroed, places);
        }
        // While this thread asked, another one may have freed a slot, or brought a page.
        class.end_quarantine();
        class.take_many(places)
    }

    /// Gives slots of a class back to their pages, and pages that are empty then to the pager, as far as
    /// `keep` says. Returns how many slots of the class are handed out then.
    ///
    /// What is wrong with a slot is reported, and the slot is left alone.
    ///
    /// # Safety
    ///
    /// The header of the page that each of the slots lies in, or would lie in, can be read; and the slots that
    /// are handed out by this class are the caller's, and not used from here on.
    pub(super) unsafe fn give(&self, class: usize, slots: &[NonNull<u8>], keep: Keep) -> usize {
        if let Some(locked) = self.base.get(class) {
            // SAFETY: the caller's promise.
            unsafe { self.give_to(locked, slots, keep) }
        } else if let Some(locked) = self.large.get(class - C::BASE_COUNT) {
            // SAFETY: the caller's promise.
            unsafe { self.give_to(locked, slots, keep) }
        } else {
            0
        }
    }

    /// # Safety
    ///
    /// As for [`give`](Self::give).
    unsafe fn give_to<G: AllocablePage, H: Harden>(
        &self,
        class: &LockedClass<C, L, G, H>,
        mut slots: &[NonNull<u8>],
        keep: Keep,
    ) -> usize {
        let GivenBack { mut excess, live } = loop {
            // SAFETY: the caller's promise.
            match unsafe { class.put_many(slots, keep) } {
                Ok(put) => break put,
                Err((number, kind)) => {
                    let (refused, rest) = slots.split_at_checked(number + 1).unwrap_or_default();
                    if let Some(slot) = refused.last() {
                        self.report_free(kind, *slot, class.layout());
                    }
                    slots = rest;
                }
            }
        };
        while let Some(slab) = excess {
            self.release_page(slab);
            excess = class.pop_excess_but(keep);
        }
        live
    }
}
