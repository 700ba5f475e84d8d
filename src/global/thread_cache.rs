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
use super::magazines::Magazines;
use crate::cache::{CacheView, Magazine, Refused, SharedDepot, ThreadState};
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

/// Magazines that a free takes out of a depot in a phase of freeing, beside the one that it brought.
const DRAINED_AT_ONCE: usize = 2;

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
            (Route::Pages, Route::Pages) => {
                // SAFETY: the caller's promise.
                let resized = unsafe { T::zone().resize(block, old, new) };
                if resized != Err(AllocationError::OutOfMemory) || !T::zone().could_free(new.size()) {
                    return resized.ok();
                }
                Self::drain();
                // SAFETY: the caller's promise; the first attempt changed nothing.
                return unsafe { T::zone().resize(block, old, new) }.ok();
            }
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

    /// Empties the calling thread's bins and the depots into the pages; returns how many pages went back to the
    /// pager that held magazines.
    pub(super) fn drain() -> usize {
        if !T::CACHED {
            return 0;
        }
        for (class, depot) in T::depots().iter().enumerate() {
            for magazine in T::with_cache(|cache| take_both(cache, class)) {
                Self::scrap(class, magazine, Keep::Some);
            }
            while let Some(magazine) = depot.pop() {
                Self::scrap(class, magazine, Keep::Some);
            }
        }
        T::magazines().trim(T::zone())
    }

    /// Gives what the calling thread keeps to the depots; its bins stay empty from here on.
    ///
    /// Called by what [`ThreadCached::watch_thread`] set up. O(slots kept + classes).
    pub fn thread_ends() {
        T::with_cache(|cache| cache.set_state(ThreadState::Dead));
        for class in 0..T::depots().len() {
            for magazine in T::with_cache(|cache| take_both(cache, class)) {
                let (empty, _) = Self::leave(class, magazine);
                T::magazines().release(T::zone(), empty);
            }
        }
    }

    /// Slots of a full bin of a class.
    fn batch(class: usize) -> u32 {
        Self::slots_in(T::BATCH_BYTES, class).clamp(2, Magazines::<T::Config, T::Lock>::MOST_SLOTS)
    }

    /// How many slots of a class may wait in its depot: 128 KiB, at least a batch.
    fn most_waiting(class: usize) -> u32 {
        Self::slots_in(DEPOT_BYTES, class).max(Self::batch(class))
    }

    /// How many slots of a class so many bytes are.
    fn slots_in(bytes: usize, class: usize) -> u32 {
        let slots = T::Config::CLASSES
            .get(class)
            .and_then(|slot| bytes.checked_div(*slot));
        u32::try_from(slots.unwrap_or(0)).unwrap_or(u32::MAX)
    }

    /// Gives the slots of a magazine back to their pages; returns how many of the class are handed out then, if
    /// there were any.
    fn unload(class: usize, magazine: &mut Magazine, keep: Keep) -> usize {
        if magazine.is_empty() {
            return 0;
        }
        // SAFETY: the slots are of this class, and the magazine's alone (M2).
        let left = unsafe { T::zone().give(class, magazine.slots(), keep) };
        magazine.clear();
        left
    }

    /// The same, and gives the magazine back as well.
    fn scrap(class: usize, mut magazine: Magazine, keep: Keep) -> usize {
        let left = Self::unload(class, &mut magazine, keep);
        T::magazines().release(T::zone(), magazine);
        left
    }

    /// Leaves the slots of a magazine in the depot of their class, or gives them back to their pages. Returns a
    /// magazine without a slot, or none; and if the program is freeing, how many slots of the class are handed
    /// out by then.
    fn leave(class: usize, mut magazine: Magazine) -> (Magazine, Option<usize>) {
        if magazine.is_empty() {
            return (magazine, None);
        }
        let Some(depot) = T::depots().get(class) else {
            return (magazine, None);
        };
        match depot.offer(magazine.take(), Self::batch(class), Self::most_waiting(class)) {
            Ok(empty) => (empty, None),
            Err(Refused::Full(mut refused)) => {
                Self::unload(class, &mut refused, Keep::Some);
                (refused, None)
            }
            Err(Refused::Freeing(mut refused)) => {
                let mut left = Self::unload(class, &mut refused, Keep::Few);
                for excess in (0..DRAINED_AT_ONCE).map_while(|_| depot.pop_excess()) {
                    left = Self::scrap(class, excess, Keep::Few);
                }
                (refused, Some(left))
            }
        }
    }

    /// A magazine with the slots of this one and places for so many, if memory for one can be had.
    fn with_room(mut magazine: Magazine, slots: u32) -> Magazine {
        if magazine.capacity() >= slots {
            return magazine;
        }
        let mut larger = T::magazines().acquire(T::zone(), slots);
        if larger.capacity() > magazine.capacity() {
            larger.take_from(&mut magazine);
            core::mem::swap(&mut larger, &mut magazine);
        }
        T::magazines().release(T::zone(), larger);
        magazine
    }

    /// Puts a magazine into the bin of its class. A pager or a handler that used the zone meanwhile may have
    /// filled that; then the slots go back to their pages.
    fn install(class: usize, magazine: Magazine) {
        let left_over = T::with_cache(|cache| cache.install(class, magazine));
        Self::scrap(class, left_over, Keep::Some);
    }

    /// In a phase of freeing: the spare is emptied into its pages, and the bin has room for a part of what is
    /// left of the class, so that it keeps fewer slots the fewer there are, and none in the end.
    fn narrow(class: usize, left: usize) {
        let room = u32::try_from(left / DRAINED_PART).unwrap_or(u32::MAX);
        let goal = T::with_cache(|cache| cache.goal(class)).min(room);
        T::with_cache(|cache| cache.set_goal(class, goal.max(1)));
        let [mut kept, mut spare] = T::with_cache(|cache| take_both(cache, class));
        Self::unload(class, &mut spare, Keep::Few);
        if kept.count() > goal {
            Self::unload(class, &mut kept, Keep::Few);
        }
        if goal == 0 {
            T::magazines().release(T::zone(), kept);
            T::magazines().release(T::zone(), spare);
            return;
        }
        Self::install(class, Self::with_room(kept, goal));
        let left_over = T::with_cache(|cache| cache.replace_spare(class, spare));
        Self::scrap(class, left_over, Keep::Few);
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
            Err(AllocationError::OutOfMemory) if T::zone().could_free(layout.size()) => {
                Self::drain();
                request().ok()
            }
            Err(_) => None,
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
            return Self::take_directly(class);
        }
        if T::with_cache(|cache| cache.use_spare(class)) {
            // SAFETY: the class had a spare, so it has a bin.
            return T::with_cache(|cache| unsafe { cache.pop(class) });
        }
        let goal = Self::goal_after_miss(class, T::with_cache(|cache| cache.goal(class)));
        T::with_cache(|cache| cache.set_goal(class, goal));
        let mut magazine = T::with_cache(|cache| cache.take(class));
        // It has slots where the thread used the zone while it saw to being noticed.
        if magazine.is_empty() {
            magazine = Self::refill(class, magazine, goal);
        }
        let slot = magazine.pop();
        Self::install(class, magazine);
        slot.or_else(|| Self::take_directly(class))
    }

    /// Trades a magazine without a slot, or none, for one from the depot, or fills it from the pages with
    /// `wanted` slots.
    fn refill(class: usize, empty: Magazine, wanted: u32) -> Magazine {
        let waiting = match T::depots().get(class) {
            Some(depot) => depot.take(empty, wanted, Self::most_waiting(class)),
            None => Err(empty),
        };
        waiting.unwrap_or_else(|empty| {
            let mut magazine = Self::with_room(empty, wanted);
            T::zone().fill(class, &mut magazine, wanted);
            magazine
        })
    }

    /// A slot from the pages of the class; if memory is out, once more after all caches that can be
    /// reached were emptied.
    fn take_directly(class: usize) -> Option<NonNull<u8>> {
        T::zone().take_slot(class).or_else(|| {
            Self::drain();
            T::zone().take_slot(class)
        })
    }

    /// Takes a slot back where the bin has no room.
    ///
    /// # Safety
    ///
    /// As for [`CachedZone::deallocate`], with a layout of class `class`.
    #[cold]
    #[inline(never)]
    unsafe fn give_slowly(class: usize, slot: NonNull<u8>) {
        if !Self::may_keep() {
            // SAFETY: the caller's promise.
            unsafe { T::zone().give(class, &[slot], Keep::Some) };
            return;
        }
        let goal = T::with_cache(|cache| cache.goal(class));
        if goal > 0
            && T::with_cache(|cache| cache.is_closed(class))
            && let Some(waiting) = T::depots().get(class).and_then(SharedDepot::drain_one)
        {
            // The bin was drained, or trimmed, and the program is still freeing. It has room again when that is
            // over, when the class has more slots in use, or when it is asked for one.
            Self::scrap(class, waiting, Keep::Few);
            // SAFETY: the caller's promise.
            let left = unsafe { T::zone().give(class, &[slot], Keep::Few) };
            Self::narrow(class, left);
            return;
        }
        let goal = Self::goal_after_overflow(class, goal);
        T::with_cache(|cache| cache.set_goal(class, goal));
        let mut magazine = T::with_cache(|cache| cache.take(class));
        let mut freeing = None;
        if magazine.count() >= goal {
            // It becomes the spare, and what was the spare leaves.
            let spare = T::with_cache(|cache| cache.replace_spare(class, magazine));
            (magazine, freeing) = Self::leave(class, spare);
        }
        magazine = Self::with_room(magazine, goal);
        // SAFETY: the caller's promise.
        if !unsafe { magazine.push(slot) } {
            // SAFETY: the caller's promise; no magazine has the slot.
            unsafe { T::zone().give(class, &[slot], Keep::Some) };
        }
        Self::install(class, magazine);
        if let Some(left) = freeing {
            Self::narrow(class, left);
        }
    }
}

/// Takes the magazines of a class out of the bin and the spare.
fn take_both(cache: CacheView<'_>, class: usize) -> [Magazine; 2] {
    [cache.take(class), cache.replace_spare(class, Magazine::NONE)]
}
