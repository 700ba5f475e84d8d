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
use core::ops::Range;
use core::ptr::NonNull;
use core::sync::atomic::Ordering;

use super::slots::Slots;
use crate::addr;
use crate::atomic::AtomicUsize;
use crate::error::{MisuseKind, Sites};
use crate::harden::{Harden, Quarantine, Random, Slot};
use crate::page::{AllocablePage, BitmapWord, ListId, Owner, Slab, SlabList, split_lowest};
use crate::stats::{ClassUse, Counters};

const EMPTY: ListId = ListId::new(0);
const FULL: ListId = ListId::new(5);
const LISTS: usize = 6;
const IDS: [ListId; LISTS] = [
    EMPTY,
    ListId::new(1),
    ListId::new(2),
    ListId::new(3),
    ListId::new(4),
    FULL,
];

/// A slot that was never handed out may be taken before others if it begins so many bytes behind those that were, or
/// is one of the next few.
const FRESH_BYTES: usize = 4 << 10;
const FRESH_SLOTS: usize = 4;

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
/// - **C3** The slots in `quarantine` count as handed out in their pages but not in `live`, and are nobody's.
pub(crate) struct ClassSlabs<P: AllocablePage, H: Harden> {
    slots: Slots,
    /// Live objects at which a page enters list 2, 3 and 4.
    thresholds: [u32; 3],
    owner: Option<Owner>,
    occupied: u32,
    lists: [SlabList<P>; LISTS],
    pages: usize,
    live: usize,
    quarantine: H::Quarantine,
    random: Random,
    /// The address of the last slot of a page whose end was found overwritten; not yet told.
    damage: Option<usize>,
}

// SAFETY: the pages belong to this value alone (C1), and may be used by any thread, one at a time.
unsafe impl<P: AllocablePage, H: Harden> Send for ClassSlabs<P, H> {}

impl<P: AllocablePage, H: Harden> ClassSlabs<P, H> {
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
            lists: {
                let [empty, first, second, third, fourth, full] = IDS;
                [
                    SlabList::new(empty),
                    SlabList::new(first),
                    SlabList::new(second),
                    SlabList::new(third),
                    SlabList::new(fourth),
                    SlabList::new(full),
                ]
            },
            pages: 0,
            live: 0,
            quarantine: H::Quarantine::EMPTY,
            random: Random::UNUSED,
            damage: None,
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
            quarantined: self.quarantine.waiting(),
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
        if H::TRAILER_BYTES > 0 {
            // The last slot tells whether the page's end is intact. The others are marked when their turn comes, unless
            // the memory was in use: then there may be marks from that time.
            let last = self.slots.count() - 1;
            self.mark_fresh(slab, if zeroed { last } else { 0 }..last + 1);
        }
        // INVARIANT: C1.
        self.push(slab, EMPTY);
        self.pages += 1;
    }

    /// The fullest page that has a free slot.
    #[inline]
    fn fullest(&mut self) -> Option<Slab<P>> {
        loop {
            let usable = self.occupied & !(1 << FULL.number());
            if usable == 0 {
                return None;
            }
            let slab = self.lists.get(usable.ilog2() as usize)?.head()?;
            if self.is_intact(slab) {
                return Some(slab);
            }
            let list = *IDS.get(usable.ilog2() as usize)?;
            self.abandon(slab, list);
        }
    }

    /// Whether nobody wrote over the end of the page's last slot, as who gets to its header does.
    #[inline]
    fn is_intact(&self, slab: Slab<P>) -> bool {
        // SAFETY: the page is in use (C1), and all slots went through `is_fresh`.
        H::TRAILER_BYTES == 0 || unsafe { H::is_intact(self.slot(slab, self.slots.count() - 1)) }
    }

    /// Gives up a list whose first page's header cannot be trusted.
    #[cold]
    fn abandon(&mut self, slab: Slab<P>, list: ListId) {
        self.damage = Some(self.slot(slab, self.slots.count() - 1).start.addr().get());
        if let Some(pages) = self.lists.get_mut(list.number()) {
            pages.abandon();
            // INVARIANT: C2.
            self.occupied &= !(1 << list.number());
        }
    }

    /// The address of the last slot of a page whose end was found overwritten since this was asked last.
    #[inline]
    pub(crate) fn take_damage(&mut self) -> Option<usize> {
        if H::TRAILER_BYTES == 0 {
            None
        } else {
            self.damage.take()
        }
    }

    /// Slot `number` of a page, below `slots.count()`.
    #[inline]
    fn slot(&self, slab: Slab<P>, number: usize) -> Slot {
        debug_assert!(number < self.slots.count(), "no such slot");
        let bytes = self.slots.bytes();
        Slot {
            // SAFETY: the slot lies in the page: its number is below `slots.count()` (H2, C1).
            start: unsafe { slab.page().cast::<u8>().byte_add(number * bytes) },
            bytes,
        }
    }

    /// Where to look for a free slot of a page first. Not far behind those that were handed out before, so that the
    /// memory of a page comes into use little by little.
    #[inline]
    fn place(&mut self, slab: Slab<P>) -> Range<usize> {
        if !H::RANDOM {
            return 0..0;
        }
        let ahead = (FRESH_BYTES / self.slots.bytes()).max(FRESH_SLOTS);
        let end = self.slots.count().min(slab.high_water() + ahead).max(1);
        #[expect(clippy::cast_possible_truncation, reason = "the low bits are as good as all")]
        let start = self.random.next(slab.address()) as usize % end;
        start..end
    }

    /// Lets the policy see slots that were never handed out.
    #[inline]
    fn mark_fresh(&self, slab: Slab<P>, numbers: Range<usize>) {
        if H::TRAILER_BYTES > 0 {
            for number in numbers {
                // SAFETY: nobody but the page has the slot, whose number is below `slots.count()`.
                unsafe { H::is_fresh(self.slot(slab, number)) };
            }
        }
    }

    /// Takes a slot from the fullest page that has one free. O(1).
    #[inline]
    pub(crate) fn take(&mut self) -> Option<Taken> {
        let slab = self.fullest()?;
        let place = self.place(slab);
        let (slot, fresh) = slab.take_slot(place)?;
        self.mark_fresh(slab, fresh..slot.number + 1);
        self.live += 1;
        self.file(slab);
        Some(Taken {
            start: self.slot(slab, slot.number).start,
            zeroed: slot.zeroed,
        })
    }

    /// Gives all slots in quarantine back to their pages; returns how many there were.
    pub(crate) fn end_quarantine(&mut self) -> usize {
        let mut ended = 0;
        while let Some(address) = self.quarantine.pop() {
            // SAFETY: C3: its page is in use.
            if unsafe { self.put_checked(address) }.is_err() {
                self.damage = Some(address);
            }
            ended += 1;
        }
        ended
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
            let place = self.place(slab);
            let Some((first, mut taken, fresh)) = slab.take_slots(places.len(), place) else {
                break;
            };
            self.mark_fresh(slab, fresh..first + taken.highest_set() + 1);
            self.live += taken.count();
            self.file(slab);
            // Bits that are set belong to slots of the page, so the word's first lies in it.
            let start = self.slot(slab, first).start;
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
        // INVARIANT: C3.
        let emptied = match self.quarantine.exchange(address) {
            // SAFETY: the caller's promise.
            Some(out) if out == address => unsafe { self.put_checked(address) }?,
            // SAFETY: the caller's promise, when the slot came.
            Some(out) => unsafe { self.put_checked(out) }.unwrap_or_else(|_| {
                self.damage = Some(out);
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
    unsafe fn put_checked(&mut self, address: usize) -> Result<bool, MisuseKind> {
        // SAFETY: the caller's promise.
        let slab = unsafe { self.slab_of(address) }?;
        let offset = address & (P::SIZE - 1);
        match self.slots.starting_at(offset) {
            Some(slot) if slab.put_slot(slot) => {}
            found => return Err(self.what_is_wrong(slab, offset, found)),
        }
        self.file(slab);
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
        self.file(slab);
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
            found => Err(self.what_is_wrong(slab, offset, found)),
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
    /// The page is not one of this class, or its end was overwritten.
    ///
    /// # Safety
    ///
    /// As for [`put`](Self::put).
    #[inline]
    unsafe fn slab_of(&self, address: usize) -> Result<Slab<P>, MisuseKind> {
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
        self.pop_of(EMPTY)
    }

    /// Lets the first page of a list go, if that can be trusted.
    fn pop_of(&mut self, list: ListId) -> Option<Slab<P>> {
        let slab = self.lists.get(list.number())?.head()?;
        if !self.is_intact(slab) {
            self.abandon(slab, list);
            return None;
        }
        self.remove(slab);
        Some(slab)
    }

    /// Lets any page go, live objects or not.
    pub(crate) fn pop_any(&mut self) -> Option<Slab<P>> {
        self.end_quarantine();
        let slab = IDS.into_iter().find_map(|list| self.pop_of(list))?;
        self.live = self.live.saturating_sub(slab.live() as usize);
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
        if list.number() != slab.list().number() || self.is_abandoned(slab) {
            self.unlink(slab);
            self.push(slab, list);
        }
    }

    /// Whether a page is in a list that was given up.
    #[inline]
    fn is_abandoned(&self, slab: Slab<P>) -> bool {
        let pages = self.lists.get(slab.list().number());
        H::TRAILER_BYTES > 0 && pages.is_some_and(|pages| !pages.has(slab))
    }

    #[inline]
    fn list_for(&self, live: u32) -> ListId {
        if live == 0 {
            EMPTY
        } else if live as usize == self.slots.count() {
            FULL
        } else {
            let [second, third, fourth] = self.thresholds;
            ListId::new(1 + u8::from(live >= second) + u8::from(live >= third) + u8::from(live >= fourth))
        }
    }

    #[inline]
    fn push(&mut self, slab: Slab<P>, list: ListId) {
        if let Some(pages) = self.lists.get_mut(list.number()) {
            pages.push(slab);
            // INVARIANT: C2.
            self.occupied |= 1 << list.number();
        }
    }

    #[inline]
    fn unlink(&mut self, slab: Slab<P>) {
        let list = slab.list();
        if self.is_abandoned(slab) {
            return;
        }
        if let Some(pages) = self.lists.get_mut(list.number()) {
            pages.remove(slab);
            if pages.len() == 0 {
                // INVARIANT: C2.
                self.occupied &= !(1 << list.number());
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
