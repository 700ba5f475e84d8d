//! [`CachedZone`]: a shared zone with free slots kept by each thread.
//!
//! Allocation takes a slot from the bin of its class, deallocation puts it back there: no lock, no
//! atomic operation, no look at a page. A bin that runs empty takes, in this order, its spare, a batch
//! from the depot of its class, slots from the pages of its class, and slots from a new page; one that
//! runs full goes the same way back. Freeing what another thread allocated is no different.

use core::alloc::{GlobalAlloc, Layout};
use core::fmt;
use core::marker::PhantomData;
use core::ptr::{self, NonNull};

use super::{SafeZone, Snapshot};
use crate::cache::{CacheView, Chain, SharedDepot, ThreadState};
use crate::error::AllocationError;
use crate::lock::RawLock;
use crate::pager::Pager;
use crate::zone::{Route, ZoneConfig, route};

/// The statics of a zone that is cached per thread, which a generic type cannot have: `declare_zone!`
/// makes them in the program that uses it.
///
/// # Safety
///
/// Every function returns the same value at every call, [`with_cache`](ThreadCached::with_cache) the
/// same for each thread, whose view has as many bins as `Config` has classes, and is valid to the very
/// end of the thread. There are as many depots. Nothing unwinds.
/// [`watch_thread`](ThreadCached::watch_thread) returns `true` only if
/// [`CachedZone::thread_ends`] will be called when the calling thread ends.
pub unsafe trait ThreadCached: Sized + 'static {
    /// The configuration of the zone.
    type Config: ZoneConfig;
    /// The lock of size classes and depots.
    type Lock: RawLock + Sync;
    /// The pager.
    type Pager: Pager + Sync;
    /// Bytes of a batch, within bounds: at least 2 slots, at most 128.
    const BATCH_BYTES: usize;

    /// The zone behind the caches.
    fn zone() -> &'static SafeZone<Self::Config, Self::Lock, Self::Pager>;
    /// The depots, one for each class.
    fn depots() -> &'static [SharedDepot<Self::Lock>];
    /// Gives `action` the calling thread's cache.
    fn with_cache<R>(action: impl FnOnce(CacheView<'_>) -> R) -> R;
    /// Sees to it that the calling thread's end is noticed; `false` if it is too late for that.
    fn watch_thread() -> bool;
}

/// A handle to the one zone of type `T`, with a cache for each thread.
///
/// All handles are the same zone: its state is in statics, so that no handle can outlive its memory.
/// It is what `declare_zone!` with `cache: thread` makes, and is used as a `#[global_allocator]`.
///
/// Each thread keeps at most two batches of each class that it uses: a batch is 16 KiB unless the zone
/// says otherwise, at least 2 and at most 128 slots. What a thread keeps when it ends goes to the
/// depots. Threads that allocate after that, in destructors of thread-local values that run later, are
/// served slot by slot from the zone. A thread that uses the zone for the first time when all of its
/// thread-local values have been destroyed, in the destructor of a pthread key, is not noticed: what it
/// keeps stays kept.
///
/// What is wrong with a pointer that is freed is found out when the batch that it is in goes back to
/// its page, and reported then: a free with another size class, of foreign memory, of a slot that is
/// free in its page. Until then the bad pointer is treated as a free slot: a link may be written to it,
/// and it may be handed out, one that was freed twice again and again.
pub struct CachedZone<T: ThreadCached>(PhantomData<fn() -> T>);

impl<T: ThreadCached> CachedZone<T> {
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
    pub fn pager(&self) -> &'static T::Pager {
        T::zone().pager()
    }

    /// The state of the zone behind the caches. Slots that threads and depots keep count as live there.
    pub fn snapshot(&self) -> Snapshot<T::Config> {
        T::zone().snapshot()
    }

    /// Gives what the calling thread and the depots keep back to its pages, and every page without live
    /// objects back to the pager; returns how many there were.
    ///
    /// O(slots kept + pages given back + classes). What other threads keep stays with them.
    pub fn trim(&self) -> usize {
        Self::drain();
        T::zone().trim()
    }

    /// Empties the calling thread's bins and the depots into the pages.
    fn drain() {
        for class in 0..T::depots().len() {
            for chain in T::with_cache(|cache| cache.empty(class)) {
                T::zone().give_batch(class, chain);
            }
            Self::drain_depot(class);
        }
    }

    fn drain_depot(class: usize) {
        while let Some(batch) = T::depots().get(class).and_then(SharedDepot::pop) {
            T::zone().give_batch(class, batch);
        }
    }

    /// Gives what the calling thread keeps to the depots; its bins stay empty from here on.
    ///
    /// Called by what [`ThreadCached::watch_thread`] set up. O(classes).
    pub fn thread_ends() {
        T::with_cache(|cache| cache.set_state(ThreadState::Dead));
        for class in 0..T::depots().len() {
            for chain in T::with_cache(|cache| cache.empty(class)) {
                Self::leave(class, chain);
            }
        }
    }

    /// Slots of a full bin of a class.
    const fn batch(class: usize) -> u32 {
        let slots = T::BATCH_BYTES / T::Config::CLASSES[class];
        #[expect(clippy::cast_possible_truncation, reason = "at most 128")]
        if slots < 2 {
            2
        } else if slots > 128 {
            128
        } else {
            slots as u32
        }
    }

    /// How many batches of a class may wait in its depot: 256 KiB, at least one.
    const fn most_batches(class: usize) -> usize {
        let bytes = Self::batch(class) as usize * T::Config::CLASSES[class];
        let batches = DEPOT_BYTES / bytes;
        if batches == 0 { 1 } else { batches }
    }

    /// Leaves a batch in the depot of its class, or gives it back to its pages.
    fn leave(class: usize, batch: Chain) {
        if batch.is_empty() {
            return;
        }
        let Some(depot) = T::depots().get(class) else {
            return;
        };
        let Err(batch) = depot.offer(batch, Self::most_batches(class)) else {
            return;
        };
        T::zone().give_batch(class, batch);
        while let Some(batch) = depot.pop_excess() {
            T::zone().give_batch(class, batch);
        }
    }

    /// Whether the calling thread may keep slots; a new thread may from here on.
    fn may_keep() -> bool {
        match T::with_cache(state_of) {
            ThreadState::Alive => true,
            ThreadState::Dead => false,
            ThreadState::Unborn => {
                // Before the watch is set up, as that may allocate.
                T::with_cache(|cache| cache.set_state(ThreadState::Dead));
                let watched = T::watch_thread();
                if watched {
                    T::with_cache(|cache| cache.set_state(ThreadState::Alive));
                }
                watched
            }
        }
    }

    /// A slot of a class, or whole pages.
    #[inline]
    fn allocate(layout: Layout) -> Option<NonNull<u8>> {
        match route::<T::Config>(layout) {
            Route::Class(class) => {
                // SAFETY: a class of `route` has a bin (`ThreadCached`).
                let slot = T::with_cache(|cache| unsafe { cache.pop(class) });
                slot.or_else(|| Self::allocate_slowly(class))
            }
            Route::Pages | Route::Refused => Self::allocate_pages(layout, false),
        }
    }

    /// # Safety
    ///
    /// As for [`GlobalAlloc::dealloc`].
    #[inline]
    unsafe fn free(block: NonNull<u8>, layout: Layout) {
        if let Route::Class(class) = route::<T::Config>(layout) {
            // SAFETY: the caller's promise; a class of `route` has a bin (`ThreadCached`).
            if !T::with_cache(|cache| unsafe { cache.push(class, block) }) {
                // SAFETY: the caller's promise.
                unsafe { Self::free_slowly(class, block) };
            }
        } else {
            // SAFETY: the caller's promise.
            unsafe { T::zone().deallocate(block, layout) };
        }
    }

    /// What no class serves; if memory is out, once more after all caches that can be reached were
    /// emptied.
    #[cold]
    #[inline(never)]
    fn allocate_pages(layout: Layout, zeroed: bool) -> Option<NonNull<u8>> {
        let request = || {
            if zeroed {
                T::zone().allocate_zeroed(layout)
            } else {
                T::zone().allocate(layout)
            }
        };
        match request() {
            Ok(block) => Some(block),
            Err(AllocationError::InvalidLayout) => None,
            Err(AllocationError::OutOfMemory) => {
                Self::drain();
                request().ok()
            }
        }
    }

    /// A slot where the bin has none.
    #[cold]
    #[inline(never)]
    fn allocate_slowly(class: usize) -> Option<NonNull<u8>> {
        if !Self::may_keep() {
            return Self::refill(class, 1).pop();
        }
        let limit = Self::batch(class);
        if T::with_cache(|cache| cache.use_spare(class, limit)) {
            // SAFETY: the class had a spare, so it has a bin.
            return T::with_cache(|cache| unsafe { cache.pop(class) });
        }
        let mut batch = T::depots()
            .get(class)
            .and_then(SharedDepot::take)
            .unwrap_or_else(|| Self::refill(class, limit));
        let slot = batch.pop();
        // A pager or a handler that used the zone meanwhile may have filled the bin.
        let left = T::with_cache(|cache| cache.fill(class, batch, limit));
        Self::leave(class, left);
        slot
    }

    /// Slots from the pages of the class; if memory is out, once more after all caches that can be
    /// reached were emptied.
    fn refill(class: usize, wanted: u32) -> Chain {
        let batch = T::zone().take_batch(class, wanted as usize);
        if !batch.is_empty() {
            return batch;
        }
        Self::drain();
        T::zone().take_batch(class, 1)
    }

    /// # Safety
    ///
    /// As for [`GlobalAlloc::dealloc`], with a layout of class `class`.
    #[cold]
    #[inline(never)]
    unsafe fn free_slowly(class: usize, slot: NonNull<u8>) {
        if !Self::may_keep() {
            let mut chain = Chain::EMPTY;
            // SAFETY: the caller's promise.
            unsafe { chain.push(slot) };
            T::zone().give_batch(class, chain);
            return;
        }
        let limit = Self::batch(class);
        // SAFETY: the caller's promise; a batch has room for a slot.
        let full = T::with_cache(|cache| unsafe { cache.push_making_room(class, slot, limit) });
        // Last, as it may come to the pager, which may use the zone.
        Self::leave(class, full);
    }
}

/// Where the calling thread stands.
fn state_of(cache: CacheView<'_>) -> ThreadState {
    cache.state()
}

/// Bytes that may wait in the depot of a class.
const DEPOT_BYTES: usize = 256 << 10;

// SAFETY: blocks are large and aligned enough for their layouts (`route`). A slot is in one chain or
// bin, or handed out (K1, B1), and its page stays while it counts as handed out there. Nothing unwinds.
unsafe impl<T: ThreadCached> GlobalAlloc for CachedZone<T> {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        Self::allocate(layout).map_or(ptr::null_mut(), NonNull::as_ptr)
    }

    #[inline]
    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        if let Some(block) = NonNull::new(block) {
            // SAFETY: the caller's promise.
            unsafe { Self::free(block, layout) };
        }
    }

    /// Whole pages that are known to be zeroed are not cleared; slots always are, as the links of free
    /// ones lie in them.
    #[inline]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if let Route::Class(_) = route::<T::Config>(layout) {
            let block = Self::allocate(layout);
            if let Some(block) = block {
                // SAFETY: the block is at least this long, and its owner has not seen it yet.
                unsafe { block.write_bytes(0, layout.size()) };
            }
            block.map_or(ptr::null_mut(), NonNull::as_ptr)
        } else {
            Self::allocate_pages(layout, true).map_or(ptr::null_mut(), NonNull::as_ptr)
        }
    }

    #[inline]
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        let (Some(old), Ok(new)) = (
            NonNull::new(block),
            Layout::from_size_align(new_size, layout.align()),
        ) else {
            return ptr::null_mut();
        };
        match (route::<T::Config>(layout), route::<T::Config>(new)) {
            (Route::Class(class), Route::Class(other)) if class == other => return block,
            (Route::Pages, Route::Pages) => {
                // SAFETY: the caller's promise.
                let moved = unsafe { T::zone().resize(old, layout, new) };
                return moved.map_or(ptr::null_mut(), NonNull::as_ptr);
            }
            _ => {}
        }
        let Some(moved) = Self::allocate(new) else {
            return ptr::null_mut();
        };
        // SAFETY: both blocks are at least as long as the smaller layout, and they are different ones.
        unsafe { old.copy_to_nonoverlapping(moved, layout.size().min(new_size)) };
        // SAFETY: the caller's promise.
        unsafe { Self::free(old, layout) };
        moved.as_ptr()
    }
}

impl<T: ThreadCached> Default for CachedZone<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: ThreadCached> Clone for CachedZone<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ThreadCached> Copy for CachedZone<T> {}

impl<T: ThreadCached> fmt::Debug for CachedZone<T> {
    /// Takes no lock.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CachedZone")
            .field("name", &T::Config::NAME)
            .finish_non_exhaustive()
    }
}
