//! [`Pages`]: the pages of a zone, one after the other, while others use it.

use core::fmt;
use core::ops::Range;

use super::cached::{CachedZone, Caching};
use super::class::LockedClass;
use super::{Magazines, SafeZone};
use crate::harden::Harden;
use crate::lock::RawLock;
use crate::page::{AllocablePage, Slab};
use crate::pager::Pager;
use crate::stats::PageUse;
use crate::zone::{Derived, ZoneConfig};

/// The pages of a zone, in no order that means anything.
///
/// No lock is held between two pages, so that whoever looks at them may use the zone. A page that is there all the time
/// is seen once; one that comes or goes meanwhile is seen or not. Each step takes the lock of the index of pages, and under
/// that those of size classes, one after the other, until the page's is found.
///
/// Made by [`SafeZone::pages`] and [`CachedZone::pages`].
///
/// ```
/// use core::alloc::Layout;
/// use slabmalloc::lock::Spin;
/// use slabmalloc::pager::DefaultPager;
/// use slabmalloc::{SafeZone, X86};
///
/// let zone: SafeZone<X86, Spin, DefaultPager> = SafeZone::new();
/// for layout in [Layout::new::<u64>(), Layout::new::<[u64; 4]>()] {
///     zone.allocate(layout).unwrap();
/// }
/// let mut classes: Vec<usize> = zone.pages().map(|page| page.slot_bytes).collect();
/// classes.sort();
/// assert_eq!(classes, [8, 32]);
/// ```
pub struct Pages<'z, C: ZoneConfig, L: RawLock, P: Pager> {
    zone: &'z SafeZone<C, L, P>,
    /// The numbers of the classes whose pages are wanted.
    classes: Range<usize>,
    magazines: Option<&'z Magazines<C, L>>,
    place: Place,
}

/// Behind which page to look next.
#[derive(Clone, Copy, Debug)]
enum Place {
    BehindBase(Option<usize>),
    BehindLarge(Option<usize>),
}

impl<C: ZoneConfig, L: RawLock, P: Pager> SafeZone<C, L, P> {
    /// The pages that the zone has now, with what is in use of each.
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
    /// let [_, _, third] = [Layout::new::<[u64; 4]>(); 3].map(|layout| zone.allocate(layout).unwrap());
    /// let page = zone.pages().next().unwrap();
    /// assert_eq!((page.slot_bytes, page.taken), (32, 3));
    /// let number = (third.addr().get() - page.address) / page.slot_bytes;
    /// assert!(zone.slots(&page).nth(number).unwrap());
    /// assert_eq!(zone.slots(&page).filter(|taken| *taken).count(), 3);
    /// # }
    /// # #[cfg(not(any(unix, windows)))]
    /// # fn main() {}
    /// ```
    pub fn pages(&self) -> Pages<'_, C, L, P> {
        self.pages_and(None)
    }

    /// Those of the zone, and with lists of what its caches keep.
    pub(super) fn pages_and<'z>(&'z self, magazines: Option<&'z Magazines<C, L>>) -> Pages<'z, C, L, P> {
        Pages {
            zone: self,
            classes: 0..C::CLASSES.len(),
            magazines,
            place: Place::BehindBase(None),
        }
    }

    /// Whether each slot of a page is handed out, from the first one on. It ends early if the page is gone.
    ///
    /// A page with lists of what caches keep is not the zone's: nothing is told of it.
    ///
    /// ```
    /// use core::alloc::Layout;
    /// use slabmalloc::lock::Spin;
    /// use slabmalloc::pager::DefaultPager;
    /// use slabmalloc::{SafeZone, X86};
    ///
    /// let zone: SafeZone<X86, Spin, DefaultPager> = SafeZone::new();
    /// zone.allocate(Layout::new::<[u64; 4]>()).unwrap();
    /// let page = zone.pages().next().unwrap();
    /// let taken: Vec<bool> = zone.slots(&page).collect();
    /// assert_eq!((taken.len(), taken.iter().filter(|taken| **taken).count()), (page.slots, 1));
    /// ```
    pub fn slots<'z>(&'z self, page: &PageUse) -> impl Iterator<Item = bool> + use<'z, C, L, P> {
        let page = *page;
        let words = (0..page.slots).step_by(64).map_while(move |first| {
            let taken = self.slots_taken(&page, first)?;
            let count = (page.slots - first).min(64);
            Some((0..count).map(move |bit| taken >> bit & 1 == 1))
        });
        words.flatten()
    }

    fn slots_taken(&self, page: &PageUse, first: usize) -> Option<u64> {
        let class = page.class?;
        if let Some(class) = self.base.get(class) {
            self.slots_taken_of(class, page, first)
        } else {
            self.slots_taken_of(self.large.get(class - C::BASE_COUNT)?, page, first)
        }
    }

    fn slots_taken_of<G: AllocablePage, H: Harden>(
        &self,
        class: &LockedClass<C, L, G, H>,
        page: &PageUse,
        first: usize,
    ) -> Option<u64> {
        let registry = self.registry.lock();
        if !registry
            .index::<C, G>()
            .contains(Slab::<G>::header_address(page.address))
        {
            return None;
        }
        // SAFETY: the page is in the index, so its header can be read.
        let slab = unsafe { Slab::<G>::of_address(page.address) }?;
        // SAFETY: it stays in the index while that is locked.
        unsafe { class.slots_taken(slab, first) }
    }

    /// The page behind another, and what `look` makes of it: the page is in use, and stays so until it returns.
    fn page_behind<G: AllocablePage>(
        &self,
        after: Option<usize>,
        look: impl FnOnce(Slab<G>) -> Option<PageUse>,
    ) -> Option<(usize, Option<PageUse>)> {
        let registry = self.registry.lock();
        let slab = registry.page_behind::<C, G>(after)?;
        // It stays in the index while that is locked.
        Some((slab.address(), look(slab)))
    }
}

/// Classes that live in pages of type `G`.
type ClassesOf<'z, C, L, G> = &'z [LockedClass<C, L, G, <C as ZoneConfig>::Harden>];

impl<'z, C: ZoneConfig, L: RawLock, P: Pager> Pages<'z, C, L, P> {
    /// All pages of one class, or those with lists of what caches keep, from the first one on.
    pub(super) fn of(&self, class: Option<usize>) -> Self {
        let classes = class.map_or(0..0, |class| class..class + 1);
        Self {
            zone: self.zone,
            magazines: self.magazines.filter(|_| class.is_none()),
            place: match class {
                Some(class) if class >= C::BASE_COUNT => Place::BehindLarge(None),
                _ => Place::BehindBase(None),
            },
            classes,
        }
    }

    /// How many there are. O(classes).
    pub(super) fn held(&self) -> usize {
        let base = self.base().iter().map(|class| class.class_use().pages);
        let large = self.large().iter().map(|class| class.class_use().pages);
        let lists = self.magazines.into_iter().flat_map(Magazines::class_use);
        base.chain(large).chain(lists.map(|class| class.pages)).sum()
    }

    /// Those of the classes that live in base pages.
    fn base(&self) -> ClassesOf<'z, C, L, C::BasePage<'static>> {
        let [start, end] = [self.classes.start, self.classes.end].map(|number| number.min(C::BASE_COUNT));
        self.zone.base.get(start..end).unwrap_or_default()
    }

    /// Those of the classes that live in large pages.
    fn large(&self) -> ClassesOf<'z, C, L, C::LargePage<'static>> {
        let [start, end] =
            [self.classes.start, self.classes.end].map(|number| number.saturating_sub(C::BASE_COUNT));
        self.zone.large.get(start..end).unwrap_or_default()
    }

    /// The use of a base page, if it is of a class that is wanted.
    ///
    /// # Safety
    ///
    /// As for [`LockedClass::page_use`].
    unsafe fn base_page(&self, slab: Slab<C::BasePage<'static>>) -> Option<PageUse> {
        // SAFETY: the caller's promise.
        let found = unsafe { use_by(self.base(), slab) };
        // SAFETY: the caller's promise.
        found.or_else(|| unsafe { use_by(self.magazines?.classes(), slab) })
    }

    /// The same of a large page.
    ///
    /// # Safety
    ///
    /// As for [`LockedClass::page_use`].
    unsafe fn large_page(&self, slab: Slab<C::LargePage<'static>>) -> Option<PageUse> {
        // SAFETY: the caller's promise.
        unsafe { use_by(self.large(), slab) }
    }
}

/// The use of a page by the one of some classes that it belongs to.
///
/// # Safety
///
/// As for [`LockedClass::page_use`].
unsafe fn use_by<'c, C: ZoneConfig + 'c, L: RawLock + 'c, G: AllocablePage + 'c, H: Harden>(
    classes: impl IntoIterator<Item = &'c LockedClass<C, L, G, H>>,
    slab: Slab<G>,
) -> Option<PageUse> {
    let mut classes = classes.into_iter();
    // SAFETY: the caller's promise.
    classes.find_map(|class| unsafe { class.page_use(slab) })
}

impl<C: ZoneConfig, L: RawLock, P: Pager> Iterator for Pages<'_, C, L, P> {
    type Item = PageUse;

    fn next(&mut self) -> Option<PageUse> {
        loop {
            let found = match self.place {
                // SAFETY: `page_behind` says that the page is in use, and stays so.
                Place::BehindBase(after) => self
                    .zone
                    .page_behind(after, |slab| unsafe { self.base_page(slab) }),
                // SAFETY: as above.
                Place::BehindLarge(after) => self
                    .zone
                    .page_behind(after, |slab| unsafe { self.large_page(slab) }),
            };
            self.place = match (self.place, &found) {
                (Place::BehindBase(_), Some((address, _))) => Place::BehindBase(Some(*address)),
                (Place::BehindLarge(_), Some((address, _))) => Place::BehindLarge(Some(*address)),
                (Place::BehindBase(_), None) if !self.large().is_empty() => Place::BehindLarge(None),
                (_, None) => return None,
            };
            if let Some((_, Some(page))) = found {
                return Some(page);
            }
        }
    }
}

impl<C: ZoneConfig, L: RawLock, P: Pager> Clone for Pages<'_, C, L, P> {
    fn clone(&self) -> Self {
        Self {
            classes: self.classes.clone(),
            ..*self
        }
    }
}

impl<C: ZoneConfig, L: RawLock, P: Pager> fmt::Debug for Pages<'_, C, L, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("zone", self.zone)
            .field("classes", &self.classes)
            .field("place", &self.place)
            .finish_non_exhaustive()
    }
}

impl<T: Caching> CachedZone<T> {
    /// The pages that the zone has now, as [`SafeZone::pages`], and those with lists of what caches keep.
    ///
    /// What caches keep counts as taken.
    ///
    /// ```standalone_crate
    /// use core::alloc::Layout;
    /// use slabmalloc::SafeZoneAllocator;
    ///
    /// let heap = SafeZoneAllocator::new();
    /// let layout = Layout::new::<[u64; 4]>();
    /// let block = heap.allocate(layout).unwrap();
    /// let mut pages = heap.pages();
    /// let page = pages.find(|page| (page.address..page.address + page.page_bytes).contains(&block.addr().get()));
    /// assert_eq!(page.unwrap().slot_bytes, 32);
    /// // SAFETY: the block came from the heap with this layout, and is used no more.
    /// unsafe { heap.deallocate(block, layout) };
    /// ```
    pub fn pages(&self) -> Pages<'static, T::Config, T::Lock, T::Pager> {
        T::zone().pages_and(T::CACHED.then(T::magazines))
    }

    /// As [`SafeZone::slots`].
    ///
    /// ```standalone_crate
    /// use core::alloc::Layout;
    /// use slabmalloc::SafeZoneAllocator;
    ///
    /// let heap = SafeZoneAllocator::new();
    /// let layout = Layout::new::<[u64; 4]>();
    /// let block = heap.allocate(layout).unwrap();
    /// let page = heap.pages().find(|page| page.slot_bytes == 32).unwrap();
    /// let number = (block.addr().get() - page.address) / page.slot_bytes;
    /// assert!(heap.slots(&page).nth(number).unwrap());
    /// // SAFETY: the block came from the heap with this layout, and is used no more.
    /// unsafe { heap.deallocate(block, layout) };
    /// ```
    pub fn slots(&self, page: &PageUse) -> impl Iterator<Item = bool> + use<T> {
        T::zone().slots(page)
    }
}
