//! Zones that feed themselves and may be shared: [`SafeZone`], and [`CachedZone`] with caches in front.

mod adapters;
mod batch;
mod cached;
mod caching;
mod class;
mod counting;
mod exchange;
mod feed;
mod fork;
mod global_alloc;
mod guard;
mod heap_map;
mod magazines;
mod pages;
mod registry;
mod slabinfo;
mod snapshot;
mod teardown;

use core::alloc::Layout;
use core::fmt;
use core::ptr::NonNull;

use generic_array::GenericArray;

pub use cached::{CachedZone, Caching};
use class::LockedClass;
#[doc(hidden)]
pub use counting::counted_classes;
#[cfg(feature = "std")]
#[doc(hidden)]
pub use fork::ForkHandlers;
pub use heap_map::HeapMap;
pub use magazines::Magazines;
pub use pages::Pages;
use registry::Registry;
pub use snapshot::Snapshot;

use crate::atomic::AtomicUsize;
use crate::error::{AllocationError, Misuse, MisuseKind};
use crate::harden::{Harden, PageMap};
use crate::instrument;
use crate::lock::{Locked, RawLock};
use crate::pager::{ConstPager, Pager};
use crate::slab::Taken;
use crate::zone::{Derived, Route, ZoneConfig, class_array, misuse, route};

/// A zone with a lock for each size class, a pager that feeds it, and the interfaces of Rust's
/// allocators.
///
/// * `C` is the configuration: page sizes, classes, statistics, misuse handler.
/// * `L` is the lock strategy; every size class has a lock of its own.
/// * `P` is the pager. It is called with no lock held, and may fail at any call.
///
/// A class that runs dry takes a page from the pager. A page that empties is kept while its class
/// has few empty ones (one for large pages, two for base pages, or an eighth of those in use), then
/// goes back. What no class serves comes from the pager directly, in whole multiples of its
/// granularity.
///
/// Dropping a zone gives its pages back to the pager, live objects or not; blocks that came from the
/// pager directly must be freed before. O(pages * (log(pages) + classes)).
///
/// Each value is a zone of its own, without caches; the program's heap is
/// [`SafeZoneAllocator`](crate::SafeZoneAllocator).
///
/// ```
/// use core::alloc::Layout;
/// use slabmalloc::lock::Spin;
/// use slabmalloc::pager::DefaultPager;
/// use slabmalloc::{SafeZone, X86};
///
/// let zone: SafeZone<X86, Spin, DefaultPager> = SafeZone::new();
/// # #[cfg(any(unix, windows))]
/// assert!(zone.allocate(Layout::new::<u64>()).is_ok());
/// // All of its pages go back here.
/// drop(zone);
/// ```
pub struct SafeZone<C: ZoneConfig, L: RawLock, P: Pager> {
    base: Classes<C, L, C::BasePage<'static>, C::BaseClasses>,
    large: Classes<C, L, C::LargePage<'static>, C::LargeClasses>,
    registry: Locked<L, Registry>,
    map: <C::Harden as Harden>::Map,
    misuses: AtomicUsize,
    pager: P,
}

/// The classes that live in one kind of page.
type Classes<C, L, P, N> = GenericArray<LockedClass<C, L, P, <C as ZoneConfig>::Harden>, N>;

/// Empty base pages that a class keeps at least.
const KEEP_BASE_PAGES: usize = 2;
/// Empty large pages that a class keeps at least.
const KEEP_LARGE_PAGES: usize = 1;

impl<C: ZoneConfig, L: RawLock, P: ConstPager> SafeZone<C, L, P> {
    /// A zone without a page, with a new pager.
    pub const fn new() -> Self {
        Self::with_pager(P::INIT)
    }
}

impl<C: ZoneConfig, L: RawLock, P: ConstPager> Default for SafeZone<C, L, P> {
    fn default() -> Self {
        Self::new()
    }
}

impl<C: ZoneConfig, L: RawLock, P: Pager> SafeZone<C, L, P> {
    /// The largest size in bytes that a class serves.
    pub const MAX_ALLOC_SIZE: usize = crate::zone::Zone::<C>::MAX_ALLOC_SIZE;

    /// The largest alignment in bytes that is served: twice the largest kind of page.
    pub const MAX_ALIGN: usize = C::MAX_ALIGN;

    /// A zone without a page, fed by `pager`.
    ///
    /// ```
    /// use core::alloc::Layout;
    /// use slabmalloc::lock::Spin;
    /// use slabmalloc::pager::FromGlobalAlloc;
    /// use slabmalloc::{SafeZone, X86};
    /// use std::alloc::System;
    ///
    /// static ZONE: SafeZone<X86, Spin, FromGlobalAlloc<System>> = SafeZone::with_pager(FromGlobalAlloc::new(&System));
    /// assert!(ZONE.allocate(Layout::new::<u64>()).is_ok());
    /// ```
    pub const fn with_pager(pager: P) -> Self {
        let () = C::VALID;
        Self {
            base: class_array!(C::BASE_COUNT, |i| LockedClass::new(
                C::CLASSES[i],
                Some(i),
                KEEP_BASE_PAGES
            )),
            large: class_array!(C::LARGE_COUNT, |i| LockedClass::new(
                C::CLASSES[C::BASE_COUNT + i],
                Some(C::BASE_COUNT + i),
                KEEP_LARGE_PAGES
            )),
            registry: Locked::new(Registry::new()),
            map: PageMap::EMPTY,
            misuses: AtomicUsize::new(0),
            pager,
        }
    }

    /// The pager that feeds the zone.
    ///
    /// ```
    /// use slabmalloc::lock::Spin;
    /// use slabmalloc::pager::Regions;
    /// use slabmalloc::{SafeZone, X86};
    ///
    /// static ZONE: SafeZone<X86, Spin, Regions<Spin>> = SafeZone::new();
    /// // A kernel adds memory here.
    /// assert_eq!(ZONE.pager().total_bytes(), 0);
    /// ```
    pub const fn pager(&self) -> &P {
        &self.pager
    }

    /// Allocates a block for `layout`.
    ///
    /// A block of size zero gets the smallest slot.
    ///
    /// # Errors
    ///
    /// [`OutOfMemory`](AllocationError::OutOfMemory) if the pager has nothing left;
    /// [`InvalidLayout`](AllocationError::InvalidLayout) if the zone serves no such layout.
    ///
    /// ```
    /// use core::alloc::Layout;
    /// use slabmalloc::lock::Spin;
    /// use slabmalloc::pager::DefaultPager;
    /// use slabmalloc::{AllocationError, SafeZone, X86};
    ///
    /// let zone: SafeZone<X86, Spin, DefaultPager> = SafeZone::new();
    /// let block = zone.allocate(Layout::new::<[u64; 5]>()).unwrap();
    /// // SAFETY: the block is this long and aligned, and nobody else's.
    /// unsafe { block.cast::<[u64; 5]>().write([1; 5]) };
    /// let aligned_too_much = Layout::from_size_align(8, 8 << 20).unwrap();
    /// assert_eq!(zone.allocate(aligned_too_much), Err(AllocationError::InvalidLayout));
    /// ```
    #[inline]
    pub fn allocate(&self, layout: Layout) -> Result<NonNull<u8>, AllocationError> {
        self.block::<false>(layout).ok_or_else(|| Self::why_none(layout))
    }

    /// A block for `layout`, whose bytes are zero if that is asked for; nothing if memory is out or the zone serves
    /// no such layout.
    ///
    /// Asked for by a constant: a request that does not ask has nothing to carry.
    #[inline]
    fn block<const ZEROED: bool>(&self, layout: Layout) -> Option<NonNull<u8>> {
        let block = match route::<C>(layout) {
            Route::Class(index) => loop {
                let asked = Some(layout.size());
                let taken = if let Some(class) = self.base.get(index) {
                    class
                        .take(asked)
                        .or_else(|| self.take_with_new_page(class, asked))
                } else if let Some(class) = self.large.get(index - C::BASE_COUNT) {
                    class
                        .take(asked)
                        .or_else(|| self.take_with_new_page(class, asked))
                } else {
                    None
                };
                let taken = taken?;
                if !Self::GUARDED {
                    break taken;
                }
                // SAFETY: the slot was just taken from this class, for this layout.
                if unsafe { self.hand_out(index, taken.start, layout) } {
                    break Taken::new(taken.start, false);
                }
            },
            Route::Pages => self.allocate_run(layout)?,
            Route::Refused => return None,
        };
        if !ZEROED {
            return Some(block.start);
        }
        if block.is_zeroed() {
            instrument::known_to_be_zero(block.start, layout.size());
        } else {
            // SAFETY: the block is at least this long, and its owner has not seen it yet.
            unsafe { block.start.write_bytes(0, layout.size()) };
        }
        Some(block.start)
    }

    /// Why there was no block for `layout`.
    #[cold]
    fn why_none(layout: Layout) -> AllocationError {
        match route::<C>(layout) {
            Route::Refused => AllocationError::InvalidLayout,
            Route::Class(_) | Route::Pages => AllocationError::OutOfMemory,
        }
    }

    /// Frees a block.
    ///
    /// What is wrong with the pointer is detected from the header of the page that it would lie in,
    /// and reported to the handler of the configuration; then nothing is freed.
    ///
    /// # Safety
    ///
    /// `ptr` was allocated by this zone with a layout of the same size and alignment, and is not
    /// used from here on.
    ///
    /// ```
    /// use core::alloc::Layout;
    /// use slabmalloc::lock::Spin;
    /// use slabmalloc::pager::DefaultPager;
    /// use slabmalloc::{SafeZone, X86};
    ///
    /// let zone: SafeZone<X86, Spin, DefaultPager> = SafeZone::new();
    /// let layout = Layout::new::<[u64; 5]>();
    /// let block = zone.allocate(layout).unwrap();
    /// assert_eq!(zone.snapshot().live_objects(), 1);
    /// // SAFETY: the block came from the zone with this layout, and is used no more.
    /// unsafe { zone.deallocate(block, layout) };
    /// assert_eq!(zone.snapshot().live_objects(), 0);
    /// ```
    #[inline]
    pub unsafe fn deallocate(&self, ptr: NonNull<u8>, layout: Layout) {
        let freed = match route::<C>(layout) {
            Route::Class(index) => {
                // SAFETY: the caller's promise.
                if Self::GUARDED && !unsafe { self.take_back(index, ptr, layout) } {
                    return;
                }
                // SAFETY: the caller's promise.
                unsafe { self.put(index, ptr, layout) }
            }
            // SAFETY: the caller's promise: the block came from `allocate_run` with this layout.
            Route::Pages => unsafe { self.release_run(ptr, layout) },
            Route::Refused => Err(MisuseKind::UnservedLayout),
        };
        if let Err(kind) = freed {
            self.report_free(kind, ptr, layout);
        }
    }

    /// Gives a slot of class `index`, which served `layout`, back to its page.
    ///
    /// # Errors
    ///
    /// As for [`LockedClass::put`].
    ///
    /// # Safety
    ///
    /// The address is in a page of the class.
    #[inline]
    unsafe fn put(&self, index: usize, ptr: NonNull<u8>, layout: Layout) -> Result<(), MisuseKind> {
        let asked = Some(layout.size());
        if let Some(class) = self.base.get(index) {
            // SAFETY: the caller's promise.
            unsafe { class.put(ptr, asked) }.map(|page| self.release_excess(class, page))
        } else if let Some(class) = self.large.get(index - C::BASE_COUNT) {
            // SAFETY: the caller's promise.
            unsafe { class.put(ptr, asked) }.map(|page| self.release_excess(class, page))
        } else {
            Err(MisuseKind::UnservedLayout)
        }
    }

    /// Frees a block, and says exactly what is wrong if it cannot.
    ///
    /// The page is looked up in the zone's own index before anything is read, so that any pointer may be
    /// tried. That takes a lock of the whole zone, and as many steps as an address has bits at most.
    /// Blocks that came from the pager directly are in no page of the zone, and are freed by
    /// [`deallocate`](Self::deallocate) only.
    ///
    /// # Errors
    ///
    /// `ptr` is not a live block of this zone that was allocated from the size class of `layout`;
    /// nothing has changed then.
    ///
    /// # Safety
    ///
    /// If `ptr` is a live block of the zone from the size class of `layout`, it is the caller's, and not
    /// used from here on: a zone that others share cannot tell whose a block is. Nothing is asked of
    /// any other pointer.
    ///
    /// ```
    /// use core::alloc::Layout;
    /// use slabmalloc::error::MisuseKind;
    /// use slabmalloc::lock::Spin;
    /// use slabmalloc::pager::DefaultPager;
    /// use slabmalloc::{SafeZone, X86};
    ///
    /// let zone: SafeZone<X86, Spin, DefaultPager> = SafeZone::new();
    /// let layout = Layout::new::<[u64; 5]>();
    /// let block = zone.allocate(layout).unwrap();
    /// // SAFETY: the block is the caller's, and used no more.
    /// assert!(unsafe { zone.try_deallocate(block, layout) }.is_ok());
    /// // SAFETY: the block is not live, so that nothing is asked of it.
    /// let refused = unsafe { zone.try_deallocate(block, layout) };
    /// assert_eq!(refused.unwrap_err().kind, MisuseKind::DoubleFree);
    /// ```
    pub unsafe fn try_deallocate(&self, ptr: NonNull<u8>, layout: Layout) -> Result<(), Misuse> {
        let freed = match route::<C>(layout) {
            Route::Class(index) if C::Harden::AT_ONCE => {
                // SAFETY: the caller's promise.
                unsafe { self.try_take_back(index, ptr, layout) }.and_then(|()| {
                    instrument::taken_back(ptr, layout.size());
                    // SAFETY: the slot was live until now, and is the caller's.
                    unsafe { self.put(index, ptr, layout) }
                })
            }
            Route::Class(index) => {
                if let Some(class) = self.base.get(index) {
                    let registry = self.registry.lock();
                    let freed =
                        class.put_if_indexed(registry.index::<C, C::BasePage<'static>>(), ptr, layout);
                    drop(registry);
                    freed.map(|page| self.release_excess(class, page))
                } else if let Some(class) = self.large.get(index - C::BASE_COUNT) {
                    let registry = self.registry.lock();
                    let freed =
                        class.put_if_indexed(registry.index::<C, C::LargePage<'static>>(), ptr, layout);
                    drop(registry);
                    freed.map(|page| self.release_excess(class, page))
                } else {
                    Err(MisuseKind::UnservedLayout)
                }
            }
            Route::Pages | Route::Refused => Err(MisuseKind::UnservedLayout),
        };
        freed.map_err(|kind| {
            let sites = self.sites(ptr, layout);
            misuse::<C>(self.refine(kind, ptr), ptr.addr().get(), layout, sites)
        })
    }
}

impl<C: ZoneConfig, L: RawLock, P: Pager> fmt::Debug for SafeZone<C, L, P> {
    /// Takes no lock.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SafeZone")
            .field("name", &C::NAME)
            .finish_non_exhaustive()
    }
}
