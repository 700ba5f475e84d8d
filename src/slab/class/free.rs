//! What comes back to the pages of a size class.

use core::ptr::NonNull;

use super::ClassSlabs;
use crate::addr;
use crate::error::{MisuseKind, Sites};
use crate::harden::{Harden, Quarantine, Slot};
use crate::page::{AllocablePage, Slab};

impl<P: AllocablePage, H: Harden> ClassSlabs<P, H> {
    /// Gives a slot back by its address; returns whether a page has become empty. O(1).
    ///
    /// With a quarantine, another slot that waited there goes back instead.
    ///
    /// # Errors
    ///
    /// The address is not that of a live slot of this class; nothing has changed.
    ///
    /// # Safety
    ///
    /// The header of the page of type `P` that `address` would lie in can be read. A policy that checks at once has
    /// taken the slot back.
    #[inline]
    pub(crate) unsafe fn put(&mut self, address: usize) -> Result<bool, MisuseKind> {
        if !H::CHECKED {
            // SAFETY: the caller's promise.
            return unsafe { self.put_unchecked(address) };
        }
        // SAFETY: the caller's promise.
        unsafe { self.put_or_keep(address) }
    }

    /// The same, but that what is wrong is an error whatever the policy.
    ///
    /// # Errors
    ///
    /// As for [`put`](Self::put).
    ///
    /// # Safety
    ///
    /// As for [`put`](Self::put), and nothing is asked of the address.
    #[inline]
    pub(crate) unsafe fn put_or_keep(&mut self, address: usize) -> Result<bool, MisuseKind> {
        // INVARIANT: C2.
        let emptied = match self.quarantine.exchange(address) {
            // SAFETY: the caller's promise.
            Some(out) if out == address => unsafe { self.put_checked(address) }?,
            // SAFETY: the caller's promise, when the slot came.
            Some(out) => unsafe { self.put_checked(out) }.unwrap_or_else(|_| {
                self.note_damage(out);
                false
            }),
            None => false,
        };
        self.live -= 1;
        Ok(emptied)
    }

    /// Gives a slot back to its page.
    ///
    /// # Errors
    ///
    /// As for [`put`](Self::put).
    ///
    /// # Safety
    ///
    /// As for [`put`](Self::put).
    #[inline]
    pub(super) unsafe fn put_checked(&mut self, address: usize) -> Result<bool, MisuseKind> {
        // SAFETY: the caller's promise.
        let slab = unsafe { self.slab_of(address) }?;
        let offset = address & (P::SIZE - 1);
        match self.slots.starting_at(offset) {
            Some(slot) if slab.put_slot(slot) => {}
            _ => return Err(self.what_is_wrong(slab, offset)),
        }
        self.file_emptier(slab);
        Ok(slab.live() == 0)
    }

    /// Gives a slot back to its page, whatever it is.
    ///
    /// # Errors
    ///
    /// There is no page at address zero.
    ///
    /// # Safety
    ///
    /// As for [`put`](Self::put); and under a policy without checks, it is a live slot of this class.
    unsafe fn put_unchecked(&mut self, address: usize) -> Result<bool, MisuseKind> {
        // SAFETY: the caller's promise.
        let slab = unsafe { Slab::<P>::of_address(address) }.ok_or(MisuseKind::ForeignPage)?;
        slab.put_slot_unchecked(self.slots.containing(address & (P::SIZE - 1)));
        self.live = self.live.wrapping_sub(1);
        self.file_emptier(slab);
        Ok(slab.live() == 0)
    }

    /// The slot that begins at an address, handed out or not.
    ///
    /// # Errors
    ///
    /// There is none, or it was never handed out, or its page's end was overwritten.
    ///
    /// # Safety
    ///
    /// As for [`put`](Self::put).
    pub(crate) unsafe fn find(&self, address: usize) -> Result<Slot, MisuseKind> {
        // SAFETY: the caller's promise.
        let slab = unsafe { self.slab_of(address) }?;
        let offset = address & (P::SIZE - 1);
        match self.slots.starting_at(offset) {
            Some(number) if slab.was_ever_taken(number) => Ok(self.slot(slab, number)),
            _ => Err(self.what_is_wrong(slab, offset)),
        }
    }

    /// Who had the slot at an address, if the policy notes that.
    ///
    /// # Safety
    ///
    /// As for [`put`](Self::put).
    #[cold]
    pub(crate) unsafe fn sites(&self, address: usize) -> Option<Sites> {
        // SAFETY: the caller's promise.
        let slot = unsafe { self.find(address) }.ok()?;
        // SAFETY: the page is in use (C1), and all slots went through `is_fresh`.
        unsafe { H::sites(slot) }
    }

    /// Gives slots back up to the first that is refused, whose number and fault are returned.
    ///
    /// Slots of one page that follow one another are one step for its list. O(slots).
    ///
    /// # Errors
    ///
    /// As for [`put`](Self::put), for the one that is named; those before it were given back.
    ///
    /// # Safety
    ///
    /// As for [`put`](Self::put), for each of them.
    pub(crate) unsafe fn put_many(&mut self, slots: &[NonNull<u8>]) -> Result<(), (usize, MisuseKind)> {
        let mut rest = slots;
        while let Some(first) = rest.first() {
            let number = slots.len() - rest.len();
            // SAFETY: the caller's promise.
            let slab = unsafe { self.slab_of(first.addr().get()) }.map_err(|kind| (number, kind))?;
            let start = slab.page().addr().get();
            let numbers = rest.iter().map_while(|slot| {
                // A slot of another page has an offset that is no slot's.
                self.slots.starting_at(slot.addr().get().wrapping_sub(start))
            });
            let freed = slab.put_slots(numbers);
            self.live -= freed;
            self.file_emptier(slab);
            rest = rest.get(freed..).unwrap_or_default();
            if let Some(next) = rest.first()
                && addr::round_down(next.addr().get(), P::SIZE) == start
            {
                let offset = next.addr().get() - start;
                return Err((number + freed, self.what_is_wrong(slab, offset)));
            }
        }
        Ok(())
    }

    /// The slab of this class that an address lies in.
    ///
    /// # Errors
    ///
    /// The page is not one of this class, or its end was overwritten.
    ///
    /// # Safety
    ///
    /// As for [`put`](Self::put).
    #[inline]
    unsafe fn slab_of(&self, address: usize) -> Result<Slab<P>, MisuseKind> {
        // A class that never had a page looks at no memory.
        let owner = self.owner.ok_or(MisuseKind::ForeignPage)?;
        // SAFETY: the caller's promise; the owner is asked first.
        let slab = unsafe { Slab::<P>::of_address(address) }.ok_or(MisuseKind::ForeignPage)?;
        if !slab.is_owned_by(owner) {
            return Err(MisuseKind::ForeignPage);
        }
        if !self.is_intact(slab) {
            return Err(MisuseKind::HeaderOverwritten);
        }
        Ok(slab)
    }

    /// Why what begins so many bytes into a page cannot be freed.
    #[cold]
    #[inline(never)]
    fn what_is_wrong(&self, slab: Slab<P>, offset: usize) -> MisuseKind {
        if offset >= self.slots.count() * self.slots.bytes() {
            return MisuseKind::OutsideSlots;
        }
        match self.slots.starting_at(offset) {
            None => MisuseKind::InteriorPointer,
            Some(slot) if slab.was_ever_taken(slot) => MisuseKind::DoubleFree,
            Some(_) => MisuseKind::NeverAllocated,
        }
    }
}
