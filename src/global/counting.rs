//! What a zone counts of its program's requests, beyond what happens under the lock of a class.
//!
//! A thread or CPU counts in its cache, and tells the class when it has to wait for others anyway. Who has no cache, or
//! finds it in use, tells the class at once.
#![forbid(unsafe_code)]

use super::SafeZone;
use super::cached::{CachedZone, Caching};
use crate::cache::ThreadState;
use crate::lock::RawLock;
use crate::pager::Pager;
use crate::stats::{Counters, StatsPolicy};
use crate::zone::{Derived, ZoneConfig};

impl<C: ZoneConfig, L: RawLock, P: Pager> SafeZone<C, L, P> {
    /// Adds to what a class has counted, if it counts.
    #[inline]
    pub(super) fn count(&self, class: usize, counted: &Counters) {
        if !C::Stats::COUNTS {
            return;
        }
        if let Some(class) = self.base.get(class) {
            class.count(counted);
        } else if let Some(class) = self.large.get(class - C::BASE_COUNT) {
            class.count(counted);
        }
    }
}

/// For how many classes each cache of a zone counts.
#[doc(hidden)]
pub const fn counted_classes<C: ZoneConfig>() -> usize {
    if <C::Stats as StatsPolicy>::COUNTS {
        C::CLASSES.len()
    } else {
        0
    }
}

impl<T: Caching> CachedZone<T> {
    /// Whether the zone counts, and caches do so first.
    const COUNTS: bool = T::CACHED && <<T::Config as ZoneConfig>::Stats as StatsPolicy>::COUNTS;

    /// Counts in the cache of the calling thread or CPU.
    #[inline]
    pub(super) fn count(class: usize, counted: &Counters) {
        if !Self::COUNTS {
            return;
        }
        let noted = T::with_cache(|cache| {
            // Nobody asks the cache of a thread that has ended.
            let stays = !T::OWNERS_END || cache.state() == ThreadState::Alive;
            stays && cache.count(class, counted)
        });
        if noted != Some(true) {
            T::zone().count(class, counted);
        }
    }

    /// Tells a class what the cache of the calling thread or CPU has counted.
    pub(super) fn tell_counted(class: usize) {
        if Self::COUNTS {
            let counted = T::with_cache(|cache| cache.take_counted(class));
            Self::tell(class, counted.flatten());
        }
    }

    /// Tells all classes what the caches that can be reached have counted.
    pub(super) fn tell_all_counted() {
        if !Self::COUNTS {
            return;
        }
        for class in 0..T::Config::CLASSES.len() {
            for number in 0..T::REACHABLE {
                let counted = T::with_reachable(number, |cache| cache.take_counted(class));
                Self::tell(class, counted.flatten());
            }
        }
    }

    fn tell(class: usize, counted: Option<Counters>) {
        if let Some(counted) = counted.filter(|counted| *counted != Counters::ZERO) {
            T::zone().count(class, &counted);
        }
    }
}
