//! [`CachedZone`]: the one zone of a type, with free slots kept by each thread or each CPU.

use core::alloc::{GlobalAlloc, Layout};
use core::fmt;
use core::marker::PhantomData;
use core::ptr::{self, NonNull};

use super::{Magazines, SafeZone, Snapshot};
use crate::cache::{CacheView, SharedDepot};
use crate::error::{AllocationError, Misuse};
use crate::lock::RawLock;
use crate::pager::Pager;
use crate::zone::ZoneConfig;

/// The statics of a zone of which there is one, which a generic type cannot have: `declare_zone!` makes
/// them in the program that uses it, this crate for [`SafeZoneAllocator`](crate::SafeZoneAllocator).
///
/// # Safety
///
/// Functions that return something static return the same at every call, and nothing unwinds. Zone, magazines,
/// depots and bins are those of this type alone, and there are as many depots, and as many bins in each cache, as
/// `Config` has classes.
///
/// A cache that [`with_cache`](Caching::with_cache) or [`with_reachable`](Caching::with_reachable) gives is used by
/// nobody else meanwhile, and who uses it next sees what was done to it before; `action` does not use the zone. It stays
/// valid, and what it has stays reachable, until `CachedZone::thread_ends` was called by its thread, which
/// [`watch`](Caching::watch) promises with `true`; or for good, if [`OWNERS_END`](Caching::OWNERS_END) is false.
///
/// ```
/// use core::alloc::Layout;
/// use slabmalloc::cache::{Bins, CacheView, SharedDepot};
/// use slabmalloc::global::{CachedZone, Caching, Magazines, SafeZone};
/// use slabmalloc::lock::Spin;
/// use slabmalloc::pager::DefaultPager;
/// use slabmalloc::X86;
///
/// static ZONE: SafeZone<X86, Spin, DefaultPager> = SafeZone::new();
/// static MAGAZINES: Magazines<X86, Spin> = Magazines::new();
/// static DEPOTS: [SharedDepot<Spin>; 15] = [const { SharedDepot::new() }; 15];
///
/// thread_local! {
///     static BINS: Bins<15> = const { Bins::new() };
/// }
///
/// /// A zone with a cache for each thread, as `declare_zone!` makes them with `cache: thread`, but for one thing.
/// struct ByHand;
///
/// // SAFETY: each function returns the same at every call, of what is this type's alone, and a thread's bins are used by it
/// // alone. `watch` says that the end of a thread is not noticed, so that nothing is kept for one.
/// unsafe impl Caching for ByHand {
///     type Config = X86;
///     type Lock = Spin;
///     type Pager = DefaultPager;
///     const BATCH_BYTES: usize = 16 << 10;
///
///     fn zone() -> &'static SafeZone<X86, Spin, DefaultPager> {
///         &ZONE
///     }
///
///     fn magazines() -> &'static Magazines<X86, Spin> {
///         &MAGAZINES
///     }
///
///     fn depots() -> &'static [SharedDepot<Spin>] {
///         &DEPOTS
///     }
///
///     fn with_cache<R>(action: impl FnOnce(CacheView<'_>) -> R) -> Option<R> {
///         BINS.try_with(|bins| action(bins.view())).ok()
///     }
///
///     fn watch() -> bool {
///         false
///     }
/// }
///
/// let zone = CachedZone::<ByHand>::new();
/// assert!(zone.allocate(Layout::new::<u64>()).is_ok());
/// // The block is one of the zone behind the cache, which keeps nothing.
/// assert_eq!(ByHand::zone().snapshot().live_objects(), 1);
/// // The thread's own cache is the only one within its reach.
/// assert!(ByHand::with_cache(|_| ()).is_some() && ByHand::with_reachable(0, |_| ()).is_some());
/// ```
pub unsafe trait Caching: Sized + 'static {
    /// The configuration of the zone.
    type Config: ZoneConfig;
    /// The lock of size classes and depots.
    type Lock: RawLock + Sync;
    /// The pager.
    type Pager: Pager + Sync;
    /// Bytes of a batch, within bounds: at least 2 slots, at most 128.
    const BATCH_BYTES: usize;
    /// Whether there are caches. If not, every request goes to the zone, and nothing but
    /// [`zone`](Caching::zone) is called.
    const CACHED: bool = true;
    /// Whether caches are those of threads, which end.
    const OWNERS_END: bool = true;
    /// How many caches the caller can use, when memory is out or the zone is trimmed.
    const REACHABLE: usize = 1;

    /// The zone behind the caches.
    fn zone() -> &'static SafeZone<Self::Config, Self::Lock, Self::Pager>;
    /// Where the lists of free slots are.
    fn magazines() -> &'static Magazines<Self::Config, Self::Lock>;
    /// The depots, one for each class.
    fn depots() -> &'static [SharedDepot<Self::Lock>];
    /// Gives `action` the cache of the calling thread or CPU; nothing if that is in use, as by what a handler has
    /// interrupted.
    fn with_cache<R>(action: impl FnOnce(CacheView<'_>) -> R) -> Option<R>;
    /// Gives `action` the cache with this number, below [`REACHABLE`](Caching::REACHABLE), unless it is in use.
    fn with_reachable<R>(number: usize, action: impl FnOnce(CacheView<'_>) -> R) -> Option<R> {
        let _ = number;
        Self::with_cache(action)
    }
    /// Sees to it that the calling thread's end is noticed; `false` if it is too late for that. Not called where
    /// owners do not end.
    fn watch() -> bool;
}

/// A handle to the one zone of type `T`, with a cache for each thread, or for each CPU.
///
/// All handles are the same zone: its state is in statics, so that no handle can outlive its memory.
/// [`SafeZoneAllocator`](crate::SafeZoneAllocator) is one, and what `declare_zone!` makes with
/// `cache: thread` or `cache: per_cpu`. It is used as a `#[global_allocator]`, and as the allocator of single collections.
///
/// Each thread keeps at most two batches of each class that it uses: a batch is 16 KiB unless the zone
/// says otherwise, or 2 slots if that is more, and at most 128 slots, or the fourth part of a small base page in
/// addresses. A thread starts with a sixteenth of
/// that and doubles it with each request for more, unless a depot has a whole batch for it; one that only
/// frees stays at a quarter. A depot holds up to 128 KiB of its class, or a batch if that is more. That comes
/// to 1.2 MiB for a thread that uses all classes of the default zone, and 2 MiB in depots; in the hosted
/// zone, whose classes are finer, to 7.6 and 12.3 MiB. The lists of a class take 128 bytes
/// or 1 KiB each, in pages of their own. While the program frees more of a class than it asks for, depots empty and threads keep ever less of it, so
/// that pages go back. CPUs keep as much as threads do.
///
/// What a thread keeps when it ends goes to the depots, or to its pages where they have no room. Threads that
/// allocate after that, in destructors of thread-local values that run later, are
/// served slot by slot from the zone. A thread that uses the zone for the first time when all of its
/// thread-local values have been destroyed, in the destructor of a pthread key, is not noticed: what it
/// keeps stays kept. Where [`Caching::CACHED`] is false nobody keeps anything.
///
/// What is wrong with a pointer that is freed is found out when the batch that it is in goes back to
/// its page, and reported then, if it is still wrong: a free with another size class, of foreign memory, of
/// a slot that is free in its page. Until then the bad pointer is treated as a free slot: nothing is written
/// to it, but it may be handed out. A slot that was freed twice may be handed out twice; if both owners have
/// freed it by the time when it gets to its page, nobody finds out. What is written to freed memory reaches no
/// list: those are in pages of their own. Without caches all of this is found out at once.
///
/// With caches of CPUs, a handler may use the zone whenever it comes, if the zone's lock is one that handlers may take,
/// such as [`IrqSafe`](crate::lock::IrqSafe). Who finds the cache of the CPU in use is served slot by slot from the zone,
/// and never waits for whoever uses it.
///
/// A process with threads that forks holds all locks of a zone with a cache for each thread meanwhile, by
/// `pthread_atfork`, so that the child can go on with its copy; what other threads kept is lost there. Signal handlers must
/// neither allocate nor fork.
///
/// ```
/// use core::alloc::Layout;
/// use slabmalloc::SafeZoneAllocator;
///
/// # fn main() -> Result<(), slabmalloc::AllocationError> {
/// let heap = SafeZoneAllocator::new();
/// let (five, nine) = (Layout::new::<[u64; 5]>(), Layout::new::<[u64; 9]>());
/// let block = heap.allocate(five)?;
/// // Any handle will do: there is one heap.
/// // SAFETY: the block came from the heap with this layout, and only what is returned is used on.
/// let block = unsafe { SafeZoneAllocator::new().resize(block, five, nine)? };
/// // SAFETY: the block has this layout by now, and is used no more.
/// unsafe { heap.deallocate(block, nine) };
/// # Ok(())
/// # }
/// ```
pub struct CachedZone<T: Caching>(PhantomData<fn() -> T>);

impl<T: Caching> CachedZone<T> {
    /// A handle to the zone.
    pub const fn new() -> Self {
        const { assert!(T::BATCH_BYTES > 0, "a batch must have room for a slot") };
        Self(PhantomData)
    }

    /// The largest size in bytes that a class serves.
    pub const MAX_ALLOC_SIZE: usize = SafeZone::<T::Config, T::Lock, T::Pager>::MAX_ALLOC_SIZE;

    /// The largest alignment in bytes that is served: twice the largest kind of page.
    pub const MAX_ALIGN: usize = SafeZone::<T::Config, T::Lock, T::Pager>::MAX_ALIGN;

    /// The pager that feeds the zone.
    ///
    /// ```
    /// use slabmalloc::SafeZoneAllocator;
    /// use slabmalloc::pager::Pager;
    ///
    /// assert!(SafeZoneAllocator::new().pager().granularity().is_power_of_two());
    /// ```
    pub fn pager(&self) -> &'static T::Pager {
        T::zone().pager()
    }

    /// The state of the zone behind the caches. Slots that threads and depots keep count as live there.
    ///
    /// What the calling thread or CPU has counted is part of it, and what other CPUs have, where their caches can be
    /// reached; of other threads what they did up to the last time that a bin of the class ran empty or full. That takes
    /// O(CPUs * classes) where there is a cache for each CPU.
    ///
    /// ```standalone_crate
    /// use core::alloc::Layout;
    /// use slabmalloc::SafeZoneAllocator;
    ///
    /// let heap = SafeZoneAllocator::new();
    /// let layout = Layout::new::<[u64; 5]>();
    /// let block = heap.allocate(layout).unwrap();
    /// let snapshot = heap.snapshot();
    /// let class = snapshot.classes().find(|class| class.live_objects > 0).unwrap();
    /// assert_eq!((class.slot_bytes, class.pages), (64, 1));
    /// // SAFETY: the block came from the heap with this layout, and is used no more.
    /// unsafe { heap.deallocate(block, layout) };
    /// ```
    pub fn snapshot(&self) -> Snapshot<T::Config> {
        Self::tell_all_counted();
        let mut snapshot = T::zone().snapshot();
        if T::CACHED {
            snapshot.magazines = T::magazines().class_use();
        }
        snapshot
    }

    /// Leaves what the cache of the calling thread or CPU keeps to the depots, where others find it.
    ///
    /// For a thread that will not use the zone for long, and for a CPU that goes offline: as the last of its uses,
    /// with interrupts off, which is how pages may go back to the pager then. The cache fills again with the next use.
    /// Nothing happens if it is in use, as by a task that was preempted: then the CPU has to come back, or
    /// [`trim`](Self::trim) finds it later. O(slots kept + classes).
    ///
    /// ```standalone_crate
    /// use core::alloc::Layout;
    /// use slabmalloc::SafeZoneAllocator;
    ///
    /// let heap = SafeZoneAllocator::new();
    /// let layout = Layout::new::<[u64; 5]>();
    /// let block = heap.allocate(layout).unwrap();
    /// // SAFETY: the block came from the heap with this layout, and is used no more.
    /// unsafe { heap.deallocate(block, layout) };
    /// heap.flush();
    /// // Another thread finds all that this one kept.
    /// # #[cfg(any(unix, windows))]
    /// std::thread::spawn(|| SafeZoneAllocator::new().trim()).join().unwrap();
    /// assert_eq!(heap.snapshot().live_objects(), 0);
    /// ```
    // Examples that look at the heap of the process, here and beside, are programs of their own: others use it meanwhile.
    pub fn flush(&self) {
        if T::CACHED {
            Self::leave_all();
        }
    }

    /// Gives what the caches that can be reached and the depots keep back to its pages, and every page without live
    /// objects back to the pager; returns how many there were.
    ///
    /// Pages that the pager got back on the way, as too many were empty, are not counted. O(slots kept + pages given
    /// back + classes), and O(CPUs * classes) where the caches of others can be reached. What other threads keep stays
    /// with them. The caches of all
    /// CPUs can be reached under `TryLock`, except for those that are in use at that
    /// moment; otherwise that of the calling CPU only.
    ///
    /// ```standalone_crate
    /// use core::alloc::Layout;
    /// use slabmalloc::SafeZoneAllocator;
    ///
    /// let heap = SafeZoneAllocator::new();
    /// let layout = Layout::new::<[u64; 5]>();
    /// let block = heap.allocate(layout).unwrap();
    /// // SAFETY: the block came from the heap with this layout, and is used no more.
    /// unsafe { heap.deallocate(block, layout) };
    /// heap.trim();
    /// assert!(heap.snapshot().classes().all(|class| class.pages == 0));
    /// ```
    pub fn trim(&self) -> usize {
        Self::drain() + Self::drain_others() + T::zone().trim()
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
    /// use slabmalloc::{AllocationError, SafeZoneAllocator};
    ///
    /// let heap = SafeZoneAllocator::new();
    ///
    /// let block = heap.allocate(Layout::new::<[u64; 5]>()).unwrap();
    /// // SAFETY: the block is this long and aligned, and nobody else's.
    /// unsafe { block.cast::<[u64; 5]>().write([1; 5]) };
    /// let aligned_too_much = Layout::from_size_align(8, 8 << 20).unwrap();
    /// assert_eq!(heap.allocate(aligned_too_much), Err(AllocationError::InvalidLayout));
    /// ```
    #[inline]
    pub fn allocate(&self, layout: Layout) -> Result<NonNull<u8>, AllocationError> {
        Self::take(layout).ok_or_else(|| SafeZone::<T::Config, T::Lock, T::Pager>::why_none(layout))
    }

    /// Allocates a block for `layout` whose first `layout.size()` bytes are zero.
    ///
    /// Whole pages that are known to be zeroed are not cleared again; slots are, as whoever had them before may
    /// have written there.
    ///
    /// # Errors
    ///
    /// As for [`allocate`](Self::allocate).
    ///
    /// ```
    /// use core::alloc::Layout;
    /// use slabmalloc::SafeZoneAllocator;
    ///
    /// let heap = SafeZoneAllocator::new();
    /// let layout = Layout::new::<[u8; 100]>();
    /// let block = heap.allocate_zeroed(layout).unwrap();
    /// // SAFETY: the block is this long, and every byte of it is set.
    /// assert_eq!(unsafe { block.cast::<[u8; 100]>().read() }, [0; 100]);
    /// // SAFETY: the block came from the heap with this layout, and is used no more.
    /// unsafe { heap.deallocate(block, layout) };
    /// ```
    #[inline]
    pub fn allocate_zeroed(&self, layout: Layout) -> Result<NonNull<u8>, AllocationError> {
        Self::take_zeroed(layout).ok_or_else(|| SafeZone::<T::Config, T::Lock, T::Pager>::why_none(layout))
    }

    /// Frees a block.
    ///
    /// What is wrong with the pointer is found out at the latest when the slot goes back to its page, and
    /// reported to the handler of the configuration then.
    ///
    /// # Safety
    ///
    /// `ptr` was allocated by this zone with a layout of the same size and alignment, and is not
    /// used from here on.
    #[inline]
    pub unsafe fn deallocate(&self, ptr: NonNull<u8>, layout: Layout) {
        // SAFETY: the caller's promise.
        unsafe { Self::give(ptr, layout) };
    }

    /// Frees a block, and says exactly what is wrong if it cannot.
    ///
    /// The slot goes back to its page directly, and the page is looked up in the zone's own index before
    /// anything is read, so that any pointer to memory that is not the zone's may be tried. That takes a
    /// lock of the whole zone, and as many steps as an address has bits at most. Blocks that came from
    /// the pager directly are in no page of the zone, and are freed by [`deallocate`](Self::deallocate)
    /// only.
    ///
    /// # Errors
    ///
    /// `ptr` is not a live block of this zone that was allocated from the size class of `layout`;
    /// nothing has changed then.
    ///
    /// # Safety
    ///
    /// If `ptr` was ever allocated from the size class of `layout`, it is the caller's, has not been
    /// freed since, and is not used from here on: a page cannot tell a slot that a thread keeps from one
    /// that is in use, nor the zone whose a block is. Nothing is asked of any other pointer.
    ///
    /// ```
    /// use core::alloc::Layout;
    /// use core::ptr::NonNull;
    /// use slabmalloc::SafeZoneAllocator;
    /// use slabmalloc::error::MisuseKind;
    ///
    /// let heap = SafeZoneAllocator::new();
    /// let layout = Layout::new::<u64>();
    /// let block = heap.allocate(layout).unwrap();
    /// // SAFETY: the block is the caller's, and used no more.
    /// assert!(unsafe { heap.try_deallocate(block, layout) }.is_ok());
    ///
    /// let on_stack = 0_u64;
    /// // SAFETY: the heap never handed that out, so that nothing is asked of it.
    /// let refused = unsafe { heap.try_deallocate(NonNull::from(&on_stack).cast(), layout) };
    /// assert_eq!(refused.unwrap_err().kind, MisuseKind::ForeignPage);
    /// ```
    pub unsafe fn try_deallocate(&self, ptr: NonNull<u8>, layout: Layout) -> Result<(), Misuse> {
        // SAFETY: the caller's promise: no magazine has the slot.
        unsafe { T::zone().try_deallocate(ptr, layout) }
    }

    /// Makes a block fit another layout, keeping as much of its content as fits both.
    ///
    /// It stays where it is if both layouts take the same class, or as many pages.
    ///
    /// # Errors
    ///
    /// As for [`allocate`](Self::allocate); the block is then as it was.
    ///
    /// # Safety
    ///
    /// `ptr` was allocated by this zone with a layout of the same size and alignment as `old`. If the
    /// result is `Ok`, only the pointer in it is used from here on.
    #[inline]
    pub unsafe fn resize(
        &self,
        ptr: NonNull<u8>,
        old: Layout,
        new: Layout,
    ) -> Result<NonNull<u8>, AllocationError> {
        // SAFETY: the caller's promise.
        unsafe { Self::change(ptr, old, new) }
            .ok_or_else(|| SafeZone::<T::Config, T::Lock, T::Pager>::why_none(new))
    }
}

// SAFETY: blocks are large and aligned enough for their layouts (`route`). A slot is in one magazine or
// bin, or handed out (M2, B3), and its page stays while it counts as handed out there. Nothing unwinds.
unsafe impl<T: Caching> GlobalAlloc for CachedZone<T> {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        Self::take(layout).map_or(ptr::null_mut(), NonNull::as_ptr)
    }

    #[inline]
    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        if let Some(block) = NonNull::new(block) {
            // SAFETY: the caller's promise.
            unsafe { Self::give(block, layout) };
        }
    }

    #[inline]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        Self::take_zeroed(layout).map_or(ptr::null_mut(), NonNull::as_ptr)
    }

    #[inline]
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        let Some(block) = NonNull::new(block) else {
            return ptr::null_mut();
        };
        // SAFETY: `GlobalAlloc::realloc` is promised that this is a layout, which nothing here has to find out
        // again.
        let new = unsafe { Layout::from_size_align_unchecked(new_size, layout.align()) };
        // SAFETY: the caller's promise.
        unsafe { Self::change(block, layout, new) }.map_or(ptr::null_mut(), NonNull::as_ptr)
    }
}

impl<T: Caching> Default for CachedZone<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Caching> Clone for CachedZone<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Caching> Copy for CachedZone<T> {}

impl<T: Caching> fmt::Debug for CachedZone<T> {
    /// Takes no lock.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CachedZone")
            .field("name", &T::Config::NAME)
            .finish_non_exhaustive()
    }
}
