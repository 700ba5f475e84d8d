//! [`Bins`]: the free slots that one thread keeps, a [`Bin`] for each size class.

use core::cell::Cell;
use core::fmt;
use core::ptr::NonNull;

use super::chain::{Chain, FreeSlot};

/// The free slots of one class that a thread hands out and takes back without asking anybody.
///
/// All zero bits are a bin that was never used: it has nothing to hand out and no room, so that both
/// operations miss. A bin of a thread that has ended is the same. So the hit path asks one question
/// only, and the miss path finds out the rest.
///
/// # Invariants
///
/// - **B1** `head` leads through `limit - room` slots as in K1.
#[repr(C, align(16))]
struct Bin {
    head: Cell<Option<NonNull<FreeSlot>>>,
    /// How many slots may still come in.
    room: Cell<i32>,
    limit: Cell<u32>,
}

impl Bin {
    const fn unused() -> Self {
        Self {
            head: Cell::new(None),
            room: Cell::new(0),
            limit: Cell::new(0),
        }
    }

    #[inline]
    fn pop(&self) -> Option<NonNull<u8>> {
        let slot = self.head.get()?;
        // SAFETY: B1: the slot is in a chain.
        self.head.set(unsafe { FreeSlot::next(slot) });
        // INVARIANT: B1.
        self.room.set(self.room.get().wrapping_add(1));
        Some(slot.cast())
    }

    /// # Safety
    ///
    /// As for [`CacheView::push`].
    #[inline]
    unsafe fn push(&self, slot: NonNull<u8>) -> bool {
        let room = self.room.get().wrapping_sub(1);
        if room < 0 {
            return false;
        }
        let slot = FreeSlot::at(slot);
        // SAFETY: the caller's promise.
        unsafe { FreeSlot::link(slot, self.head.get()) };
        // INVARIANT: B1.
        self.head.set(Some(slot));
        self.room.set(room);
        true
    }

    /// Takes all slots out.
    fn take(&self) -> Chain {
        let limit = self.limit.get();
        // A slot that was freed twice makes a ring, which more slots can come out of than went in.
        let count = limit.saturating_sub(self.room.get().cast_unsigned());
        self.room.set(limit.cast_signed());
        // SAFETY: B1, and the bin has none of them from here on.
        unsafe { Chain::from_parts(self.head.take(), count) }
    }

    /// Whether the bin has no room whatever it holds: it was never used, or was closed.
    fn is_closed(&self) -> bool {
        self.limit.get() == 0
    }

    /// Fills an empty bin, which may hold as many slots as come or `limit`, whichever is more.
    fn fill(&self, chain: Chain, limit: u32) {
        debug_assert!(self.head.get().is_none(), "the bin has slots");
        let (head, count) = chain.into_parts();
        let limit = limit.max(count);
        // INVARIANT: B1 by K1.
        self.head.set(head);
        self.limit.set(limit);
        self.room.set((limit - count).cast_signed());
    }
}

/// Where a thread stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ThreadState {
    /// It has not used the zone yet.
    Unborn,
    /// What its bins hold is collected when it ends.
    Alive,
    /// It has ended, or will not be told of its end: nothing may be left in its bins.
    Dead,
}

/// What stands behind a bin. All zero bits are that of a bin that was never used.
struct Reserve {
    spare: Cell<Chain>,
    /// How many slots the bin is to hold when it is filled next; zero if it was never used.
    goal: Cell<u32>,
}

impl Reserve {
    const fn unused() -> Self {
        Self {
            spare: Cell::new(Chain::EMPTY),
            goal: Cell::new(0),
        }
    }
}

/// What one thread keeps of the `N` classes of a zone: a bin and a spare chain for each.
///
/// A bin that runs empty takes the spare, and one that runs full becomes the spare, so that a thread
/// at the edge of a batch does not trade it at every step (Bonwick and Adams, "Magazines and Vmem",
/// 2001).
pub struct Bins<const N: usize> {
    classes: [Bin; N],
    reserves: [Reserve; N],
    state: Cell<ThreadState>,
}

impl<const N: usize> Bins<N> {
    /// Bins that were never used: all zero bits.
    pub const fn new() -> Self {
        Self {
            classes: [const { Bin::unused() }; N],
            reserves: [const { Reserve::unused() }; N],
            state: Cell::new(ThreadState::Unborn),
        }
    }

    /// The bins of a thread, whatever their number.
    #[inline]
    pub fn view(&self) -> CacheView<'_> {
        CacheView {
            bins: &self.classes,
            reserves: &self.reserves,
            state: &self.state,
        }
    }
}

impl<const N: usize> Default for Bins<N> {
    fn default() -> Self {
        Self::new()
    }
}

impl<const N: usize> fmt::Debug for Bins<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bins")
            .field("classes", &N)
            .field("state", &self.state.get())
            .finish_non_exhaustive()
    }
}

/// The [`Bins`] of the calling thread.
#[derive(Clone, Copy)]
pub struct CacheView<'a> {
    bins: &'a [Bin],
    reserves: &'a [Reserve],
    state: &'a Cell<ThreadState>,
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

    /// The bin of a class and what stands behind it.
    fn class(self, class: usize) -> Option<(&'a Bin, &'a Reserve)> {
        Some((self.bins.get(class)?, self.reserves.get(class)?))
    }

    /// How many slots a bin is to hold when it is filled next; zero if it was never used.
    pub(crate) fn goal(self, class: usize) -> u32 {
        self.class(class).map_or(0, |(_, reserve)| reserve.goal.get())
    }

    pub(crate) fn set_goal(self, class: usize, goal: u32) {
        if let Some((_, reserve)) = self.class(class) {
            reserve.goal.set(goal);
        }
    }

    /// Whether the bin has no room whatever it holds: it was never used, or was closed.
    pub(crate) fn is_closed(self, class: usize) -> bool {
        self.class(class).is_none_or(|(bin, _)| bin.is_closed())
    }

    /// Moves the spare into a bin that has run empty; says whether there was one.
    pub(crate) fn use_spare(self, class: usize) -> bool {
        let Some((bin, reserve)) = self.class(class) else {
            return false;
        };
        let spare = reserve.spare.take();
        if spare.is_empty() {
            return false;
        }
        bin.fill(spare, reserve.goal.get());
        true
    }

    /// Fills a bin that has run empty; a chain for one that has slots by now comes back.
    pub(crate) fn fill(self, class: usize, chain: Chain) -> Chain {
        match self.class(class) {
            Some((bin, reserve)) if bin.head.get().is_none() => bin.fill(chain, reserve.goal.get()),
            _ => return chain,
        }
        Chain::EMPTY
    }

    /// Puts a slot into a bin that has run full: what it holds becomes the spare, and what was the spare
    /// is returned.
    ///
    /// # Safety
    ///
    /// As for [`push`](Self::push), and the goal of the bin is not zero.
    pub(crate) unsafe fn push_making_room(self, class: usize, slot: NonNull<u8>) -> Chain {
        let Some((bin, reserve)) = self.class(class) else {
            return Chain::EMPTY;
        };
        let full = bin.take();
        bin.fill(Chain::EMPTY, reserve.goal.get());
        // SAFETY: the caller's promise.
        let kept = unsafe { bin.push(slot) };
        debug_assert!(kept, "a bin that was emptied has room");
        reserve.spare.replace(full)
    }

    /// Takes the spare, and what the bin has if that is more than `limit`, out; the bin has room for so
    /// many from here on, and is closed if that is zero.
    pub(crate) fn narrow(self, class: usize, limit: u32) -> [Chain; 2] {
        let Some((bin, reserve)) = self.class(class) else {
            return [Chain::EMPTY, Chain::EMPTY];
        };
        let mut slots = bin.take();
        let mut kept = Chain::EMPTY;
        if slots.count() <= limit {
            kept = core::mem::take(&mut slots);
        }
        bin.fill(kept, limit);
        [slots, reserve.spare.take()]
    }

    /// Takes everything out of the bin and the spare of a class, and closes the bin.
    pub(crate) fn empty(self, class: usize) -> [Chain; 2] {
        self.narrow(class, 0)
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
