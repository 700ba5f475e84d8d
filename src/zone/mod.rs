//! Zones: size classes over two kinds of page, chosen at compile time.
//!
//! [`Zone`] belongs to one owner, who feeds it with pages. The zone that feeds itself and may be
//! shared is [`SafeZone`](crate::global::SafeZone), built from the same parts.

mod allocator;
pub(crate) mod array;
mod config;
mod misuse;
mod route;

use core::alloc::Layout;
use core::fmt;
use core::marker::PhantomData;
use core::ptr::NonNull;

use generic_array::GenericArray;

pub use allocator::Allocator;
pub(crate) use array::class_array;
pub(crate) use config::Derived;
pub use config::{LargeObjectPage, ObjectPage, Oversize, X86, ZoneConfig};
pub(crate) use misuse::misuse;
pub(crate) use route::{Route, route, small_class};

use crate::error::{AllocationError, Misuse, MisuseKind, report};
use crate::harden::Harden;
use crate::page::{AllocablePage, PageIndex, Slab};
use crate::slab::{ClassSlabs, lend, put_if_indexed, take_back, take_for};
use crate::stats::ClassUse;

/// A zone that its owner feeds with pages: an allocator for many sizes, for one thread at a time.
///
/// It owns an array of size classes and an index of its pages. It needs nothing from an operating
/// system and nothing from a pager; when a class has no free slot, `allocate` says so, and the owner
/// gives it a page with `refill` or `refill_large`. Dropping a zone frees nothing: its pages are
/// borrowed.
///
/// ```
/// use core::alloc::Layout;
/// use slabmalloc::{AllocationError, Allocator, ObjectPage, ZoneAllocator};
///
/// # fn main() -> Result<(), AllocationError> {
/// let mut page = ObjectPage::new();
/// let mut zone: ZoneAllocator = ZoneAllocator::new();
/// let layout = Layout::from_size_align(12, 4).unwrap();
///
/// // SAFETY: the page outlives the zone and what is allocated from it.
/// unsafe { zone.refill(layout, &mut *core::ptr::from_mut(&mut page))? };
/// let object = zone.allocate(layout)?;
/// zone.deallocate(object, layout)?;
/// # Ok(())
/// # }
/// ```
pub struct Zone<'a, C: ZoneConfig> {
    base: GenericArray<ClassSlabs<C::BasePage<'a>, C::Harden>, C::BaseClasses>,
    large: GenericArray<ClassSlabs<C::LargePage<'a>, C::Harden>, C::LargeClasses>,
    base_index: PageIndex,
    large_index: PageIndex,
    pages: PhantomData<&'a mut ()>,
}

/// The default zone: 4 KiB and 2 MiB pages, as in slabmalloc 0.11.
pub type ZoneAllocator<'a> = Zone<'a, X86>;

// SAFETY: what `&self` gives access to is changed through `&mut self` only; pages and their headers
// are not reached by it.
unsafe impl<C: ZoneConfig> Sync for Zone<'_, C> {}

impl<'a, C: ZoneConfig> Zone<'a, C> {
    /// The largest size in bytes that a class serves.
    pub const MAX_ALLOC_SIZE: usize = C::LARGEST;

    /// The largest size in bytes that is served from base pages.
    pub const MAX_BASE_ALLOC_SIZE: usize = if C::BASE_COUNT == 0 {
        0
    } else {
        C::CLASSES[C::BASE_COUNT - 1].saturating_sub(C::Harden::TRAILER_BYTES)
    };

    /// A zone without a page.
    pub const fn new() -> Self {
        let () = C::VALID;
        Self {
            base: class_array!(C::BASE_COUNT, |i| ClassSlabs::new(C::CLASSES[i])),
            large: class_array!(C::LARGE_COUNT, |i| ClassSlabs::new(C::CLASSES[C::BASE_COUNT + i])),
            base_index: PageIndex::new(),
            large_index: PageIndex::new(),
            pages: PhantomData,
        }
    }

    /// The size in bytes of the slot that an object of `current_size` bytes gets, to which it can
    /// grow in place; `None` if no class serves the size.
    ///
    /// ```
    /// use slabmalloc::ZoneAllocator;
    ///
    /// assert_eq!(ZoneAllocator::get_max_size(17), Some(32));
    /// assert_eq!(ZoneAllocator::get_max_size(200_000), None);
    /// ```
    pub const fn get_max_size(current_size: usize) -> Option<usize> {
        let Ok(layout) = Layout::from_size_align(current_size, 1) else {
            return None;
        };
        match route::<C>(layout) {
            Route::Class(index) => Some(C::CLASSES[index] - C::Harden::TRAILER_BYTES),
            Route::Pages | Route::Refused => None,
        }
    }

    /// Hands up to `to_reclaim` base pages without live objects back through `dealloc`.
    ///
    /// Returns how many there were. O(`to_reclaim` + classes).
    ///
    /// ```
    /// use core::alloc::Layout;
    /// use slabmalloc::{Allocator, ObjectPage, ZoneAllocator};
    ///
    /// let mut page = ObjectPage::new();
    /// let mut zone: ZoneAllocator = ZoneAllocator::new();
    /// let layout = Layout::new::<[u64; 4]>();
    /// // SAFETY: the page outlives the zone and what is allocated from it.
    /// unsafe { zone.refill(layout, &mut *core::ptr::from_mut(&mut page)) }.unwrap();
    ///
    /// let mut pages = Vec::new();
    /// assert_eq!(zone.try_reclaim_base_pages(8, |page| pages.push(page)), 1);
    /// // The page is its owner's again.
    /// assert_eq!(pages, [&raw mut page]);
    /// ```
    pub fn try_reclaim_base_pages<F>(&mut self, to_reclaim: usize, dealloc: F) -> usize
    where
        F: FnMut(*mut C::BasePage<'a>),
    {
        reclaim(&mut self.base, &mut self.base_index, to_reclaim, dealloc)
    }

    /// Hands up to `to_reclaim` large pages without live objects back through `dealloc`.
    ///
    /// Returns how many there were. O(`to_reclaim` + classes).
    ///
    /// ```
    /// use core::alloc::Layout;
    /// use slabmalloc::{Allocator, LargeObjectPage, ZoneAllocator};
    ///
    /// let mut zone: ZoneAllocator = ZoneAllocator::new();
    /// let layout = Layout::new::<[u8; 100_000]>();
    /// let page = Box::leak(Box::<LargeObjectPage>::new_uninit());
    /// // SAFETY: a page may hold anything.
    /// let page = unsafe { page.assume_init_mut() };
    /// // SAFETY: the page is leaked, and the zone's from here on.
    /// unsafe { zone.refill_large(layout, page) }.unwrap();
    ///
    /// let object = zone.allocate(layout).unwrap();
    /// // A page with a live object stays.
    /// assert_eq!(zone.try_reclaim_large_pages(8, |_| ()), 0);
    /// zone.deallocate(object, layout).unwrap();
    /// assert_eq!(zone.try_reclaim_large_pages(8, |_| ()), 1);
    /// ```
    pub fn try_reclaim_large_pages<F>(&mut self, to_reclaim: usize, dealloc: F) -> usize
    where
        F: FnMut(*mut C::LargePage<'a>),
    {
        reclaim(&mut self.large, &mut self.large_index, to_reclaim, dealloc)
    }

    /// The state of every size class, in ascending order.
    ///
    /// ```
    /// use core::alloc::Layout;
    /// use slabmalloc::{Allocator, ObjectPage, ZoneAllocator};
    ///
    /// let mut page = ObjectPage::new();
    /// let mut zone: ZoneAllocator = ZoneAllocator::new();
    /// let layout = Layout::new::<[u64; 4]>();
    /// // SAFETY: the page outlives the zone and what is allocated from it.
    /// unsafe { zone.refill(layout, &mut *core::ptr::from_mut(&mut page)) }.unwrap();
    ///
    /// zone.allocate(layout).unwrap();
    /// let class = zone.classes().find(|class| class.pages > 0).unwrap();
    /// assert_eq!((class.slot_bytes, class.live_objects), (32, 1));
    /// ```
    pub fn classes(&self) -> impl Iterator<Item = ClassUse> {
        let base = self.base.iter().map(|class| class.class_use(None));
        base.chain(self.large.iter().map(|class| class.class_use(None)))
    }

    /// Frees a block, and says exactly what is wrong if it cannot.
    ///
    /// Sound for every pointer and layout: the page is looked up in the zone's own index before
    /// anything is read. The look-up takes as many steps as an address has bits at most.
    ///
    /// # Errors
    ///
    /// `ptr` is not a live block of this zone that was allocated with such a layout; nothing has
    /// changed then.
    ///
    /// ```
    /// use core::alloc::Layout;
    /// use slabmalloc::error::MisuseKind;
    /// use slabmalloc::{Allocator, ObjectPage, ZoneAllocator};
    ///
    /// let mut page = ObjectPage::new();
    /// let mut zone: ZoneAllocator = ZoneAllocator::new();
    /// let layout = Layout::new::<[u64; 4]>();
    /// // SAFETY: the page outlives the zone and what is allocated from it.
    /// unsafe { zone.refill(layout, &mut *core::ptr::from_mut(&mut page)) }.unwrap();
    ///
    /// let object = zone.allocate(layout).unwrap();
    /// assert!(zone.try_deallocate(object, layout).is_ok());
    /// let refused = zone.try_deallocate(object, layout).unwrap_err();
    /// assert_eq!(refused.kind, MisuseKind::DoubleFree);
    /// ```
    pub fn try_deallocate(&mut self, ptr: NonNull<u8>, layout: Layout) -> Result<(), Misuse> {
        let freed = match route::<C>(layout) {
            Route::Class(index) => {
                if let Some(class) = self.base.get_mut(index) {
                    put_if_indexed(class, &self.base_index, ptr, layout).map(drop)
                } else if let Some(class) = self.large.get_mut(index - C::BASE_COUNT) {
                    put_if_indexed(class, &self.large_index, ptr, layout).map(drop)
                } else {
                    Err(MisuseKind::UnservedLayout)
                }
            }
            Route::Pages | Route::Refused => Err(MisuseKind::UnservedLayout),
        };
        freed.map_err(|kind| self.misuse(kind, ptr, layout))
    }

    /// What to tell of a free that was refused: a page that is not the class's own may still be the
    /// zone's.
    #[cold]
    fn misuse(&self, kind: MisuseKind, ptr: NonNull<u8>, layout: Layout) -> Misuse {
        let address = ptr.addr().get();
        let base = Slab::<C::BasePage<'a>>::header_address(address);
        let large = Slab::<C::LargePage<'a>>::header_address(address);
        let of_this_zone = self.base_index.contains(base) || self.large_index.contains(large);
        let kind = match kind {
            MisuseKind::ForeignPage if of_this_zone => MisuseKind::WrongSizeClass,
            other => other,
        };
        let sites = match route::<C>(layout) {
            Route::Class(index) => {
                if let Some(class) = self.base.get(index).filter(|_| self.base_index.contains(base)) {
                    // SAFETY: the index has the page.
                    unsafe { class.sites(address) }
                } else if let Some(class) = self
                    .large_class(index)
                    .filter(|_| self.large_index.contains(large))
                {
                    // SAFETY: the index has the page.
                    unsafe { class.sites(address) }
                } else {
                    None
                }
            }
            Route::Pages | Route::Refused => None,
        };
        misuse::<C>(kind, address, layout, sites)
    }

    /// Class `index`, if it lives in large pages.
    fn large_class(&self, index: usize) -> Option<&ClassSlabs<C::LargePage<'a>, C::Harden>> {
        self.large.get(index.checked_sub(C::BASE_COUNT)?)
    }

    /// Frees a block without looking its page up.
    ///
    /// What is wrong with the pointer is still detected from the header of its page, and reported to
    /// the handler of the configuration; then nothing is freed. O(1).
    ///
    /// # Safety
    ///
    /// `ptr` was allocated by this zone with a layout of the same size and alignment, and is not
    /// used from here on.
    ///
    /// ```
    /// use core::alloc::Layout;
    /// use slabmalloc::{Allocator, ObjectPage, ZoneAllocator};
    ///
    /// let mut page = ObjectPage::new();
    /// let mut zone: ZoneAllocator = ZoneAllocator::new();
    /// let layout = Layout::new::<[u64; 4]>();
    /// // SAFETY: the page outlives the zone and what is allocated from it.
    /// unsafe { zone.refill(layout, &mut *core::ptr::from_mut(&mut page)) }.unwrap();
    ///
    /// let object = zone.allocate(layout).unwrap();
    /// // SAFETY: the object came from the zone with this layout, and is used no more.
    /// unsafe { zone.deallocate_unchecked(object, layout) };
    /// assert!(zone.classes().all(|class| class.live_objects == 0));
    /// ```
    pub unsafe fn deallocate_unchecked(&mut self, ptr: NonNull<u8>, layout: Layout) {
        let address = ptr.addr().get();
        let freed = match route::<C>(layout) {
            Route::Class(index) => {
                if let Some(class) = self.base.get_mut(index) {
                    // SAFETY: the caller's promise: the address is in a page of this class.
                    unsafe { put(class, address, layout) }
                } else if let Some(class) = self.large.get_mut(index - C::BASE_COUNT) {
                    // SAFETY: the caller's promise: the address is in a page of this class.
                    unsafe { put(class, address, layout) }
                } else {
                    Err(MisuseKind::UnservedLayout)
                }
            }
            Route::Pages | Route::Refused => Err(MisuseKind::UnservedLayout),
        };
        if let Err(kind) = freed {
            report::<C::OnMisuse>(self.misuse(kind, ptr, layout));
        }
    }
}

/// Gives a slot back.
///
/// # Errors
///
/// It is not a live slot of the class.
///
/// # Safety
///
/// As for [`ClassSlabs::put`].
#[inline]
unsafe fn put<P: AllocablePage, H: Harden>(
    class: &mut ClassSlabs<P, H>,
    address: usize,
    layout: Layout,
) -> Result<(), MisuseKind> {
    // SAFETY: the caller's promise.
    unsafe { take_back(class, address, layout) }?;
    // SAFETY: the caller's promise.
    unsafe { class.put(address) }.map(drop)
}

/// Hands empty pages of any class back.
fn reclaim<P: AllocablePage, H: Harden, F: FnMut(*mut P)>(
    classes: &mut [ClassSlabs<P, H>],
    index: &mut PageIndex,
    to_reclaim: usize,
    mut dealloc: F,
) -> usize {
    let mut reclaimed = 0;
    for class in classes {
        class.end_quarantine();
        while reclaimed < to_reclaim {
            let Some(slab) = class.pop_empty() else { break };
            index.remove(slab.address());
            dealloc(slab.page().as_ptr());
            reclaimed += 1;
        }
    }
    reclaimed
}

// SAFETY: slots are handed out once (H2), are large and aligned enough (`route`), and lie in pages
// that are the zone's until they are handed back.
unsafe impl<'a, C: ZoneConfig> Allocator<'a, C::BasePage<'a>, C::LargePage<'a>> for Zone<'a, C> {
    fn allocate(&mut self, layout: Layout) -> Result<NonNull<u8>, AllocationError> {
        let Route::Class(index) = route::<C>(layout) else {
            return Err(AllocationError::InvalidLayout);
        };
        let refused = |kind, address| report::<C::OnMisuse>(misuse::<C>(kind, address, layout, None));
        let taken = if let Some(class) = self.base.get_mut(index) {
            take_for(class, layout, refused)
        } else {
            self.large
                .get_mut(index - C::BASE_COUNT)
                .and_then(|class| take_for(class, layout, refused))
        };
        taken.map(|taken| taken.start).ok_or(AllocationError::OutOfMemory)
    }

    fn deallocate(&mut self, ptr: NonNull<u8>, layout: Layout) -> Result<(), AllocationError> {
        self.try_deallocate(ptr, layout)
            .map_err(|_| AllocationError::InvalidLayout)
    }

    unsafe fn refill_large(
        &mut self,
        layout: Layout,
        new_page: &'a mut C::LargePage<'a>,
    ) -> Result<(), AllocationError> {
        let class = match route::<C>(layout) {
            Route::Class(index) if index >= C::BASE_COUNT => self.large.get_mut(index - C::BASE_COUNT),
            _ => None,
        };
        let class = class.ok_or(AllocationError::InvalidLayout)?;
        // SAFETY: the caller's promise.
        unsafe { lend(class, &mut self.large_index, new_page) };
        Ok(())
    }

    unsafe fn refill(
        &mut self,
        layout: Layout,
        new_page: &'a mut C::BasePage<'a>,
    ) -> Result<(), AllocationError> {
        let class = match route::<C>(layout) {
            Route::Class(index) => self.base.get_mut(index),
            _ => None,
        };
        let class = class.ok_or(AllocationError::InvalidLayout)?;
        // SAFETY: the caller's promise.
        unsafe { lend(class, &mut self.base_index, new_page) };
        Ok(())
    }
}

impl<C: ZoneConfig> Default for Zone<'_, C> {
    fn default() -> Self {
        Self::new()
    }
}

impl<C: ZoneConfig> fmt::Debug for Zone<'_, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Zone")
            .field("name", &C::NAME)
            .finish_non_exhaustive()
    }
}
