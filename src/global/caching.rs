//! What a cached zone does first: the bins of the calling thread or CPU.
//!
//! Allocation takes a slot from the bin of its class, deallocation puts it back there: no lock, no look at a page,
//! and where threads have the caches no atomic operation. What the bins cannot serve goes to `exchange`. Freeing
//! what another thread allocated is no different.
//!
//! Without caches every function is the zone's own, and the rest is never called.

use core::alloc::Layout;
use core::ptr::NonNull;

use super::SafeZone;
use super::cached::{CachedZone, Caching};
use crate::cache::CacheView;
use crate::error::AllocationError;
use crate::harden::{Harden, drawn};
use crate::stats::Counters;
use crate::zone::{Route, ZoneConfig, route, small_class};

/// The policy of a cached zone.
type Policy<T> = <<T as Caching>::Config as ZoneConfig>::Harden;

impl<T: Caching> CachedZone<T> {
    /// Whether anybody wants to see slots that come and go.
    const GUARDED: bool = SafeZone::<T::Config, T::Lock, T::Pager>::GUARDED;

    /// A slot of a class, or whole pages.
    #[inline]
    pub(super) fn take(layout: Layout) -> Option<NonNull<u8>> {
        if !T::CACHED {
            return T::zone().block::<false>(layout);
        }
        match route::<T::Config>(layout) {
            Route::Class(class) => Self::take_slot(class, layout),
            Route::Pages | Route::Refused => Self::take_pages(layout, false),
        }
    }

    /// As [`take`](Self::take), with zeros in it.
    #[inline]
    pub(super) fn take_zeroed(layout: Layout) -> Option<NonNull<u8>> {
        if !T::CACHED {
            return T::zone().block::<true>(layout);
        }
        match route::<T::Config>(layout) {
            Route::Class(class) => {
                let slot = Self::take_slot(class, layout)?;
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
                // SAFETY: the caller's promise.
                if Self::GUARDED && !unsafe { T::zone().take_back(class, block, layout) } {
                    return;
                }
                // SAFETY: the caller's promise; a class of `route` has a bin (`Caching`).
                let hit = T::with_cache(|cache| unsafe { Self::push(cache, class, block) }) == Some(true);
                if !hit {
                    // SAFETY: the caller's promise.
                    unsafe { Self::give_slowly(class, block) };
                }
                Self::count(class, &Counters::free(layout.size(), hit));
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
        if !T::zone().may_resize(block, old) {
            return None;
        }
        match (small_class::<T::Config>(old), small_class::<T::Config>(new)) {
            (Some(class), Some(other)) if class == other => {
                // SAFETY: the caller's promise.
                unsafe { T::zone().resized(class, block, old, new) };
                Self::count(class, &Counters::resizing(old.size(), new.size()));
                Some(block)
            }
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
            (Route::Class(class), Route::Class(other)) if class == other => {
                // SAFETY: the caller's promise.
                unsafe { T::zone().resized(class, block, old, new) };
                Self::count(class, &Counters::resizing(old.size(), new.size()));
                return Some(block);
            }
            (Route::Pages, Route::Pages) => {
                // SAFETY: the caller's promise.
                let resized = unsafe { T::zone().resize(block, old, new) };
                if resized != Err(AllocationError::OutOfMemory) || !T::zone().could_free(new.size()) {
                    return resized.ok();
                }
                // SAFETY: the caller's promise; an attempt that fails changes nothing.
                return Self::after_draining(|| unsafe { T::zone().resize(block, old, new) }.ok());
            }
            (_, Route::Class(class)) => Self::take_slot(class, new)?,
            _ => Self::take_pages(new, false)?,
        };
        // SAFETY: both blocks are at least as long as the smaller layout, and they are different ones.
        unsafe { block.copy_to_nonoverlapping(moved, old.size().min(new.size())) };
        // SAFETY: the caller's promise.
        unsafe { Self::give(block, old) };
        Some(moved)
    }

    #[inline]
    fn take_slot(class: usize, layout: Layout) -> Option<NonNull<u8>> {
        loop {
            // SAFETY: a class of `route` has a bin (`Caching`).
            let hit = T::with_cache(|cache| unsafe { cache.pop(class) }).flatten();
            let slot = hit.or_else(|| Self::take_slowly(class))?;
            Self::count(class, &Counters::allocation(layout.size(), hit.is_some()));
            // SAFETY: the slot is one of the class, which serves the layout, and nobody else's.
            if !Self::GUARDED || unsafe { T::zone().hand_out(class, slot, layout) } {
                return Some(slot);
            }
        }
    }

    /// Puts a slot into the bin of its class, if there is room; at random among those that are there, if the policy
    /// wants that.
    ///
    /// # Safety
    ///
    /// As for [`CacheView::push`].
    #[inline]
    unsafe fn push(cache: CacheView<'_>, class: usize, slot: NonNull<u8>) -> bool {
        if Policy::<T>::RANDOM {
            let address = slot.addr().get();
            // SAFETY: the caller's promise.
            unsafe { cache.push_among(class, slot, |places, tick| drawn(address, tick, places)) }
        } else {
            // SAFETY: the caller's promise.
            unsafe { cache.push(class, slot) }
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
                Self::after_draining(|| request().ok())
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
}
