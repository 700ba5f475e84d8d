//! [`Registry`]: which pages a shared zone has, and what it took from its pager.

use core::ptr::NonNull;

use crate::page::{AllocablePage, PageIndex, Slab};
use crate::stats::PagerUse;
use crate::zone::{Derived, ZoneConfig};

/// The indexes of all pages of a zone, and the account with its pager.
///
/// Each kind of page has an index of its own: the header of a base page can lie where that of a large
/// page around it would.
pub(super) struct Registry {
    base: PageIndex,
    large: PageIndex,
    account: PagerUse,
}

impl Registry {
    pub(super) const fn new() -> Self {
        Self {
            base: PageIndex::new(),
            large: PageIndex::new(),
            account: PagerUse {
                pages_taken: 0,
                pages_returned: 0,
                runs_taken: 0,
                runs_returned: 0,
                map_pages: 0,
                bytes_held: 0,
                peak_bytes_held: 0,
            },
        }
    }

    /// The index of the pages of type `P`, one of the two of configuration `C`.
    pub(super) fn index<C: ZoneConfig, P: AllocablePage>(&self) -> &PageIndex {
        if P::SIZE == C::BASE_PAGE {
            &self.base
        } else {
            &self.large
        }
    }

    fn index_mut<C: ZoneConfig, P: AllocablePage>(&mut self) -> &mut PageIndex {
        if P::SIZE == C::BASE_PAGE {
            &mut self.base
        } else {
            &mut self.large
        }
    }

    pub(super) fn account(&self) -> PagerUse {
        self.account
    }

    /// Adds a page that came from the pager; `None` if the zone has it already, or has a large page
    /// that it lies in.
    ///
    /// # Safety
    ///
    /// If the zone does not have it, `page` is valid for reads and writes of its size, aligned to
    /// its size and used by nobody else until it is removed.
    pub(super) unsafe fn add_page<C: ZoneConfig, P: AllocablePage>(
        &mut self,
        page: NonNull<P>,
    ) -> Option<Slab<P>> {
        if self.has_page_at::<C>(page.addr().get()) {
            return None;
        }
        // SAFETY: the caller's promise; the zone does not have the page.
        let slab = unsafe { Slab::claim(page) };
        // SAFETY: the caller's promise.
        if !unsafe { self.index_mut::<C, P>().insert(slab.index_node()) } {
            return None;
        }
        self.account.pages_taken += 1;
        self.add_bytes(P::SIZE);
        Some(slab)
    }

    /// The page behind another, whose header is or was at `after`, or the first; as [`PageIndex::next`]. The zone has
    /// classes in such pages.
    pub(super) fn page_behind<C: ZoneConfig, P: AllocablePage>(
        &self,
        after: Option<usize>,
    ) -> Option<Slab<P>> {
        let header = self.index::<C, P>().next(after)?.addr().get();
        debug_assert_eq!(
            header,
            Slab::<P>::header_address(header),
            "an index of other pages"
        );
        // SAFETY: the page is in the index, so its header can be read.
        unsafe { Slab::<P>::of_address(header) }
    }

    /// Removes a page that goes back to the pager.
    pub(super) fn remove_page<C: ZoneConfig, P: AllocablePage>(&mut self, slab: Slab<P>) {
        self.index_mut::<C, P>().remove(slab.address());
        self.account.pages_returned += 1;
        self.account.bytes_held = self.account.bytes_held.saturating_sub(P::SIZE);
    }

    /// Accounts for a block that goes from the pager to the user directly.
    pub(super) fn add_run(&mut self, bytes: usize) {
        self.account.runs_taken += 1;
        self.add_bytes(bytes);
    }

    /// Accounts for such a block on its way back.
    pub(super) fn remove_run(&mut self, bytes: usize) {
        self.account.runs_returned += 1;
        self.account.bytes_held = self.account.bytes_held.saturating_sub(bytes);
    }

    /// Accounts for such a block that has become longer or shorter.
    pub(super) fn resize_run(&mut self, old_bytes: usize, new_bytes: usize) {
        self.account.bytes_held = self.account.bytes_held.saturating_sub(old_bytes);
        self.add_bytes(new_bytes);
    }

    /// Accounts for a page of so many bytes that the map of pages is made of.
    pub(super) fn add_map_page(&mut self, bytes: usize) {
        self.account.map_pages += 1;
        self.add_bytes(bytes);
    }

    /// Accounts for such a page on its way back.
    pub(super) fn remove_map_page(&mut self, bytes: usize) {
        self.account.map_pages -= 1;
        self.account.bytes_held = self.account.bytes_held.saturating_sub(bytes);
    }

    /// Whether `address` lies in a page of the zone.
    pub(super) fn has_page_at<C: ZoneConfig>(&self, address: usize) -> bool {
        let base = Slab::<C::BasePage<'static>>::header_address(address);
        let large = Slab::<C::LargePage<'static>>::header_address(address);
        self.base.contains(base) || C::LARGE_COUNT > 0 && self.large.contains(large)
    }

    fn add_bytes(&mut self, bytes: usize) {
        self.account.bytes_held += bytes;
        self.account.peak_bytes_held = self.account.peak_bytes_held.max(self.account.bytes_held);
    }
}
