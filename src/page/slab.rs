//! [`Slab`]: a page that belongs to a size class, reached through its header.

use core::fmt;
use core::mem::{align_of, offset_of, size_of};
use core::ops::Range;
use core::ptr::{self, NonNull};
use core::sync::atomic::Ordering;

use generic_array::typenum::Unsigned;

use super::bitmap::Bitmap;
use super::header::{Header, ListId, Owner};
use super::index::IndexNode;
use super::{AllocablePage, word::BitmapWord};
use crate::addr;

type HeaderOf<P> = Header<<P as AllocablePage>::Words, <P as AllocablePage>::Word>;

/// A slot that was taken from its page.
pub(crate) struct TakenSlot {
    pub(crate) number: usize,
    /// Whether it is known to hold only zero bytes.
    pub(crate) zeroed: bool,
}

/// A handle to a page in use. Copies refer to the same page.
///
/// # Invariants
///
/// - **S1** `header` points to the header of a page of type `P` that was claimed by [`Slab::claim`]
///   and has not gone back to where it came from since.
/// - **S2** Handles to one page are used by one thread at a time: whoever holds the lock of its size
///   class, or has `&mut` access to it. Others may ask [`Slab::is_owned_by`], and nothing else.
pub(crate) struct Slab<P: AllocablePage> {
    header: NonNull<HeaderOf<P>>,
}

impl<P: AllocablePage> Clone for Slab<P> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P: AllocablePage> Copy for Slab<P> {}

impl<P: AllocablePage> PartialEq for Slab<P> {
    fn eq(&self, other: &Self) -> bool {
        self.header == other.header
    }
}

impl<P: AllocablePage> fmt::Debug for Slab<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Slab").field(&self.header).finish()
    }
}

impl<P: AllocablePage> Slab<P> {
    /// Bytes from the start of a page to its header: what slots may use.
    pub(crate) const DATA_BYTES: usize = {
        let () = HeaderOf::<P>::AS_COMPUTED;
        assert!(
            size_of::<HeaderOf<P>>() < P::SIZE,
            "the page is too small for its header: use a larger page or a larger smallest class"
        );
        P::SIZE - size_of::<HeaderOf<P>>()
    };

    /// The largest number of slots for which the bitmap has bits.
    pub(crate) const MAX_SLOTS: usize = <P::Words as Unsigned>::USIZE * P::Word::BITS;

    /// Where the header of the page that `address` lies in is, or would be.
    #[inline]
    pub(crate) const fn header_address(address: usize) -> usize {
        addr::round_down(address, P::SIZE) + Self::DATA_BYTES
    }

    /// The address of the header, which names the page in the index.
    #[inline]
    pub(crate) fn address(self) -> usize {
        self.header.addr().get()
    }

    /// Turns a page into a slab that nobody owns, by clearing its header.
    ///
    /// # Safety
    ///
    /// `page` is valid for reads and writes of `P::SIZE` bytes, aligned to `P::SIZE`, and used by
    /// nobody else until the last handle has been used.
    pub(crate) unsafe fn claim(page: NonNull<P>) -> Self {
        addr::expose(page);
        // SAFETY: the header lies within the page: `DATA_BYTES` is less than its size.
        let header = unsafe { page.byte_add(Self::DATA_BYTES) }.cast::<HeaderOf<P>>();
        debug_assert!(
            header.addr().get().is_multiple_of(align_of::<HeaderOf<P>>()),
            "page not aligned"
        );
        // SAFETY: the page is the caller's. Zero bytes are valid values of every field: `None`, zero
        // and `false`.
        unsafe { ptr::write_bytes(header.as_ptr(), 0, 1) };
        // INVARIANT: S1; H2 and H3 with no slot yet.
        Self { header }
    }

    /// Gives a slab that nobody owns to `owner`, with `slots` free slots. O(bitmap words).
    pub(crate) fn enroll(self, slots: usize, owner: Owner, zeroed: bool) {
        let fields = self.fields();
        debug_assert!(
            self.has_no_owner() && fields.live.get() == 0,
            "the slab is in use"
        );
        fields.high_water.set(0);
        fields.zeroed.set(zeroed);
        // INVARIANT: H1 since the slots were counted from `DATA_BYTES`; H2 and H3: none is taken.
        self.bitmap().reset(slots);
        self.set_owner(Some(owner));
    }

    /// The slab that a slot with this address would be in.
    ///
    /// # Safety
    ///
    /// `address` lies in a page of type `P` that is in use, or [`Slab::is_owned_by`] is asked before
    /// anything else and the memory of the header can be read.
    #[inline]
    pub(crate) unsafe fn of_address(address: usize) -> Option<Self> {
        addr::at_address(Self::header_address(address)).map(|header| Self { header })
    }

    #[inline]
    fn fields(&self) -> &HeaderOf<P> {
        // SAFETY: S1. The fields are `Cell`s or atomic, so shared references from several handles may
        // coexist; S2 and H4 keep the cells on one thread.
        unsafe { self.header.as_ref() }
    }

    #[inline]
    fn bitmap(&self) -> Bitmap<'_, P::Word> {
        let fields = self.fields();
        Bitmap::new(&fields.summary, &fields.words)
    }

    /// The first byte of the page.
    #[inline]
    pub(crate) fn page(self) -> NonNull<P> {
        // SAFETY: S1 and H1: the page starts this far before its header. The provenance is that of
        // the page, from `claim` or exposed there.
        unsafe { self.header.cast::<P>().byte_sub(Self::DATA_BYTES) }
    }

    /// The part of the header by which the index holds the page.
    pub(crate) fn index_node(self) -> NonNull<IndexNode> {
        const INDEX_IS_FIRST: () = assert!(
            offset_of!(Header<typenum::U1, usize>, index) == 0,
            "the index node is not the header's start"
        );
        let () = INDEX_IS_FIRST;
        self.header.cast()
    }

    /// Whether the page belongs to `owner`.
    #[inline]
    pub(crate) fn is_owned_by(self, owner: Owner) -> bool {
        // ORDERING: Relaxed suffices. Whoever asks for its own class holds the lock under which that
        // owner was written, and so sees it; any other value, however old, is not this owner's.
        self.fields().owner.load(Ordering::Relaxed) == self.token(owner)
    }

    fn has_no_owner(self) -> bool {
        // ORDERING: as above; the caller alone knows the page.
        self.fields().owner.load(Ordering::Relaxed) == 0
    }

    /// Hands the page to `owner`, or to nobody, after which no free of a slot is accepted.
    pub(crate) fn set_owner(self, owner: Option<Owner>) {
        let token = owner.map_or(0, |owner| self.token(owner));
        // ORDERING: Relaxed, as the class's lock orders it for those whom it concerns (`is_owned_by`).
        self.fields().owner.store(token, Ordering::Relaxed);
    }

    /// What the header of a page of `owner`'s holds. It depends on the address, so that neither
    /// chance nor a copy of a header looks like an owned page.
    #[inline]
    fn token(self, owner: Owner) -> usize {
        owner.0 ^ self.address()
    }

    /// How many slots are handed out.
    #[inline]
    pub(crate) fn live(self) -> u32 {
        self.fields().live.get()
    }

    /// The list in which the page is.
    #[inline]
    pub(crate) fn list(self) -> ListId {
        ListId(self.fields().list.get())
    }

    #[inline]
    pub(super) fn set_list(self, list: ListId) {
        self.fields().list.set(list.0);
    }

    #[inline]
    pub(super) fn next(self) -> Option<Self> {
        self.fields().next.get().map(|header| Self { header })
    }

    #[inline]
    pub(super) fn previous(self) -> Option<Self> {
        self.fields().previous.get().map(|header| Self { header })
    }

    #[inline]
    pub(super) fn set_next(self, next: Option<Self>) {
        self.fields().next.set(next.map(|slab| slab.header));
    }

    #[inline]
    pub(super) fn set_previous(self, previous: Option<Self>) {
        self.fields().previous.set(previous.map(|slab| slab.header));
    }

    /// Takes a free slot: one from the start of `place` on, if that is before its end, else the lowest. The second
    /// number is as for [`take_slots`](Self::take_slots).
    #[inline]
    pub(crate) fn take_slot(self, place: Range<usize>) -> Option<(TakenSlot, usize)> {
        let number = self.bitmap().take_one(place)?;
        let fields = self.fields();
        // INVARIANT: H2.
        fields.live.set(fields.live.get() + 1);
        let high_water = fields.high_water.get() as usize;
        let mut zeroed = false;
        #[expect(clippy::cast_possible_truncation, reason = "a page has fewer than 2^26 slots")]
        if number >= high_water {
            // INVARIANT: H3.
            fields.high_water.set(number as u32 + 1);
            zeroed = fields.zeroed.get();
        }
        Some((TakenSlot { number, zeroed }, high_water))
    }

    /// Takes up to `most` free slots, at least one if there is one: the number of the first slot of
    /// their bitmap word, and a bit for each. The third number is that from which on no slot had been handed out before.
    /// `place` is as for [`take_slot`](Self::take_slot).
    pub(crate) fn take_slots(self, most: usize, place: Range<usize>) -> Option<(usize, P::Word, usize)> {
        let (first, taken) = self.bitmap().take_word(most, place)?;
        let fields = self.fields();
        #[expect(clippy::cast_possible_truncation, reason = "a page has fewer than 2^26 slots")]
        let (count, end) = (taken.count() as u32, (first + taken.highest_set() + 1) as u32);
        // INVARIANT: H2.
        fields.live.set(fields.live.get() + count);
        // INVARIANT: H3.
        let high_water = fields.high_water.replace(fields.high_water.get().max(end));
        Some((first, taken, high_water as usize))
    }

    /// Marks slot `slot` free; returns whether it was handed out.
    #[inline]
    #[must_use]
    pub(crate) fn put_slot(self, slot: usize) -> bool {
        if !self.bitmap().put(slot) {
            return false;
        }
        let fields = self.fields();
        // INVARIANT: H2.
        fields.live.set(fields.live.get() - 1);
        true
    }

    /// Marks slots free, up to the first that is not handed out; returns how many there were.
    #[inline]
    pub(crate) fn put_slots(self, slots: impl Iterator<Item = usize>) -> usize {
        let freed = self.bitmap().put_many(slots);
        let fields = self.fields();
        #[expect(clippy::cast_possible_truncation, reason = "a page has fewer than 2^26 slots")]
        // INVARIANT: H2.
        fields.live.set(fields.live.get() - freed as u32);
        freed
    }

    /// Marks slot `slot` free, which is handed out if the caller is right.
    #[inline]
    pub(crate) fn put_slot_unchecked(self, slot: usize) {
        // Counted as if it had been: this is the door without checks.
        let _ = self.bitmap().put(slot);
        let fields = self.fields();
        fields.live.set(fields.live.get().wrapping_sub(1));
    }

    /// Whether slot `slot` is handed out.
    pub(crate) fn is_taken(self, slot: usize) -> bool {
        !self.bitmap().is_free(slot)
    }

    /// The number from which on no slot has been handed out since the page was taken in.
    #[inline]
    pub(crate) fn high_water(self) -> usize {
        self.fields().high_water.get() as usize
    }

    /// Whether slot `slot` has been handed out since the page was taken in; or may have been, where slots are not
    /// handed out in their order.
    pub(crate) fn was_ever_taken(self, slot: usize) -> bool {
        slot < self.high_water()
    }
}
