//! Sizes and alignments: where a layout leads, and what becomes of a block that is resized.

use core::alloc::{GlobalAlloc, Layout};
use core::ptr::NonNull;
use std::panic::catch_unwind;

use slabmalloc::error::MisuseKind;
use slabmalloc::global::SafeZone;
use slabmalloc::lock::Spin;
use slabmalloc::pager::{OsPager, Pager};
use slabmalloc::zone::ZoneConfig;
use slabmalloc::{AllocationError, ObjectPage, SCAllocator};

use crate::configs::{
    DefaultShape, Expected, Explicit4K, Pages1K, Pages1K16K, Pages4K64K, Pages16K, Refusing4K2M, Smallest,
    TestConfig, expected, largest_class, largest_page, take_reports, test_every_config,
};
use crate::doors::Region;
use crate::heap::{Checked, Heap, Shared, layout, try_free};
use crate::shadow::Shadow;
use crate::test_pager::TestPager;

/// mimalloc 602 and RUSTSEC-2022-0094: the path for small sizes took whichever block was free,
/// however the request was aligned. Here all slots that a layout leads to are aligned, not only the
/// first one of a page.
fn mimalloc_602_alignment_in_a_fast_path<C: TestConfig>() {
    let mut checked = Checked::<Shared<C, C::Lock>>::new();
    for shift in 0..=(2 * largest_page::<C>()).ilog2() {
        for &class in C::CLASSES {
            for size in [1, class / 2 + 1, class] {
                let request = layout(size, 1 << shift);
                // The shadow checks the alignment of each.
                let blocks = [
                    checked.allocate(request),
                    checked.allocate_zeroed(request),
                    checked.allocate(request),
                ];
                assert_eq!(
                    checked.shadow.len(),
                    if expected::<C>(request) == Expected::Refused {
                        0
                    } else {
                        3
                    }
                );
                checked.check_counters();
                for at in [1, 2, 0] {
                    if let Some(live) = blocks[at] {
                        checked.deallocate(live);
                    }
                }
            }
        }
    }
    checked.drain();
    assert_eq!(take_reports(), []);
}

test_every_config!(mimalloc_602_alignment_in_a_fast_path);

/// Blocks of a few small sizes, over-aligned and not, side by side; says how many of the former there
/// were in a class of their own.
fn small_over_aligned_blocks<C: TestConfig>() -> usize {
    let mut checked = Checked::<Shared<C, C::Lock>>::new();
    let mut over_aligned = 0;
    for shift in 3..=largest_class::<C>().ilog2() {
        for size in [1, 8, 24] {
            let (plain, aligned) = (layout(size, 1), layout(size, 1 << shift));
            let in_a_class = matches!(expected::<C>(aligned), Expected::Class(_));
            over_aligned += usize::from(in_a_class && expected::<C>(aligned) != expected::<C>(plain));
            for _ in 0..5 {
                checked.allocate(plain).unwrap();
                checked.allocate(aligned);
            }
            checked.check_counters();
            let mut unchecked = false;
            while let Some(live) = checked.shadow.pick(3) {
                unchecked = !unchecked;
                if unchecked || expected::<C>(live.layout) == Expected::Pages {
                    checked.deallocate(live);
                } else {
                    checked.try_deallocate(live);
                }
                checked.check_counters();
            }
        }
    }
    checked.drain();
    assert_eq!(take_reports(), []);
    over_aligned
}

/// mimalloc 1400: a small over-aligned block crashed when it was freed by its size, which led to
/// another place than its alignment had. Here freeing asks the same function as allocation.
#[test]
fn mimalloc_1400_a_small_over_aligned_block_is_freed() {
    assert!(small_over_aligned_blocks::<DefaultShape>() >= 13 * 3);
    assert!(small_over_aligned_blocks::<Pages4K64K>() > 20);
    assert!(small_over_aligned_blocks::<Refusing4K2M>() > 20);
    assert!(small_over_aligned_blocks::<Explicit4K>() > 0);
    assert!(small_over_aligned_blocks::<Smallest>() > 0);
}

/// Blocks of the sizes of both kinds of page, aligned to as much and to twice as much.
fn page_sized_blocks<C: TestConfig>(granularity: usize) {
    let base_page = page_bytes::<C>();
    let mut checked = Checked::<Shared<C, C::Lock>>::new();
    checked.heap.pager().set_granularity(granularity);
    for size in [base_page, largest_page::<C>()] {
        for align in [1, size, 2 * size] {
            let request = layout(size, align);
            let blocks = [(); 3].map(|()| checked.allocate(request).unwrap());
            if expected::<C>(request) == Expected::Pages {
                let held = checked.heap.pager().blocks();
                for live in blocks {
                    let start = live.ptr.addr().get();
                    let (_, run) = held.iter().find(|(block, _)| *block == start).unwrap();
                    assert!(run.size() >= size && run.size().is_multiple_of(granularity));
                    assert_eq!(run.align(), align);
                }
            }
            // The pager complains of a block that comes back with another layout than it had.
            checked.deallocate(blocks[1]);
            checked.deallocate(blocks[0]);
            checked.deallocate(blocks[2]);
            checked.check_counters();
        }
    }
    checked.drain();
}

fn page_bytes<C: ZoneConfig>() -> usize {
    <C::BasePage<'static> as slabmalloc::AllocablePage>::SIZE
}

/// litebox, as the example of slabmalloc 0.11: a request of exactly one page got a page, whatever its
/// alignment, and was freed to the buddy allocator by the order that its alignment has. Here the block
/// is aligned, and the pager gets back what it gave, whatever its granularity is.
#[test]
fn litebox_4096_aligned_8192() {
    for granularity in [1, 4096, 1 << 16] {
        page_sized_blocks::<DefaultShape>(granularity);
        page_sized_blocks::<Pages4K64K>(granularity);
        page_sized_blocks::<Explicit4K>(granularity);
        page_sized_blocks::<Pages1K>(granularity);
        page_sized_blocks::<Pages16K>(granularity);
    }
}

/// Theseus 1067: a comparison of addresses sent large objects to the heap of the small ones around
/// them. Here runs that lie between the pages of classes go back to the pager, and nothing else does.
#[test]
fn theseus_1067_large_objects_between_the_pages_of_classes() {
    let region = Region::new(32, largest_page::<Pages1K16K>());
    let zone: SafeZone<Pages1K16K, Spin, _> = SafeZone::with_pager(&region.regions);
    let mut shadow = Shadow::new();
    let (mut objects, mut runs) = (Vec::new(), Vec::new());
    for round in 0..60 {
        let object = layout([60, 2000, 1020][round % 3], 8);
        objects.push(shadow.insert(zone.allocate(object).unwrap(), object));
        let run = layout(2049 + 100 * round, 16);
        if round % 4 == 0 {
            runs.push(shadow.insert(zone.allocate(run).unwrap(), run));
        }
    }
    let is_between = |run: NonNull<u8>| {
        objects.iter().any(|object| object.ptr < run) && objects.iter().any(|object| object.ptr > run)
    };
    assert!(runs.iter().any(|run| is_between(run.ptr)));
    let pages = zone.snapshot().pages();
    for (freed, run) in runs.iter().enumerate() {
        shadow.remove(*run);
        // SAFETY: the block is alive, and not used any more.
        unsafe { zone.deallocate(run.ptr, run.layout) };
        let snapshot = zone.snapshot();
        assert_eq!(snapshot.pager.runs_returned, freed as u64 + 1);
        assert_eq!(
            (snapshot.live_objects(), snapshot.pages()),
            (objects.len(), pages)
        );
    }
    let held = region.regions.total_bytes() - region.regions.free_bytes();
    assert_eq!(zone.snapshot().pager.bytes_held, held);
    for object in objects {
        shadow.remove(object);
        try_free(&zone, object.ptr, object.layout).unwrap();
    }
    assert_eq!(zone.snapshot().pager.runs_taken, runs.len() as u64);
}

/// A block of `size` bytes, each of them `byte`.
fn filled(zone: &SafeZone<Pages1K16K, Spin, TestPager>, size: usize, byte: u8) -> NonNull<u8> {
    let block = zone.allocate(layout(size, 8)).unwrap();
    // SAFETY: the block is this long.
    unsafe { block.write_bytes(byte, size) };
    block
}

/// The first `length` bytes of a block that is alive and was written to.
fn bytes(block: NonNull<u8>, length: usize) -> Vec<u8> {
    // SAFETY: the callers' blocks are this long and initialised.
    unsafe { core::slice::from_raw_parts(block.as_ptr(), length) }.to_vec()
}

/// bumpalo RUSTSEC-2020-0006: `realloc` copied as many bytes as the new size has, from behind the old
/// block; snmalloc 175: as many as the old size comes to when it is rounded up. Here exactly the
/// smaller size is copied: neither what lies behind the old block nor the rest of its slot.
#[test]
fn bumpalo_rustsec_2020_0006_realloc_copies_the_smaller_size() {
    let zone: SafeZone<Pages1K16K, Spin, TestPager> = SafeZone::new();
    let free = |block, size| try_free(&zone, block, layout(size, 8)).unwrap();
    for &old_slot in Pages1K16K::CLASSES {
        for &new_slot in Pages1K16K::CLASSES.iter().filter(|&&slot| slot != old_slot) {
            let (old, new) = (old_slot - 3, new_slot - 3);
            let (source, behind_source) = (filled(&zone, old_slot, 0xBB), filled(&zone, old_slot, 0xBB));
            let (target, behind_target) = (filled(&zone, new_slot, 0xCC), filled(&zone, new_slot, 0xDD));
            free(source, old_slot);
            free(target, new_slot);
            // What was freed is the lowest free slot of its class.
            assert_eq!(filled(&zone, old, 0xAA), source);
            // SAFETY: the block is alive and has this layout.
            let moved = unsafe { zone.realloc(source.as_ptr(), layout(old, 8), new) };
            assert_eq!(moved, target.as_ptr());
            let kept = old.min(new);
            let content = bytes(target, new);
            assert_eq!(content[..kept], vec![0xAA; kept], "{old} to {new}");
            assert_eq!(content[kept..], vec![0xCC; new - kept], "{old} to {new}");
            assert_eq!(bytes(behind_target, new_slot), vec![0xDD; new_slot]);
            free(target, new);
            free(behind_source, old_slot);
            free(behind_target, new_slot);
        }
    }
    assert_eq!(zone.snapshot().live_objects(), 0);
}

/// tlsf 36 and `libc_alloc` 2: a block that `realloc` moved was no longer aligned. Here it is, wherever
/// it comes to lie: in classes and in pages of its own.
fn tlsf_36_realloc_keeps_the_alignment<C: TestConfig>() {
    let mut checked = Checked::<Shared<C, C::Lock>>::new();
    let largest = largest_class::<C>();
    for shift in [0, 3, 4, 5, 7, 10, (2 * largest_page::<C>()).ilog2()] {
        let align = 1 << shift;
        // Several at once, as the first slot of a page is aligned anyhow.
        let blocks = [(); 3].map(|()| checked.allocate(layout(1, align)));
        let [Some(mut first), Some(mut second), Some(mut third)] = blocks else {
            assert_eq!(expected::<C>(layout(1, align)), Expected::Refused);
            continue;
        };
        let classes = C::CLASSES.iter().copied();
        for size in classes.chain([largest + 1, 3 * largest, largest, 24, 1]) {
            for live in [&mut first, &mut second, &mut third] {
                if let Some(resized) = checked.resize(*live, layout(size, align)) {
                    *live = resized;
                }
            }
        }
        checked.check_counters();
    }
    checked.drain();
    assert_eq!(take_reports(), []);
}

test_every_config!(tlsf_36_realloc_keeps_the_alignment);

/// embedded-alloc 124: a wrapper did not forward `realloc`, so that every step copied. Here a block
/// stays where it is while it takes as many pages, and the pager is not asked.
#[test]
fn embedded_alloc_124_realloc_within_the_same_pages_stays() {
    const GRANULE: usize = 1 << 16;
    let mut checked = Checked::<Shared<Pages1K16K, Spin>>::new();
    checked.heap.pager().set_granularity(GRANULE);
    let mut live = checked.allocate(layout(GRANULE + 1, 8)).unwrap();
    let start = live.ptr;
    for size in [2 * GRANULE, GRANULE + 100, 2 * GRANULE - 1, GRANULE + 1] {
        live = checked.resize(live, layout(size, 8)).unwrap();
        assert_eq!(live.ptr, start);
    }
    assert_eq!(checked.heap.pager().calls(), 1);
    live = checked.resize(live, layout(2 * GRANULE + 1, 8)).unwrap();
    assert_ne!(live.ptr, start);
    assert_eq!(
        (checked.heap.pager().taken(), checked.heap.pager().returned()),
        (2, 1)
    );
    checked.deallocate(live);
    checked.drain();
}

/// asterinas 3911: slots of 4095 bytes, which safe code could ask for, put links where they were not
/// aligned and slots where others ended. Here slots of any size are rounded to what they are aligned
/// to, end before the header, and are refused where not one fits.
#[test]
fn asterinas_3911_slot_size_no_divisor() {
    let mut page = Box::new(ObjectPage::new());
    let page: *mut ObjectPage<'_> = &raw mut *page;
    let mut largest = 0;
    for size in 1..=4096 {
        let Ok(mut class) = catch_unwind(|| SCAllocator::<ObjectPage<'_>>::new(size)) else {
            continue;
        };
        largest = size;
        // SAFETY: the page outlives the class, and the last class that had it has handed it back.
        let lent = unsafe { &mut *page };
        // SAFETY: as above.
        unsafe { class.refill(lent) };
        let object = layout(size, 1);
        let distance = size.next_multiple_of(8);
        let mut count = 0;
        while let Ok(slot) = class.allocate(object) {
            let offset = slot.addr().get() - page.addr();
            assert_eq!(offset, count * distance);
            assert!(offset + size < 4096);
            // SAFETY: the slot is this long.
            unsafe { slot.write_bytes(0xFF, size) };
            count += 1;
        }
        assert_eq!(class.live_objects(), count);
        // The header is as it was, or none of these would be accepted.
        for slot in 0..count {
            let object_start = NonNull::new(page.cast::<u8>().wrapping_add(slot * distance)).unwrap();
            class.deallocate(object_start, object).unwrap();
        }
        assert_eq!(class.try_reclaim_pages(1, &mut |_| {}), 1);
    }
    assert!((3900..4095).contains(&largest), "{largest}");
}

/// A zone is asked for what no address space has room for.
fn refuses_huge_layouts<P: Pager>(zone: &SafeZone<DefaultShape, Spin, P>) {
    let most = isize::MAX as usize;
    let small = layout(100, 8);
    let kept = zone.allocate(small).unwrap();
    // A system of 32 bits may have half of its address space to give, but not for long.
    let least = layout(most - (4 << 20), 1);
    let taken: Vec<_> = core::iter::from_fn(|| zone.allocate(least).ok()).collect();
    // SAFETY: the block is this long.
    unsafe { kept.write_bytes(0x77, small.size()) };
    for below in [0, 1, 7, 4095, 4096, 1 << 16, 1 << 21] {
        for shift in [0, 3, 12, 21, 22, 23, usize::BITS - 24, usize::BITS - 2] {
            let Ok(huge) = Layout::from_size_align(most - below, 1 << shift) else {
                continue;
            };
            let served = expected::<DefaultShape>(huge) != Expected::Refused;
            let error = if served {
                AllocationError::OutOfMemory
            } else {
                AllocationError::InvalidLayout
            };
            assert_eq!(zone.allocate(huge), Err(error), "{huge:?}");
            // SAFETY: the size is not zero.
            assert!(unsafe { zone.alloc(huge) }.is_null());
            // SAFETY: the size is not zero.
            assert!(unsafe { zone.alloc_zeroed(huge) }.is_null());
            // SAFETY: the block is alive and has this layout; it is not used if it moves.
            let resized = unsafe { zone.resize(kept, small, huge) };
            assert_eq!(resized, Err(error), "{huge:?}");
            let misuse = try_free(zone, kept, huge).unwrap_err();
            assert_eq!(misuse.kind, MisuseKind::UnservedLayout);
        }
        for size in [most - below, most + 1 + below, usize::MAX - below] {
            // SAFETY: the block is alive; that sizes are past the limit is the point, and found out.
            assert!(unsafe { zone.realloc(kept.as_ptr(), small, size) }.is_null());
        }
    }
    assert_eq!(bytes(kept, small.size()), vec![0x77; small.size()]);
    try_free(zone, kept, small).unwrap();
    for block in taken {
        // SAFETY: the block is the zone's and has this layout.
        unsafe { zone.deallocate(block, least) };
    }
}

/// linked-list-allocator 79 and 85: sizes near the limit overflowed when they were rounded, in
/// `allocate` and, on 32 bits, in `deallocate`. Here they are refused, and a block that should have
/// been resized stays.
#[test]
fn linked_list_79_layouts_near_the_largest() {
    let zone = SafeZone::with_pager(TestPager::new());
    zone.pager().set_granularity(1 << 16);
    refuses_huge_layouts(&zone);
    refuses_huge_layouts(&SafeZone::<_, _, OsPager>::new());
    let region = Region::new(2, largest_page::<DefaultShape>());
    refuses_huge_layouts(&SafeZone::with_pager(&region.regions));
    assert_eq!(take_reports(), []);
}
