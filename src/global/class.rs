//! [`LockedClass`]: one size class of a shared zone.

use core::alloc::Layout;
use core::marker::PhantomData;
use core::mem::MaybeUninit;
use core::ptr::NonNull;
use core::sync::atomic::Ordering;

use slabmalloc_geometry::SLOT_GRANULE;

use crate::atomic::AtomicUsize;
use crate::error::{MisuseKind, Sites, report};
use crate::harden::{Harden, Slot};
use crate::instrument;
use crate::lock::{Forked, Guard, Locked, RawLock};
use crate::page::{AllocablePage, PageIndex, Slab};
use crate::slab::{ClassSlabs, Slots, Taken, put_if_indexed};
use crate::stats::{ClassUse, Counters, PageUse, StatsPolicy};
use crate::zone::{ZoneConfig, misuse};

/// A size class behind its lock. On large machines it has cache lines of its own, so that classes do
/// not slow each other down.
#[cfg_attr(target_pointer_width = "64", repr(align(128)))]
pub(super) struct LockedClass<C: ZoneConfig, L, P: AllocablePage, H: Harden> {
    state: Locked<L, State<C, P, H>>,
    slots: Slots,
    /// The number of the class in the zone, if it is one of the user's.
    number: Option<usize>,
    /// Empty pages that the class keeps at least.
    keep: usize,
    /// Pages whose end was found overwritten.
    damaged: AtomicUsize,
    config: PhantomData<fn() -> C>,
}

/// What giving slots back has come to.
pub(super) struct GivenBack<P: AllocablePage> {
    /// A page that the class lets go.
    pub(super) excess: Option<Slab<P>>,
    /// How many slots are handed out.
    pub(super) live: usize,
}

/// Which pages without live objects a class keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keep {
    /// Some at least, so that it does not trade a page at every step.
    Some,
    /// An eighth of those in use: the program is freeing.
    Few,
}

struct State<C: ZoneConfig, P: AllocablePage, H: Harden> {
    slabs: ClassSlabs<P, H>,
    stats: C::Stats,
}

impl<C: ZoneConfig, L: RawLock, P: AllocablePage, H: Harden> LockedClass<C, L, P, H> {
    pub(super) const fn new(bytes: usize, number: Option<usize>, keep_empty_pages: usize) -> Self {
        let slabs = ClassSlabs::new(bytes);
        Self {
            slots: *slabs.slots(),
            number,
            state: Locked::new(State {
                slabs,
                stats: C::Stats::INIT,
            }),
            keep: keep_empty_pages,
            damaged: AtomicUsize::new(0),
            config: PhantomData,
        }
    }

    #[inline]
    fn lock(&self) -> Guard<'_, L, State<C, P, H>> {
        self.state.lock()
    }

    /// Takes the lock and keeps it, beyond any scope.
    pub(super) fn hold(&self) {
        self.state.hold();
    }

    /// Gives up what was [held](Self::hold).
    ///
    /// # Safety
    ///
    /// As for [`Locked::let_go`].
    pub(super) unsafe fn let_go(&self, side: Forked) {
        // SAFETY: the caller's promise.
        unsafe { self.state.let_go(side) }
    }

    /// The state of a page at this moment, if it is of this class.
    ///
    /// # Safety
    ///
    /// The page is in use, and stays so.
    pub(super) unsafe fn page_use(&self, slab: Slab<P>) -> Option<PageUse> {
        // SAFETY: the caller's promise.
        let page = unsafe { self.lock().slabs.page_use(slab) }?;
        Some(PageUse {
            class: self.number,
            ..page
        })
    }

    /// As [`ClassSlabs::slots_taken`].
    ///
    /// # Safety
    ///
    /// As for [`page_use`](Self::page_use).
    pub(super) unsafe fn slots_taken(&self, slab: Slab<P>, first: usize) -> Option<u64> {
        // SAFETY: the caller's promise.
        unsafe { self.lock().slabs.slots_taken(slab, first) }
    }

    /// How many pages were found overwritten at their end, and told to the handler.
    pub(super) fn damaged(&self) -> usize {
        // ORDERING: a number of its own.
        self.damaged.load(Ordering::Relaxed)
    }

    /// The number of the class in the zone, if it is one of the user's.
    pub(super) fn number(&self) -> Option<usize> {
        self.number
    }

    /// Does something with the pages of the class, and tells if one was found overwritten.
    #[expect(
        clippy::inline_always,
        reason = "where one slot is taken, who asks whether it is zeroed is known by that; all else is seldom"
    )]
    #[inline(always)]
    fn with_slabs<R>(&self, action: impl FnOnce(&mut State<C, P, H>) -> R) -> R {
        let mut state = self.lock();
        let result = action(&mut state);
        if let Some(address) = state.slabs.take_damage() {
            drop(state);
            self.tell_of_damage(address);
        }
        result
    }

    /// Tells the handler that the end of the page with a slot at `address` was found overwritten.
    #[cold]
    #[inline(never)]
    fn tell_of_damage(&self, address: usize) {
        // ORDERING: a number of its own.
        self.damaged.fetch_add(1, Ordering::Relaxed);
        let found = misuse::<C>(MisuseKind::HeaderOverwritten, address, self.layout(), None);
        report::<C::OnMisuse>(found);
    }

    /// The slot that starts at a pointer into a page of the class.
    ///
    /// # Errors
    ///
    /// None does.
    #[inline]
    pub(super) fn slot_at(&self, ptr: NonNull<u8>) -> Result<Slot, MisuseKind> {
        let offset = ptr.addr().get() & (P::SIZE - 1);
        match self.slots.starting_at(offset) {
            Some(_) => Ok(self.slot(ptr)),
            None if offset >= self.slots.count() * self.slots.bytes() => Err(MisuseKind::OutsideSlots),
            None => Err(MisuseKind::InteriorPointer),
        }
    }

    /// The slot that starts at a pointer.
    #[inline]
    pub(super) fn slot(&self, start: NonNull<u8>) -> Slot {
        Slot {
            start,
            bytes: self.slots.bytes(),
        }
    }

    /// What is wrong with a slot whose end is not that of a live one; `otherwise` if its page knows no better.
    ///
    /// # Safety
    ///
    /// As for [`ClassSlabs::put`].
    #[cold]
    pub(super) unsafe fn diagnose(&self, ptr: NonNull<u8>, otherwise: MisuseKind) -> MisuseKind {
        // SAFETY: the caller's promise.
        match unsafe { self.lock().slabs.find(ptr.addr().get()) } {
            Ok(_) => otherwise,
            Err(kind) => kind,
        }
    }

    /// Who had a slot, if that was noted.
    ///
    /// # Safety
    ///
    /// As for [`ClassSlabs::put`].
    #[cold]
    pub(super) unsafe fn sites(&self, ptr: NonNull<u8>) -> Option<Sites> {
        // SAFETY: the caller's promise.
        unsafe { self.lock().slabs.sites(ptr.addr().get()) }
    }

    /// What a slot of the class was allocated with, as far as is known when it comes back with others.
    pub(super) fn layout(&self) -> Layout {
        let object = self.slots.bytes().saturating_sub(H::TRAILER_BYTES);
        Layout::from_size_align(object, SLOT_GRANULE).unwrap_or(Layout::new::<()>())
    }

    /// Takes a slot, if a page has one free; for a request of the program's for so many bytes, or for a cache.
    #[expect(clippy::inline_always, reason = "as for `with_slabs`")]
    #[inline(always)]
    pub(super) fn take(&self, asked: Option<usize>) -> Option<Taken> {
        self.with_slabs(|state| state.take(asked))
    }

    /// Takes a slab in and a slot from it, in one step: no other thread can empty it in between.
    pub(super) fn insert_and_take(&self, slab: Slab<P>, zeroed: bool, asked: Option<usize>) -> Option<Taken> {
        let mut state = self.lock();
        state.slabs.insert(slab, zeroed);
        state.take(asked)
    }

    /// Counts what happened elsewhere.
    pub(super) fn count(&self, counted: &Counters) {
        if C::Stats::COUNTS {
            self.lock().stats.add(counted);
        }
    }

    /// Gives a slot back, for which the program had asked for so many bytes, or which a cache had; returns a page that
    /// the class lets go.
    ///
    /// # Errors
    ///
    /// As for [`ClassSlabs::put`].
    ///
    /// # Safety
    ///
    /// As for [`ClassSlabs::put`].
    #[inline]
    pub(super) unsafe fn put(
        &self,
        ptr: NonNull<u8>,
        asked: Option<usize>,
    ) -> Result<Option<Slab<P>>, MisuseKind> {
        let mut state = self.lock();
        // SAFETY: the caller's promise.
        let emptied = unsafe { state.slabs.put(ptr.addr().get()) }?;
        Ok(state.freed(emptied, self.keep, asked))
    }

    /// Gives a slot back if its page is in `index`; returns a page that the class lets go.
    ///
    /// # Errors
    ///
    /// As for [`put_if_indexed`].
    pub(super) fn put_if_indexed(
        &self,
        index: &PageIndex,
        ptr: NonNull<u8>,
        layout: Layout,
    ) -> Result<Option<Slab<P>>, MisuseKind> {
        let mut state = self.lock();
        let emptied = put_if_indexed(&mut state.slabs, index, ptr, layout)?;
        // Before the lock is given up, and the slot can be another's.
        instrument::taken_back(ptr, layout.size());
        Ok(state.freed(emptied, self.keep, Some(layout.size())))
    }

    /// As [`ClassSlabs::take_many`].
    pub(super) fn take_many(&self, places: &mut [MaybeUninit<NonNull<u8>>]) -> usize {
        self.with_slabs(|state| state.take_many(places))
    }

    /// Takes a slab in and slots from it, in one step.
    pub(super) fn insert_and_take_many(
        &self,
        slab: Slab<P>,
        zeroed: bool,
        places: &mut [MaybeUninit<NonNull<u8>>],
    ) -> usize {
        let mut state = self.lock();
        state.slabs.insert(slab, zeroed);
        state.take_many(places)
    }

    /// Gives slots back up to the first that is refused; and what that has come to.
    ///
    /// # Errors
    ///
    /// As for [`ClassSlabs::put_many`].
    ///
    /// # Safety
    ///
    /// As for [`ClassSlabs::put_many`].
    pub(super) unsafe fn put_many(
        &self,
        slots: &[NonNull<u8>],
        keep: Keep,
    ) -> Result<GivenBack<P>, (usize, MisuseKind)> {
        let mut state = self.lock();
        // SAFETY: the caller's promise.
        let put = unsafe { state.slabs.put_many(slots) };
        put.map(|()| {
            let excess = state.slabs.pop_excess(self.pages_to_keep(keep));
            GivenBack {
                excess,
                live: state.slabs.live(),
            }
        })
    }

    /// Lets a page without live objects go, if the class has more of them than it keeps.
    pub(super) fn pop_excess(&self) -> Option<Slab<P>> {
        self.pop_excess_but(Keep::Some)
    }

    /// Lets a page without live objects go, if the class has more of them than `keep` says.
    pub(super) fn pop_excess_but(&self, keep: Keep) -> Option<Slab<P>> {
        self.with_slabs(|state| state.slabs.pop_excess(self.pages_to_keep(keep)))
    }

    /// Empty pages that the class keeps at least.
    fn pages_to_keep(&self, keep: Keep) -> usize {
        match keep {
            Keep::Some => self.keep,
            Keep::Few => 0,
        }
    }

    /// Gives the slots in quarantine back to their pages.
    pub(super) fn end_quarantine(&self) {
        self.with_slabs(|state| state.slabs.end_quarantine());
    }

    /// Lets a page without live objects go.
    pub(super) fn pop_empty(&self) -> Option<Slab<P>> {
        self.with_slabs(|state| state.slabs.pop_empty())
    }

    /// As [`ClassSlabs::pop_any`].
    pub(super) fn pop_any(&mut self) -> Option<Slab<P>> {
        self.state.get_mut().slabs.pop_any()
    }

    /// As [`ClassSlabs::let_go_if_full`].
    ///
    /// # Safety
    ///
    /// As there.
    pub(super) unsafe fn let_go_if_full(&mut self, slab: Slab<P>) -> bool {
        // SAFETY: the caller's promise.
        unsafe { self.state.get_mut().slabs.let_go_if_full(slab) }
    }

    /// The state of the class at this moment.
    pub(super) fn class_use(&self) -> ClassUse {
        let state = self.lock();
        state.slabs.class_use(state.stats.totals())
    }
}

impl<C: ZoneConfig, P: AllocablePage, H: Harden> State<C, P, H> {
    #[inline]
    fn take(&mut self, asked: Option<usize>) -> Option<Taken> {
        let taken = self.slabs.take()?;
        self.stats.live(self.slabs.live());
        if let Some(bytes) = asked {
            self.stats.add(&Counters::allocation(bytes, false));
        }
        Some(taken)
    }

    fn take_many(&mut self, places: &mut [MaybeUninit<NonNull<u8>>]) -> usize {
        let taken = self.slabs.take_many(places);
        self.stats.live(self.slabs.live());
        taken
    }

    /// A slot came back; if that emptied its page, one may be too many.
    #[inline]
    fn freed(&mut self, emptied: bool, keep: usize, asked: Option<usize>) -> Option<Slab<P>> {
        if let Some(bytes) = asked {
            self.stats.add(&Counters::free(bytes, false));
        }
        if emptied {
            self.slabs.pop_excess(keep)
        } else {
            None
        }
    }
}
