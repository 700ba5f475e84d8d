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
use crate::cache::{ClassCache, Magazine, Refused, SharedDepot, ThreadState};
use crate::harden::{Harden, drawn};
use crate::stats::Counters;
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
    /// Gives `action` what the cache of the calling thread or CPU has of a class, unless it is in use.
    #[inline]
    fn with_class<R>(class: usize, action: impl FnOnce(ClassCache<'_>) -> R) -> Option<R> {
        T::with_cache(|cache| cache.class(class).map(action)).flatten()
    }

    /// Empties the cache of the calling thread or CPU, and the depots, into the pages; returns how many pages that
    /// held magazines went back to the pager in the end.
    pub(super) fn drain() -> usize {
        if !T::CACHED {
            return 0;
        }
        for (class, depot) in T::depots().iter().enumerate() {
            let both = Self::with_class(class, take_both);
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
                let both = T::with_reachable(number, |cache| cache.class(class).map(take_both)).flatten();
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
            Self::tell_counted(class);
            let both = Self::with_class(class, take_both);
            for magazine in both.into_iter().flatten() {
                Self::put_away(class, magazine);
            }
        }
    }

    /// Slots of a full bin of a class.
    fn batch(class: usize) -> u32 {
        Self::slots_in(T::BATCH_BYTES, class)
            .max(2)
            .min(Magazines::<T::Config, T::Lock>::MOST_SLOTS)
    }

    /// How many slots of a class may wait in its depot: 128 KiB, at least two, as of the largest batch.
    fn most_waiting(class: usize) -> u32 {
        Self::slots_in(DEPOT_BYTES.max(T::BATCH_BYTES), class).max(2)
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
        (2 * goal).max(batch / FIRST_PART).max(1).min(batch)
    }

    /// What a bin is to hold next that has run full.
    fn goal_after_overflow(class: usize, goal: u32) -> u32 {
        let batch = Self::batch(class);
        let doubled = (2 * goal).max(batch / FIRST_PART);
        doubled.min(batch / FREEING_PART).max(goal).max(1)
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
    #[inline]
    fn with_room(magazine: Magazine, slots: u32) -> Magazine {
        if magazine.capacity() >= slots {
            magazine
        } else {
            Self::grown(magazine, slots)
        }
    }

    #[cold]
    #[inline(never)]
    fn grown(mut magazine: Magazine, slots: u32) -> Magazine {
        let mut larger = T::magazines().acquire(T::zone(), slots);
        if larger.capacity() > magazine.capacity() {
            larger.take_from(&mut magazine);
            core::mem::swap(&mut larger, &mut magazine);
        }
        T::magazines().release(T::zone(), larger);
        magazine
    }

    /// Puts a magazine into the bin of its class. If there is one by now, it goes to the depot.
    #[inline]
    fn install(class: usize, mut magazine: Magazine) {
        if magazine.capacity() == 0 {
            return;
        }
        // What a cache that is in use does not take stays in `magazine`.
        let refused = Self::with_class(class, |cache| cache.install(magazine.take())).unwrap_or(magazine);
        if refused.capacity() > 0 {
            Self::put_away(class, refused);
        }
    }

    /// Leaves the slots of a magazine to the depot, and gives the magazine back.
    #[cold]
    #[inline(never)]
    fn put_away(class: usize, magazine: Magazine) {
        let (empty, _) = Self::leave(class, magazine);
        T::magazines().release(T::zone(), empty);
    }

    /// Makes a magazine the spare of its class, and returns what was; or the same, if the cache is in use.
    fn replace_spare(class: usize, mut spare: Magazine) -> Magazine {
        let replaced = Self::with_class(class, |cache| cache.replace_spare(spare.take()));
        replaced.unwrap_or(spare)
    }

    /// In a phase of freeing: the spare is emptied into its pages, and the bin has room for a part of what is
    /// left of the class, so that it keeps fewer slots the fewer there are, and none in the end.
    fn narrow(class: usize, left: usize) {
        let room = u32::try_from(left / DRAINED_PART).unwrap_or(u32::MAX);
        let taken = Self::with_class(class, |cache| {
            let goal = cache.goal().min(room);
            cache.set_goal(goal.max(1));
            (goal, take_both(cache))
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
        Self::tell_counted(class);
        let mut found = Self::with_class(class, |cache| Self::miss(cache, class));
        if let Some(Miss::Unasked) = found
            && Self::may_keep()
        {
            found = Self::with_class(class, |cache| Self::miss(cache, class));
        }
        match found {
            Some(Miss::Spare(slot)) => Some(slot),
            Some(Miss::Empty(magazine, goal)) => {
                let mut magazine = Self::refill(class, magazine, goal);
                let slot = magazine.pop();
                if slot.is_some() {
                    Self::count(class, &Counters::REFILL);
                }
                Self::install(class, magazine);
                slot.or_else(|| Self::take_directly(class))
            }
            Some(Miss::Unasked) | None => Self::take_directly(class),
        }
    }

    /// What a cache has for a request that its bin could not serve.
    #[inline]
    fn miss(cache: ClassCache<'_>, class: usize) -> Miss {
        if T::OWNERS_END && cache.state() != ThreadState::Alive {
            return Miss::Unasked;
        }
        if let Some(slot) = cache.pop_spare() {
            return Miss::Spare(slot);
        }
        let goal = Self::goal_after_miss(class, cache.goal());
        cache.set_goal(goal);
        Miss::Empty(cache.take(), goal)
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
                if <T::Config as ZoneConfig>::Harden::RANDOM {
                    magazine.shuffle(|address, count| drawn(address, 0, count));
                }
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
        Self::tell_counted(class);
        // SAFETY: the caller's promise.
        let give_directly = |keep| unsafe { T::zone().give(class, &[slot], keep) };
        let step = |even_if_closed| {
            // SAFETY: the caller's promise.
            Self::with_class(class, |cache| unsafe {
                Self::overflow(cache, class, slot, even_if_closed)
            })
        };
        let mut found = step(false);
        if let Some(Overflow::Unasked) = found
            && Self::may_keep()
        {
            found = step(false);
        }
        if let Some(Overflow::Closed) = found {
            if let Some(waiting) = T::depots().get(class).and_then(SharedDepot::drain_one) {
                // The bin was drained, or trimmed, and the program is still freeing. It has room again when that is
                // over, when the class has more slots in use, or when it is asked for one.
                Self::scrap(class, waiting, Keep::Few);
                Self::narrow(class, give_directly(Keep::Few));
                return;
            }
            found = step(true);
        }
        let (magazine, goal, freeing) = match found {
            Some(Overflow::Kept) => return,
            Some(Overflow::Bin(magazine, goal)) => (magazine, goal, None),
            Some(Overflow::Spare(spare, goal)) => {
                let (empty, freeing) = Self::leave(class, spare);
                (empty, goal, freeing)
            }
            Some(Overflow::Unasked | Overflow::Closed) | None => {
                give_directly(Keep::Some);
                return;
            }
        };
        let mut magazine = Self::with_room(magazine, goal);
        // SAFETY: the caller's promise.
        if !unsafe { magazine.push(slot) } {
            give_directly(Keep::Some);
        }
        Self::install(class, magazine);
        if let Some(left) = freeing {
            Self::narrow(class, left);
        }
    }

    /// What a cache does for a slot that its bin had no room for.
    ///
    /// # Safety
    ///
    /// As for [`give_slowly`](Self::give_slowly); if the answer is not [`Overflow::Kept`] the slot is still the
    /// caller's.
    #[inline]
    unsafe fn overflow(
        cache: ClassCache<'_>,
        class: usize,
        slot: NonNull<u8>,
        even_if_closed: bool,
    ) -> Overflow {
        if T::OWNERS_END && cache.state() != ThreadState::Alive {
            return Overflow::Unasked;
        }
        // The bin of a CPU may have been in use. That of a thread was full, and is.
        // SAFETY: the caller's promise; a class of `route` has a bin (`Caching`).
        if !T::OWNERS_END && unsafe { cache.push(slot) } {
            return Overflow::Kept;
        }
        let goal = cache.goal();
        if !even_if_closed && goal > 0 && cache.is_closed() {
            return Overflow::Closed;
        }
        let goal = Self::goal_after_overflow(class, goal);
        cache.set_goal(goal);
        let magazine = cache.take();
        let full = magazine.count() >= goal;
        let next = if full {
            cache.replace_spare(magazine)
        } else {
            magazine
        };
        if full && !next.is_empty() {
            return Overflow::Spare(next, goal);
        }
        if next.capacity() < goal {
            return Overflow::Bin(next, goal);
        }
        let refused = cache.install(next);
        debug_assert!(refused.capacity() == 0, "the magazine of the bin was taken");
        // SAFETY: the caller's promise; the bin has room for more slots than it has.
        if unsafe { cache.push(slot) } {
            Overflow::Kept
        } else {
            debug_assert!(false, "a bin below its goal has room");
            Overflow::Unasked
        }
    }
}

/// What a cache has for a request that its bin could not serve.
enum Miss {
    /// It is not known yet whether the thread may keep slots.
    Unasked,
    /// A slot, from the spare.
    Spare(NonNull<u8>),
    /// A magazine without a slot, or none, and how many slots there are to be in it.
    Empty(Magazine, u32),
}

/// What a cache does for a slot that its bin had no room for.
enum Overflow {
    /// It is not known yet whether the thread may keep slots.
    Unasked,
    /// The bin was closed before, and the program may still be freeing.
    Closed,
    /// There was room after all.
    Kept,
    /// The bin's magazine, which is to hold so many slots, and holds less.
    Bin(Magazine, u32),
    /// The spare, which has given its place to what was in the bin; the next is to hold so many slots.
    Spare(Magazine, u32),
}

/// Takes the magazines of a class out of the bin and the spare.
fn take_both(cache: ClassCache<'_>) -> [Magazine; 2] {
    [cache.take(), cache.replace_spare(Magazine::NONE)]
}
