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
///
/// ```
/// use slabmalloc::stats::{Counters, NoStats, StatsPolicy};
///
/// assert!(Counters::COUNTS && !NoStats::COUNTS);
///
/// let mut counted = Counters::INIT;
/// counted.live(2);
/// counted.add(&Counters { allocations: 2, ..Counters::default() });
/// counted.live(1);
/// counted.add(&Counters { frees: 1, ..Counters::default() });
/// let totals = counted.totals().unwrap();
/// assert_eq!((totals.allocations, totals.frees, totals.peak_live), (2, 1, 2));
/// assert_eq!(NoStats.totals(), None);
/// ```
pub trait StatsPolicy: sealed::Sealed + Copy + Send + fmt::Debug + 'static {
    /// Nothing counted yet.
    const INIT: Self;
    /// Whether anything is counted.
    const COUNTS: bool;
    /// Something was counted elsewhere, which belongs to what is here.
    fn add(&mut self, counted: &Counters);
    /// So many slots are handed out, after some were taken.
    fn live(&mut self, slots: usize);
    /// What was counted, if anything is.
    fn totals(&self) -> Option<Counters>;
}

/// Counts nothing.
///
/// ```
/// slabmalloc::declare_zone! {
///     zone Quiet {
///         stats: false,
///     }
/// }
///
/// // What a zone has to know anyway is told all the same.
/// let snapshot = SafeQuiet::new().snapshot();
/// assert!(snapshot.classes().all(|class| class.counters.is_none() && class.pages == 0));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct NoStats;

impl StatsPolicy for NoStats {
    const INIT: Self = Self;
    const COUNTS: bool = false;

    #[inline]
    fn add(&mut self, _: &Counters) {}

    #[inline]
    fn live(&mut self, _: usize) {}

    fn totals(&self) -> Option<Counters> {
        None
    }
}

/// What the program asked of a size class, and what caches made of it.
///
/// All but the peak only grow. A zone with caches learns what a thread or CPU counted when its bin has run empty or
/// full, and when it ends; until then the numbers lack some of it, frees of what others allocated among it.
///
/// ```
/// use core::alloc::Layout;
///
/// slabmalloc::declare_zone! {
///     zone Counting {
///         stats: true,
///     }
/// }
///
/// let zone = SafeCounting::new();
/// let block = zone.allocate(Layout::new::<[u8; 20]>()).unwrap();
/// let snapshot = zone.snapshot();
/// let counters = snapshot.classes().find_map(|class| class.counters.filter(|counters| counters.allocations > 0));
/// let counters = counters.unwrap();
/// assert_eq!((counters.objects(), counters.bytes_asked()), (1, 20));
/// // SAFETY: the block came from the zone with this layout, and is used no more.
/// unsafe { zone.deallocate(block, Layout::new::<[u8; 20]>()) };
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Counters {
    /// Objects that the program allocated.
    pub allocations: u64,
    /// Objects that it freed.
    pub frees: u64,
    /// Bytes that it asked for, all allocations together.
    pub bytes_allocated: u64,
    /// Bytes that it had asked for where it freed.
    pub bytes_freed: u64,
    /// Allocations and frees that a cache served alone. Zero without caches.
    pub cache_hits: u64,
    /// Magazines of slots that caches got from a depot or from pages.
    pub refills: u64,
    /// The most slots that were handed out at once, to the program and to caches.
    pub peak_live: u64,
}

impl Counters {
    /// Nothing.
    pub(crate) const ZERO: Self = Self {
        allocations: 0,
        frees: 0,
        bytes_allocated: 0,
        bytes_freed: 0,
        cache_hits: 0,
        refills: 0,
        peak_live: 0,
    };

    /// One allocation of so many bytes; `hit` if a cache served it.
    #[inline]
    pub(crate) const fn allocation(bytes: usize, hit: bool) -> Self {
        Self {
            allocations: 1,
            bytes_allocated: bytes as u64,
            cache_hits: hit as u64,
            ..Self::ZERO
        }
    }

    /// One free of what was so many bytes; `hit` if a cache took it.
    #[inline]
    pub(crate) const fn free(bytes: usize, hit: bool) -> Self {
        Self {
            frees: 1,
            bytes_freed: bytes as u64,
            cache_hits: hit as u64,
            ..Self::ZERO
        }
    }

    /// One object that is used for another size.
    #[inline]
    pub(crate) const fn resizing(old: usize, new: usize) -> Self {
        Self {
            bytes_allocated: new as u64,
            bytes_freed: old as u64,
            ..Self::ZERO
        }
    }

    /// One magazine for a cache.
    pub(crate) const REFILL: Self = Self {
        refills: 1,
        ..Self::ZERO
    };

    /// Both together.
    #[inline]
    pub(crate) const fn and(&self, other: &Self) -> Self {
        Self {
            allocations: self.allocations.wrapping_add(other.allocations),
            frees: self.frees.wrapping_add(other.frees),
            bytes_allocated: self.bytes_allocated.wrapping_add(other.bytes_allocated),
            bytes_freed: self.bytes_freed.wrapping_add(other.bytes_freed),
            cache_hits: self.cache_hits.wrapping_add(other.cache_hits),
            refills: self.refills.wrapping_add(other.refills),
            peak_live: if self.peak_live > other.peak_live {
                self.peak_live
            } else {
                other.peak_live
            },
        }
    }

    /// Objects that the program has.
    pub const fn objects(&self) -> u64 {
        self.allocations.saturating_sub(self.frees)
    }

    /// Bytes that the program asked for, of the objects that it has. What they take is more: their number times the
    /// bytes of a slot.
    pub const fn bytes_asked(&self) -> u64 {
        self.bytes_allocated.saturating_sub(self.bytes_freed)
    }
}

impl StatsPolicy for Counters {
    const INIT: Self = Self::ZERO;
    const COUNTS: bool = true;

    #[inline]
    fn add(&mut self, counted: &Counters) {
        *self = self.and(counted);
    }

    #[inline]
    fn live(&mut self, slots: usize) {
        self.peak_live = self.peak_live.max(slots as u64);
    }

    fn totals(&self) -> Option<Counters> {
        Some(*self)
    }
}

/// The state of one size class at one moment.
///
/// ```
/// use core::alloc::Layout;
/// use slabmalloc::lock::Spin;
/// use slabmalloc::pager::DefaultPager;
/// use slabmalloc::{SafeZone, X86};
///
/// let zone: SafeZone<X86, Spin, DefaultPager> = SafeZone::new();
/// zone.allocate(Layout::new::<[u64; 4]>()).unwrap();
/// let snapshot = zone.snapshot();
/// let class = snapshot.classes().find(|class| class.live_objects > 0).unwrap();
/// assert_eq!((class.slot_bytes, class.pages, class.partial_pages()), (32, 1, 1));
/// assert_eq!(class.capacity(), class.slots_per_page);
/// assert_eq!((class.bytes_live(), class.bytes_held()), (32, 4096));
/// ```
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
///
/// ```
/// use core::alloc::Layout;
/// use slabmalloc::lock::Spin;
/// use slabmalloc::pager::DefaultPager;
/// use slabmalloc::{SafeZone, X86};
///
/// let zone: SafeZone<X86, Spin, DefaultPager> = SafeZone::new();
/// let block = zone.allocate(Layout::new::<[u64; 4]>()).unwrap();
/// let page = zone.pages().next().unwrap();
/// assert!((page.address..page.address + page.page_bytes).contains(&block.addr().get()));
/// assert_eq!((page.slot_bytes, page.taken), (32, 1));
/// ```
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
///
/// ```
/// use core::alloc::Layout;
/// use slabmalloc::lock::Spin;
/// use slabmalloc::pager::DefaultPager;
/// use slabmalloc::{SafeZone, X86};
///
/// let zone: SafeZone<X86, Spin, DefaultPager> = SafeZone::new();
/// let block = zone.allocate(Layout::new::<u64>()).unwrap();
/// // SAFETY: the block came from the zone with this layout, and is used no more.
/// unsafe { zone.deallocate(block, Layout::new::<u64>()) };
/// assert_eq!(zone.snapshot().pager.bytes_held, 4096);
/// zone.trim();
/// let pager = zone.snapshot().pager;
/// assert_eq!((pager.pages_taken, pager.pages_returned, pager.bytes_held), (1, 1, 0));
/// ```
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
