//! Batches of slots between a shared zone's classes and the caches in front of them.

use core::alloc::Layout;

use slabmalloc_geometry::SLOT_GRANULE;

use super::SafeZone;
use super::class::{GivenBack, Keep, LockedClass};
use crate::cache::Chain;
use crate::lock::RawLock;
use crate::page::AllocablePage;
use crate::pager::Pager;
use crate::slab::{MOST_SLOTS, SlotBuffer};
use crate::zone::{Derived, ZoneConfig};

/// How much of a page that was never used a batch takes at once, in bytes: its memory is touched when
/// the slots are linked, whether the program will need them or not.
const FRESH_BYTES: usize = 4096;

impl<C: ZoneConfig, L: RawLock, P: Pager> SafeZone<C, L, P> {
    /// Up to `wanted` slots of a class, from a new page if none has a slot free; none if memory is out.
    pub(super) fn take_batch(&self, class: usize, wanted: usize) -> Chain {
        let mut buffer = SlotBuffer::new();
        if let Some(class) = self.base.get(class) {
            self.take_into(class, wanted, &mut buffer);
        } else if let Some(class) = self.large.get(class - C::BASE_COUNT) {
            self.take_into(class, wanted, &mut buffer);
        }
        // SAFETY: slots of the class that were taken just now.
        unsafe { Chain::of(buffer.slots()) }
    }

    fn take_into<G: AllocablePage>(
        &self,
        class: &LockedClass<C, L, G>,
        wanted: usize,
        buffer: &mut SlotBuffer,
    ) {
        class.take_many(wanted, buffer);
        if !buffer.is_empty() {
            return;
        }
        let fresh = (FRESH_BYTES / class.slot_bytes()).clamp(1, wanted.max(1));
        match self.new_slab::<G>() {
            Some((slab, zeroed)) => class.insert_and_take_many(slab, zeroed, fresh, buffer),
            // While this thread asked, another one may have freed a slot, or brought a page.
            None => class.take_many(wanted, buffer),
        }
    }

    /// Gives slots of a class back to their pages, and pages that are empty then to the pager, as far as
    /// `keep` says. Returns how many slots of the class are handed out then.
    ///
    /// What is wrong with a slot is reported, and the slot is left alone.
    pub(super) fn give_batch(&self, class: usize, mut batch: Chain, keep: Keep) -> usize {
        let mut live = 0;
        while !batch.is_empty() {
            let mut buffer = SlotBuffer::new();
            while buffer.room() > 0
                && let Some(slot) = batch.pop()
            {
                buffer.push(slot);
            }
            if let Some(locked) = self.base.get(class) {
                live = self.put_from(class, locked, &buffer, keep);
            } else if let Some(locked) = self.large.get(class - C::BASE_COUNT) {
                live = self.put_from(class, locked, &buffer, keep);
            }
        }
        live
    }

    fn put_from<G: AllocablePage>(
        &self,
        class: usize,
        locked: &LockedClass<C, L, G>,
        buffer: &SlotBuffer,
        keep: Keep,
    ) -> usize {
        let mut slots = buffer.slots();
        let GivenBack { mut excess, live } = loop {
            // SAFETY: slots of a chain of this class are in its pages (K1).
            match unsafe { locked.put_many(slots, keep) } {
                Ok(put) => break put,
                Err((number, kind)) => {
                    let (refused, rest) = slots.split_at_checked(number + 1).unwrap_or_default();
                    if let Some(slot) = refused.last() {
                        self.report_free(kind, *slot, class_layout::<C>(class));
                    }
                    slots = rest;
                }
            }
        };
        while let Some(slab) = excess {
            self.release_page(slab);
            excess = locked.pop_excess_but(keep);
        }
        live
    }
}

/// What a slot of a class was allocated with, as far as is known when it comes back in a batch.
fn class_layout<C: ZoneConfig>(class: usize) -> Layout {
    let bytes = C::CLASSES.get(class).copied().unwrap_or(0);
    Layout::from_size_align(bytes, SLOT_GRANULE).unwrap_or(Layout::new::<()>())
}

const _: () = assert!(
    MOST_SLOTS <= u32::MAX as usize,
    "a chain counts its slots in 32 bits"
);
