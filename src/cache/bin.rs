//! [`Bins`]: the free slots that one thread or CPU keeps, a [`Bin`] for each size class.

use core::cell::Cell;
use core::fmt;
use core::ptr::{self, NonNull};

use super::magazine::{Magazine, Place, at_most};
use crate::addr;
use crate::stats::Counters;

/// The free slots of one class that a thread or CPU hands out and takes back without asking anybody: a
/// [`Magazine`], unpacked.
///
/// All zero bits are a bin that was never used: it has nothing to hand out and no room, so that both
/// operations miss. A bin of a thread that has ended is the same. So the hit path asks one question
/// only, and the miss path finds out the rest.
///
/// # Invariants
///
/// - **B1** `base` points to `capacity` places, which are the bin's alone; or `base`, `top` and `end` are
///   null, and `capacity` is zero.
/// - **B2** `base <= top <= end <= base + capacity`.
/// - **B3** The places from `base` to `top` hold slots as in M2.
#[repr(C, align(32))]
struct Bin {
    /// Behind the slot that is handed out next.
    top: Cell<*mut Place>,
    base: Cell<*mut Place>,
    /// Behind the last place that may be used.
    end: Cell<*mut Place>,
    capacity: Cell<u32>,
    /// How many slots the bin is to hold when it is filled next; zero if it was never used.
    goal: Cell<u32>,
}

impl Bin {
    const fn unused() -> Self {
        Self {
            top: Cell::new(ptr::null_mut()),
            base: Cell::new(ptr::null_mut()),
            end: Cell::new(ptr::null_mut()),
            capacity: Cell::new(0),
            goal: Cell::new(0),
        }
    }

    #[inline]
    fn pop(&self) -> Option<NonNull<u8>> {
        let top = self.top.get();
        if top == self.base.get() {
            return None;
        }
        // SAFETY: B2: there is a place below.
        let last = unsafe { top.sub(1) };
        // SAFETY: B1.
        let place = unsafe { last.read() };
        // INVARIANT: B2, B3.
        self.top.set(last);
        // SAFETY: B3.
        Some(unsafe { place.assume_init() })
    }

    /// # Safety
    ///
    /// As for [`CacheView::push`].
    #[inline]
    unsafe fn push(&self, slot: NonNull<u8>) -> bool {
        let top = self.top.get();
        if top == self.end.get() {
            return false;
        }
        // The pointer that a user hands back may reach no further than the object; the page's own
        // provenance, exposed when the page was claimed, reaches as far as the slot.
        // SAFETY: B1 and B2: the place is the bin's.
        unsafe { top.write(Place::new(addr::widened(slot))) };
        // INVARIANT: B2, B3 by the caller's promise.
        // SAFETY: B2: `top` is below `end`.
        self.top.set(unsafe { top.add(1) });
        true
    }

    /// As [`push`](Self::push), but that the slot takes the place that `choose` names, of as many as it is told and by a
    /// number that is another each time; who was there comes last.
    ///
    /// # Safety
    ///
    /// As for [`CacheView::push`].
    #[inline]
    unsafe fn push_among(
        &self,
        slot: NonNull<u8>,
        tick: &Cell<u32>,
        choose: impl FnOnce(u32, u32) -> u32,
    ) -> bool {
        let (base, top) = (self.base.get(), self.top.get());
        if top == self.end.get() {
            return false;
        }
        // SAFETY: B2: both point into the places of the bin.
        let count = at_most(unsafe { top.offset_from_unsigned(base) }, self.capacity.get());
        tick.set(tick.get().wrapping_add(1));
        let chosen = choose(count + 1, tick.get()).min(count);
        // SAFETY: B2: `chosen` is at most the number of slots, and there is a place behind them.
        let place = unsafe { base.add(chosen as usize) };
        // SAFETY: B1: the place is the bin's, whatever is there.
        let other = unsafe { place.read() };
        // SAFETY: B1 and B2: as in `push`.
        unsafe { top.write(other) };
        // SAFETY: B1; the pointer is widened as in `push`.
        unsafe { place.write(Place::new(addr::widened(slot))) };
        // INVARIANT: B2, B3 by the caller's promise.
        // SAFETY: B2: `top` is below `end`.
        self.top.set(unsafe { top.add(1) });
        true
    }

    #[inline]
    fn is_empty(&self) -> bool {
        self.top.get() == self.base.get()
    }

    /// Takes the magazine out, if there is one.
    #[inline]
    fn take(&self) -> Magazine {
        let start = self.base.get();
        if start.is_null() {
            return Magazine::NONE;
        }
        // SAFETY: B2: both point into the places of the bin.
        let count = unsafe { self.top.get().offset_from_unsigned(start) };
        let capacity = self.capacity.take();
        for part in [&self.top, &self.base, &self.end] {
            part.set(ptr::null_mut());
        }
        // SAFETY: B1 to B3, and the bin has none of them from here on.
        unsafe { Magazine::from_parts(start, at_most(count, capacity), capacity) }
    }

    /// Puts a magazine into a bin that has none, which may then hold as many slots as come or `limit`,
    /// whichever is more, as far as there are places.
    #[inline]
    fn install(&self, magazine: Magazine, limit: u32) {
        debug_assert!(self.base.get().is_null(), "the bin has a magazine");
        if magazine.capacity() == 0 {
            return;
        }
        let (start, count, capacity) = magazine.into_parts();
        // Not `clamp`, which would panic where it cannot be.
        let end = limit.max(count).min(capacity);
        self.base.set(start);
        // SAFETY: M2: there are so many places.
        self.top.set(unsafe { start.add(count as usize) });
        // SAFETY: M1: as above.
        self.end.set(unsafe { start.add(end as usize) });
        // INVARIANT: B1 to B3 by M1 and M2.
        self.capacity.set(capacity);
    }
}

/// Where a thread stands. CPUs have no end, and so no use for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ThreadState {
    /// It has not used the zone yet. Zero, as is all of a cache that was never used.
    Unborn = 0,
    /// What its bins hold is collected when it ends.
    Alive,
    /// It has ended, or will not be told of its end: nothing may be left in its bins.
    Dead,
}

/// What one thread, or one CPU, keeps of the `N` classes of a zone: a bin and a spare magazine for each. Where the zone
/// counts, `COUNTS` is `N`, else zero.
///
/// A bin that runs empty takes the spare, and one that runs full becomes the spare, so that a thread
/// at the edge of a batch does not trade it at every step (Bonwick and Adams, "Magazines and Vmem",
/// 2001).
///
/// ```
/// use slabmalloc::cache::{Bins, CacheView};
///
/// thread_local! {
///     /// For a zone with 15 classes.
///     static BINS: Bins<15> = const { Bins::new() };
/// }
///
/// /// What `Caching` asks for.
/// fn with_cache<R>(action: impl FnOnce(CacheView<'_>) -> R) -> Option<R> {
///     BINS.try_with(|bins| action(bins.view())).ok()
/// }
/// assert!(with_cache(|_| ()).is_some());
/// ```
pub struct Bins<const N: usize, const COUNTS: usize = 0> {
    classes: [Bin; N],
    spares: [Cell<Magazine>; N],
    state: Cell<ThreadState>,
    /// How often a place was chosen.
    tick: Cell<u32>,
    /// What was counted of each class, and was not told yet.
    counted: [Cell<Counters>; COUNTS],
}

impl<const N: usize, const COUNTS: usize> Bins<N, COUNTS> {
    /// Bins that were never used: all zero bits.
    pub const fn new() -> Self {
        Self {
            classes: [const { Bin::unused() }; N],
            spares: [const { Cell::new(Magazine::NONE) }; N],
            state: Cell::new(ThreadState::Unborn),
            tick: Cell::new(0),
            counted: [const { Cell::new(Counters::ZERO) }; COUNTS],
        }
    }

    /// The bins of a thread or a CPU, whatever their number.
    #[inline]
    pub fn view(&self) -> CacheView<'_> {
        CacheView {
            bins: &self.classes,
            spares: &self.spares,
            state: &self.state,
            tick: &self.tick,
            counted: &self.counted,
        }
    }
}

impl<const N: usize, const COUNTS: usize> Default for Bins<N, COUNTS> {
    fn default() -> Self {
        Self::new()
    }
}

impl<const N: usize, const COUNTS: usize> fmt::Debug for Bins<N, COUNTS> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bins")
            .field("classes", &N)
            .field("state", &self.state.get())
            .finish_non_exhaustive()
    }
}

/// The [`Bins`] of the calling thread or CPU.
///
/// ```
/// use slabmalloc::cache::{Bins, CacheView};
///
/// let bins = Bins::<15>::new();
/// let view: CacheView<'_> = bins.view();
/// assert!(format!("{view:?}").contains("15"));
/// ```
#[derive(Clone, Copy)]
pub struct CacheView<'a> {
    bins: &'a [Bin],
    spares: &'a [Cell<Magazine>],
    state: &'a Cell<ThreadState>,
    tick: &'a Cell<u32>,
    counted: &'a [Cell<Counters>],
}

impl<'a> CacheView<'a> {
    /// Where the thread stands.
    pub(crate) fn state(self) -> ThreadState {
        self.state.get()
    }

    pub(crate) fn set_state(self, state: ThreadState) {
        self.state.set(state);
    }

    /// Takes a slot of class `class`, if the bin has one.
    ///
    /// # Safety
    ///
    /// There are more than `class` bins.
    #[inline]
    pub(crate) unsafe fn pop(self, class: usize) -> Option<NonNull<u8>> {
        debug_assert!(class < self.bins.len(), "no such class");
        // SAFETY: the caller's promise.
        unsafe { self.bins.get_unchecked(class) }.pop()
    }

    /// Puts a slot of class `class` into its bin, if there is room; says whether it did.
    ///
    /// # Safety
    ///
    /// The slot is one of the class, in a page in use, that counts as handed out and that nobody else
    /// uses; if the answer is `false` it is still the caller's. There are more than `class` bins.
    #[inline]
    pub(crate) unsafe fn push(self, class: usize, slot: NonNull<u8>) -> bool {
        debug_assert!(class < self.bins.len(), "no such class");
        // SAFETY: the caller's promise.
        let bin = unsafe { self.bins.get_unchecked(class) };
        // SAFETY: the caller's promise.
        unsafe { bin.push(slot) }
    }

    /// As [`push`](Self::push), but that the slot takes the place that `choose` names, of as many as it is told and by a
    /// number that is another each time; who was there is handed out next.
    ///
    /// # Safety
    ///
    /// As for [`push`](Self::push).
    #[inline]
    pub(crate) unsafe fn push_among(
        self,
        class: usize,
        slot: NonNull<u8>,
        choose: impl FnOnce(u32, u32) -> u32,
    ) -> bool {
        debug_assert!(class < self.bins.len(), "no such class");
        // SAFETY: the caller's promise.
        let bin = unsafe { self.bins.get_unchecked(class) };
        // SAFETY: the caller's promise.
        unsafe { bin.push_among(slot, self.tick, choose) }
    }

    /// Adds to what was counted of a class; says whether that is noted here.
    #[inline]
    pub(crate) fn count(self, class: usize, counted: &Counters) -> bool {
        let place = self.counted.get(class);
        if let Some(place) = place {
            place.set(place.get().and(counted));
        }
        place.is_some()
    }

    /// Takes out what was counted of a class since this was asked last.
    pub(crate) fn take_counted(self, class: usize) -> Option<Counters> {
        let place = self.counted.get(class)?;
        Some(place.take())
    }

    /// What there is of one class.
    #[inline]
    pub(crate) fn class(self, class: usize) -> Option<ClassCache<'a>> {
        Some(ClassCache {
            bin: self.bins.get(class)?,
            spare: self.spares.get(class)?,
            state: self.state,
        })
    }
}

/// The bin and the spare of one class.
#[derive(Clone, Copy)]
pub(crate) struct ClassCache<'a> {
    bin: &'a Bin,
    spare: &'a Cell<Magazine>,
    state: &'a Cell<ThreadState>,
}

impl ClassCache<'_> {
    /// Where the thread stands.
    #[inline]
    pub(crate) fn state(self) -> ThreadState {
        self.state.get()
    }

    /// How many slots the bin is to hold when it is filled next; zero if it was never used.
    #[inline]
    pub(crate) fn goal(self) -> u32 {
        self.bin.goal.get()
    }

    #[inline]
    pub(crate) fn set_goal(self, goal: u32) {
        self.bin.goal.set(goal);
    }

    /// Whether the bin has no magazine: it was never used, or was closed.
    #[inline]
    pub(crate) fn is_closed(self) -> bool {
        self.bin.base.get().is_null()
    }

    /// As [`CacheView::push`].
    ///
    /// # Safety
    ///
    /// As for [`CacheView::push`].
    #[inline]
    pub(crate) unsafe fn push(self, slot: NonNull<u8>) -> bool {
        // SAFETY: the caller's promise.
        unsafe { self.bin.push(slot) }
    }

    /// Trades the magazine of a bin that has run empty for the spare, and takes a slot, if there is one.
    #[inline]
    pub(crate) fn pop_spare(self) -> Option<NonNull<u8>> {
        if self.bin.is_empty() {
            let magazine = self.spare.take();
            if magazine.is_empty() {
                self.spare.set(magazine);
                return None;
            }
            self.spare.set(self.bin.take());
            self.bin.install(magazine, self.bin.goal.get());
        }
        self.bin.pop()
    }

    /// Puts a magazine into a bin that has none; one for a bin that has one by now comes back.
    #[inline]
    pub(crate) fn install(self, magazine: Magazine) -> Magazine {
        if !self.is_closed() {
            return magazine;
        }
        self.bin.install(magazine, self.bin.goal.get());
        Magazine::NONE
    }

    /// Takes the magazine out of the bin, which is closed from here on.
    #[inline]
    pub(crate) fn take(self) -> Magazine {
        self.bin.take()
    }

    /// Takes the spare, and leaves another one.
    #[inline]
    pub(crate) fn replace_spare(self, spare: Magazine) -> Magazine {
        self.spare.replace(spare)
    }
}

impl fmt::Debug for CacheView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CacheView")
            .field("classes", &self.bins.len())
            .field("state", &self.state.get())
            .finish_non_exhaustive()
    }
}
