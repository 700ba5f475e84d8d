//! [`SlabList`]: the slabs of one size class that are in the same state.

use super::AllocablePage;
use super::header::ListId;
use super::slab::Slab;

/// A doubly linked list whose links are in the page headers; or a count of slabs that name it and are not linked. Every
/// operation is O(1).
///
/// # Invariants
///
/// - **L1** Every slab in the list is in use (S1), is in no other list, and names this one.
pub(crate) struct SlabList<P: AllocablePage> {
    id: ListId,
    head: Option<Slab<P>>,
    len: usize,
}

impl<P: AllocablePage> SlabList<P> {
    pub(crate) const fn new(id: ListId) -> Self {
        Self {
            id,
            head: None,
            len: 0,
        }
    }

    #[inline]
    pub(crate) fn head(&self) -> Option<Slab<P>> {
        self.head
    }

    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// Puts a slab that is in no list at the head.
    #[inline]
    pub(crate) fn push(&mut self, slab: Slab<P>) {
        slab.set_list(self.id);
        slab.set_previous(None);
        slab.set_next(self.head);
        if let Some(head) = self.head {
            head.set_previous(Some(slab));
        }
        self.head = Some(slab);
        self.len += 1;
    }

    /// Takes a slab that is in this list out of it.
    #[inline]
    pub(crate) fn remove(&mut self, slab: Slab<P>) {
        debug_assert_eq!(slab.list(), self.id, "the slab is in another list");
        match slab.previous() {
            Some(previous) => previous.set_next(slab.next()),
            None => self.head = slab.next(),
        }
        if let Some(next) = slab.next() {
            next.set_previous(slab.previous());
        }
        self.len -= 1;
    }

    /// Counts a slab in that is in no list, and writes to no other slab. It is found again by the addresses of its slots,
    /// or by an index. What is counted so is counted out by [`count_out`](Self::count_out), and no slab of the list is
    /// linked.
    #[inline]
    pub(crate) fn count_in(&mut self, slab: Slab<P>) {
        slab.set_list(self.id);
        self.len += 1;
    }

    /// Counts a slab out.
    #[inline]
    pub(crate) fn count_out(&mut self, slab: Slab<P>) {
        debug_assert_eq!(slab.list(), self.id, "the slab is in another list");
        self.len -= 1;
    }

    /// Forgets all slabs, as the header of the first was overwritten and its links cannot be followed. They name a
    /// list that is no more: who meets one of them leaves its links alone, and may put it into another list.
    pub(crate) fn abandon(&mut self) {
        self.id = self.id.next();
        self.head = None;
        self.len = 0;
    }

    /// Whether a slab names this list.
    #[inline]
    pub(crate) fn has(&self, slab: Slab<P>) -> bool {
        slab.list() == self.id
    }
}
