//! [`ClassSlabs`]: all pages of one size class, by occupancy.
//!
//! | list | pages in it |
//! |---|---|
//! | 0 | without a live object: reused last, and what goes back to the pager |
//! | 1 to 4 | less than a quarter full, ..., three quarters and more |
//! | 5 | full: counted, and found again by the frees of their slots |
//!
//! Slots are taken from the fullest list that has a free one, so that the emptier pages can empty.
//! A page moves as soon as its occupancy changes, so the lists never need to be searched or
//! rebalanced. Full pages are not linked: where most pages are full, an allocation fills one and a free opens
//! one, and neither touches another full page.

mod filing;
mod free;
mod leave;

use core::alloc::Layout;
use core::mem::MaybeUninit;
use core::ops::Range;
use core::ptr::NonNull;
use core::sync::atomic::Ordering;

use super::slots::Slots;
use crate::atomic::AtomicUsize;

use crate::harden::{Harden, Quarantine, Random, Slot};
use crate::page::{AllocablePage, BitmapWord, ListId, Owner, Slab, SlabList, split_lowest};
use crate::stats::{ClassUse, Counters, PageUse};

const EMPTY: ListId = ListId::new(0);
const FULL: ListId = ListId::new(5);
const LISTS: usize = 6;
const _: () = assert!(
    FULL.number() == LISTS - 1,
    "the last list is the one that no slot comes from"
);
const IDS: [ListId; LISTS] = [
    EMPTY,
    ListId::new(1),
    ListId::new(2),
    ListId::new(3),
    ListId::new(4),
    FULL,
];

/// A start for each number that a [`ListId`] can hold, and for the one behind the last.
const STARTS: usize = 9;

/// A slot that was never handed out may be taken before others if it begins so many bytes behind those that were, or
/// is one of the next few.
const FRESH_BYTES: usize = 4 << 10;
const FRESH_SLOTS: usize = 4;

/// A slot that was taken, or whole pages.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Taken {
    pub(crate) start: NonNull<u8>,
    /// No `bool`, whose spare values would tell `None` from `Some`: who does not ask for it has nothing to carry.
    zeroed: u8,
}

impl Taken {
    /// What begins at `start`, and whether it is known to hold only zero bytes.
    #[inline]
    pub(crate) fn new(start: NonNull<u8>, zeroed: bool) -> Self {
        Self {
            start,
            zeroed: u8::from(zeroed),
        }
    }

    /// Whether it is known to hold only zero bytes.
    #[inline]
    pub(crate) fn is_zeroed(self) -> bool {
        self.zeroed != 0
    }
}

/// All pages of one size class. Not thread-safe, and without an index: who frees must know that the
/// pointer is in a page of a zone, or accept that its page's header is read.
///
/// # Invariants
///
/// - **C1** Every page in a list is in use, belongs to `owner`, has `slots.count()` slots, and is in
///   the list that its occupancy says. Full pages are linked where [`LINKS_FULL`](Self::LINKS_FULL) says so, and counted
///   elsewhere.
/// - **C2** The slots in `quarantine` count as handed out in their pages but not in `live`, and are nobody's.
pub(crate) struct ClassSlabs<P: AllocablePage, H: Harden> {
    slots: Slots,
    /// Live objects at which a page enters each list. A list ends where the next one starts, and the last one nowhere.
    starts: [u32; STARTS],
    owner: Option<Owner>,
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
            starts: [
                0,
                1,
                count.div_ceil(4) as u32,
                count.div_ceil(2) as u32,
                (count * 3).div_ceil(4) as u32,
                count as u32,
                u32::MAX,
                u32::MAX,
                u32::MAX,
            ],
            owner: None,
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
        self.lists[EMPTY.number()].len()
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
            full_pages: self.lists[FULL.number()].len(),
            live_objects: self.live,
            quarantined: self.quarantine.waiting(),
            counters,
        }
    }

    /// The state of a page at this moment, if it is of this class.
    ///
    /// # Safety
    ///
    /// The page is in use, and stays so.
    pub(crate) unsafe fn page_use(&self, slab: Slab<P>) -> Option<PageUse> {
        self.has(slab).then(|| PageUse {
            address: slab.page().addr().get(),
            page_bytes: P::SIZE,
            class: None,
            slot_bytes: self.slots.bytes(),
            slots: self.slots.count(),
            taken: slab.live() as usize,
        })
    }

    /// Whether 64 slots of a page are handed out, from slot `first` on, as the bits of a number; nothing if the page is not
    /// of this class.
    ///
    /// # Safety
    ///
    /// As for [`page_use`](Self::page_use).
    pub(crate) unsafe fn slots_taken(&self, slab: Slab<P>, first: usize) -> Option<u64> {
        self.has(slab).then(|| {
            let slots = (first..self.slots.count()).take(64).enumerate();
            slots
                .filter(|(_, slot)| slab.is_taken(*slot))
                .fold(0, |bits, (bit, _)| bits | 1 << bit)
        })
    }

    /// Whether a page is of this class.
    fn has(&self, slab: Slab<P>) -> bool {
        self.owner.is_some_and(|owner| slab.is_owned_by(owner))
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
        self.file_fuller(slab);
        Some(Taken::new(self.slot(slab, slot.number).start, slot.zeroed))
    }

    /// Gives all slots in quarantine back to their pages; returns how many there were.
    pub(crate) fn end_quarantine(&mut self) -> usize {
        let mut ended = 0;
        while let Some(address) = self.quarantine.pop() {
            // SAFETY: C2: its page is in use.
            if unsafe { self.put_checked(address) }.is_err() {
                self.note_damage(address);
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
            self.file_fuller(slab);
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
}

/// A number that no size class of the program has had yet.
#[cold]
fn new_owner() -> Owner {
    static NEXT: AtomicUsize = AtomicUsize::new(1);
    // ORDERING: only the difference between two numbers matters.
    Owner::new(NEXT.fetch_add(1, Ordering::Relaxed))
}
