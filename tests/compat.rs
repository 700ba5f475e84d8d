//! Everything public in slabmalloc 0.11, used the way its users use it.
//!
//! It behaves as it does there, except where a comment says otherwise; `previous.rs` compares the two
//! directly. What cannot be written as in 0.11 is listed in `MIGRATION.md`.
#![expect(
    elided_lifetimes_in_paths,
    clippy::default_trait_access,
    reason = "written as users of 0.11 write"
)]
#![expect(
    clippy::match_overlapping_arm,
    reason = "as in 0.11's example, where the first arm that matches counts"
)]
#![expect(clippy::items_after_statements, reason = "items stand where they are used")]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test stops where it does not hold, in its helpers too"
)]
#![expect(
    clippy::multiple_unsafe_ops_per_block,
    reason = "the steps of a test rest on one promise"
)]
#![expect(
    clippy::declare_interior_mutable_const,
    reason = "that zones are constants is what is shown"
)]

use core::alloc::{GlobalAlloc, Layout};
use core::ptr::{self, NonNull};
use std::alloc::System;

use slabmalloc::*;
use spin::Mutex;

/// The dummy pager of 0.11's own tests. That every page has come back is checked when it is dropped.
struct Pager {
    base_pages: usize,
    large_pages: usize,
}

impl Pager {
    const BASE_PAGE_SIZE: usize = 4096;
    const LARGE_PAGE_SIZE: usize = 2 * 1024 * 1024;

    fn new() -> Self {
        Self {
            base_pages: 0,
            large_pages: 0,
        }
    }

    fn alloc_page(page_size: usize) -> Option<*mut u8> {
        let layout = Layout::from_size_align(page_size, page_size).ok()?;
        // SAFETY: the size is not zero.
        let page = unsafe { System.alloc(layout) };
        (!page.is_null()).then_some(page)
    }

    fn dealloc_page(page: *mut u8, page_size: usize) {
        let layout = Layout::from_size_align(page_size, page_size).unwrap();
        // SAFETY: pages come from `alloc_page` with this size, and are freed once.
        unsafe { System.dealloc(page, layout) };
    }

    fn allocate_page(&mut self) -> Option<&'static mut ObjectPage<'static>> {
        let page = Self::alloc_page(Self::BASE_PAGE_SIZE)?;
        self.base_pages += 1;
        // SAFETY: a fresh page, large and aligned enough; any bytes are valid.
        Some(unsafe { &mut *page.cast() })
    }

    fn allocate_large_page(&mut self) -> Option<&'static mut LargeObjectPage<'static>> {
        let page = Self::alloc_page(Self::LARGE_PAGE_SIZE)?;
        self.large_pages += 1;
        // SAFETY: a fresh page, large and aligned enough; any bytes are valid.
        Some(unsafe { &mut *page.cast() })
    }

    fn release_page(&mut self, page: *mut ObjectPage) {
        self.base_pages -= 1;
        Self::dealloc_page(page.cast(), Self::BASE_PAGE_SIZE);
    }

    fn release_large_page(&mut self, page: *mut LargeObjectPage) {
        self.large_pages -= 1;
        Self::dealloc_page(page.cast(), Self::LARGE_PAGE_SIZE);
    }

    /// Takes every page of a zone back, as 0.11's users do.
    fn take_back(&mut self, zone: &mut ZoneAllocator<'static>) {
        // 0.11 wants `Fn` here, so that its users count with a `Cell`.
        let base_pages = core::cell::Cell::new(0);
        zone.try_reclaim_base_pages(usize::MAX, |page: *mut ObjectPage| {
            base_pages.set(base_pages.get() + 1);
            Self::dealloc_page(page.cast(), Self::BASE_PAGE_SIZE);
        });
        self.base_pages -= base_pages.get();
        zone.try_reclaim_large_pages(usize::MAX, |page| self.release_large_page(page));
    }
}

impl Drop for Pager {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            assert_eq!(
                (self.base_pages, self.large_pages),
                (0, 0),
                "pages that did not come back"
            );
        }
    }
}

fn layout(size: usize, align: usize) -> Layout {
    Layout::from_size_align(size, align).unwrap()
}

/// What every user of a zone fed by hand writes, generic over the zone.
fn allocate_or_refill<'a, A: Allocator<'a>>(
    allocator: &mut A,
    layout: Layout,
    base: impl FnOnce() -> &'a mut ObjectPage<'a>,
    large: impl FnOnce() -> &'a mut LargeObjectPage<'a>,
) -> Result<NonNull<u8>, AllocationError> {
    match allocator.allocate(layout) {
        Ok(object) => Ok(object),
        Err(AllocationError::OutOfMemory) => {
            if layout.size() <= ZoneAllocator::MAX_BASE_ALLOC_SIZE {
                // SAFETY: the callers' pages are fresh, and outlive the allocators.
                unsafe { allocator.refill(layout, base())? };
            } else {
                // SAFETY: as above.
                unsafe { allocator.refill_large(layout, large())? };
            }
            allocator.allocate(layout)
        }
        Err(AllocationError::InvalidLayout) => Err(AllocationError::InvalidLayout),
    }
}

mod names_and_types {
    use super::*;

    #[test]
    fn constants_have_their_values() {
        assert_eq!(ZoneAllocator::MAX_ALLOC_SIZE, 1 << 17);
        assert_eq!(ZoneAllocator::MAX_BASE_ALLOC_SIZE, 256);
        const IN_A_CONSTANT: usize = ZoneAllocator::MAX_ALLOC_SIZE + ZoneAllocator::MAX_BASE_ALLOC_SIZE;
        let as_a_length = [0_u8; ZoneAllocator::MAX_BASE_ALLOC_SIZE];
        assert_eq!((IN_A_CONSTANT, as_a_length.len()), (131_328, 256));
    }

    #[test]
    fn constants_are_patterns() {
        let route = |size| match size {
            Pager::BASE_PAGE_SIZE => "a base page",
            Pager::LARGE_PAGE_SIZE => "a large page",
            0..=ZoneAllocator::MAX_BASE_ALLOC_SIZE => "base",
            0..=ZoneAllocator::MAX_ALLOC_SIZE => "large",
            _ => "nothing",
        };
        assert_eq!([0, 256].map(route), ["base"; 2]);
        assert_eq!([257, 4095, 4097, 131_072].map(route), ["large"; 4]);
        assert_eq!(
            [4096, 2 << 20, 131_073, usize::MAX].map(route),
            ["a base page", "a large page", "nothing", "nothing"]
        );
    }

    #[test]
    fn pages_have_exactly_their_sizes() {
        assert_eq!(size_of::<ObjectPage>(), 4096);
        assert_eq!(size_of::<LargeObjectPage>(), 2 * 1024 * 1024);
        assert_eq!(<ObjectPage as AllocablePage>::SIZE, 4096);
        assert_eq!(ObjectPage::SIZE, 4096);
        assert_eq!(LargeObjectPage::SIZE, 2 * 1024 * 1024);
        fn size<P: AllocablePage>() -> usize {
            P::SIZE
        }
        assert_eq!(
            size::<ObjectPage<'static>>() + size::<LargeObjectPage<'_>>(),
            4096 + (2 << 20)
        );
    }

    #[test]
    fn pages_can_be_made_shown_and_sent() {
        let page: ObjectPage = ObjectPage::default();
        let boxed: Box<ObjectPage> = Default::default();
        assert!(format!("{page:?} {boxed:?}").contains("Page"));
        fn is_send_and_sync<T: Send + Sync>() {}
        is_send_and_sync::<ObjectPage<'static>>();
        is_send_and_sync::<LargeObjectPage<'static>>();
    }

    #[test]
    fn the_two_pages_are_different_types() {
        trait Kind {
            const NAME: &'static str;
        }
        impl Kind for ObjectPage<'_> {
            const NAME: &'static str = "base";
        }
        impl Kind for LargeObjectPage<'_> {
            const NAME: &'static str = "large";
        }
        assert_eq!((ObjectPage::NAME, LargeObjectPage::NAME), ("base", "large"));
    }

    #[test]
    fn zones_can_be_sent_and_shared() {
        fn is_send_and_sync<T: Send + Sync>() {}
        is_send_and_sync::<ZoneAllocator<'static>>();
        is_send_and_sync::<SCAllocator<'static, ObjectPage<'static>>>();
        is_send_and_sync::<AllocationError>();
    }

    #[test]
    fn errors_are_matched_without_a_wildcard() {
        let name = |error: &AllocationError| match error {
            AllocationError::OutOfMemory => "memory",
            AllocationError::InvalidLayout => "layout",
        };
        assert_eq!(name(&AllocationError::OutOfMemory), "memory");
        assert_eq!(name(&AllocationError::InvalidLayout), "layout");
        assert_eq!(format!("{:?}", AllocationError::OutOfMemory), "OutOfMemory");
        assert_eq!(format!("{:?}", AllocationError::InvalidLayout), "InvalidLayout");
    }

    #[test]
    fn zones_are_made_in_every_way() {
        let _by_new: ZoneAllocator = ZoneAllocator::new();
        let _by_default: ZoneAllocator = Default::default();
        let _by_path = <ZoneAllocator<'static> as Default>::default();
        const _IN_A_CONSTANT: ZoneAllocator = ZoneAllocator::new();
        const _CLASS: SCAllocator<ObjectPage> = SCAllocator::new(64);
        struct Kernel<'a> {
            zone: ZoneAllocator<'a>,
        }
        impl<'a> Kernel<'a> {
            fn zone(&mut self) -> &mut ZoneAllocator<'a> {
                &mut self.zone
            }
        }
        let mut kernel = Kernel {
            zone: ZoneAllocator::new(),
        };
        assert!(matches!(
            kernel.zone().allocate(layout(8, 8)),
            Err(AllocationError::OutOfMemory)
        ));
    }
}

mod zone {
    use super::*;

    #[test]
    fn fills_on_demand_and_gives_everything_back() {
        let mut pager = Pager::new();
        let mut zone: ZoneAllocator<'static> = ZoneAllocator::new();
        let mut objects = Vec::new();
        for size in (0..=ZoneAllocator::MAX_ALLOC_SIZE).step_by(509) {
            let layout = layout(size, 8);
            let object = match zone.allocate(layout) {
                Err(AllocationError::OutOfMemory) if size <= ZoneAllocator::MAX_BASE_ALLOC_SIZE => {
                    let page = pager.allocate_page().unwrap();
                    // SAFETY: the page is fresh, and freed after the zone has given it back.
                    unsafe { zone.refill(layout, page).expect("Could not refill?") };
                    zone.allocate(layout)
                }
                Err(AllocationError::OutOfMemory) => {
                    let page = pager.allocate_large_page().unwrap();
                    // SAFETY: as above.
                    unsafe { zone.refill_large(layout, page).expect("Could not refill?") };
                    zone.allocate(layout)
                }
                other => other,
            };
            let object = object.expect("Should succeed after refill");
            // SAFETY: the object has `size` bytes.
            unsafe { object.write_bytes(0xA5, size) };
            objects.push((object, layout));
        }
        for (object, layout) in objects {
            zone.deallocate(object, layout).expect("Couldn't deallocate");
        }
        pager.take_back(&mut zone);
    }

    #[test]
    fn get_max_size_is_the_size_of_the_class() {
        assert_eq!(ZoneAllocator::get_max_size(0), Some(8));
        assert_eq!(ZoneAllocator::get_max_size(17), Some(32));
        assert_eq!(ZoneAllocator::get_max_size(131_072), Some(131_072));
        assert_eq!(ZoneAllocator::get_max_size(131_073), None);
        assert_eq!(ZoneAllocator::get_max_size(usize::MAX), None);
    }

    #[test]
    fn sizes_above_the_largest_are_invalid() {
        let mut zone = ZoneAllocator::new();
        let above = layout(ZoneAllocator::MAX_ALLOC_SIZE + 1, 1);
        assert!(matches!(
            zone.allocate(above),
            Err(AllocationError::InvalidLayout)
        ));
        assert!(matches!(
            zone.deallocate(NonNull::dangling(), above),
            Err(AllocationError::InvalidLayout)
        ));
    }

    #[test]
    fn a_page_of_the_wrong_kind_is_refused_and_remains_the_callers() {
        let mut pager = Pager::new();
        let mut zone: ZoneAllocator<'static> = ZoneAllocator::new();
        let page: *mut ObjectPage<'static> = pager.allocate_page().unwrap();
        let large_page: *mut LargeObjectPage<'static> = pager.allocate_large_page().unwrap();
        // SAFETY: the pages are fresh; refused ones are not kept by the zone.
        unsafe {
            page.cast::<u8>().write_bytes(0xA5, 4096);
            large_page.cast::<u8>().write_bytes(0xA5, 2 << 20);
            assert!(zone.refill(layout(257, 1), &mut *page).is_err());
            assert!(zone.refill(layout(131_073, 1), &mut *page).is_err());
            assert!(zone.refill_large(layout(256, 1), &mut *large_page).is_err());
            assert!(zone.refill_large(layout(131_073, 1), &mut *large_page).is_err());
            assert!(
                (0..4096).all(|at| *page.cast::<u8>().add(at) == 0xA5),
                "not touched"
            );
            assert!(
                (0..2 << 20).all(|at| *large_page.cast::<u8>().add(at) == 0xA5),
                "not touched"
            );
        }
        pager.release_page(page);
        pager.release_large_page(large_page);
    }

    #[test]
    fn reclaiming_stops_at_the_number_asked_for() {
        let mut pager = Pager::new();
        let mut zone: ZoneAllocator<'static> = ZoneAllocator::new();
        for size in [8, 8, 64, 256] {
            let page = pager.allocate_page().unwrap();
            // SAFETY: the page is fresh, and freed after the zone has given it back.
            unsafe { zone.refill(layout(size, 8), page).unwrap() };
        }
        let mut reclaimed = Vec::new();
        // 0.11 takes only `Fn` closures for base pages, which this one is not.
        zone.try_reclaim_base_pages(0, |page| reclaimed.push(page));
        assert_eq!(reclaimed.len(), 0);
        zone.try_reclaim_base_pages(3, |page| reclaimed.push(page));
        assert_eq!(reclaimed.len(), 3);
        zone.try_reclaim_base_pages(3, |page| reclaimed.push(page));
        assert_eq!(reclaimed.len(), 4);
        for page in reclaimed {
            pager.release_page(page);
        }
    }
}

mod size_class {
    use super::*;

    /// Written for any page, as in 0.11's own tests.
    fn fill_and_drain<P: AllocablePage>(size: usize, align: usize, page: &mut P) -> usize {
        let page: *mut P = page;
        let mut allocator: SCAllocator<P> = SCAllocator::new(size);
        assert_eq!(allocator.size(), size);
        let layout = layout(size, align);
        assert!(matches!(
            allocator.allocate(layout),
            Err(AllocationError::OutOfMemory)
        ));
        // SAFETY: the caller's page outlives the allocator.
        unsafe { allocator.refill(&mut *page) };
        let mut objects = Vec::new();
        while let Ok(object) = allocator.allocate(layout) {
            assert!(object.addr().get().is_multiple_of(align));
            objects.push(object);
        }
        let mut reclaimed = 0;
        let mut take_back = |freed: *mut P| {
            assert!(ptr::eq(freed, page));
            reclaimed += 1;
        };
        assert_eq!(allocator.try_reclaim_pages(1, &mut take_back), 0);
        for &object in &objects {
            allocator.deallocate(object, layout).unwrap();
        }
        assert_eq!(allocator.try_reclaim_pages(usize::MAX, &mut take_back), 1);
        assert_eq!(reclaimed, 1);
        objects.len()
    }

    #[test]
    fn fills_a_base_page() {
        let mut page = ObjectPage::default();
        assert_eq!(fill_and_drain(256, 256, &mut page), 15);
        let shorter = usize::from(usize::BITS < 64); // Headers, where pointers are.
        assert_eq!(fill_and_drain(10, 8, &mut page), 248 + shorter);
        assert_eq!(fill_and_drain(8, 8, &mut page), 496 + 3 * shorter);
    }

    #[test]
    fn fills_a_large_page() {
        let mut pager = Pager::new();
        let page = pager.allocate_large_page().unwrap();
        assert_eq!(fill_and_drain(131_072, 4096, page), 15);
        // A page of 0.11 holds 512 of these.
        assert_eq!(fill_and_drain(512, 512, page), 4094);
        pager.release_large_page(page);
    }

    #[test]
    fn smaller_objects_are_served_too() {
        let mut page = ObjectPage::default();
        let mut allocator: SCAllocator<ObjectPage> = SCAllocator::new(64);
        // SAFETY: the page outlives the allocator.
        unsafe { allocator.refill(&mut *ptr::from_mut(&mut page)) };
        let object = allocator.allocate(layout(1, 1)).unwrap();
        allocator.deallocate(object, layout(64, 8)).unwrap();
    }
}

mod traits {
    use super::*;

    /// A user's own allocator, over a zone.
    struct Counting<'a> {
        zone: ZoneAllocator<'a>,
        calls: usize,
    }

    // SAFETY: everything is the zone's.
    unsafe impl<'a> Allocator<'a> for Counting<'a> {
        fn allocate(&mut self, layout: Layout) -> Result<NonNull<u8>, AllocationError> {
            self.calls += 1;
            self.zone.allocate(layout)
        }

        fn deallocate(&mut self, ptr: NonNull<u8>, layout: Layout) -> Result<(), AllocationError> {
            self.calls += 1;
            self.zone.deallocate(ptr, layout)
        }

        unsafe fn refill_large(
            &mut self,
            layout: Layout,
            new_page: &'a mut LargeObjectPage<'a>,
        ) -> Result<(), AllocationError> {
            // SAFETY: the caller's promise.
            unsafe { self.zone.refill_large(layout, new_page) }
        }

        unsafe fn refill(
            &mut self,
            layout: Layout,
            new_page: &'a mut ObjectPage<'a>,
        ) -> Result<(), AllocationError> {
            // SAFETY: the caller's promise.
            unsafe { self.zone.refill(layout, new_page) }
        }
    }

    #[test]
    fn allocators_are_bounds_and_trait_objects() {
        let mut pager = Pager::new();
        let mut counting = Counting {
            zone: ZoneAllocator::new(),
            calls: 0,
        };
        let layout = layout(48, 16);
        let first = allocate_or_refill(
            &mut counting,
            layout,
            || pager.allocate_page().unwrap(),
            || unreachable!("48 bytes are served from base pages"),
        );
        let dynamic: &mut dyn Allocator<'static> = &mut counting;
        let second = dynamic.allocate(layout);
        for object in [first, second] {
            dynamic.deallocate(object.unwrap(), layout).unwrap();
        }
        assert_eq!(counting.calls, 5);
        pager.take_back(&mut counting.zone);
    }

    #[test]
    fn large_objects_take_the_other_branch() {
        let mut pager = Pager::new();
        let mut zone = ZoneAllocator::new();
        let layout = layout(5000, 8);
        let object = allocate_or_refill(
            &mut zone,
            layout,
            || unreachable!("5000 bytes are served from large pages"),
            || pager.allocate_large_page().unwrap(),
        );
        zone.deallocate(object.unwrap(), layout).unwrap();
        pager.take_back(&mut zone);
    }
}

mod in_a_static {
    use super::*;

    struct Mine(Mutex<ZoneAllocator<'static>>);

    static M: Mine = Mine(spin::Mutex::new(ZoneAllocator::new()));
    static CLASS: Mutex<SCAllocator<'static, ObjectPage<'static>>> = Mutex::new(SCAllocator::new(24));
    static SHARED: std::sync::RwLock<ZoneAllocator<'static>> = std::sync::RwLock::new(ZoneAllocator::new());

    /// The `SafeZoneAllocator` of 0.11's example, whose name the glob import has as well: that of the
    /// program wins.
    struct SafeZoneAllocator(Mutex<ZoneAllocator<'static>>);

    // SAFETY: blocks are the zone's, which is behind a lock.
    unsafe impl GlobalAlloc for SafeZoneAllocator {
        unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
            match layout.size() {
                0..=ZoneAllocator::MAX_ALLOC_SIZE => self
                    .0
                    .lock()
                    .allocate(layout)
                    .map_or(ptr::null_mut(), NonNull::as_ptr),
                _ => ptr::null_mut(),
            }
        }

        unsafe fn dealloc(&self, ptr: *mut u8, layout: Layout) {
            if let Some(ptr) = NonNull::new(ptr) {
                self.0
                    .lock()
                    .deallocate(ptr, layout)
                    .expect("Couldn't deallocate");
            }
        }
    }

    static ALLOCATOR: SafeZoneAllocator = SafeZoneAllocator(Mutex::new(ZoneAllocator::new()));

    #[test]
    fn zones_live_in_statics() {
        let mut pager = Pager::new();
        let layout = layout(24, 8);
        for zone in [&M.0, &ALLOCATOR.0] {
            let page = pager.allocate_page().unwrap();
            // SAFETY: the page is fresh, and freed after the zone has given it back.
            unsafe { zone.lock().refill(layout, page).unwrap() };
        }
        // SAFETY: the layout's size is not zero; the object is freed once, with its layout.
        unsafe {
            let object = ALLOCATOR.alloc(layout);
            assert!(!object.is_null());
            ALLOCATOR.dealloc(object, layout);
        }
        let object = M.0.lock().allocate(layout).unwrap();
        M.0.lock().deallocate(object, layout).unwrap();
        pager.take_back(&mut M.0.lock());
        pager.take_back(&mut ALLOCATOR.0.lock());

        assert_eq!(CLASS.lock().size(), 24);
        assert!(SHARED.write().unwrap().allocate(layout).is_err());
    }
}

/// Page types of the user's own. The trait has other members than in 0.11, where implementing it took
/// types that were private.
mod own_pages {
    use super::*;
    use slabmalloc::typenum::U4;

    #[repr(C, align(16384))]
    struct Frame([core::mem::MaybeUninit<u8>; 16384]);

    // SAFETY: the type has as many bytes as it is aligned to, any content is valid, and it has no
    // destructor.
    unsafe impl AllocablePage for Frame {
        const SIZE: usize = 16384;
        type Words = U4;
        type Word = u64;
    }

    #[test]
    fn serve_a_size_class() {
        let mut frame = Box::new(Frame([const { core::mem::MaybeUninit::uninit() }; 16384]));
        let mut allocator: SCAllocator<Frame> = SCAllocator::new(64);
        // SAFETY: the page outlives the allocator.
        unsafe { allocator.refill(&mut *ptr::from_mut(&mut *frame)) };
        let objects: Vec<_> = core::iter::from_fn(|| allocator.allocate(layout(64, 64)).ok()).collect();
        assert_eq!(objects.len(), 254);
        for object in objects {
            allocator.deallocate(object, layout(64, 64)).unwrap();
        }
    }
}
