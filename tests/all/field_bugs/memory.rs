//! Pages and slots: what they hold when they come and go, and who may free them.

use core::alloc::GlobalAlloc;
use core::ptr::{self, NonNull};

use slabmalloc::error::MisuseKind;
use slabmalloc::global::SafeZone;
use slabmalloc::lock::Spin;
use slabmalloc::pager::Pager;
use slabmalloc::zone::ZoneConfig;
use slabmalloc::{AllocationError, Allocator, ObjectPage, SCAllocator};

use crate::configs::{Pages1K, Pages1K16K, TestConfig, largest_class, take_reports, test_every_config};
use crate::doors::{Door, Region, UncheckedByHand};
use crate::heap::{Checked, FedByHand, Heap, Shared, layout, page_layout};
use crate::shadow::{Live, Shadow};
use crate::test_pager::TestPager;

type BasePage<C> = <C as ZoneConfig>::BasePage<'static>;
type LargePage<C> = <C as ZoneConfig>::LargePage<'static>;

/// hugepage-rs RUSTSEC-2025-0170: a safe function freed whatever address it was given. Here the safe
/// function of a stand-alone class accepts its own live objects, and reads nothing for other addresses.
#[test]
fn hugepage_rs_rustsec_2025_0170_a_safe_free_of_any_address() {
    let mut page = Box::new(ObjectPage::new());
    let page: *mut ObjectPage<'_> = &raw mut *page;
    let mut class = SCAllocator::<ObjectPage<'_>>::new(48);
    let object = layout(48, 8);
    let wild = |address: usize| NonNull::new(ptr::without_provenance_mut::<u8>(address));
    let refuses = |class: &mut SCAllocator<'_, _>, address: usize| {
        wild(address).is_none_or(|ptr| class.deallocate(ptr, object) == Err(AllocationError::InvalidLayout))
    };
    assert!(refuses(&mut class, page.addr()), "without any page");
    // SAFETY: the page is fresh and outlives the class.
    let lent = unsafe { &mut *page };
    // SAFETY: as above.
    unsafe { class.refill(lent) };
    let live: Vec<usize> = (0..20)
        .map(|_| class.allocate(object).unwrap().addr().get())
        .collect();
    for address in page.addr() - 4096..page.addr() + 8192 {
        assert!(
            live.contains(&address) || refuses(&mut class, address),
            "{address:#x}"
        );
    }
    let mut random = 1_usize;
    for _ in 0..10_000 {
        random = random.wrapping_mul(0x5DEE_CE65).wrapping_add(11);
        assert!(refuses(&mut class, random), "{random:#x}");
    }
    for address in live {
        assert_eq!(class.deallocate(wild(address).unwrap(), object), Ok(()));
    }
    assert_eq!(class.live_objects(), 0);
}

/// mimalloc 1341: `free` of null, before anything had been allocated, crashed. Here it is nothing.
#[test]
fn mimalloc_1341_null_is_freed_before_anything_is_allocated() {
    let zone: SafeZone<Pages1K16K, Spin, TestPager> = SafeZone::new();
    for size in [1, 64, 2048, 100_000] {
        // SAFETY: breaks the contract, which is found out: null is no block.
        unsafe { zone.dealloc(ptr::null_mut(), layout(size, 8)) };
        // SAFETY: as above.
        let moved = unsafe { zone.realloc(ptr::null_mut(), layout(size, 8), 2 * size) };
        assert!(moved.is_null());
    }
    assert_eq!(zone.pager().calls(), 0);
    assert_eq!(take_reports(), []);
}

/// `DragonOS` 1795: `alloc_zeroed` returned slots as their last owner had left them. Here they are
/// cleared, unless they were never used in a page that came zeroed.
fn dragonos_1795_recycled_slots_are_zeroed_again<C: TestConfig>() {
    let mut checked = Checked::<Shared<C, C::Lock>>::new();
    let largest = largest_class::<C>();
    for &size in C::CLASSES.iter().chain(&[largest + 1, largest + 5000]) {
        // Enough for two pages, of which the pager zeroes one, where that is not too much.
        let wanted = 200.min((1 << 20) / size + 2);
        for round in 0..4 {
            // Some slots are used by less than all of their bytes in between.
            let request = layout(size - round % 2 * 3, 1);
            for number in 0..wanted {
                if number % 3 == 2 {
                    checked.allocate(request);
                } else {
                    // The shadow looks at every byte, and then writes its pattern.
                    checked.allocate_zeroed(request);
                }
            }
            while let Some(live) = checked.shadow.pick(usize::MAX / 3) {
                checked.deallocate(live);
            }
            if round == 2 {
                checked.heap.trim();
            }
        }
    }
    checked.drain();
}

test_every_config!(dragonos_1795_recycled_slots_are_zeroed_again);

/// `DragonOS` 1111: a page went back to the buddy allocator while a list still held it. Here a page that
/// went back is overwritten by its next owner, and the class neither notices nor writes to it.
#[test]
fn dragonos_1111_a_reclaimed_page_is_in_no_list() {
    const OBJECTS: usize = 60;
    let object = layout(256, 8);
    for step in [1, 7, 11, 13, 29, 59] {
        let region = Region::new(40, 1024);
        let zone: SafeZone<Pages1K, Spin, _> = SafeZone::with_pager(&region.regions);
        let mut shadow = Shadow::new();
        let mut objects: Vec<Live> = (0..OBJECTS)
            .map(|_| shadow.insert(zone.allocate(object).unwrap(), object))
            .collect();
        for round in 1..5 {
            // Three quarters of what is left, from all over.
            for _ in 0..objects.len() * 3 / 4 {
                let live = objects.swap_remove(step * round % objects.len());
                shadow.remove(live);
                // SAFETY: the block is alive, and not used any more.
                unsafe { zone.deallocate(live.ptr, object) };
            }
            zone.trim();
            // Whoever gets the memory now fills it.
            let strangers: Vec<_> =
                core::iter::from_fn(|| region.regions.acquire(layout(1024, 1024))).collect();
            for stranger in &strangers {
                // SAFETY: the block is this long.
                unsafe { stranger.start.write_bytes(0xFF, 1024) };
            }
            // All room in the pages that are left can be used, and no more.
            let class = *zone.snapshot().classes().last().unwrap();
            while let Ok(block) = zone.allocate(object) {
                objects.push(shadow.insert(block, object));
            }
            assert_eq!(objects.len(), class.capacity());
            shadow.verify();
            for stranger in strangers {
                // SAFETY: the block is this long and was written.
                let content = unsafe { core::slice::from_raw_parts(stranger.start.as_ptr(), 1024) };
                assert!(content.iter().all(|&byte| byte == 0xFF), "a page was written to");
                // SAFETY: the block is not used any more.
                unsafe { region.regions.release(stranger.start, layout(1024, 1024)) };
            }
            assert!(!objects.is_empty());
        }
    }
    assert_eq!(take_reports(), []);
}

/// `DragonOS` 1450: a refill that was refused had consumed the page, which was lost. Here the page is
/// not touched, and serves the class that it is for.
#[test]
fn dragonos_1450_refused_refill_loses_no_page() {
    type C = Pages1K16K;
    let mut heap = FedByHand::<C>::new();
    let (small, large) = (layout(64, 8), layout(2048, 8));
    let unserved = [
        layout(2049, 8),
        layout(8, 1 << 20),
        layout(isize::MAX as usize, 1),
    ];

    let base: NonNull<BasePage<C>> = dirty_page(&heap);
    for request in unserved.into_iter().chain([large, layout(65, 1), layout(8, 128)]) {
        // SAFETY: the page is the test's, as it is refused each time.
        let page = unsafe { &mut *base.as_ptr() };
        // SAFETY: as above.
        let refilled = unsafe { heap.zone.refill(request, page) };
        assert_eq!(refilled, Err(AllocationError::InvalidLayout), "{request:?}");
    }
    assert!(is_dirty(base));
    let big: NonNull<LargePage<C>> = dirty_page(&heap);
    for request in unserved.into_iter().chain([small, layout(0, 1), layout(8, 64)]) {
        // SAFETY: the page is the test's, as it is refused each time.
        let page = unsafe { &mut *big.as_ptr() };
        // SAFETY: as above.
        let refilled = unsafe { heap.zone.refill_large(request, page) };
        assert_eq!(refilled, Err(AllocationError::InvalidLayout), "{request:?}");
    }
    assert!(is_dirty(big));
    assert!(heap.classes().iter().all(|class| class.pages == 0));

    // SAFETY: the page is the test's.
    let base = unsafe { &mut *base.as_ptr() };
    // SAFETY: as above.
    let big = unsafe { &mut *big.as_ptr() };
    // SAFETY: the page goes back to the pager after the zone has handed it back.
    unsafe { heap.zone.refill(small, base) }.unwrap();
    // SAFETY: as above.
    unsafe { heap.zone.refill_large(large, big) }.unwrap();
    for request in [small, large] {
        let block = heap.zone.allocate(request).unwrap();
        heap.zone.deallocate(block, request).unwrap();
    }
    assert_eq!(heap.trim(), 2);
    assert_eq!((heap.pager().taken(), heap.pager().returned()), (2, 2));
}

/// A page of the pager, filled with something.
fn dirty_page<P: slabmalloc::AllocablePage>(heap: &FedByHand<Pages1K16K>) -> NonNull<P> {
    let start = heap.pager().acquire(page_layout::<P>()).unwrap().start;
    // SAFETY: the block is this long.
    unsafe { start.write_bytes(0x3C, P::SIZE) };
    start.cast()
}

fn is_dirty<P: slabmalloc::AllocablePage>(page: NonNull<P>) -> bool {
    // SAFETY: the callers' pages were written to, and are theirs.
    let content = unsafe { core::slice::from_raw_parts(page.cast::<u8>().as_ptr(), P::SIZE) };
    content.iter().all(|&byte| byte == 0x3C)
}

/// static-alloc RUSTSEC-2025-0042: memory was taken for initialised that was not. Here a page may hold
/// anything when it is taken in, were it a copy of a page in use, which is not taken for one either.
#[test]
fn static_alloc_rustsec_2025_0042_a_page_may_hold_anything() {
    type C = Pages1K;
    let mut heap = FedByHand::<C>::new();
    let object = layout(64, 8);
    let mut shadow = Shadow::new();
    heap.feed(object).unwrap();
    for _ in 0..5 {
        shadow.insert(heap.zone.allocate(object).unwrap(), object);
    }
    let slots = heap.classes()[3].slots_per_page;
    let page_bytes = page_layout::<BasePage<C>>().size();
    let (original, _) = heap.pager().blocks()[0];
    let original = ptr::with_exposed_provenance::<u8>(original);
    for content in [Some(0x00), Some(0xFF), Some(0x5A), None] {
        let start = heap.pager().acquire(page_layout::<BasePage<C>>()).unwrap().start;
        match content {
            // SAFETY: the block is this long.
            Some(byte) => unsafe { start.write_bytes(byte, page_bytes) },
            // SAFETY: both are pages, and different ones; nobody else uses the zone.
            None => unsafe { original.copy_to_nonoverlapping(start.as_ptr(), page_bytes) },
        }
        // Not a page of the zone yet, whatever it looks like.
        let mut door = UncheckedByHand(heap);
        assert_eq!(
            door.free(start, object).unwrap_err().kind,
            MisuseKind::ForeignPage
        );
        heap = door.0;
        let before = heap.classes()[3];
        // SAFETY: the page came from the pager, aligned and for this test alone.
        let page = unsafe { start.cast::<BasePage<C>>().as_mut() };
        // SAFETY: the page is the zone's until it goes back to the pager.
        unsafe { heap.zone.refill(object, page) }.unwrap();
        let after = heap.classes()[3];
        assert_eq!(
            (after.pages, after.live_objects),
            (before.pages + 1, before.live_objects)
        );
        let misuse = heap.zone.try_deallocate(start, object).unwrap_err();
        assert_eq!(misuse.kind, MisuseKind::NeverAllocated);
    }
    while let Ok(block) = heap.zone.allocate(object) {
        shadow.insert(block, object);
    }
    assert_eq!(shadow.len(), 5 * slots);
    while let Some(live) = shadow.pick(7) {
        shadow.remove(live);
        heap.zone.deallocate(live.ptr, object).unwrap();
    }
    assert_eq!(heap.trim(), 5);
}
