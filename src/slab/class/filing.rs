//! In which list each page of a size class is.

use super::{ClassSlabs, EMPTY, FULL, IDS};
use crate::harden::Harden;
use crate::page::{AllocablePage, ListId, Slab, SlabList};

impl<P: AllocablePage, H: Harden> ClassSlabs<P, H> {
    /// Whether full pages are linked. A policy with trailers expects that headers are overwritten: then full pages have to
    /// be found without the index, whose links are in the headers of all pages.
    pub(crate) const LINKS_FULL: bool = H::TRAILER_BYTES > 0;

    /// The list of full pages, if it is list `list` and its pages are counted alone.
    #[inline]
    fn counted(&mut self, list: ListId) -> Option<&mut SlabList<P>> {
        let [.., full] = &mut self.lists;
        (!Self::LINKS_FULL && list.number() == FULL.number()).then_some(full)
    }

    /// The fullest page that has a free slot.
    #[inline]
    pub(super) fn fullest(&mut self) -> Option<Slab<P>> {
        let [with_free_slots @ .., _] = &self.lists;
        let slab = with_free_slots.iter().rev().find_map(SlabList::head)?;
        if self.is_intact(slab) {
            Some(slab)
        } else {
            self.fullest_to_be_trusted()
        }
    }

    /// The same, where the header of the first page of a list cannot be trusted: that list is given up.
    #[cold]
    #[inline(never)]
    fn fullest_to_be_trusted(&mut self) -> Option<Slab<P>> {
        let mut fullest_first = IDS.into_iter().rev().filter(|list| *list != FULL);
        fullest_first.find_map(|list| self.first_of(list))
    }

    /// Puts a page that lost free slots into the list where it belongs.
    #[inline]
    pub(super) fn file_fuller(&mut self, slab: Slab<P>) {
        if slab.live() >= self.start_of(slab.list().number() + 1) || self.is_abandoned(slab) {
            self.move_to_its_list(slab);
        }
    }

    /// Puts a page that got free slots into the list where it belongs.
    #[inline]
    pub(super) fn file_emptier(&mut self, slab: Slab<P>) {
        if slab.live() < self.start_of(slab.list().number()) || self.is_abandoned(slab) {
            self.move_to_its_list(slab);
        }
    }

    /// Live objects at which a page enters a list.
    #[inline]
    fn start_of(&self, list: usize) -> u32 {
        let [.., end] = self.starts;
        self.starts.get(list).copied().unwrap_or(end)
    }

    #[inline(never)]
    fn move_to_its_list(&mut self, slab: Slab<P>) {
        let list = self.list_for(slab.live());
        self.unlink(slab);
        // INVARIANT: C1.
        self.push(slab, list);
    }

    /// The list for pages with so many live objects: the last that starts there or before.
    #[inline]
    fn list_for(&self, live: u32) -> ListId {
        let mut last_first = IDS.into_iter().rev();
        last_first
            .find(|list| self.start_of(list.number()) <= live)
            .unwrap_or(EMPTY)
    }

    /// The first page of a list, if there is one and its header can be trusted. If there is one that cannot be, the list is
    /// given up; but no second one until the first has been told of.
    pub(super) fn first_of(&mut self, list: ListId) -> Option<Slab<P>> {
        let slab = self.lists.get(list.number())?.head()?;
        if self.is_intact(slab) {
            return Some(slab);
        }
        if self.note_damage(self.slot(slab, self.slots.count() - 1).start.addr().get()) {
            self.lists.get_mut(list.number())?.abandon();
        }
        None
    }

    /// Notes the address of a slot of a page whose header cannot be trusted; not if another one is to be told first.
    #[cold]
    pub(super) fn note_damage(&mut self, address: usize) -> bool {
        let first = self.damage.is_none();
        self.damage.get_or_insert(address);
        first
    }

    #[inline]
    pub(super) fn push(&mut self, slab: Slab<P>, list: ListId) {
        if let Some(full) = self.counted(list) {
            full.count_in(slab);
        } else if let Some(pages) = self.lists.get_mut(list.number()) {
            pages.push(slab);
        }
    }

    #[inline]
    pub(super) fn unlink(&mut self, slab: Slab<P>) {
        if self.is_abandoned(slab) {
            return;
        }
        let list = slab.list();
        if let Some(full) = self.counted(list) {
            full.count_out(slab);
        } else if let Some(pages) = self.lists.get_mut(list.number()) {
            pages.remove(slab);
        }
    }

    /// Whether a page is in a list that was given up.
    #[inline]
    fn is_abandoned(&self, slab: Slab<P>) -> bool {
        let pages = self.lists.get(slab.list().number());
        H::TRAILER_BYTES > 0 && pages.is_some_and(|pages| !pages.has(slab))
    }

    /// Whether nobody wrote over the end of the page's last slot, as who gets to its header does.
    #[inline]
    pub(super) fn is_intact(&self, slab: Slab<P>) -> bool {
        // SAFETY: the page is in use (C1), and all slots went through `is_fresh`.
        H::TRAILER_BYTES == 0 || unsafe { H::is_intact(self.slot(slab, self.slots.count() - 1)) }
    }
}
