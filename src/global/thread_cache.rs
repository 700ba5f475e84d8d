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
use crate::cache::{CacheView, Chain, SharedDepot, ThreadState};
use crate::error::AllocationError;
use crate::zone::{Route, ZoneConfig, route, small_class};

/// Bytes that may wait in the depot of a class.
const DEPOT_BYTES: usize = 256 << 10;

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
                T::zone().give_batch(class, chain);
            }
            Self::drain_depot(class);
        }
    }

    fn drain_depot(class: usize) {
        while let Some(batch) = T::depots().get(class).and_then(SharedDepot::pop) {
            T::zone().give_batch(class, batch);
        }
    }

    /// Gives what the calling thread keeps to the depots; its bins stay empty from here on.
    ///
    /// Called by what [`ThreadCached::watch_thread`] set up. O(classes).
    pub fn thread_ends() {
        T::with_cache(|cache| cache.set_state(ThreadState::Dead));
        for class in 0..T::depots().len() {
            for chain in T::with_cache(|cache| cache.empty(class)) {
                Self::leave(class, chain);
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

    /// How many batches of a class may wait in its depot: 256 KiB, at least one.
    const fn most_batches(class: usize) -> usize {
        let bytes = Self::batch(class) as usize * T::Config::CLASSES[class];
        let batches = DEPOT_BYTES / bytes;
        if batches == 0 { 1 } else { batches }
    }

    /// Leaves a batch in the depot of its class, or gives it back to its pages.
    fn leave(class: usize, batch: Chain) {
        if batch.is_empty() {
            return;
        }
        let Some(depot) = T::depots().get(class) else {
            return;
        };
        let Err(batch) = depot.offer(batch, Self::most_batches(class)) else {
            return;
        };
        T::zone().give_batch(class, batch);
        while let Some(batch) = depot.pop_excess() {
            T::zone().give_batch(class, batch);
        }
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
        let limit = Self::batch(class);
        if T::with_cache(|cache| cache.use_spare(class, limit)) {
            // SAFETY: the class had a spare, so it has a bin.
            return T::with_cache(|cache| unsafe { cache.pop(class) });
        }
        let mut batch = T::depots()
            .get(class)
            .and_then(SharedDepot::take)
            .unwrap_or_else(|| Self::refill(class, limit));
        let slot = batch.pop();
        // A pager or a handler that used the zone meanwhile may have filled the bin.
        let left = T::with_cache(|cache| cache.fill(class, batch, limit));
        Self::leave(class, left);
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
            let mut chain = Chain::EMPTY;
            // SAFETY: the caller's promise.
            unsafe { chain.push(slot) };
            T::zone().give_batch(class, chain);
            return;
        }
        let limit = Self::batch(class);
        // SAFETY: the caller's promise; a batch has room for a slot.
        let full = T::with_cache(|cache| unsafe { cache.push_making_room(class, slot, limit) });
        // Last, as it may come to the pager, which may use the zone.
        Self::leave(class, full);
    }
}
