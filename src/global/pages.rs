//! [`Pages`]: the pages of a zone, one after the other, while others use it.

use core::fmt;

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
/// is seen once; one that comes or goes meanwhile is seen or not. Each step takes the lock of the index of pages, and those
/// of size classes until the page's is found.
///
/// Made by [`SafeZone::pages`] and [`CachedZone::pages`].
pub struct Pages<'z, C: ZoneConfig, L: RawLock, P: Pager> {
    zone: &'z SafeZone<C, L, P>,
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
            magazines,
            place: Place::BehindBase(None),
        }
    }

    /// Whether each slot of a page is handed out, from the first one on. It ends early if the page is gone.
    ///
    /// A page with lists of what caches keep is not the zone's: nothing is told of it.
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
        let address = registry.index::<C, G>().next(after)?.addr().get();
        // SAFETY: the page is in the index, so its header can be read; and it stays there while that is locked.
        let slab = unsafe { Slab::<G>::of_address(address) }?;
        Some((address, look(slab)))
    }
}

impl<C: ZoneConfig, L: RawLock, P: Pager> Pages<'_, C, L, P> {
    /// The use of a base page, if it is not on its way to a class or from there.
    ///
    /// # Safety
    ///
    /// As for [`LockedClass::page_use`].
    unsafe fn base_page(&self, slab: Slab<C::BasePage<'static>>) -> Option<PageUse> {
        for class in &self.zone.base {
            // SAFETY: the caller's promise.
            if let Some(page) = unsafe { class.page_use(slab) } {
                return Some(page);
            }
        }
        for class in self.magazines.into_iter().flat_map(Magazines::classes) {
            // SAFETY: the caller's promise.
            if let Some(page) = unsafe { class.page_use(slab) } {
                return Some(page);
            }
        }
        None
    }

    /// The same of a large page.
    ///
    /// # Safety
    ///
    /// As for [`LockedClass::page_use`].
    unsafe fn large_page(&self, slab: Slab<C::LargePage<'static>>) -> Option<PageUse> {
        let classes = self.zone.large.iter();
        // SAFETY: the caller's promise.
        classes
            .map(|class| unsafe { class.page_use(slab) })
            .find_map(|page| page)
    }
}

impl<C: ZoneConfig, L: RawLock, P: Pager> Iterator for Pages<'_, C, L, P> {
    type Item = PageUse;

    fn next(&mut self) -> Option<PageUse> {
        loop {
            let found = match self.place {
                // SAFETY: `page_behind` says so.
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
                (Place::BehindBase(_), None) => Place::BehindLarge(None),
                (Place::BehindLarge(_), None) => return None,
            };
            if let Some((_, Some(page))) = found {
                return Some(page);
            }
        }
    }
}

impl<C: ZoneConfig, L: RawLock, P: Pager> Clone for Pages<'_, C, L, P> {
    fn clone(&self) -> Self {
        Self { ..*self }
    }
}

impl<C: ZoneConfig, L: RawLock, P: Pager> fmt::Debug for Pages<'_, C, L, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("zone", self.zone)
            .field("place", &self.place)
            .finish_non_exhaustive()
    }
}

impl<T: Caching> CachedZone<T> {
    /// The pages that the zone has now, as [`SafeZone::pages`], and those with lists of what caches keep.
    ///
    /// What caches keep counts as taken.
    pub fn pages(&self) -> Pages<'static, T::Config, T::Lock, T::Pager> {
        T::zone().pages_and(T::CACHED.then(T::magazines))
    }

    /// As [`SafeZone::slots`].
    pub fn slots(&self, page: &PageUse) -> impl Iterator<Item = bool> + use<T> {
        T::zone().slots(page)
    }
}
