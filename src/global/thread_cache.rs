//! What a cached zone does, in the order in which it asks: the thread's bins, the depots, the zone.
//!
//! Allocation takes a slot from the bin of its class, deallocation puts it back there: no lock, no
//! atomic operation, no look at a page. A bin that runs empty takes, in this order, its spare, a batch
//! from the depot of its class, slots from the pages of its class, and slots from a new page; one that
//! runs full goes the same way back. Freeing what another thread allocated is no different.
//!
//! Without caches every function is the zone's own, and the rest of this file is never called.

use core::alloc::Layout;
use core::ptr::NonNull;

use super::cached::{CachedZone, ThreadCached};
use super::class::Keep;
use crate::cache::{CacheView, Chain, EndedChain, Refused, SharedDepot, ThreadState};
use crate::error::AllocationError;
use crate::zone::{Route, ZoneConfig, route, small_class};

/// Bytes that may wait in the depot of a class.
const DEPOT_BYTES: usize = 128 << 10;

/// A bin starts with this part of a batch, and doubles with each request for more, so that a thread with
/// few objects keeps few.
const FIRST_PART: u32 = 16;

/// A bin that was never asked for more than it had grows to this part of a batch: a thread that only frees
/// needs no more to go to the depot seldom.
const FREEING_PART: u32 = 4;

/// In a phase of freeing a bin keeps one in so many slots of its class.
const DRAINED_PART: usize = 8;

/// Where the calling thread stands.
fn state_of(cache: CacheView<'_>) -> ThreadState {
    cache.state()
}

impl<T: ThreadCached> CachedZone<T> {
    /// A slot of a class, or whole pages.
    #[inline]
    pub(super) fn take(layout: Layout) -> Option<NonNull<u8>> {
        if !T::CACHED {
            return T::zone().allocate(layout).ok();
        }
        match route::<T::Config>(layout) {
            Route::Class(class) => Self::take_slot(class),
            Route::Pages | Route::Refused => Self::take_pages(layout, false),
        }
    }

    /// As [`take`](Self::take), with zeros in it.
    #[inline]
    pub(super) fn take_zeroed(layout: Layout) -> Option<NonNull<u8>> {
        if !T::CACHED {
            return T::zone().allocate_zeroed(layout).ok();
        }
        match route::<T::Config>(layout) {
            Route::Class(class) => {
                let slot = Self::take_slot(class)?;
                // SAFETY: the slot is at least this long, and its owner has not seen it yet.
                unsafe { slot.write_bytes(0, layout.size()) };
                Some(slot)
            }
            Route::Pages | Route::Refused => Self::take_pages(layout, true),
        }
    }

    /// Takes a block back.
    ///
    /// # Safety
    ///
    /// As for [`CachedZone::deallocate`].
    #[inline]
    pub(super) unsafe fn give(block: NonNull<u8>, layout: Layout) {
        match route::<T::Config>(layout) {
            Route::Class(class) if T::CACHED => {
                // SAFETY: the caller's promise; a class of `route` has a bin (`ThreadCached`).
                if !T::with_cache(|cache| unsafe { cache.push(class, block) }) {
                    // SAFETY: the caller's promise.
                    unsafe { Self::give_slowly(class, block) };
                }
            }
            // SAFETY: the caller's promise.
            _ if T::CACHED => unsafe { Self::give_pages(block, layout) },
            // SAFETY: the caller's promise.
            _ => unsafe { T::zone().deallocate(block, layout) },
        }
    }

    /// Makes a block fit another layout.
    ///
    /// # Safety
    ///
    /// As for [`CachedZone::resize`].
    #[inline]
    pub(super) unsafe fn change(block: NonNull<u8>, old: Layout, new: Layout) -> Option<NonNull<u8>> {
        if !T::CACHED {
            // SAFETY: the caller's promise.
            return unsafe { T::zone().resize(block, old, new) }.ok();
        }
        match (small_class::<T::Config>(old), small_class::<T::Config>(new)) {
            (Some(class), Some(other)) if class == other => Some(block),
            // SAFETY: the caller's promise.
            _ => unsafe { Self::change_far(block, old, new) },
        }
    }

    /// Makes a block fit another layout: not inlined, as it is long, and copies take their time anyway.
    ///
    /// # Safety
    ///
    /// As for [`CachedZone::resize`].
    #[inline(never)]
    unsafe fn change_far(block: NonNull<u8>, old: Layout, new: Layout) -> Option<NonNull<u8>> {
        let moved = match (route::<T::Config>(old), route::<T::Config>(new)) {
            (Route::Class(class), Route::Class(other)) if class == other => return Some(block),
            // SAFETY: the caller's promise.
            (Route::Pages, Route::Pages) => return unsafe { T::zone().resize(block, old, new) }.ok(),
            (_, Route::Class(class)) => Self::take_slot(class)?,
            _ => Self::take_pages(new, false)?,
        };
        // SAFETY: both blocks are at least as long as the smaller layout, and they are different ones.
        unsafe { block.copy_to_nonoverlapping(moved, old.size().min(new.size())) };
        // SAFETY: the caller's promise.
        unsafe { Self::give(block, old) };
        Some(moved)
    }

    #[inline]
    fn take_slot(class: usize) -> Option<NonNull<u8>> {
        // SAFETY: a class of `route` has a bin (`ThreadCached`).
        let slot = T::with_cache(|cache| unsafe { cache.pop(class) });
        slot.or_else(|| Self::take_slowly(class))
    }

    /// Empties the calling thread's bins and the depots into the pages.
    pub(super) fn drain() {
        if !T::CACHED {
            return;
        }
        for class in 0..T::depots().len() {
            for chain in T::with_cache(|cache| cache.empty(class)) {
                T::zone().give_batch(class, chain, Keep::Some);
            }
            Self::drain_depot(class);
        }
    }

    fn drain_depot(class: usize) {
        while let Some(batch) = T::depots().get(class).and_then(SharedDepot::pop) {
            T::zone().give_batch(class, batch, Keep::Some);
        }
    }

    /// Gives what the calling thread keeps to the depots; its bins stay empty from here on.
    ///
    /// Called by what [`ThreadCached::watch_thread`] set up. O(classes).
    pub fn thread_ends() {
        T::with_cache(|cache| cache.set_state(ThreadState::Dead));
        for class in 0..T::depots().len() {
            for chain in T::with_cache(|cache| cache.empty(class)) {
                Self::leave(class, chain, |_| {});
            }
        }
    }

    /// Slots of a full bin of a class.
    const fn batch(class: usize) -> u32 {
        let slots = T::BATCH_BYTES / T::Config::CLASSES[class];
        #[expect(clippy::cast_possible_truncation, reason = "at most 128")]
        if slots < 2 {
            2
        } else if slots > 128 {
            128
        } else {
            slots as u32
        }
    }

    /// How many slots of a class may wait in its depot: 128 KiB, at least a batch.
    const fn most_waiting(class: usize) -> u32 {
        let slots = DEPOT_BYTES / T::Config::CLASSES[class];
        let batch = Self::batch(class);
        #[expect(clippy::cast_possible_truncation, reason = "at most 128 Ki")]
        if slots < batch as usize {
            batch
        } else {
            slots as u32
        }
    }

    /// Leaves a batch in the depot of its class, or gives it back to its pages. If the program is freeing,
    /// `drain` is told how many slots of the class are handed out by then.
    fn leave(class: usize, batch: Chain, drain: impl FnOnce(usize)) {
        if batch.is_empty() {
            return;
        }
        let Some(depot) = T::depots().get(class) else {
            return;
        };
        let (whole, most) = (Self::batch(class), Self::most_waiting(class));
        // A few slots, such as a thread has that ends, share a place with others. Their end is looked for here,
        // where nobody waits for it.
        let offered = if batch.count() <= whole / 2 {
            EndedChain::of(batch).map_or(Ok(()), |part| depot.offer_part(part, whole, most))
        } else {
            depot.offer(batch, most)
        };
        match offered {
            Ok(()) => {}
            Err(Refused::Full(batch)) => {
                T::zone().give_batch(class, batch, Keep::Some);
            }
            Err(Refused::Freeing(batch)) => {
                let mut left = T::zone().give_batch(class, batch, Keep::Few);
                while let Some(batch) = depot.pop_excess() {
                    left = T::zone().give_batch(class, batch, Keep::Few);
                }
                drain(left);
            }
        }
    }

    /// In a phase of freeing: the spare goes back to its pages, and the bin has room for a part of what is
    /// left of the class, so that it keeps fewer slots the fewer there are, and none in the end.
    fn narrow(class: usize, left: usize) {
        let room = u32::try_from(left / DRAINED_PART).unwrap_or(u32::MAX);
        let goal = T::with_cache(|cache| cache.goal(class)).min(room);
        T::with_cache(|cache| cache.set_goal(class, goal.max(1)));
        for chain in T::with_cache(|cache| cache.narrow(class, goal)) {
            T::zone().give_batch(class, chain, Keep::Few);
        }
    }

    /// What a bin is to hold next that has run empty.
    fn goal_after_miss(class: usize, goal: u32) -> u32 {
        let batch = Self::batch(class);
        (2 * goal).clamp((batch / FIRST_PART).max(1), batch)
    }

    /// What a bin is to hold next that has run full.
    fn goal_after_overflow(class: usize, goal: u32) -> u32 {
        let most = (Self::batch(class) / FREEING_PART).max(1);
        goal.max(Self::goal_after_miss(class, goal).min(most))
    }

    /// Whether the calling thread may keep slots; a new thread may from here on.
    fn may_keep() -> bool {
        match T::with_cache(state_of) {
            ThreadState::Alive => true,
            ThreadState::Dead => false,
            ThreadState::Unborn => {
                // Before the watch is set up, as that may allocate.
                T::with_cache(|cache| cache.set_state(ThreadState::Dead));
                let watched = T::watch_thread();
                if watched {
                    T::with_cache(|cache| cache.set_state(ThreadState::Alive));
                }
                watched
            }
        }
    }

    /// What no class serves; if memory is out, once more after all caches that can be reached were
    /// emptied.
    #[cold]
    #[inline(never)]
    fn take_pages(layout: Layout, zeroed: bool) -> Option<NonNull<u8>> {
        let request = || {
            if zeroed {
                T::zone().allocate_zeroed(layout)
            } else {
                T::zone().allocate(layout)
            }
        };
        match request() {
            Ok(block) => Some(block),
            Err(AllocationError::InvalidLayout) => None,
            Err(AllocationError::OutOfMemory) => {
                Self::drain();
                request().ok()
            }
        }
    }

    /// Takes back what no class serves.
    ///
    /// # Safety
    ///
    /// As for [`CachedZone::deallocate`].
    #[cold]
    #[inline(never)]
    unsafe fn give_pages(block: NonNull<u8>, layout: Layout) {
        // SAFETY: the caller's promise.
        unsafe { T::zone().deallocate(block, layout) };
    }

    /// A slot where the bin has none.
    #[cold]
    #[inline(never)]
    fn take_slowly(class: usize) -> Option<NonNull<u8>> {
        if !Self::may_keep() {
            return Self::refill(class, 1).pop();
        }
        if T::with_cache(|cache| cache.use_spare(class)) {
            // SAFETY: the class had a spare, so it has a bin.
            return T::with_cache(|cache| unsafe { cache.pop(class) });
        }
        let goal = Self::goal_after_miss(class, T::with_cache(|cache| cache.goal(class)));
        T::with_cache(|cache| cache.set_goal(class, goal));
        let mut batch = T::depots()
            .get(class)
            .and_then(|depot| depot.take(goal, Self::most_waiting(class)))
            .unwrap_or_else(|| Self::refill(class, goal));
        let slot = batch.pop();
        // A pager or a handler that used the zone meanwhile may have filled the bin.
        let left = T::with_cache(|cache| cache.fill(class, batch));
        Self::leave(class, left, |_| {});
        slot
    }

    /// Slots from the pages of the class; if memory is out, once more after all caches that can be
    /// reached were emptied.
    fn refill(class: usize, wanted: u32) -> Chain {
        let batch = T::zone().take_batch(class, wanted as usize);
        if !batch.is_empty() {
            return batch;
        }
        Self::drain();
        T::zone().take_batch(class, 1)
    }

    /// # Safety
    ///
    /// As for [`CachedZone::deallocate`], with a layout of class `class`.
    #[cold]
    #[inline(never)]
    unsafe fn give_slowly(class: usize, slot: NonNull<u8>) {
        if !Self::may_keep() {
            // SAFETY: the caller's promise.
            unsafe { Self::give_directly(class, slot, Keep::Some) };
            return;
        }
        let goal = T::with_cache(|cache| cache.goal(class));
        if goal > 0 && T::with_cache(|cache| cache.is_closed(class)) {
            // The bin was drained, or trimmed. It has room again when the class has more slots in use, or when
            // it is asked for one.
            // SAFETY: the caller's promise.
            let left = unsafe { Self::give_directly(class, slot, Keep::Few) };
            Self::narrow(class, left);
            return;
        }
        let goal = Self::goal_after_overflow(class, goal);
        T::with_cache(|cache| cache.set_goal(class, goal));
        // SAFETY: the caller's promise; the goal is not zero.
        let full = T::with_cache(|cache| unsafe { cache.push_making_room(class, slot) });
        // Last, as it may come to the pager, which may use the zone.
        Self::leave(class, full, |left| Self::narrow(class, left));
    }

    /// Gives a slot back to its page; returns how many of the class are handed out then.
    ///
    /// # Safety
    ///
    /// As for [`CachedZone::deallocate`], with a layout of class `class`.
    unsafe fn give_directly(class: usize, slot: NonNull<u8>, keep: Keep) -> usize {
        let mut chain = Chain::EMPTY;
        // SAFETY: the caller's promise.
        unsafe { chain.push(slot) };
        T::zone().give_batch(class, chain, keep)
    }
}
