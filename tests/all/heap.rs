//! [`Heap`]: what a shared zone and one that is fed by hand have in common, and [`Checked`], which
//! runs either against the shadow model.

use core::alloc::{GlobalAlloc, Layout};
use core::marker::PhantomData;
use core::ptr::NonNull;

use slabmalloc::error::Misuse;
use slabmalloc::global::{SafeZone, Snapshot};
use slabmalloc::harden::Harden;
use slabmalloc::lock::RawLock;
use slabmalloc::page::AllocablePage;
use slabmalloc::pager::Pager;
use slabmalloc::stats::ClassUse;
use slabmalloc::zone::{Zone, ZoneConfig};
use slabmalloc::{AllocationError, Allocator};

use crate::configs::{Expected, base_count, expected};
use crate::shadow::{Live, Shadow};
use crate::test_pager::TestPager;

/// An allocator over a [`TestPager`].
pub(crate) trait Heap {
    type Config: ZoneConfig;
    /// Whether layouts that no class serves come from the pager.
    const SERVES_PAGES: bool;

    fn new() -> Self;
    fn pager(&self) -> &TestPager;
    fn classes(&self) -> Vec<ClassUse>;
    /// Slots of a class that may count as handed out although nobody has them: what caches keep.
    fn most_kept(_class: usize) -> usize {
        // Quarantines.
        if <Self::Config as ZoneConfig>::Harden::TRAILER_BYTES > 0 {
            16
        } else {
            0
        }
    }
    fn allocate(&mut self, layout: Layout) -> Result<NonNull<u8>, AllocationError>;
    fn allocate_zeroed(&mut self, layout: Layout) -> Result<NonNull<u8>, AllocationError>;
    /// # Safety
    ///
    /// As for `GlobalAlloc::dealloc`.
    unsafe fn deallocate(&mut self, ptr: NonNull<u8>, layout: Layout);
    /// # Safety
    ///
    /// As for `GlobalAlloc::realloc`.
    unsafe fn resize(
        &mut self,
        ptr: NonNull<u8>,
        old: Layout,
        new: Layout,
    ) -> Result<NonNull<u8>, AllocationError>;
    fn try_deallocate(&mut self, ptr: NonNull<u8>, layout: Layout) -> Result<(), Misuse>;
    /// Gives every empty page back; returns how many there were.
    fn trim(&mut self) -> usize;
    /// Gives the class of `layout` a page, where that is the owner's duty; nothing where it is not, or where no class
    /// serves the layout.
    fn refill(&mut self, _layout: Layout) -> Result<(), AllocationError> {
        Ok(())
    }
    /// Checks the allocator's own account with the pager.
    fn check_account(&self);
}

/// A shared zone.
pub(crate) struct Shared<C: ZoneConfig, L: RawLock> {
    pub(crate) zone: SafeZone<C, L, TestPager>,
}

impl<C: ZoneConfig, L: RawLock> Heap for Shared<C, L> {
    type Config = C;
    const SERVES_PAGES: bool = true;

    fn new() -> Self {
        Self {
            zone: SafeZone::new(),
        }
    }

    fn pager(&self) -> &TestPager {
        self.zone.pager()
    }

    fn classes(&self) -> Vec<ClassUse> {
        self.zone.snapshot().classes().copied().collect()
    }

    fn allocate(&mut self, layout: Layout) -> Result<NonNull<u8>, AllocationError> {
        self.zone.allocate(layout)
    }

    /// Through `GlobalAlloc`, which has no error but null.
    fn allocate_zeroed(&mut self, layout: Layout) -> Result<NonNull<u8>, AllocationError> {
        if layout.size() == 0 {
            return self.zone.allocate_zeroed(layout);
        }
        // SAFETY: the size is not zero.
        let start = unsafe { self.zone.alloc_zeroed(layout) };
        answer::<C>(layout, start)
    }

    unsafe fn deallocate(&mut self, ptr: NonNull<u8>, layout: Layout) {
        // SAFETY: the caller's promise.
        unsafe { self.zone.dealloc(ptr.as_ptr(), layout) }
    }

    /// Through `GlobalAlloc` where that can say it.
    unsafe fn resize(
        &mut self,
        ptr: NonNull<u8>,
        old: Layout,
        new: Layout,
    ) -> Result<NonNull<u8>, AllocationError> {
        if old.align() != new.align() || old.size() == 0 || new.size() == 0 {
            // SAFETY: the caller's promise.
            return unsafe { self.zone.resize(ptr, old, new) };
        }
        // SAFETY: the caller's promise.
        let start = unsafe { self.zone.realloc(ptr.as_ptr(), old, new.size()) };
        answer::<C>(new, start)
    }

    fn try_deallocate(&mut self, ptr: NonNull<u8>, layout: Layout) -> Result<(), Misuse> {
        try_free(&self.zone, ptr, layout)
    }

    fn trim(&mut self) -> usize {
        self.zone.trim()
    }

    fn check_account(&self) {
        check_books(&self.zone.snapshot(), self.zone.pager());
    }
}

/// What a zone says where `GlobalAlloc` says null.
pub(crate) fn answer<C: ZoneConfig>(layout: Layout, start: *mut u8) -> Result<NonNull<u8>, AllocationError> {
    NonNull::new(start).ok_or(match expected::<C>(layout) {
        Expected::Refused => AllocationError::InvalidLayout,
        Expected::Class(_) | Expected::Pages => AllocationError::OutOfMemory,
    })
}

/// Checks a zone's own account against the books of its pager.
pub(crate) fn check_books<C: ZoneConfig>(snapshot: &Snapshot<C>, pager: &TestPager) {
    let account = snapshot.pager;
    let pages = usize::try_from(account.pages_taken - account.pages_returned).unwrap();
    let runs = usize::try_from(account.runs_taken - account.runs_returned).unwrap();
    assert_eq!(snapshot.pages(), pages);
    assert_eq!(pager.outstanding(), pages + runs + account.map_pages);
    assert_eq!(pager.outstanding_bytes(), account.bytes_held);
    assert_eq!(pager.peak_bytes(), account.peak_bytes_held);
}

/// A zone without a pager of its own; whoever runs it takes pages from one.
pub(crate) struct FedByHand<C: ZoneConfig> {
    pub(crate) zone: Zone<'static, C>,
    pager: TestPager,
}

impl<C: ZoneConfig> FedByHand<C> {
    /// Gives the class of `layout` a page; fails where the pager does.
    pub(crate) fn feed(&mut self, layout: Layout) -> Result<(), AllocationError> {
        let Expected::Class(class) = expected::<C>(layout) else {
            return Err(AllocationError::InvalidLayout);
        };
        if class < base_count::<C>() {
            let block = self.pager.acquire(page_layout::<C::BasePage<'static>>());
            let start = block.ok_or(AllocationError::OutOfMemory)?.start;
            // SAFETY: the pager handed the page out, aligned and for this zone alone.
            let page = unsafe { start.cast::<C::BasePage<'static>>().as_mut() };
            // SAFETY: the page goes back to the pager only after the zone has handed it back.
            unsafe { self.zone.refill(layout, page) }
        } else {
            let block = self.pager.acquire(page_layout::<C::LargePage<'static>>());
            let start = block.ok_or(AllocationError::OutOfMemory)?.start;
            // SAFETY: the pager handed the page out, aligned and for this zone alone.
            let page = unsafe { start.cast::<C::LargePage<'static>>().as_mut() };
            // SAFETY: the page goes back to the pager only after the zone has handed it back.
            unsafe { self.zone.refill_large(layout, page) }
        }
    }
}

impl<C: ZoneConfig> Heap for FedByHand<C> {
    type Config = C;
    const SERVES_PAGES: bool = false;

    fn new() -> Self {
        Self {
            zone: Zone::new(),
            pager: TestPager::new(),
        }
    }

    fn pager(&self) -> &TestPager {
        &self.pager
    }

    fn classes(&self) -> Vec<ClassUse> {
        self.zone.classes().collect()
    }

    fn allocate(&mut self, layout: Layout) -> Result<NonNull<u8>, AllocationError> {
        match self.zone.allocate(layout) {
            Err(AllocationError::OutOfMemory) => {
                self.feed(layout)?;
                let block = self.zone.allocate(layout);
                assert!(block.is_ok(), "a refill helps at once");
                block
            }
            other => other,
        }
    }

    fn allocate_zeroed(&mut self, layout: Layout) -> Result<NonNull<u8>, AllocationError> {
        let start = self.allocate(layout)?;
        // SAFETY: the block is at least this long.
        unsafe { start.write_bytes(0, layout.size()) };
        Ok(start)
    }

    unsafe fn deallocate(&mut self, ptr: NonNull<u8>, layout: Layout) {
        // SAFETY: the caller's promise.
        unsafe { self.zone.deallocate_unchecked(ptr, layout) }
    }

    unsafe fn resize(
        &mut self,
        ptr: NonNull<u8>,
        old: Layout,
        new: Layout,
    ) -> Result<NonNull<u8>, AllocationError> {
        let moved = self.allocate(new)?;
        // SAFETY: both blocks are at least this long, and they are different ones.
        unsafe { ptr.copy_to_nonoverlapping(moved, old.size().min(new.size())) };
        self.zone.deallocate(ptr, old).expect("a live block can be freed");
        Ok(moved)
    }

    fn try_deallocate(&mut self, ptr: NonNull<u8>, layout: Layout) -> Result<(), Misuse> {
        self.zone.try_deallocate(ptr, layout)
    }

    fn trim(&mut self) -> usize {
        let pager = &self.pager;
        let base = self
            .zone
            .try_reclaim_base_pages(usize::MAX, |page| give_back(pager, page));
        base + self
            .zone
            .try_reclaim_large_pages(usize::MAX, |page| give_back(pager, page))
    }

    fn refill(&mut self, layout: Layout) -> Result<(), AllocationError> {
        match expected::<C>(layout) {
            Expected::Class(_) => self.feed(layout),
            Expected::Pages | Expected::Refused => Ok(()),
        }
    }

    fn check_account(&self) {
        let pages: usize = self.zone.classes().map(|class| class.pages).sum();
        assert_eq!(self.pager.outstanding(), pages);
    }
}

/// Whatever is still out when a test ends is a page with live objects, or one that was lost: the
/// pager says so.
impl<C: ZoneConfig> Drop for FedByHand<C> {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            self.trim();
        }
    }
}

fn give_back<P: AllocablePage>(pager: &TestPager, page: *mut P) {
    let page = NonNull::new(page).expect("a page is not null");
    // SAFETY: a zone that hands a page back has no use for it any more.
    unsafe { pager.release(page.cast(), page_layout::<P>()) };
}

/// The layout of a page.
pub(crate) fn page_layout<P: AllocablePage>() -> Layout {
    Layout::from_size_align(P::SIZE, P::SIZE).unwrap()
}

/// A heap whose every answer is compared with the shadow model.
pub(crate) struct Checked<H: Heap> {
    pub(crate) shadow: Shadow,
    pub(crate) heap: H,
    /// Calls of the heap that allocated, freed, resized, or tried to.
    #[allow(dead_code, reason = "long runs and fuzzing say how many they were")]
    pub(crate) operations: u64,
    config: PhantomData<H::Config>,
}

impl<H: Heap> Checked<H> {
    pub(crate) fn new() -> Self {
        Self {
            shadow: Shadow::new(),
            heap: H::new(),
            operations: 0,
            config: PhantomData,
        }
    }

    /// Allocates, and checks that failure happens only where the definition or the pager says so.
    #[track_caller]
    pub(crate) fn allocate(&mut self, layout: Layout) -> Option<Live> {
        self.operations += 1;
        let refused = self.heap.pager().refused();
        let start = self.heap.allocate(layout);
        let start = self.judge(layout, start, refused)?;
        Some(self.shadow.insert(start, layout))
    }

    #[track_caller]
    pub(crate) fn allocate_zeroed(&mut self, layout: Layout) -> Option<Live> {
        self.operations += 1;
        let refused = self.heap.pager().refused();
        let start = self.heap.allocate_zeroed(layout);
        let start = self.judge(layout, start, refused)?;
        Some(self.shadow.insert_zeroed(start, layout))
    }

    #[track_caller]
    pub(crate) fn deallocate(&mut self, live: Live) {
        self.operations += 1;
        self.shadow.remove(live);
        // SAFETY: the shadow says that the block is alive, and has forgotten it.
        unsafe { self.heap.deallocate(live.ptr, live.layout) };
    }

    /// Tries a free that has to be refused.
    #[track_caller]
    pub(crate) fn refuses(&mut self, ptr: NonNull<u8>, layout: Layout, reason: &str) {
        self.operations += 1;
        self.heap.try_deallocate(ptr, layout).expect_err(reason);
    }

    /// Frees through the door that looks the page up, if it serves such blocks.
    #[track_caller]
    pub(crate) fn try_deallocate(&mut self, live: Live) {
        if matches!(expected::<H::Config>(live.layout), Expected::Class(_)) {
            self.operations += 1;
            self.shadow.remove(live);
            self.heap
                .try_deallocate(live.ptr, live.layout)
                .expect("the block is alive");
        } else {
            self.refuses(live.ptr, live.layout, "the block is in no page of a class");
        }
    }

    #[track_caller]
    pub(crate) fn resize(&mut self, live: Live, layout: Layout) -> Option<Live> {
        self.operations += 1;
        let refused = self.heap.pager().refused();
        // SAFETY: the shadow says that the block is alive.
        let start = unsafe { self.heap.resize(live.ptr, live.layout, layout) };
        let start = self.judge(layout, start, refused)?;
        if H::SERVES_PAGES && expected::<H::Config>(live.layout) == expected::<H::Config>(layout) {
            let same_class = matches!(expected::<H::Config>(layout), Expected::Class(_));
            assert!(
                !same_class || start == live.ptr,
                "a block that stays in its class stays where it is"
            );
        }
        Some(self.shadow.resize(live, start, layout))
    }

    #[track_caller]
    fn judge(
        &self,
        layout: Layout,
        answer: Result<NonNull<u8>, AllocationError>,
        refused_before: usize,
    ) -> Option<NonNull<u8>> {
        let served = match expected::<H::Config>(layout) {
            Expected::Class(_) => true,
            Expected::Pages => H::SERVES_PAGES,
            Expected::Refused => false,
        };
        match answer {
            Ok(start) => {
                assert!(served, "{layout:?} should have been refused");
                Some(start)
            }
            Err(AllocationError::InvalidLayout) => {
                assert!(!served, "{layout:?} should have been served");
                None
            }
            Err(AllocationError::OutOfMemory) => {
                assert!(served, "{layout:?} is served by nothing");
                assert!(
                    self.heap.pager().refused() > refused_before,
                    "out of memory that the pager had"
                );
                None
            }
        }
    }

    /// Compares every counter of the heap with the shadow.
    #[track_caller]
    pub(crate) fn check_counters(&self) {
        let classes = self.heap.classes();
        let (mut live, mut asked) = (vec![0; classes.len()], vec![0; classes.len()]);
        for block in self.shadow.iter() {
            if let Expected::Class(class) = expected::<H::Config>(block.layout) {
                live[class] += 1;
                asked[class] += block.layout.size() as u64;
            }
        }
        for (class, (state, live)) in classes.iter().zip(&live).enumerate() {
            assert_eq!(state.slot_bytes, H::Config::CLASSES[class]);
            let kept = state.live_objects.checked_sub(*live);
            assert!(
                kept.is_some_and(|kept| kept <= H::most_kept(class)),
                "{live} objects of class {class} are alive: {state:?}"
            );
            let (alive, live) = (live, state.live_objects);
            let taken = live + state.quarantined;
            assert!(taken <= state.capacity());
            let in_use = state.pages - state.empty_pages;
            assert!(
                taken <= in_use * state.slots_per_page && taken >= in_use,
                "{state:?}"
            );
            if let Some(counters) = state.counters {
                assert_eq!(
                    (counters.objects(), counters.bytes_asked()),
                    (*alive as u64, asked[class])
                );
                assert!(counters.peak_live >= live as u64);
                assert!(counters.cache_hits <= counters.allocations + counters.frees);
            }
        }
        self.heap.check_account();
    }

    /// Compares the live objects of every class with the shadow, caches having been emptied.
    #[track_caller]
    pub(crate) fn check_live_exactly(&self) {
        let is_slot = |live: &&Live| matches!(expected::<H::Config>(live.layout), Expected::Class(_));
        let slots = self.shadow.iter().filter(is_slot).count();
        let live: usize = self.heap.classes().iter().map(|class| class.live_objects).sum();
        assert_eq!(live, slots);
    }

    /// Frees everything; then every page must come back, each once.
    #[track_caller]
    pub(crate) fn drain(&mut self) {
        while let Some(live) = self.shadow.pick(0) {
            self.deallocate(live);
        }
        self.heap.trim();
        self.check_counters();
        assert_eq!(
            self.heap.classes().iter().map(|class| class.pages).sum::<usize>(),
            0
        );
        // The map of pages that policies have goes back with the zone, and the pager looks once more then.
        if <H::Config as ZoneConfig>::Harden::TRAILER_BYTES == 0 {
            self.heap.pager().assert_settled();
        }
    }
}

/// Frees a block of a shared zone, or finds out that it is none.
pub(crate) fn try_free<C: ZoneConfig, L: RawLock, P: Pager>(
    zone: &SafeZone<C, L, P>,
    ptr: NonNull<u8>,
    layout: Layout,
) -> Result<(), Misuse> {
    // SAFETY: a test has its zone to itself, and uses no block that it has freed.
    unsafe { zone.try_deallocate(ptr, layout) }
}

/// A layout that exists.
pub(crate) fn layout(size: usize, align: usize) -> Layout {
    Layout::from_size_align(size, align).unwrap()
}
