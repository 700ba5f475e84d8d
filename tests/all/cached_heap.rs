//! [`Cached`]: a zone behind the cache of one thread as a [`Heap`], made anew for every test program.
//!
//! The statics that `declare_zone!` makes live as long as the process. Here they live as long as the
//! heap, so that each of many programs begins with a zone and a pager that were never used.

use core::alloc::{GlobalAlloc, Layout};
use core::cell::Cell;
use core::marker::PhantomData;
use core::ptr::{self, NonNull};

use slabmalloc::AllocationError;
use slabmalloc::cache::{CacheView, SharedDepot};
use slabmalloc::error::Misuse;
use slabmalloc::global::{CachedZone, Caching, Magazines, SafeZone};
use slabmalloc::lock::Spin;
use slabmalloc::stats::ClassUse;

use crate::configs::{TestConfig, ThreadBins};
use crate::heap::{Heap, answer, check_books, try_free};
use crate::test_pager::TestPager;

/// Batches that a thread and a depot can keep of one class: a bin, a spare, and what a depot holds.
const BATCHES: usize = 2 + 32;

/// A zone of configuration `C` whose thread exchanges batches of `BYTES` bytes.
pub(crate) struct Cached<C: TestConfig, const BYTES: usize> {
    statics: NonNull<Statics<C>>,
}

struct Statics<C: TestConfig> {
    zone: SafeZone<C, Spin, TestPager>,
    magazines: Magazines<C, Spin>,
    depots: Vec<SharedDepot<Spin>>,
    bins: C::Bins,
}

/// What stands for the heap of these parameters that the calling thread has.
pub(crate) struct Current<C, const BYTES: usize>(PhantomData<fn() -> C>);

thread_local! {
    /// The `Statics<C>` of the one heap that the thread has.
    static STATICS: Cell<*const ()> = const { Cell::new(ptr::null()) };
}

impl<C: TestConfig, const BYTES: usize> Current<C, BYTES> {
    fn statics() -> &'static Statics<C> {
        // SAFETY: `Cached::new` put it there, for the one heap of the thread, and `Cached::drop` takes
        // it away when the heap is used no more.
        unsafe { STATICS.get().cast::<Statics<C>>().as_ref() }.expect("the thread has a heap")
    }
}

// SAFETY: the thread that has the heap gets the same values at every call, and no other thread gets
// any. `Cached::drop` calls `thread_ends`.
unsafe impl<C: TestConfig + 'static, const BYTES: usize> Caching for Current<C, BYTES> {
    type Config = C;
    type Lock = Spin;
    type Pager = TestPager;
    const BATCH_BYTES: usize = BYTES;

    fn zone() -> &'static SafeZone<C, Spin, TestPager> {
        &Self::statics().zone
    }

    fn magazines() -> &'static Magazines<C, Spin> {
        &Self::statics().magazines
    }

    fn depots() -> &'static [SharedDepot<Spin>] {
        &Self::statics().depots
    }

    fn with_cache<R>(action: impl FnOnce(CacheView<'_>) -> R) -> Option<R> {
        Some(action(Self::statics().bins.view()))
    }

    fn watch() -> bool {
        true
    }
}

impl<C: TestConfig + 'static, const BYTES: usize> Cached<C, BYTES> {
    const ZONE: CachedZone<Current<C, BYTES>> = CachedZone::new();

    /// The zone behind the cache.
    fn behind() -> &'static SafeZone<C, Spin, TestPager> {
        Current::<C, BYTES>::zone()
    }
}

/// What `GlobalAlloc` does not serve, blocks of no bytes and changes of alignment, goes to the zone
/// behind the cache, as do frees that have to say what was wrong: blocks are the same on both ways.
impl<C: TestConfig + 'static, const BYTES: usize> Heap for Cached<C, BYTES> {
    type Config = C;
    const SERVES_PAGES: bool = true;

    fn new() -> Self {
        assert!(STATICS.get().is_null(), "a thread has one such heap at a time");
        let statics = Box::new(Statics::<C> {
            zone: SafeZone::new(),
            magazines: Magazines::new(),
            depots: C::CLASSES.iter().map(|_| SharedDepot::new()).collect(),
            bins: C::Bins::default(),
        });
        let statics = NonNull::from(Box::leak(statics));
        STATICS.set(statics.as_ptr().cast());
        Self { statics }
    }

    fn pager(&self) -> &TestPager {
        Self::behind().pager()
    }

    fn classes(&self) -> Vec<ClassUse> {
        Self::ZONE.snapshot().classes().copied().collect()
    }

    fn most_kept(class: usize) -> usize {
        BATCHES * (BYTES / C::CLASSES[class]).clamp(2, 128)
    }

    fn allocate(&mut self, layout: Layout) -> Result<NonNull<u8>, AllocationError> {
        if layout.size() == 0 {
            return Self::behind().allocate(layout);
        }
        // SAFETY: the size is not zero.
        answer::<C>(layout, unsafe { Self::ZONE.alloc(layout) })
    }

    fn allocate_zeroed(&mut self, layout: Layout) -> Result<NonNull<u8>, AllocationError> {
        if layout.size() == 0 {
            return Self::behind().allocate_zeroed(layout);
        }
        // SAFETY: the size is not zero.
        answer::<C>(layout, unsafe { Self::ZONE.alloc_zeroed(layout) })
    }

    unsafe fn deallocate(&mut self, ptr: NonNull<u8>, layout: Layout) {
        // SAFETY: the caller's promise.
        unsafe { Self::ZONE.dealloc(ptr.as_ptr(), layout) }
    }

    unsafe fn resize(
        &mut self,
        ptr: NonNull<u8>,
        old: Layout,
        new: Layout,
    ) -> Result<NonNull<u8>, AllocationError> {
        if old.align() != new.align() || old.size() == 0 || new.size() == 0 {
            // SAFETY: the caller's promise.
            return unsafe { Self::behind().resize(ptr, old, new) };
        }
        // SAFETY: the caller's promise.
        answer::<C>(new, unsafe { Self::ZONE.realloc(ptr.as_ptr(), old, new.size()) })
    }

    /// A slot that the cache keeps counts as handed out, so that the zone behind it would take it.
    fn try_deallocate(&mut self, ptr: NonNull<u8>, layout: Layout) -> Result<(), Misuse> {
        self.trim();
        try_free(Self::behind(), ptr, layout)
    }

    fn trim(&mut self) -> usize {
        Self::ZONE.trim()
    }

    fn check_account(&self) {
        check_books(&Self::ZONE.snapshot(), self.pager());
    }
}

impl<C: TestConfig, const BYTES: usize> Drop for Cached<C, BYTES> {
    fn drop(&mut self) {
        STATICS.set(ptr::null());
        // SAFETY: it came from a box, and nobody uses the heap any more.
        drop(unsafe { Box::from_raw(self.statics.as_ptr()) });
    }
}
