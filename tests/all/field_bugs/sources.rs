//! Sources of pages: regions at their limits, growth, and granularities.

use core::ptr::{self, NonNull};

use slabmalloc::AllocationError;
use slabmalloc::error::MisuseKind;
use slabmalloc::global::SafeZone;
use slabmalloc::lock::{NoLock, Spin};
use slabmalloc::pager::{OsPager, Pager, RegionError, Regions};
use slabmalloc::zone::Oversize;

use crate::configs::{
    Pages1K, Pages1K16K, Smallest, TestConfig, largest_class, take_reports, test_every_config,
};
use crate::heap::{Checked, Heap, Shared, layout, try_free};
use crate::shadow::{Live, Shadow};
use crate::test_pager::{Lie, TestPager};

/// What regions round to.
const GRANULE: usize = 2 * size_of::<usize>();

/// linked-list-allocator RUSTSEC-2022-0063 and patina 658: a region too small for a list node, or one
/// that was not aligned, was written to beyond its ends. Here it is refused, or used as far as it goes.
#[test]
fn linked_list_rustsec_2022_0063_tiny_regions() {
    const BYTES: usize = 512;
    const BEFORE: usize = 128;
    for shift in 0..2 * GRANULE {
        for length in 0..=6 * GRANULE {
            let mut memory = vec![0_u128; BYTES / 16];
            let memory: NonNull<u8> = NonNull::from(memory.as_mut_slice()).cast();
            // SAFETY: the memory is this long.
            unsafe { memory.write_bytes(0xC3, BYTES) };
            // SAFETY: the region begins inside the memory.
            let start = unsafe { memory.add(BEFORE + shift) };
            let regions = Regions::<Spin>::new();
            // SAFETY: the region lies in the memory, which nobody else uses meanwhile.
            match unsafe { regions.add(start, length) } {
                Ok(usable) => {
                    assert!(usable <= length && usable + 2 * (GRANULE - 1) >= length);
                    use_up(&regions, usable);
                }
                Err(error) => {
                    assert_eq!(error, RegionError::TooSmall);
                    assert!(length < 2 * GRANULE - 1);
                    assert!(regions.acquire(layout(1, 1)).is_none());
                }
            }
            assert_eq!(regions.free_bytes(), regions.total_bytes());
            // No page fits in, of the smallest kind there is.
            let zone: SafeZone<Smallest, NoLock, _> = SafeZone::with_pager(&regions);
            assert_eq!(zone.allocate(layout(8, 8)), Err(AllocationError::OutOfMemory));
            let region = BEFORE + shift..BEFORE + shift + length;
            for offset in (0..BYTES).filter(|offset| !region.contains(offset)) {
                // SAFETY: the offset lies in the memory.
                let place = unsafe { memory.add(offset) };
                // SAFETY: all of the memory was written.
                assert_eq!(unsafe { place.read() }, 0xC3, "{shift} {length} {offset}");
            }
        }
    }
}

/// Takes all that a region has in the smallest blocks, writes to each, and gives them back.
fn use_up(regions: &Regions<Spin>, usable: usize) {
    let smallest = layout(1, 1);
    let blocks: Vec<_> = core::iter::from_fn(|| regions.acquire(smallest)).collect();
    assert_eq!(blocks.len() * GRANULE, usable);
    for block in blocks {
        // SAFETY: the block is this test's, and as long as it asked for.
        unsafe { block.start.write(0xEE) };
        // SAFETY: the block came from these regions with this layout.
        unsafe { regions.release(block.start, smallest) };
    }
}

/// mycelium 257: regions of the memory map that were not aligned to a page were taken as if they were.
/// Here pages are found inside, and all that fit are.
#[test]
fn mycelium_257_regions_that_are_not_aligned_to_a_page() {
    const REGION: usize = 40 << 10;
    let source = TestPager::new();
    let block = layout(REGION, 16 << 10);
    let regions = Regions::<Spin>::new();
    let mut blocks = Vec::new();
    let mut fitting = 0;
    for (shift, cut) in [
        (0, 0),
        (8, 0),
        (16, 1),
        (1000, 24),
        (1023, 3),
        (1025, 0),
        (3000, 1500),
    ] {
        let start = source.acquire(block).unwrap().start;
        blocks.push(start);
        // SAFETY: the region begins inside the block.
        let region = unsafe { start.add(shift) };
        // SAFETY: the region lies in the block, which goes back when the regions are used no more.
        let usable = unsafe { regions.add(region, REGION - shift - cut) }.unwrap();
        assert!(usable + 2 * GRANULE > REGION - shift - cut);
        fitting += (REGION - cut) / 1024 - shift.div_ceil(1024);
    }
    let zone: SafeZone<Pages1K, Spin, _> = SafeZone::with_pager(&regions);
    let mut shadow = Shadow::new();
    for size in [200, 8] {
        // Blocks do not overlap, and what they hold stays.
        while let Ok(start) = zone.allocate(layout(size, 8)) {
            shadow.insert(start, layout(size, 8));
        }
    }
    assert_eq!(zone.snapshot().pages(), fitting);
    while let Some(live) = shadow.pick(11) {
        shadow.remove(live);
        try_free(&zone, live.ptr, live.layout).unwrap();
    }
    zone.trim();
    assert_eq!(regions.free_bytes(), regions.total_bytes());
    for start in blocks {
        // SAFETY: the block came from this pager, and the zone has given back what it took.
        unsafe { source.release(start, block) };
    }
}

/// linked-list-allocator 66 and `blog_os` 796: what was left over in front of and behind a block
/// was lost when it was too small for a list node. Here what is free and what the zone holds always add
/// up to what was added, and in the end it is one piece.
#[test]
fn linked_list_66_nothing_is_lost_around_blocks() {
    const BYTES: usize = 1 << 20;
    let source = TestPager::new();
    let whole = layout(BYTES, 16);
    let block = source.acquire(whole).unwrap().start;
    let regions = Regions::<Spin>::new();
    // SAFETY: the block goes back when the regions are used no more.
    assert_eq!(unsafe { regions.add(block, BYTES) }, Ok(BYTES));
    let zone: SafeZone<Pages1K16K, Spin, _> = SafeZone::with_pager(&regions);
    let mut shadow = Shadow::new();
    let mut random = 0x2545_F491_4F6C_DD1D_u64;
    let mut refused = 0;
    for _ in 0..3_000 {
        random = random.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(1);
        let number = usize::try_from(random >> 40).unwrap();
        if number % 16 < 9 {
            let size = if number % 3 == 0 {
                number % 20_000
            } else {
                number % 2500
            };
            let request = layout(size, 1 << (number / 64 % 13));
            match zone.allocate(request) {
                Ok(start) => drop(shadow.insert(start, request)),
                Err(error) => {
                    assert_eq!(error, AllocationError::OutOfMemory);
                    refused += 1;
                }
            }
        } else if let Some(Live { ptr, layout, .. }) = shadow.pick(number) {
            shadow.remove(shadow.pick(number).unwrap());
            // SAFETY: the block is alive, and not used any more.
            unsafe { zone.deallocate(ptr, layout) };
        }
        let held = zone.snapshot().pager.bytes_held;
        assert_eq!(regions.free_bytes() + held, BYTES);
    }
    assert!(refused > 0, "the region was full at times");
    while let Some(live) = shadow.pick(5) {
        shadow.remove(live);
        // SAFETY: the block is alive, and not used any more.
        unsafe { zone.deallocate(live.ptr, live.layout) };
    }
    zone.trim();
    let again = regions.acquire(whole).expect("all of it is one piece again");
    assert_eq!(again.start, block);
    // SAFETY: the zone holds nothing, and the block is not used any more.
    unsafe { source.release(block, whole) };
}

/// dlmalloc-rs 54: an allocation that touched the last byte of the address space looped without end,
/// as its end has no address. Here such a block is refused, as a page and as whole pages.
fn dlmalloc_54_last_byte_of_the_address_space<C: TestConfig>() {
    let mut checked = Checked::<Shared<C, C::Lock>>::new();
    let runs = (C::OVERSIZE == Oversize::Pager).then_some(largest_class::<C>() + 1);
    for size in C::CLASSES.iter().copied().chain(runs) {
        let request = layout(size, 8);
        checked.heap.pager().lie(Lie::EndOfAddressSpace);
        assert!(checked.allocate(request).is_none());
        let reports = take_reports();
        assert_eq!(reports.len(), 1);
        assert_eq!(reports[0].kind, MisuseKind::MisplacedBlock);
        assert_eq!(reports[0].address.checked_add(reports[0].layout.size()), None);
        // The last pointer that there is belongs to nobody.
        let last = NonNull::new(ptr::without_provenance_mut(usize::MAX)).unwrap();
        checked.heap.try_deallocate(last, request).unwrap_err();
        checked.check_counters();
        checked.allocate(request).expect("an honest block is accepted");
    }
    checked.drain();
}

test_every_config!(dlmalloc_54_last_byte_of_the_address_space);

/// The same for regions that end with the address space. Nothing may be written there, so they leave
/// no room.
#[test]
fn dlmalloc_54_regions_at_the_end_of_the_address_space() {
    let regions = Regions::<Spin>::new();
    let top = usize::MAX - GRANULE + 1;
    for (address, bytes, error) in [
        (top, GRANULE, RegionError::TooSmall),
        (top - 1, GRANULE + 1, RegionError::TooSmall),
        (usize::MAX, 1, RegionError::TooSmall),
        (top, GRANULE + 1, RegionError::Overflow),
        (GRANULE, usize::MAX - GRANULE + 2, RegionError::Overflow),
        (usize::MAX, usize::MAX, RegionError::Overflow),
    ] {
        let start = NonNull::new(ptr::without_provenance_mut(address)).unwrap();
        // SAFETY: breaks the contract, which is found out before any memory is touched.
        let added = unsafe { regions.add(start, bytes) };
        assert_eq!(added, Err(error), "{address:#x} {bytes:#x}");
    }
    assert_eq!(regions.total_bytes(), 0);
}

/// talc 47: near the page size, memory grew by less than the request needed, and was grown again
/// without end. Here one call asks for enough, and a pager that has nothing is asked twice at most.
#[test]
fn talc_47_growth_near_the_page_size() {
    for granularity in [1 << 14, 1 << 16] {
        let mut checked = Checked::<Shared<Pages1K16K, Spin>>::new();
        checked.heap.pager().set_granularity(granularity);
        for pages in 1..=2 {
            for size in pages * granularity - 40..=pages * granularity + 40 {
                for align in [1, 16, 1 << 14] {
                    let taken = checked.heap.pager().taken();
                    let live = checked.allocate(layout(size, align)).unwrap();
                    assert_eq!(checked.heap.pager().taken(), taken + 1);
                    let (_, run) = checked.heap.pager().blocks()[0];
                    assert_eq!(run.size(), size.next_multiple_of(granularity));
                    checked.deallocate(live);
                }
            }
        }
        // With and without an empty page that could be given back.
        let small = checked.allocate(layout(8, 8)).unwrap();
        checked.deallocate(small);
        checked.heap.pager().fail_always(true);
        for _ in 0..2 {
            let calls = checked.heap.pager().calls();
            assert!(checked.allocate(layout(granularity, 8)).is_none());
            assert!(checked.heap.pager().calls() <= calls + 2);
        }
        checked.drain();
    }
}

/// jemalloc 467 and its many successors: a page size fixed when the program was built ended it where
/// the system's pages were larger. Here pages of every size live on the system's pages.
fn jemalloc_467_any_pages_on_the_pages_of_the_system<C: TestConfig>() {
    let zone: SafeZone<C, C::Lock, OsPager> = SafeZone::new();
    let mut shadow = Shadow::new();
    let runs = (C::OVERSIZE == Oversize::Pager).then_some(largest_class::<C>() + 1);
    for size in C::CLASSES.iter().copied().chain(runs) {
        let request = layout(size, 8);
        for _ in 0..3 {
            shadow.insert_zeroed(zone.allocate_zeroed(request).unwrap(), request);
        }
    }
    while let Some(live) = shadow.pick(4) {
        shadow.remove(live);
        // SAFETY: the block is alive, and not used any more.
        unsafe { zone.deallocate(live.ptr, live.layout) };
    }
    assert!(zone.trim() > 0);
    assert_eq!(zone.snapshot().pager.bytes_held, 0);
    zone.pager().trim();
    assert_eq!(zone.pager().held_bytes(), 0);
    assert_eq!(take_reports(), []);
}

test_every_config!(jemalloc_467_any_pages_on_the_pages_of_the_system);

/// The same with a pager whose granularity is larger than the zone's pages, or none at all.
#[test]
fn jemalloc_467_any_granularity() {
    for granularity in [1, 256, 1 << 14, 1 << 16, 1 << 21] {
        let mut checked = Checked::<Shared<Pages1K16K, Spin>>::new();
        checked.heap.pager().set_granularity(granularity);
        for size in [8, 64, 128, 2048, 2049, 70_000] {
            checked.allocate(layout(size, 8)).unwrap();
        }
        // What no class serves is rounded up; what one serves takes a page as ever.
        let bytes = [2049_usize, 70_000].map(|size| size.next_multiple_of(granularity));
        let pages = 2 * 1024 + 2 * (16 << 10);
        let held = checked.heap.pager().outstanding_bytes();
        assert_eq!(held, pages + bytes.iter().sum::<usize>());
        checked.check_counters();
        checked.drain();
    }
    for granularity in [0, 3, usize::MAX, 1 << (usize::BITS - 1)] {
        let mut checked = Checked::<Shared<Pages1K16K, Spin>>::new();
        checked.heap.pager().set_granularity(granularity);
        checked.allocate(layout(2048, 8)).unwrap();
        let run = checked.heap.allocate(layout(2049, 8));
        assert_eq!(run, Err(AllocationError::OutOfMemory), "{granularity}");
        checked.drain();
    }
}
