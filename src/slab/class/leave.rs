//! How pages leave a size class.

use super::{ClassSlabs, EMPTY, FULL, IDS};
use crate::harden::{Harden, Quarantine};
use crate::page::{AllocablePage, ListId, Slab};

impl<P: AllocablePage, H: Harden> ClassSlabs<P, H> {
    /// Lets a page without live objects go, if there are more of them than the larger of `keep` and
    /// an eighth of the pages with live objects.
    ///
    /// So a class at the edge of a page does not trade it with the pager at every step, and one that
    /// shrinks keeps little.
    // On its own: it is asked where a page has emptied, which is seldom.
    #[inline(never)]
    pub(crate) fn pop_excess(&mut self, keep: usize) -> Option<Slab<P>> {
        let in_use = self.pages - self.empty_pages();
        if self.empty_pages() <= keep.max(in_use / 8) {
            return None;
        }
        self.pop_empty()
    }

    /// Lets a page without live objects go, if there is one.
    pub(crate) fn pop_empty(&mut self) -> Option<Slab<P>> {
        self.pop_of(EMPTY)
    }

    /// Lets any page go that is linked, live objects or not.
    pub(crate) fn pop_any(&mut self) -> Option<Slab<P>> {
        // INVARIANT: C2.
        self.end_quarantine();
        let slab = IDS.into_iter().find_map(|list| self.pop_of(list))?;
        self.live = self.live.saturating_sub(slab.live() as usize);
        Some(slab)
    }

    /// Lets a page go if it is a full one of this class that is not linked; returns whether it was.
    ///
    /// # Safety
    ///
    /// The page is in use, and stays so until this returns.
    pub(crate) unsafe fn let_go_if_full(&mut self, slab: Slab<P>) -> bool {
        let is_full = !Self::LINKS_FULL && self.has(slab) && slab.list() == FULL;
        if is_full {
            // INVARIANT: C2: who has a quarantine has trailers.
            debug_assert_eq!(self.quarantine.waiting(), 0, "slots of the page may wait");
            self.live = self.live.saturating_sub(slab.live() as usize);
            self.let_go(slab);
        }
        is_full
    }

    /// Lets the first page of a list go, if there is one and its header can be trusted.
    fn pop_of(&mut self, list: ListId) -> Option<Slab<P>> {
        let slab = self.first_of(list)?;
        self.let_go(slab);
        Some(slab)
    }

    /// Lets a page go.
    fn let_go(&mut self, slab: Slab<P>) {
        self.unlink(slab);
        // Frees of its slots are refused from here on.
        slab.set_owner(None);
        self.pages -= 1;
    }
}
