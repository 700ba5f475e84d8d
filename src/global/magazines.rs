//! [`Magazines`]: the memory of magazines.

use core::fmt;
use core::sync::atomic::{AtomicBool, Ordering};

use super::class::LockedClass;
use super::{KEEP_BASE_PAGES, SafeZone};
use crate::cache::Magazine;
use crate::harden::Checked;
use crate::lock::RawLock;
use crate::page::Slab;
use crate::pager::Pager;
use crate::slab::Taken;
use crate::stats::ClassUse;
use crate::zone::ZoneConfig;

/// Bytes of a magazine for few slots.
const SMALL_BYTES: usize = 128;

/// Bytes of a magazine at most.
const LARGE_BYTES: usize = 1024;

/// Base pages are to hold so many magazines.
const MAGAZINES_PER_PAGE: usize = 4;

/// Where the magazines of a zone come from: two size classes of their own, in pages of the zone's pager.
///
/// So the lists of what is free lie nowhere near what a program writes to. A thread or CPU with few objects of a
/// class has a small magazine for it, and trades that for a large one when it needs more.
///
/// ```
/// use slabmalloc::X86;
/// use slabmalloc::global::Magazines;
/// use slabmalloc::lock::Spin;
///
/// static MAGAZINES: Magazines<X86, Spin> = Magazines::new();
/// # let _ = &MAGAZINES;
/// ```
pub struct Magazines<C: ZoneConfig, L> {
    small: LockedClass<C, L, C::BasePage<'static>, Checked>,
    large: LockedClass<C, L, C::BasePage<'static>, Checked>,
    /// Whether somebody is asking the pager for a page. Others do without meanwhile: a pager that frees what it can
    /// do without when it is asked for memory would be asked again for each of its frees, before any is done.
    asking: AtomicBool,
}

impl<C: ZoneConfig, L: RawLock> Magazines<C, L> {
    /// Bytes of a large magazine: as many as fit a page some times.
    const LARGE: usize = {
        let part = Slab::<C::BasePage<'static>>::DATA_BYTES / MAGAZINES_PER_PAGE;
        let part = part & !(size_of::<usize>() - 1);
        if part < LARGE_BYTES { part } else { LARGE_BYTES }
    };

    /// Bytes of a small magazine.
    const SMALL: usize = if SMALL_BYTES < Self::LARGE {
        SMALL_BYTES
    } else {
        Self::LARGE
    };

    /// How many slots the largest magazine lists.
    pub(super) const MOST_SLOTS: u32 = Magazine::places_in(Self::LARGE);

    /// How many slots a small magazine lists.
    const FEW_SLOTS: u32 = Magazine::places_in(Self::SMALL);

    /// Magazines without a page.
    pub const fn new() -> Self {
        Self {
            small: LockedClass::new(Self::SMALL, None, KEEP_BASE_PAGES),
            large: LockedClass::new(Self::LARGE, None, KEEP_BASE_PAGES),
            asking: AtomicBool::new(false),
        }
    }

    /// Those with places for so many slots.
    fn sized(&self, slots: u32) -> (&LockedClass<C, L, C::BasePage<'static>, Checked>, u32) {
        if slots <= Self::FEW_SLOTS {
            (&self.small, Self::FEW_SLOTS)
        } else {
            (&self.large, Self::MOST_SLOTS)
        }
    }

    /// A magazine without a slot, with places for `wanted` or as many as there can be, in a page of the
    /// zone's pager; or [`Magazine::NONE`] if there is none at hand, for whose sake nothing else is given back.
    pub(super) fn acquire<P: Pager>(&self, zone: &SafeZone<C, L, P>, wanted: u32) -> Magazine {
        let (class, capacity) = self.sized(wanted);
        match class.take(None).or_else(|| self.take_with_new_page(zone, class)) {
            // SAFETY: the slot has room for so many places, and is nobody else's until it is put back.
            Some(memory) => unsafe { Magazine::in_memory(memory.start, capacity) },
            None => Magazine::NONE,
        }
    }

    fn take_with_new_page<P: Pager>(
        &self,
        zone: &SafeZone<C, L, P>,
        class: &LockedClass<C, L, C::BasePage<'static>, Checked>,
    ) -> Option<Taken> {
        // ORDERING: nothing but the flag is shared; who does not see it in time asks as well. Not one step, which
        // not every target has.
        if self.asking.load(Ordering::Relaxed) {
            return None;
        }
        self.asking.store(true, Ordering::Relaxed);
        let page = zone.new_slab_if_at_hand();
        self.asking.store(false, Ordering::Relaxed);
        let (slab, zeroed) = page?;
        class.insert_and_take(slab, zeroed, None)
    }

    /// Takes a magazine without a slot back. `zone` is the one that it was acquired for.
    pub(super) fn release<P: Pager>(&self, zone: &SafeZone<C, L, P>, magazine: Magazine) {
        let (class, _) = self.sized(magazine.capacity());
        let Some(memory) = magazine.into_memory() else {
            return;
        };
        // SAFETY: the memory came from this class, and the magazine is no more.
        match unsafe { class.put(memory, None) } {
            Ok(page) => zone.release_excess(class, page),
            Err(kind) => zone.report_free(kind, memory, class.layout()),
        }
    }

    /// The state of both sizes at this moment.
    pub(super) fn class_use(&self) -> [ClassUse; 2] {
        [self.small.class_use(), self.large.class_use()]
    }

    /// Those for small and for large magazines.
    pub(super) fn classes(&self) -> [&LockedClass<C, L, C::BasePage<'static>, Checked>; 2] {
        [&self.small, &self.large]
    }

    /// Forgets who is asking the pager, as they are no more.
    pub(super) fn nobody_asks(&self) {
        // ORDERING: as in `take_with_new_page`.
        self.asking.store(false, Ordering::Relaxed);
    }

    /// Gives every page without a magazine back; returns how many there were.
    pub(super) fn trim<P: Pager>(&self, zone: &SafeZone<C, L, P>) -> usize {
        zone.release_empty_pages(&self.small) + zone.release_empty_pages(&self.large)
    }
}

impl<C: ZoneConfig, L: RawLock> Default for Magazines<C, L> {
    fn default() -> Self {
        Self::new()
    }
}

impl<C: ZoneConfig, L> fmt::Debug for Magazines<C, L> {
    /// Takes no lock.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Magazines")
            .field("zone", &C::NAME)
            .finish_non_exhaustive()
    }
}
