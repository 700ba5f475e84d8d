//! [`Snapshot`]: the state of a shared zone at one moment.
#![forbid(unsafe_code)]

use core::fmt;
use core::sync::atomic::Ordering;

use generic_array::GenericArray;

use super::SafeZone;
use super::class::LockedClass;
use crate::lock::RawLock;
use crate::pager::Pager;
use crate::stats::{ClassUse, PagerUse, StatsPolicy};
use crate::zone::ZoneConfig;

/// The state of a zone's size classes and of its account with the pager.
///
/// Classes are looked at one after the other, each under its lock, so that a snapshot taken while
/// other threads allocate is exact for each class but not across classes. It is plain data, `Copy` for
/// the zone of each configuration: printing it, which may allocate, happens with no lock held.
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
/// assert_eq!((snapshot.live_objects(), snapshot.pages(), snapshot.misuses), (1, 1, 0));
/// assert_eq!((snapshot.bytes_of_pages(), snapshot.empty_pages()), (4096, 0));
/// assert_eq!(snapshot.classes().filter(|class| class.pages > 0).count(), 1);
/// // There are no caches, so no lists of what they keep.
/// assert!(snapshot.magazines().iter().all(|lists| lists.pages == 0));
/// // A line for each class with a page.
/// assert!(snapshot.to_string().lines().nth(1).unwrap().starts_with("32 "));
/// ```
pub struct Snapshot<C: ZoneConfig> {
    base: GenericArray<ClassUse, C::BaseClasses>,
    large: GenericArray<ClassUse, C::LargeClasses>,
    pub(super) magazines: [ClassUse; 2],
    /// What the zone took from its pager and gave back.
    pub pager: PagerUse,
    /// Misuses that were told to the handler; those that a `Result` carried do not count.
    pub misuses: usize,
}

impl<C: ZoneConfig> Clone for Snapshot<C> {
    fn clone(&self) -> Self {
        Self {
            base: self.base.clone(),
            large: self.large.clone(),
            ..*self
        }
    }
}

impl<C: ZoneConfig> Copy for Snapshot<C>
where
    GenericArray<ClassUse, C::BaseClasses>: Copy,
    GenericArray<ClassUse, C::LargeClasses>: Copy,
{
}

impl<C: ZoneConfig> Snapshot<C> {
    /// The size classes, in ascending order.
    pub fn classes(&self) -> impl Iterator<Item = &ClassUse> {
        self.base.iter().chain(&self.large)
    }

    /// Objects alive in all size classes together.
    pub fn live_objects(&self) -> usize {
        self.classes().map(|class| class.live_objects).sum()
    }

    /// The lists of what caches keep: in two sizes, small ones first, of which each takes a slot of pages of its own.
    /// There are none without caches.
    pub fn magazines(&self) -> &[ClassUse] {
        &self.magazines
    }

    /// Everything that pages are divided for.
    fn all(&self) -> impl Iterator<Item = &ClassUse> {
        self.classes().chain(&self.magazines)
    }

    /// Pages that the zone holds: those of all size classes, and of magazines.
    pub fn pages(&self) -> usize {
        self.all().map(|class| class.pages).sum()
    }

    /// Bytes of these pages.
    pub fn bytes_of_pages(&self) -> usize {
        self.all().map(ClassUse::bytes_held).sum()
    }

    /// What is still allocated from size classes, to be printed when it should be nothing: a line for each class with
    /// live objects. What caches keep counts as live, so they are [emptied](super::CachedZone::trim) before.
    ///
    /// ```
    /// use core::alloc::Layout;
    /// use slabmalloc::lock::Spin;
    /// use slabmalloc::pager::DefaultPager;
    /// use slabmalloc::{SafeZone, X86};
    ///
    /// # #[cfg(any(unix, windows))]
    /// # fn main() {
    /// let zone: SafeZone<X86, Spin, DefaultPager> = SafeZone::new();
    /// assert_eq!(zone.snapshot().leaks().to_string(), "");
    /// zone.allocate(Layout::new::<[u64; 5]>()).unwrap();
    /// assert_eq!(zone.snapshot().leaks().to_string(), "zone `X86`: 1 live in class 64\n");
    /// # }
    /// # #[cfg(not(any(unix, windows)))]
    /// # fn main() {}
    /// ```
    pub fn leaks(&self) -> impl fmt::Display {
        fmt::from_fn(|f| {
            let mut leaking = self.classes().filter(|class| class.live_objects > 0);
            leaking.try_for_each(|class| {
                let (live, bytes) = (class.live_objects, class.slot_bytes);
                writeln!(f, "zone `{}`: {live} live in class {bytes}", C::NAME)
            })
        })
    }

    /// Those of the pages without a live object, or without a magazine in use.
    pub fn empty_pages(&self) -> usize {
        self.all().map(|class| class.empty_pages).sum()
    }
}

impl<C: ZoneConfig, L: RawLock, P: Pager> SafeZone<C, L, P> {
    /// The state of the zone at this moment. O(classes); allocates nothing.
    ///
    /// ```
    /// use core::alloc::Layout;
    /// use slabmalloc::lock::Spin;
    /// use slabmalloc::pager::DefaultPager;
    /// use slabmalloc::{SafeZone, X86};
    ///
    /// let zone: SafeZone<X86, Spin, DefaultPager> = SafeZone::new();
    /// assert_eq!(zone.snapshot().pager.bytes_held, 0);
    /// zone.allocate(Layout::new::<u64>()).unwrap();
    /// let snapshot = zone.snapshot();
    /// assert_eq!((snapshot.live_objects(), snapshot.pager.bytes_held), (1, 4096));
    /// ```
    pub fn snapshot(&self) -> Snapshot<C> {
        let mut base = GenericArray::<ClassUse, C::BaseClasses>::default();
        for (entry, class) in base.iter_mut().zip(&self.base) {
            *entry = class.class_use();
        }
        let mut large = GenericArray::<ClassUse, C::LargeClasses>::default();
        for (entry, class) in large.iter_mut().zip(&self.large) {
            *entry = class.class_use();
        }
        Snapshot {
            base,
            large,
            magazines: [ClassUse::default(); 2],
            pager: self.registry.lock().account(),
            misuses: self.misuses(),
        }
    }
}

impl<C: ZoneConfig, L: RawLock, P: Pager> SafeZone<C, L, P> {
    /// Misuses that were told to the handler so far.
    fn misuses(&self) -> usize {
        let damaged = self.base.iter().map(LockedClass::damaged);
        let damaged: usize = damaged.chain(self.large.iter().map(LockedClass::damaged)).sum();
        // ORDERING: a number of its own.
        self.misuses.load(Ordering::Relaxed) + damaged
    }
}

impl<C: ZoneConfig> fmt::Display for Snapshot<C> {
    /// A line for each size class that holds a page, and one for each size of magazines that does. Where the zone
    /// counts: allocations, bytes asked for by what is alive, and how many allocations and frees in a hundred a cache
    /// served alone.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:<12} {:>12} {:>12} {:>8} {:>8}",
            C::NAME,
            "live",
            "slots",
            "pages",
            "empty",
        )?;
        if C::Stats::COUNTS {
            write!(f, " {:>12} {:>12} {:>5}", "allocations", "bytes asked", "hits")?;
        }
        writeln!(f)?;
        for class in self.classes().filter(|class| class.pages > 0) {
            write_row(f, class.slot_bytes, class)?;
        }
        for class in self.magazines.iter().filter(|class| class.pages > 0) {
            write_row(f, format_args!("lists {}", class.slot_bytes), class)?;
        }
        Ok(())
    }
}

fn write_row(f: &mut fmt::Formatter<'_>, name: impl fmt::Display, class: &ClassUse) -> fmt::Result {
    write!(
        f,
        "{:<12} {:>12} {:>12} {:>8} {:>8}",
        name,
        class.live_objects,
        class.capacity(),
        class.pages,
        class.empty_pages
    )?;
    if let Some(counters) = class.counters.filter(|counters| counters.allocations > 0) {
        let calls = counters.allocations.saturating_add(counters.frees);
        let hits = counters.cache_hits.saturating_mul(100) / calls;
        let (allocations, asked) = (counters.allocations, counters.bytes_asked());
        write!(f, " {allocations:>12} {asked:>12} {hits:>4}%")?;
    }
    writeln!(f)
}

impl<C: ZoneConfig> fmt::Debug for Snapshot<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Snapshot")
            .field("base", &self.base)
            .field("large", &self.large)
            .field("magazines", &self.magazines)
            .field("pager", &self.pager)
            .field("misuses", &self.misuses)
            .finish()
    }
}
