//! The ways to free, behind one trait, so that each misuse is tried through all of them.

use core::alloc::{GlobalAlloc, Layout};
use core::ptr::NonNull;
use std::thread;

use slabmalloc::error::Misuse;
use slabmalloc::global::SafeZone;
use slabmalloc::lock::Spin;
use slabmalloc::pager::{Pager, Regions};
use slabmalloc::stats::ClassUse;
use slabmalloc::zone::ZoneConfig;
use slabmalloc::{AllocationError, Allocator};

use crate::configs::{TestConfig, take_reports};
use crate::heap::{FedByHand, Heap, layout, try_free};
use crate::test_pager::TestPager;

/// How far from the zone's own pages a bad pointer leads. A door that looks no page up reads the
/// header of the page that the pointer would lie in, so it is tried only with what it can read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reach {
    /// A page of the zone, of the kind that the layout belongs to.
    OwnPage,
    /// Memory around the zone's pages.
    Region,
    /// Anywhere at all.
    Anywhere,
}

/// A way to free, and an allocator behind it.
pub(crate) trait Door {
    type Config: ZoneConfig;
    const REACH: Reach;
    /// Whether layouts that no class serves lead to the pager.
    const SERVES_PAGES: bool;

    fn allocate(&mut self, layout: Layout) -> NonNull<u8>;
    /// Tries to free; what was reported if that was refused.
    fn free(&mut self, ptr: NonNull<u8>, layout: Layout) -> Result<(), Misuse>;
    fn classes(&self) -> Vec<ClassUse>;
    fn trim(&mut self);
}

/// `Zone::try_deallocate`.
pub(crate) struct TryByHand<C: ZoneConfig>(pub(crate) FedByHand<C>);

impl<C: ZoneConfig> Door for TryByHand<C> {
    type Config = C;
    const REACH: Reach = Reach::Anywhere;
    const SERVES_PAGES: bool = false;

    fn allocate(&mut self, layout: Layout) -> NonNull<u8> {
        self.0.allocate(layout).unwrap()
    }

    fn free(&mut self, ptr: NonNull<u8>, layout: Layout) -> Result<(), Misuse> {
        self.0.zone.try_deallocate(ptr, layout)
    }

    fn classes(&self) -> Vec<ClassUse> {
        self.0.classes()
    }

    fn trim(&mut self) {
        self.0.trim();
    }
}

/// `Zone::deallocate`, whose only error is `InvalidLayout`.
pub(crate) struct ByHand<C: ZoneConfig>(pub(crate) FedByHand<C>);

impl<C: ZoneConfig> Door for ByHand<C> {
    type Config = C;
    const REACH: Reach = Reach::Anywhere;
    const SERVES_PAGES: bool = false;

    fn allocate(&mut self, layout: Layout) -> NonNull<u8> {
        self.0.allocate(layout).unwrap()
    }

    fn free(&mut self, ptr: NonNull<u8>, layout: Layout) -> Result<(), Misuse> {
        match self.0.zone.deallocate(ptr, layout) {
            Ok(()) => Ok(()),
            // Refused, so that nothing has changed, and asking again tells why.
            Err(AllocationError::InvalidLayout) => Err(self.0.zone.try_deallocate(ptr, layout).unwrap_err()),
            Err(AllocationError::OutOfMemory) => panic!("freeing takes no memory"),
        }
    }

    fn classes(&self) -> Vec<ClassUse> {
        self.0.classes()
    }

    fn trim(&mut self) {
        self.0.trim();
    }
}

/// `Zone::deallocate_unchecked`, which tells the handler.
pub(crate) struct UncheckedByHand<C: ZoneConfig>(pub(crate) FedByHand<C>);

impl<C: ZoneConfig> Door for UncheckedByHand<C> {
    type Config = C;
    const REACH: Reach = Reach::OwnPage;
    const SERVES_PAGES: bool = false;

    fn allocate(&mut self, layout: Layout) -> NonNull<u8> {
        self.0.allocate(layout).unwrap()
    }

    fn free(&mut self, ptr: NonNull<u8>, layout: Layout) -> Result<(), Misuse> {
        take_reports();
        // SAFETY: not kept, on purpose: the header that is read is that of a page of the zone.
        unsafe { self.0.zone.deallocate_unchecked(ptr, layout) };
        only_report()
    }

    fn classes(&self) -> Vec<ClassUse> {
        self.0.classes()
    }

    fn trim(&mut self) {
        self.0.trim();
    }
}

/// Memory out of which several zones take their pages, so that all that is around a page can be read.
pub(crate) struct Region {
    pub(crate) regions: Regions<Spin>,
    start: NonNull<u8>,
    layout: Layout,
    pager: TestPager,
}

impl Region {
    /// Room for `pages` pages of the largest kind.
    pub(crate) fn new(pages: usize, largest_page: usize) -> Self {
        let layout = layout(pages * largest_page, largest_page);
        let pager = TestPager::new();
        let start = pager.acquire(layout).unwrap().start;
        let regions = Regions::new();
        // SAFETY: the block is this value's until it is dropped.
        unsafe { regions.add(start, layout.size()) }.unwrap();
        Self {
            regions,
            start,
            layout,
            pager,
        }
    }
}

impl Drop for Region {
    fn drop(&mut self) {
        if !thread::panicking() {
            assert_eq!(
                self.regions.free_bytes(),
                self.regions.total_bytes(),
                "a page was lost"
            );
            // SAFETY: every block of the region has come back.
            unsafe { self.pager.release(self.start, self.layout) };
        }
    }
}

/// `SafeZone::try_deallocate`.
pub(crate) struct TryShared<'r, C: TestConfig>(pub(crate) SafeZone<C, C::Lock, &'r Regions<Spin>>);

impl<C: TestConfig> Door for TryShared<'_, C> {
    type Config = C;
    const REACH: Reach = Reach::Anywhere;
    const SERVES_PAGES: bool = false;

    fn allocate(&mut self, layout: Layout) -> NonNull<u8> {
        self.0.allocate(layout).unwrap()
    }

    fn free(&mut self, ptr: NonNull<u8>, layout: Layout) -> Result<(), Misuse> {
        try_free(&self.0, ptr, layout)
    }

    fn classes(&self) -> Vec<ClassUse> {
        self.0.snapshot().classes().copied().collect()
    }

    fn trim(&mut self) {
        self.0.trim();
    }
}

/// `GlobalAlloc::dealloc`, which tells the handler.
pub(crate) struct Global<'r, C: TestConfig>(pub(crate) SafeZone<C, C::Lock, &'r Regions<Spin>>);

impl<C: TestConfig> Door for Global<'_, C> {
    type Config = C;
    const REACH: Reach = Reach::Region;
    const SERVES_PAGES: bool = true;

    fn allocate(&mut self, layout: Layout) -> NonNull<u8> {
        // SAFETY: no test of misuse asks for zero bytes.
        NonNull::new(unsafe { self.0.alloc(layout) }).unwrap()
    }

    fn free(&mut self, ptr: NonNull<u8>, layout: Layout) -> Result<(), Misuse> {
        take_reports();
        // SAFETY: not kept, on purpose: the header that is read lies in the region.
        unsafe { self.0.dealloc(ptr.as_ptr(), layout) };
        only_report()
    }

    fn classes(&self) -> Vec<ClassUse> {
        self.0.snapshot().classes().copied().collect()
    }

    fn trim(&mut self) {
        self.0.trim();
    }
}

/// What the handler was told, if anything.
pub(crate) fn only_report() -> Result<(), Misuse> {
    let mut reports = take_reports();
    assert!(reports.len() <= 1, "{reports:?}");
    reports.pop().map_or(Ok(()), Err)
}
