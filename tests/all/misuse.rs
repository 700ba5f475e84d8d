//! Every kind of misuse, through every door: refused, named exactly, and harmless.

use core::alloc::Layout;
use core::ptr::NonNull;
use core::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Barrier;
use std::thread;

use slabmalloc::AllocationError;
use slabmalloc::error::MisuseKind;
use slabmalloc::global::SafeZone;
use slabmalloc::lock::Spin;
use slabmalloc::page::AllocablePage;
use slabmalloc::pager::Pager;
use slabmalloc::zone::{Oversize, ZoneConfig};

use crate::configs::{
    Expected, Pages1K, Pages1K16K, Pages4K64K, Pages16K, TestConfig, TwinHeaders, base_count, expected,
    largest_class, largest_page, take_reports, test_every_config,
};
use crate::doors::{ByHand, Door, Global, Reach, Region, TryByHand, TryShared, UncheckedByHand};
use crate::heap::{Checked, FedByHand, Heap, Shared, layout, page_layout, try_free};
use crate::test_pager::{Lie, TestPager};

/// A door with a live object in the class under test, and whatever else cases need.
struct Scene<'d, D: Door> {
    door: &'d mut D,
}

impl<D: Door> Scene<'_, D> {
    /// Tries a bad free: it must be refused and named, with nothing changed.
    #[track_caller]
    fn refuses(&mut self, kind: MisuseKind, reach: Reach, ptr: NonNull<u8>, layout: Layout) {
        if reach > D::REACH {
            return;
        }
        let before = self.door.classes();
        let misuse = self.door.free(ptr, layout).expect_err("a bad free was accepted");
        assert_eq!(misuse.kind, kind, "{misuse}");
        assert_eq!(misuse.zone, D::Config::NAME);
        assert_eq!(misuse.address, ptr.addr().get());
        assert_eq!(misuse.layout, layout);
        assert_eq!(self.door.classes(), before, "a refused free changed the zone");
        // The zone still works.
        let size = self::layout(D::Config::CLASSES[0], 1);
        let object = self.door.allocate(size);
        self.door.free(object, size).expect("a good free is accepted");
    }
}

/// The layout of class `class`.
fn class_layout<C: ZoneConfig>(class: usize) -> Layout {
    layout(C::CLASSES[class], 1)
}

fn offset(ptr: NonNull<u8>, bytes: usize) -> NonNull<u8> {
    NonNull::new(ptr.as_ptr().wrapping_add(bytes)).unwrap()
}

/// Every misuse that concerns one class, at both ends of its page.
fn misuses_of_a_class<D: Door>(door: &mut D, class: usize) {
    let slot = D::Config::CLASSES[class];
    let object = class_layout::<D::Config>(class);
    let page_bytes = if class < base_count::<D::Config>() {
        <<D::Config as ZoneConfig>::BasePage<'static> as AllocablePage>::SIZE
    } else {
        largest_page::<D::Config>()
    };
    let first = door.allocate(object);
    let slots_per_page = door.classes()[class].slots_per_page;
    let page = NonNull::new(first.as_ptr().map_addr(|address| address & !(page_bytes - 1))).unwrap();
    assert_eq!(page, first, "the first object of a page is at its start");
    let mut scene = Scene { door };

    // R8: never handed out. Done first: later all slots may have been.
    for number in [1, slots_per_page - 1] {
        if number > 0 {
            scene.refuses(
                MisuseKind::NeverAllocated,
                Reach::OwnPage,
                offset(page, number * slot),
                object,
            );
        }
    }
    // R4 and R5: the middle of a slot, and one byte and one alignment off.
    for off in [1, 4, slot / 2, slot - 1] {
        scene.refuses(
            MisuseKind::InteriorPointer,
            Reach::OwnPage,
            offset(first, off),
            object,
        );
    }
    // R6 and R7: behind the last slot, in the header, at the last byte of the page.
    for off in [
        slots_per_page * slot,
        // The header is longer than this.
        page_bytes - size_of::<[usize; 8]>(),
        page_bytes - 8,
        page_bytes - 1,
    ] {
        scene.refuses(
            MisuseKind::OutsideSlots,
            Reach::OwnPage,
            offset(page, off),
            object,
        );
    }
    // R9, R10 and R11: other classes, of either kind of page.
    for other in 0..D::Config::CLASSES.len() {
        if other != class {
            let same_kind = (other < base_count::<D::Config>()) == (class < base_count::<D::Config>());
            let reach = if same_kind { Reach::OwnPage } else { Reach::Region };
            scene.refuses(
                MisuseKind::WrongSizeClass,
                reach,
                first,
                class_layout::<D::Config>(other),
            );
        }
    }
    let aligned = layout(slot, 2 * slot.next_power_of_two());
    if let Expected::Class(other) = expected::<D::Config>(aligned) {
        assert_ne!(other, class);
        scene.refuses(MisuseKind::WrongSizeClass, Reach::Region, first, aligned);
    }
    // A layout that no class serves.
    let above = layout(largest_class::<D::Config>() + 1, 1);
    let pages = D::SERVES_PAGES && D::Config::OVERSIZE == Oversize::Pager;
    let kind = if pages {
        MisuseKind::WrongSizeClass
    } else {
        MisuseKind::UnservedLayout
    };
    scene.refuses(kind, Reach::OwnPage, first, above);
    let too_aligned = layout(slot, 4 * largest_page::<D::Config>());
    scene.refuses(MisuseKind::UnservedLayout, Reach::OwnPage, first, too_aligned);

    // R1: double free. R3: double free after another free.
    if slots_per_page > 2 {
        let (second, keep) = (scene.door.allocate(object), scene.door.allocate(object));
        scene.door.free(first, object).unwrap();
        scene.refuses(MisuseKind::DoubleFree, Reach::OwnPage, first, object);
        scene.door.free(second, object).unwrap();
        scene.refuses(MisuseKind::DoubleFree, Reach::OwnPage, first, object);
        scene.refuses(MisuseKind::DoubleFree, Reach::OwnPage, second, object);
        scene.door.free(keep, object).unwrap();
        scene.refuses(MisuseKind::DoubleFree, Reach::OwnPage, keep, object);
    } else {
        scene.door.free(first, object).unwrap();
        scene.refuses(MisuseKind::DoubleFree, Reach::OwnPage, first, object);
    }
    // A page that has gone back.
    scene.door.trim();
    scene.refuses(MisuseKind::ForeignPage, Reach::Anywhere, first, object);
    scene.door.trim();
}

/// The classes whose misuse is tried: both ends of either kind of page.
fn interesting_classes<C: ZoneConfig>() -> Vec<usize> {
    let (base, all) = (base_count::<C>(), C::CLASSES.len());
    let mut classes = vec![0, base - 1, base.min(all - 1), all - 1];
    classes.dedup();
    classes
}

fn misuse_of_objects<C: TestConfig>() {
    for class in interesting_classes::<C>() {
        misuses_of_a_class(&mut TryByHand(FedByHand::<C>::new()), class);
        misuses_of_a_class(&mut ByHand(FedByHand::<C>::new()), class);
        misuses_of_a_class(&mut UncheckedByHand(FedByHand::<C>::new()), class);
        let region = Region::new(8, largest_page::<C>());
        misuses_of_a_class(&mut TryShared::<C>(SafeZone::with_pager(&region.regions)), class);
        misuses_of_a_class(&mut Global::<C>(SafeZone::with_pager(&region.regions)), class);
    }
    assert_eq!(take_reports(), []);
}

test_every_config!(misuse_of_objects);

/// Memory that is not the zone's: of another zone, of the pager, of the program. `foreign` is an
/// object of another zone with a layout of this one.
fn misuse_of_foreign_memory<D: Door>(door: &mut D, foreign: &[(NonNull<u8>, Layout)]) {
    static IN_STATIC: [u64; 64] = [0x5A5A_5A5A_5A5A_5A5A; 64];
    let own = class_layout::<D::Config>(0);
    let mut scene = Scene { door };
    // Before the zone has any page, and with one.
    for _ in 0..2 {
        for &(ptr, layout) in foreign {
            scene.refuses(MisuseKind::ForeignPage, Reach::Region, ptr, layout);
        }
        // R14: stack, static and heap memory, which must stay as it is.
        let on_stack = [0x5A5A_5A5A_5A5A_5A5A_u64; 64];
        let in_heap = vec![0x5A5A_5A5A_5A5A_5A5A_u64; 64];
        for memory in [&IN_STATIC[..], &on_stack, &in_heap] {
            for word in memory {
                scene.refuses(
                    MisuseKind::ForeignPage,
                    Reach::Anywhere,
                    NonNull::from(word).cast(),
                    own,
                );
            }
            assert!(
                memory.iter().all(|&word| word == 0x5A5A_5A5A_5A5A_5A5A),
                "foreign memory was written"
            );
        }
        // What points nowhere.
        for address in [1, 8, 4096, usize::MAX / 2, usize::MAX - 7, usize::MAX] {
            let nowhere = NonNull::new(core::ptr::without_provenance_mut(address)).unwrap();
            for class in [0, D::Config::CLASSES.len() - 1] {
                let layout = class_layout::<D::Config>(class);
                scene.refuses(MisuseKind::ForeignPage, Reach::Anywhere, nowhere, layout);
            }
        }
        let object = scene.door.allocate(own);
        scene.door.free(object, own).unwrap();
    }
    scene.door.trim();
}

/// R12 and R13: objects of another zone of the same type, and of a zone with other page sizes.
fn misuse_across_zones<C: TestConfig, Other: TestConfig>() {
    let region = Region::new(64, largest_page::<C>().max(largest_page::<Other>()));
    let twin: SafeZone<C, C::Lock, _> = SafeZone::with_pager(&region.regions);
    let other: SafeZone<Other, Other::Lock, _> = SafeZone::with_pager(&region.regions);
    let mut foreign = Vec::new();
    let mut of_twin = Vec::new();
    let mut of_other = Vec::new();
    for class in 0..C::CLASSES.len() {
        let layout = class_layout::<C>(class);
        of_twin.push((twin.allocate(layout).unwrap(), layout));
        if matches!(expected::<Other>(layout), Expected::Class(_)) {
            of_other.push((other.allocate(layout).unwrap(), layout));
        }
    }
    foreign.extend(&of_twin);
    foreign.extend(&of_other);
    assert!(foreign.len() > C::CLASSES.len());
    // A block straight from the pager, filled with what could be a header.
    let page = layout(4096, 4096);
    let block = region.regions.acquire(page).unwrap().start;
    // SAFETY: the block is this long.
    unsafe { block.write_bytes(0x11, page.size()) };
    foreign.push((block, class_layout::<C>(0)));

    misuse_of_foreign_memory(&mut TryByHand(FedByHand::<C>::new()), &foreign);
    misuse_of_foreign_memory(&mut ByHand(FedByHand::<C>::new()), &foreign);
    misuse_of_foreign_memory(
        &mut TryShared::<C>(SafeZone::with_pager(&region.regions)),
        &foreign,
    );
    misuse_of_foreign_memory(&mut Global::<C>(SafeZone::with_pager(&region.regions)), &foreign);

    // SAFETY: the block is this long and was written.
    let bytes = unsafe { core::slice::from_raw_parts(block.as_ptr(), page.size()) };
    assert!(
        bytes.iter().all(|&byte| byte == 0x11),
        "foreign memory was written"
    );
    // SAFETY: the block is not used any more.
    unsafe { region.regions.release(block, page) };
    for (ptr, layout) in of_twin {
        try_free(&twin, ptr, layout).expect("the object is still alive");
    }
    for (ptr, layout) in of_other {
        try_free(&other, ptr, layout).expect("the object is still alive");
    }
}

#[test]
fn objects_of_other_zones_and_foreign_memory_are_refused() {
    misuse_across_zones::<Pages1K, Pages16K>();
    misuse_across_zones::<Pages1K16K, Pages1K>();
    misuse_across_zones::<Pages4K64K, Pages1K16K>();
    misuse_across_zones::<TwinHeaders, Pages4K64K>();
    misuse_across_zones::<Pages16K, Pages4K64K>();
}

/// Blocks that came from the pager directly, and objects, freed as each other.
#[test]
fn pages_and_objects_are_not_confused() {
    type C = Pages1K16K;
    let region = Region::new(8, largest_page::<C>());
    let mut door = Global::<C>(SafeZone::with_pager(&region.regions));
    let (run_layout, object_layout) = (layout(10_000, 64), layout(64, 8));
    let run = door.allocate(run_layout);
    let object = door.allocate(object_layout);
    let mut scene = Scene { door: &mut door };
    for class in 0..C::CLASSES.len() {
        scene.refuses(
            MisuseKind::ForeignPage,
            Reach::Region,
            run,
            class_layout::<C>(class),
        );
    }
    scene.refuses(MisuseKind::WrongSizeClass, Reach::Region, object, run_layout);
    scene.refuses(
        MisuseKind::InteriorPointer,
        Reach::Region,
        offset(run, 8),
        run_layout,
    );
    let pager = door.0.snapshot().pager;
    assert_eq!((pager.runs_taken, pager.runs_returned), (1, 0));
    try_free(&door.0, run, run_layout).expect_err("only the unsafe door frees what no page records");
    door.free(run, run_layout).unwrap();
    door.free(object, object_layout).unwrap();
}

/// A million pointers that nobody handed out: near the pages, anywhere, and with random layouts.
#[test]
fn a_million_random_pointers_are_refused() {
    let mut by_hand = Checked::<FedByHand<Pages1K16K>>::new();
    let mut shared = Checked::<Shared<TwinHeaders, Spin>>::new();
    for size in [8, 64, 500, 1000, 2000] {
        for _ in 0..20 {
            by_hand.allocate(layout(size, 8)).unwrap();
            shared.allocate(layout(size, 8)).unwrap();
        }
    }
    let starts = |checked: &[usize], address: usize| checked.binary_search(&address).is_ok();
    let live_by_hand: Vec<usize> = by_hand.shadow.iter().map(|live| live.ptr.addr().get()).collect();
    let live_shared: Vec<usize> = shared.shadow.iter().map(|live| live.ptr.addr().get()).collect();
    let pages: Vec<(usize, Layout)> = by_hand
        .heap
        .pager()
        .blocks()
        .into_iter()
        .chain(shared.heap.pager().blocks())
        .collect();
    let (classes_by_hand, classes_shared) = (by_hand.heap.classes(), shared.heap.classes());
    let mut random = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = || {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        random
    };
    let below = |number: u64, limit: usize| usize::try_from(number % limit as u64).unwrap();
    let (mut inside, mut tried) = (0, 0);
    while tried < 1_000_000 {
        let number = next();
        let address = if number % 4 == 0 {
            below(number, usize::MAX)
        } else {
            let (start, page) = pages[below(number / 8, pages.len())];
            // Half a page around it, and mostly multiples of 8.
            let mask = if number % 8 < 6 { !7 } else { !0 };
            (start - page.size() / 2 + below(number / 1024, 2 * page.size())) & mask
        };
        let Some(pointer) = NonNull::new(core::ptr::without_provenance_mut::<u8>(address)) else {
            continue;
        };
        let layout = layout(below(number >> 20, 2100), 1 << below(number >> 50, 8));
        inside += usize::from(
            pages
                .iter()
                .any(|(start, page)| (*start..start + page.size()).contains(&address)),
        );
        tried += 1;
        if !starts(&live_by_hand, address) {
            by_hand
                .heap
                .zone
                .try_deallocate(pointer, layout)
                .expect_err("nobody handed this out");
        }
        if !starts(&live_shared, address) {
            try_free(&shared.heap.zone, pointer, layout).expect_err("nobody handed this out");
        }
    }
    assert!(inside > 100_000, "the pointers do lead into the pages: {inside}");
    assert_eq!(by_hand.heap.classes(), classes_by_hand);
    assert_eq!(shared.heap.classes(), classes_shared);
    by_hand.shadow.verify();
    shared.shadow.verify();
    by_hand.drain();
    shared.drain();
}

/// R2: two threads free the same objects at once; each object is freed once.
#[test]
fn of_two_frees_at_once_exactly_one_succeeds() {
    const OBJECTS: usize = 3_000;
    let zone: SafeZone<Pages1K16K, Spin, TestPager> = SafeZone::new();
    let object = layout(32, 8);
    let objects: Vec<usize> = (0..OBJECTS)
        .map(|_| zone.allocate(object).unwrap().as_ptr().expose_provenance())
        .collect();
    let barrier = Barrier::new(2);
    let accepted = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                barrier.wait();
                for &address in &objects {
                    let ptr = NonNull::new(core::ptr::with_exposed_provenance_mut(address)).unwrap();
                    match try_free(&zone, ptr, object) {
                        Ok(()) => drop(accepted.fetch_add(1, Ordering::Relaxed)),
                        // The page may be gone by the time that the second one asks, or be on its way: the zone's
                        // still, and no class's any more.
                        Err(misuse) => assert!(
                            matches!(
                                misuse.kind,
                                MisuseKind::DoubleFree | MisuseKind::WrongSizeClass | MisuseKind::ForeignPage
                            ),
                            "{misuse}"
                        ),
                    }
                }
            });
        }
    });
    assert_eq!(accepted.into_inner(), OBJECTS);
    assert_eq!(zone.snapshot().live_objects(), 0);
}

/// What a pager must not hand out, for pages of a class and for what no class serves.
#[test]
fn blocks_that_are_misplaced_or_in_use_are_refused() {
    type C = Pages1K16K;
    let mut checked = Checked::<Shared<C, Spin>>::new();
    let small = checked.allocate(layout(8, 8)).unwrap();
    let large = checked.allocate(layout(2048, 8)).unwrap();
    let base_page = page_layout::<<C as ZoneConfig>::BasePage<'static>>();
    let large_page = page_layout::<<C as ZoneConfig>::LargePage<'static>>();
    let run = layout(12_288, 16);
    let run_request = layout(10_000, 16);
    // What is asked for, what the pager is asked for, and where a page of the zone is in the way.
    let inside_large = offset(large.ptr, 8192);
    let requests = [
        (layout(16, 8), base_page),
        (layout(256, 8), large_page),
        (run_request, run),
    ];
    for (request, block) in requests {
        let mut lies = vec![
            (Lie::Misaligned, MisuseKind::MisplacedBlock, block.align() + 8),
            (
                Lie::EndOfAddressSpace,
                MisuseKind::MisplacedBlock,
                0_usize.wrapping_sub(block.size()),
            ),
            (
                Lie::At(large.ptr),
                MisuseKind::DuplicateBlock,
                large.ptr.addr().get(),
            ),
        ];
        if block.align() <= 1024 {
            lies.push((
                Lie::At(small.ptr),
                MisuseKind::DuplicateBlock,
                small.ptr.addr().get(),
            ));
            lies.push((
                Lie::At(inside_large),
                MisuseKind::DuplicateBlock,
                inside_large.addr().get(),
            ));
        }
        for (lie, kind, address) in lies {
            take_reports();
            checked.heap.pager().lie(lie);
            // The first attempt may end with empty pages given back; a lie is an answer, so it does not.
            assert_eq!(
                checked.heap.zone.allocate(request),
                Err(AllocationError::OutOfMemory),
                "{lie:?}"
            );
            let reports = take_reports();
            assert_eq!(reports.len(), 1, "{lie:?} for {request:?}");
            assert_eq!(
                (reports[0].kind, reports[0].address),
                (kind, address),
                "{lie:?} for {request:?}"
            );
            assert_eq!(reports[0].layout, block);
            assert_eq!(reports[0].zone, C::NAME);
            checked.shadow.verify();
            checked.check_counters();
        }
        checked.allocate(request).expect("an honest block is accepted");
    }
    checked.shadow.verify();
    checked.drain();
    assert_eq!(take_reports(), []);
}

/// A page that the pager hands out again after it was given back is no duplicate.
#[test]
fn a_block_that_came_back_may_be_handed_out_again() {
    let region = Region::new(8, 16 << 10);
    let zone: SafeZone<Pages1K16K, Spin, _> = SafeZone::with_pager(&region.regions);
    let mut seen = None;
    for size in [8, 16, 2048, 64, 10_000, 8] {
        let object = layout(size, 8);
        let block = zone.allocate(object).unwrap();
        // The region hands out the lowest address that fits, so all of them come to lie there.
        assert_eq!(*seen.get_or_insert(block), block);
        // SAFETY: the block is alive, and not used any more.
        unsafe { zone.deallocate(block, object) };
        zone.trim();
    }
    assert_eq!(take_reports(), []);
}
