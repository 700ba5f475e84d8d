//! [`ClassSlabs`]: all pages of one size class, by occupancy.
//!
//! | list | pages in it |
//! |---|---|
//! | 0 | without a live object: reused last, and what goes back to the pager |
//! | 1 to 4 | less than a quarter full, ..., three quarters and more |
//! | 5 | full: never looked at |
//!
//! Slots are taken from the fullest list that has a free one, so that the emptier pages can empty.
//! A page moves as soon as its occupancy changes, so the lists never need to be searched or
//! rebalanced.

use core::alloc::Layout;
use core::mem::MaybeUninit;
use core::ptr::NonNull;
use core::sync::atomic::Ordering;

use super::slots::Slots;
use crate::addr;
use crate::atomic::AtomicUsize;
use crate::error::MisuseKind;
use crate::page::{AllocablePage, BitmapWord, ListId, Owner, Slab, SlabList, split_lowest};
use crate::stats::{ClassUse, Counters};

const EMPTY: ListId = ListId(0);
const FULL: ListId = ListId(5);
const LISTS: usize = 6;

/// A slot that was taken.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Taken {
    pub(crate) start: NonNull<u8>,
    /// Whether it is known to hold only zero bytes.
    pub(crate) zeroed: bool,
}

/// All pages of one size class. Not thread-safe, and without an index: who frees must know that the
/// pointer is in a page of a zone, or accept that its page's header is read.
///
/// # Invariants
///
/// - **C1** Every page in a list is in use, belongs to `owner`, has `slots.count()` slots, and is in
///   the list that its occupancy says.
/// - **C2** Bit *i* of `occupied` is set exactly while list *i* has a page.
pub(crate) struct ClassSlabs<P: AllocablePage> {
    slots: Slots,
    /// Live objects at which a page enters list 2, 3 and 4.
    thresholds: [u32; 3],
    owner: Option<Owner>,
    occupied: u32,
    lists: [SlabList<P>; LISTS],
    pages: usize,
    live: usize,
}

// SAFETY: the pages belong to this value alone (C1), and may be used by any thread, one at a time.
unsafe impl<P: AllocablePage> Send for ClassSlabs<P> {}

impl<P: AllocablePage> ClassSlabs<P> {
    /// A size class without a page, for objects of up to `bytes` bytes.
    #[expect(clippy::cast_possible_truncation, reason = "a page has fewer than 2^26 slots")]
    pub(crate) const fn new(bytes: usize) -> Self {
        let slots = Slots::new(bytes, Slab::<P>::DATA_BYTES, Slab::<P>::MAX_SLOTS);
        let count = slots.count();
        Self {
            slots,
            thresholds: [
                count.div_ceil(4) as u32,
                count.div_ceil(2) as u32,
                (count * 3).div_ceil(4) as u32,
            ],
            owner: None,
            occupied: 0,
            lists: [
                SlabList::new(EMPTY),
                SlabList::new(ListId(1)),
                SlabList::new(ListId(2)),
                SlabList::new(ListId(3)),
                SlabList::new(ListId(4)),
                SlabList::new(FULL),
            ],
            pages: 0,
            live: 0,
        }
    }

    /// How a page is divided.
    #[inline]
    pub(crate) const fn slots(&self) -> &Slots {
        &self.slots
    }

    /// How many pages the class holds.
    #[inline]
    pub(crate) fn pages(&self) -> usize {
        self.pages
    }

    /// How many of its pages hold no live object.
    #[inline]
    pub(crate) fn empty_pages(&self) -> usize {
        self.lists[0].len()
    }

    /// How many slots are handed out.
    #[inline]
    pub(crate) fn live(&self) -> usize {
        self.live
    }

    /// The state of the class at this moment.
    pub(crate) fn class_use(&self, counters: Option<Counters>) -> ClassUse {
        ClassUse {
            slot_bytes: self.slots.bytes(),
            page_bytes: P::SIZE,
            slots_per_page: self.slots.count(),
            pages: self.pages,
            empty_pages: self.empty_pages(),
            live_objects: self.live,
            counters,
        }
    }

    /// Whether slots satisfy `layout`.
    #[inline]
    pub(crate) const fn serves(&self, layout: Layout) -> bool {
        layout.size() <= self.slots.bytes()
            && self.slots.bytes().is_multiple_of(layout.align())
            && layout.align() <= P::SIZE
            && self.slots.count() > 0
    }

    /// Takes a slab in that belongs to nobody; all its slots are free. O(bitmap words).
    ///
    /// If `zeroed`, the page held only zero bytes before it was claimed.
    pub(crate) fn insert(&mut self, slab: Slab<P>, zeroed: bool) {
        let owner = *self.owner.get_or_insert_with(new_owner);
        slab.enroll(self.slots.count(), owner, zeroed);
        // INVARIANT: C1.
        self.push(slab, EMPTY);
        self.pages += 1;
    }

    /// The fullest page that has a free slot.
    #[inline]
    fn fullest(&self) -> Option<Slab<P>> {
        let usable = self.occupied & !(1 << FULL.0);
        if usable == 0 {
            return None;
        }
        self.lists.get(usable.ilog2() as usize)?.head()
    }

    /// Takes a slot from the fullest page that has one free. O(1).
    #[inline]
    pub(crate) fn take(&mut self) -> Option<Taken> {
        let slab = self.fullest()?;
        let (slot, zeroed) = slab.take_slot()?;
        self.live += 1;
        self.file(slab);
        // SAFETY: the slot lies in the page: its number is below `slots.count()` (H2, C1).
        let start = unsafe { slab.page().cast::<u8>().byte_add(slot * self.slots.bytes()) };
        Some(Taken { start, zeroed })
    }

    /// Takes a slot for each of `places` while there are some, those of the fullest pages first, a word of
    /// the bitmap at a time. Returns how many places, from the first on, hold a slot then.
    ///
    /// The memory of the slots is not touched. O(slots taken).
    pub(crate) fn take_many(&mut self, places: &mut [MaybeUninit<NonNull<u8>>]) -> usize {
        let wanted = places.len();
        let mut places = places.iter_mut();
        while places.len() > 0 {
            let Some(slab) = self.fullest() else { break };
            let Some((first, mut taken)) = slab.take_slots(places.len()) else {
                break;
            };
            self.live += taken.count();
            self.file(slab);
            // SAFETY: the word's first slot lies in the page: bits that are set belong to slots of it.
            let start = unsafe { slab.page().cast::<u8>().byte_add(first * self.slots.bytes()) };
            // No more bits are set than there are places.
            while taken != P::Word::ZERO
                && let Some(place) = places.next()
            {
                let (bit, rest) = split_lowest(taken);
                taken = rest;
                // SAFETY: the slot lies in the page: its number is below `slots.count()` (H2, C1).
                place.write(unsafe { start.byte_add(bit * self.slots.bytes()) });
            }
        }
        wanted - places.len()
    }

    /// Gives a slot back by its address; returns whether its page has become empty. O(1).
    ///
    /// # Errors
    ///
    /// The address is not that of a live slot of this class; nothing has changed.
    ///
    /// # Safety
    ///
    /// The header of the page of type `P` that `address` would lie in can be read.
    #[inline]
    pub(crate) unsafe fn put(&mut self, address: usize) -> Result<bool, MisuseKind> {
        // SAFETY: the caller's promise.
        let slab = unsafe { self.slab_of(address) }?;
        let offset = address & (P::SIZE - 1);
        match self.slots.starting_at(offset) {
            Some(slot) if slab.put_slot(slot) => {}
            found => return Err(self.what_is_wrong(slab, offset, found)),
        }
        self.live -= 1;
        self.file(slab);
        Ok(slab.list() == EMPTY)
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
            self.file(slab);
            rest = rest.get(freed..).unwrap_or_default();
            if let Some(next) = rest.first()
                && addr::round_down(next.addr().get(), P::SIZE) == start
            {
                let offset = next.addr().get() - start;
                let slot = self.slots.starting_at(offset);
                return Err((number + freed, self.what_is_wrong(slab, offset, slot)));
            }
        }
        Ok(())
    }

    /// The slab of this class that an address lies in.
    ///
    /// # Errors
    ///
    /// The page is not one of this class.
    ///
    /// # Safety
    ///
    /// As for [`put`](Self::put).
    #[inline]
    unsafe fn slab_of(&self, address: usize) -> Result<Slab<P>, MisuseKind> {
        let owner = self.owner.ok_or(MisuseKind::ForeignPage)?;
        // SAFETY: the caller's promise; the owner is asked first.
        let slab = unsafe { Slab::<P>::of_address(address) }.ok_or(MisuseKind::ForeignPage)?;
        if slab.is_owned_by(owner) {
            Ok(slab)
        } else {
            Err(MisuseKind::ForeignPage)
        }
    }

    /// Lets a page without live objects go, if there are more of them than the larger of `keep` and
    /// an eighth of the pages with live objects.
    ///
    /// So a class at the edge of a page does not trade it with the pager at every step, and one that
    /// shrinks keeps little.
    pub(crate) fn pop_excess(&mut self, keep: usize) -> Option<Slab<P>> {
        let in_use = self.pages - self.empty_pages();
        if self.empty_pages() <= keep.max(in_use / 8) {
            return None;
        }
        self.pop_empty()
    }

    /// Lets a page without live objects go, if there is one.
    pub(crate) fn pop_empty(&mut self) -> Option<Slab<P>> {
        let slab = self.lists[0].head()?;
        self.remove(slab);
        Some(slab)
    }

    /// Lets any page go, live objects or not.
    pub(crate) fn pop_any(&mut self) -> Option<Slab<P>> {
        let slab = self.lists.iter().find_map(SlabList::head)?;
        self.live -= slab.live() as usize;
        self.remove(slab);
        Some(slab)
    }

    #[cold]
    fn what_is_wrong(&self, slab: Slab<P>, offset: usize, slot: Option<usize>) -> MisuseKind {
        if offset >= self.slots.count() * self.slots.bytes() {
            return MisuseKind::OutsideSlots;
        }
        match slot {
            None => MisuseKind::InteriorPointer,
            Some(slot) if slab.was_ever_taken(slot) => MisuseKind::DoubleFree,
            Some(_) => MisuseKind::NeverAllocated,
        }
    }

    /// Takes a page out of its list; frees of its slots are refused from here on.
    fn remove(&mut self, slab: Slab<P>) {
        self.unlink(slab);
        slab.set_owner(None);
        self.pages -= 1;
    }

    /// Puts a page whose occupancy changed into the list where it belongs.
    #[inline]
    fn file(&mut self, slab: Slab<P>) {
        let list = self.list_for(slab.live());
        if list != slab.list() {
            self.unlink(slab);
            self.push(slab, list);
        }
    }

    #[inline]
    fn list_for(&self, live: u32) -> ListId {
        if live == 0 {
            EMPTY
        } else if live as usize == self.slots.count() {
            FULL
        } else {
            let [second, third, fourth] = self.thresholds;
            ListId(1 + u8::from(live >= second) + u8::from(live >= third) + u8::from(live >= fourth))
        }
    }

    #[inline]
    fn push(&mut self, slab: Slab<P>, list: ListId) {
        if let Some(pages) = self.lists.get_mut(usize::from(list.0)) {
            pages.push(slab);
            // INVARIANT: C2.
            self.occupied |= 1 << list.0;
        }
    }

    #[inline]
    fn unlink(&mut self, slab: Slab<P>) {
        let list = slab.list();
        if let Some(pages) = self.lists.get_mut(usize::from(list.0)) {
            pages.remove(slab);
            if pages.len() == 0 {
                // INVARIANT: C2.
                self.occupied &= !(1 << list.0);
            }
        }
    }
}

/// A number that no size class of the program has had yet.
#[cold]
fn new_owner() -> Owner {
    static NEXT: AtomicUsize = AtomicUsize::new(1);
    // An odd factor spreads the numbers over the word: a header token is then no small number, such
    // as user data often are.
    #[expect(clippy::cast_possible_truncation, reason = "the low half is odd as well")]
    const FACTOR: usize = 0xD129_42E8_5A4F_1B6D_u64 as usize;
    // ORDERING: only the difference between two numbers matters.
    Owner::new(NEXT.fetch_add(1, Ordering::Relaxed).wrapping_mul(FACTOR))
}
