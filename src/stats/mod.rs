//! Counting, as a compile-time choice.
//!
//! What a zone must know anyway (pages, live objects, bytes held) is in every [`ClassUse`]. What has to be
//! counted in addition is counted by the zone's [`StatsPolicy`]; with [`NoStats`] the code for it
//! does not exist.
#![forbid(unsafe_code)]

use core::fmt;

mod sealed {
    pub trait Sealed {}
}

impl sealed::Sealed for NoStats {}
impl sealed::Sealed for Counters {}

/// What a size class counts beyond what it must know: [`NoStats`] or [`Counters`].
///
/// Called under the lock of the class, so that plain integers suffice; and therefore sealed, since
/// nothing that runs there may panic, allocate or wait.
pub trait StatsPolicy: sealed::Sealed + Copy + Send + fmt::Debug + 'static {
    /// Nothing counted yet.
    const INIT: Self;
    /// An object was allocated.
    fn allocated(&mut self);
    /// An object was freed.
    fn freed(&mut self);
    /// What was counted, if anything is.
    fn totals(&self) -> Option<Counters>;
}

/// Counts nothing.
#[derive(Clone, Copy, Debug)]
pub struct NoStats;

impl StatsPolicy for NoStats {
    const INIT: Self = Self;

    #[inline]
    fn allocated(&mut self) {}

    #[inline]
    fn freed(&mut self) {}

    fn totals(&self) -> Option<Counters> {
        None
    }
}

/// Counts allocations, frees and the most objects that were alive at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Counters {
    /// Objects allocated since the zone was made.
    pub allocations: u64,
    /// Objects freed since the zone was made.
    pub frees: u64,
    /// The most objects that were alive at once.
    pub peak_live: u64,
}

impl StatsPolicy for Counters {
    const INIT: Self = Self {
        allocations: 0,
        frees: 0,
        peak_live: 0,
    };

    #[inline]
    fn allocated(&mut self) {
        self.allocations = self.allocations.wrapping_add(1);
        self.peak_live = self.peak_live.max(self.allocations.wrapping_sub(self.frees));
    }

    #[inline]
    fn freed(&mut self) {
        self.frees = self.frees.wrapping_add(1);
    }

    fn totals(&self) -> Option<Counters> {
        Some(*self)
    }
}

/// The state of one size class at one moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ClassUse {
    /// Bytes of a slot.
    pub slot_bytes: usize,
    /// Bytes of a page.
    pub page_bytes: usize,
    /// Slots of a page.
    pub slots_per_page: usize,
    /// Pages that the class holds.
    pub pages: usize,
    /// Those of them without a live object.
    pub empty_pages: usize,
    /// Those of them without a free slot.
    pub full_pages: usize,
    /// Slots handed out.
    pub live_objects: usize,
    /// Slots that were freed and wait in a quarantine, in pages that do not count as empty.
    pub quarantined: usize,
    /// What the zone's [`StatsPolicy`] counted, if it counts.
    pub counters: Option<Counters>,
}

impl ClassUse {
    /// Slots of all pages of the class.
    pub const fn capacity(&self) -> usize {
        self.pages * self.slots_per_page
    }

    /// Pages with slots of both kinds, free ones and others.
    pub const fn partial_pages(&self) -> usize {
        self.pages - self.empty_pages - self.full_pages
    }

    /// Bytes of all slots that are handed out.
    pub const fn bytes_live(&self) -> usize {
        self.live_objects * self.slot_bytes
    }

    /// Bytes of all pages of the class.
    pub const fn bytes_held(&self) -> usize {
        self.pages * self.page_bytes
    }
}

/// The state of one page at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct PageUse {
    /// The address of its first byte.
    pub address: usize,
    /// Bytes of the page.
    pub page_bytes: usize,
    /// The size class that has it, by its number; `None` for a page with lists of what caches keep.
    pub class: Option<usize>,
    /// Bytes of a slot.
    pub slot_bytes: usize,
    /// Slots of the page.
    pub slots: usize,
    /// Those of them that are handed out, to the program or to a cache, or wait in a quarantine.
    pub taken: usize,
}

/// What a zone took from its pager and gave back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct PagerUse {
    /// Pages of size classes taken.
    pub pages_taken: u64,
    /// Pages of size classes given back.
    pub pages_returned: u64,
    /// Blocks taken for requests that no class serves.
    pub runs_taken: u64,
    /// Blocks given back of those.
    pub runs_returned: u64,
    /// Base pages held now for the map of pages that [hardened](crate::harden) zones have.
    pub map_pages: usize,
    /// Bytes held now, pages of all kinds and runs together.
    pub bytes_held: usize,
    /// The most bytes held at once.
    pub peak_bytes_held: usize,
}
