//! What a cached zone does where a bin cannot serve: the spare, the depots, the pages.
//!
//! A bin that runs empty takes, in this order, its spare, a magazine from the depot of its class, slots from the
//! pages of its class, and slots from a new page; one that runs full goes the same way back.
//!
//! Each use of the cache is a step of its own. Between two of them anything may happen: a pager or a handler of
//! misuse that uses the zone, an interrupt, and with caches of CPUs another task on this CPU, or this one on another
//! CPU. So a step takes out what it needs, nothing is kept in mind that has to be true later, and what finds its place
//! taken goes on to where it would have come at last. A cache that is in use is one that keeps nothing.

use core::ptr::NonNull;

use super::cached::{CachedZone, Caching};
use super::class::Keep;
use super::magazines::Magazines;
use crate::cache::{CacheView, Magazine, Refused, SharedDepot, ThreadState};
use crate::zone::ZoneConfig;

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

impl<T: Caching> CachedZone<T> {
    /// Empties the cache of the calling thread or CPU, and the depots, into the pages; returns how many pages that
    /// held magazines went back to the pager in the end.
    pub(super) fn drain() -> usize {
        if !T::CACHED {
            return 0;
        }
        for (class, depot) in T::depots().iter().enumerate() {
            let both = T::with_cache(|cache| take_both(cache, class));
            for magazine in both.into_iter().flatten() {
                Self::scrap(class, magazine, Keep::Some);
            }
            while let Some(magazine) = depot.pop() {
                Self::scrap(class, magazine, Keep::Some);
            }
        }
        T::magazines().trim(T::zone())
    }

    /// Empties the caches of others, as far as they can be reached, as well. O(caches * classes) at least, all of them
    /// on cache lines of other CPUs.
    pub(super) fn drain_others() -> usize {
        if !T::CACHED || T::REACHABLE == 1 {
            return 0;
        }
        for class in 0..T::depots().len() {
            for number in 0..T::REACHABLE {
                let both = T::with_reachable(number, |cache| take_both(cache, class));
                for magazine in both.into_iter().flatten() {
                    Self::scrap(class, magazine, Keep::Some);
                }
            }
        }
        T::magazines().trim(T::zone())
    }

    /// Makes a request again, that failed for want of memory, after emptying caches: the nearest first.
    pub(super) fn after_draining<R>(request: impl Fn() -> Option<R>) -> Option<R> {
        Self::drain();
        request().or_else(|| {
            if T::REACHABLE == 1 {
                return None;
            }
            Self::drain_others();
            request()
        })
    }

    /// Gives what the calling thread keeps to the depots; its bins stay empty from here on.
    ///
    /// Called by what [`Caching::watch`] set up, and by nobody else. O(slots kept + classes).
    #[doc(hidden)]
    pub fn thread_ends() {
        if T::OWNERS_END {
            T::with_cache(|cache| cache.set_state(ThreadState::Dead));
        }
        Self::leave_all();
    }

    /// Gives what the cache of the calling thread or CPU keeps to the depots.
    pub(super) fn leave_all() {
        for class in 0..T::depots().len() {
            let both = T::with_cache(|cache| take_both(cache, class));
            for magazine in both.into_iter().flatten() {
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
    fn leave(class: usize, magazine: Magazine) -> (Magazine, Option<usize>) {
        let Some(depot) = T::depots().get(class) else {
            return (magazine, None);
        };
        if magazine.is_empty() {
            return (magazine, None);
        }
        match depot.offer(magazine, Self::batch(class), Self::most_waiting(class)) {
            Ok(empty) => (empty, None),
            Err(Refused::Full(mut refused)) => {
                Self::unload(class, &mut refused, Keep::Some);
                (refused, None)
            }
            Err(Refused::Freeing(mut refused)) => {
                let mut left = Self::unload(class, &mut refused, Keep::Few);
                for excess in (0..DRAINED_AT_ONCE).map_while(|_| depot.pop_excess()) {
                    let empty = excess.is_empty();
                    let after = Self::scrap(class, excess, Keep::Few);
                    left = if empty { left } else { after };
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

    /// Puts a magazine into the bin of its class. If there is one by now, it goes to the depot.
    fn install(class: usize, mut magazine: Magazine) {
        if magazine.capacity() == 0 {
            return;
        }
        // What a cache that is in use does not take stays in `magazine`.
        let refused = T::with_cache(|cache| cache.install(class, magazine.take()));
        let (empty, _) = Self::leave(class, refused.unwrap_or(magazine));
        T::magazines().release(T::zone(), empty);
    }

    /// Makes a magazine the spare of its class, and returns what was; or the same, if the cache is in use.
    fn replace_spare(class: usize, mut spare: Magazine) -> Magazine {
        let replaced = T::with_cache(|cache| cache.replace_spare(class, spare.take()));
        replaced.unwrap_or(spare)
    }

    /// In a phase of freeing: the spare is emptied into its pages, and the bin has room for a part of what is
    /// left of the class, so that it keeps fewer slots the fewer there are, and none in the end.
    fn narrow(class: usize, left: usize) {
        let room = u32::try_from(left / DRAINED_PART).unwrap_or(u32::MAX);
        let taken = T::with_cache(|cache| {
            let goal = cache.goal(class).min(room);
            cache.set_goal(class, goal.max(1));
            (goal, take_both(cache, class))
        });
        let Some((goal, [mut kept, mut spare])) = taken else {
            return;
        };
        if kept.capacity() == 0 {
            core::mem::swap(&mut kept, &mut spare);
        }
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
        Self::scrap(class, Self::replace_spare(class, spare), Keep::Few);
    }

    /// Whether the calling thread or CPU may keep slots; a new thread may from here on.
    fn may_keep() -> bool {
        if !T::OWNERS_END {
            return true;
        }
        // Dead before the watch is set up, as that may allocate.
        let state = T::with_cache(|cache| {
            let state = cache.state();
            if state == ThreadState::Unborn {
                cache.set_state(ThreadState::Dead);
            }
            state
        });
        match state {
            Some(ThreadState::Alive) => true,
            Some(ThreadState::Dead) | None => false,
            Some(ThreadState::Unborn) => {
                let watched = T::watch();
                if watched {
                    T::with_cache(|cache| cache.set_state(ThreadState::Alive));
                }
                watched
            }
        }
    }

    /// A slot where the bin has none.
    #[cold]
    #[inline(never)]
    pub(super) fn take_slowly(class: usize) -> Option<NonNull<u8>> {
        if !Self::may_keep() {
            return Self::take_directly(class);
        }
        if let Some(slot) = T::with_cache(|cache| cache.pop_spare(class)).flatten() {
            return Some(slot);
        }
        let taken = T::with_cache(|cache| {
            let goal = Self::goal_after_miss(class, cache.goal(class));
            cache.set_goal(class, goal);
            (goal, cache.take(class))
        });
        let Some((goal, mut magazine)) = taken else {
            return Self::take_directly(class);
        };
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
            if magazine.capacity() > 0 {
                T::zone().fill(class, &mut magazine, wanted);
            }
            magazine
        })
    }

    /// A slot from the pages of the class; if memory is out, once more after all caches that can be
    /// reached were emptied.
    fn take_directly(class: usize) -> Option<NonNull<u8>> {
        let request = || T::zone().take_slot(class);
        request().or_else(|| Self::after_draining(request))
    }

    /// Takes a slot back where the bin has no room.
    ///
    /// # Safety
    ///
    /// As for [`CachedZone::deallocate`], with a layout of class `class`.
    #[cold]
    #[inline(never)]
    pub(super) unsafe fn give_slowly(class: usize, slot: NonNull<u8>) {
        // SAFETY: the caller's promise.
        let give_directly = |keep| unsafe { T::zone().give(class, &[slot], keep) };
        if !Self::may_keep() {
            give_directly(Keep::Some);
            return;
        }
        // The first attempt may have found the cache in use.
        // SAFETY: the caller's promise.
        if T::with_cache(|cache| unsafe { cache.push(class, slot) }) == Some(true) {
            return;
        }
        let closed = T::with_cache(|cache| cache.goal(class) > 0 && cache.is_closed(class));
        if closed == Some(true)
            && let Some(waiting) = T::depots().get(class).and_then(SharedDepot::drain_one)
        {
            // The bin was drained, or trimmed, and the program is still freeing. It has room again when that is
            // over, when the class has more slots in use, or when it is asked for one.
            Self::scrap(class, waiting, Keep::Few);
            Self::narrow(class, give_directly(Keep::Few));
            return;
        }
        let taken = T::with_cache(|cache| {
            let goal = Self::goal_after_overflow(class, cache.goal(class));
            cache.set_goal(class, goal);
            (goal, cache.take(class))
        });
        let Some((goal, mut magazine)) = taken else {
            give_directly(Keep::Some);
            return;
        };
        let mut freeing = None;
        if magazine.count() >= goal {
            // It becomes the spare, and what was the spare leaves.
            (magazine, freeing) = Self::leave(class, Self::replace_spare(class, magazine));
        }
        magazine = Self::with_room(magazine, goal);
        // SAFETY: the caller's promise.
        if !unsafe { magazine.push(slot) } {
            give_directly(Keep::Some);
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
