extern crate std;

use core::alloc::Layout;
use core::ptr::NonNull;
use std::vec::Vec;

use super::{FreeRanges, GRANULE, RegionError, occupied, split, usable};
use crate::pager::tests::{Random, layout};

/// Memory for a test, aligned to a granule, that lives as long as the program.
fn memory(bytes: usize) -> NonNull<u8> {
    let memory: &'static mut [u128] = std::vec![0; bytes.div_ceil(16) + 1].leak();
    NonNull::from(memory).cast()
}

fn ranges_of(start: NonNull<u8>, bytes: usize) -> FreeRanges {
    let mut ranges = FreeRanges::new();
    // SAFETY: the memory is leaked, and each test has its own.
    assert_eq!(unsafe { ranges.add(start, bytes) }, Ok(bytes));
    ranges
}

/// The ranges of a list, checked for order and gaps.
fn walk(ranges: &FreeRanges) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut address = ranges.first;
    while address != 0 {
        // SAFETY: the address is that of a range in the list.
        let node = unsafe { super::read(address) };
        assert!(address.is_multiple_of(GRANULE) && node.bytes.is_multiple_of(GRANULE) && node.bytes > 0);
        if let Some((before, bytes)) = found.last() {
            assert!(before + bytes < address, "ranges touch or are out of order");
        }
        found.push((address, node.bytes));
        address = node.next;
    }
    assert_eq!(found.iter().map(|(_, bytes)| bytes).sum::<usize>(), ranges.free());
    found
}

#[test]
fn nothing_is_lost_whatever_the_order() {
    const BYTES: usize = 1 << 18;
    for seed in 0..20 {
        let random = Random::new(seed);
        let start = memory(BYTES);
        let mut ranges = ranges_of(start, BYTES);
        let mut blocks: Vec<(NonNull<u8>, Layout)> = Vec::new();
        let mut held = 0;
        for _ in 0..3_000 {
            if random.below(100) < 55 {
                let layout = layout(1 + random.below(6_000), 1 << random.below(13));
                let Some(block) = ranges.take(layout) else {
                    continue;
                };
                let bytes = occupied(layout).unwrap();
                assert!(block.addr().get().is_multiple_of(layout.align()));
                assert!(block >= start && block.addr().get() + bytes <= start.addr().get() + BYTES);
                for (other, layout) in &blocks {
                    let other = other.addr().get();
                    let apart = other + occupied(*layout).unwrap() <= block.addr().get()
                        || block.addr().get() + bytes <= other;
                    assert!(apart, "blocks overlap");
                }
                // SAFETY: the block was handed out to this test.
                unsafe { block.write_bytes(0xff, layout.size()) };
                held += bytes;
                blocks.push((block, layout));
            } else if !blocks.is_empty() {
                let (block, layout) = blocks.swap_remove(random.below(blocks.len()));
                held -= occupied(layout).unwrap();
                // SAFETY: the block came from `take` with this layout.
                unsafe { ranges.give_back(block, layout) };
            }
            assert_eq!(ranges.free() + held, ranges.total());
            walk(&ranges);
        }
        for (block, layout) in blocks {
            // SAFETY: the block came from `take` with this layout.
            unsafe { ranges.give_back(block, layout) };
        }
        assert_eq!(
            walk(&ranges),
            [(start.addr().get(), BYTES)],
            "all is one range again"
        );
    }
}

#[test]
fn the_whole_of_a_region_can_be_taken_by_the_granule() {
    let mut ranges = ranges_of(memory(4096), 4096);
    let granule = layout(1, 1);
    let blocks: Vec<_> = core::iter::from_fn(|| ranges.take(granule)).collect();
    assert_eq!(blocks.len() * GRANULE, 4096);
    assert_eq!(ranges.free(), 0);
    for block in blocks.iter().step_by(2).chain(blocks.iter().skip(1).step_by(2)) {
        // SAFETY: the block came from `take` with this layout.
        unsafe { ranges.give_back(*block, granule) };
    }
    assert_eq!(walk(&ranges).len(), 1);
}

#[test]
fn regions_of_any_size_and_alignment() {
    let mut usable_bytes = 0;
    let mut ranges = FreeRanges::new();
    for bytes in 0..5 * GRANULE {
        for shift in 0..GRANULE {
            // SAFETY: the shift lies within the memory.
            let start = unsafe { memory(bytes + GRANULE).add(shift) };
            // SAFETY: the memory is leaked, and nobody else's.
            match unsafe { ranges.add(start, bytes) } {
                Ok(more) => usable_bytes += more,
                Err(error) => {
                    assert_eq!(error, RegionError::TooSmall);
                    assert!(bytes < 2 * GRANULE);
                }
            }
        }
    }
    assert_eq!(ranges.total(), usable_bytes);
    walk(&ranges);
}

#[test]
fn the_last_byte_of_the_address_space_is_never_used() {
    let top = usize::MAX - GRANULE + 1;
    // A region that ends with the address space loses its last granule.
    assert_eq!(usable(top - GRANULE, 2 * GRANULE), Ok((top - GRANULE, top)));
    assert_eq!(usable(top - GRANULE, 2 * GRANULE - 1), Ok((top - GRANULE, top)));
    assert_eq!(usable(top, GRANULE), Err(RegionError::TooSmall));
    assert_eq!(usable(usize::MAX, 1), Err(RegionError::TooSmall));
    assert_eq!(usable(top, GRANULE + 1), Err(RegionError::Overflow));
    assert_eq!(usable(GRANULE, usize::MAX), Err(RegionError::Overflow));
    assert_eq!(usable(1, usize::MAX), Ok((GRANULE, top)));
}

#[test]
fn arithmetic_near_the_limits() {
    let most = isize::MAX as usize;
    assert_eq!(occupied(layout(0, 1)), None);
    assert_eq!(occupied(layout(most, 1)), Some(1 << (usize::BITS - 1)));
    let mut ranges = ranges_of(memory(4096), 4096);
    assert_eq!(ranges.take(layout(most, 1)), None);
    assert_eq!(ranges.take(layout(1, 1 << (usize::BITS - 2))), None);
    assert_eq!(ranges.take(layout(0, 4096)), None);
    assert_eq!(ranges.free(), 4096);
    // No address is aligned enough without wrapping round.
    assert_eq!(split(usize::MAX - 31, 16, 16, 1 << (usize::BITS - 1)), None);
    assert_eq!(split(4096, 64, usize::MAX, 16), None);
}

#[test]
fn memory_that_is_free_already_is_refused() {
    let start = memory(4096);
    let mut ranges = ranges_of(start, 4096);
    for (shift, bytes) in [(0, 4096), (0, GRANULE), (4096 - GRANULE, GRANULE), (1024, 64)] {
        // SAFETY: the shift lies within the memory.
        let part = unsafe { start.add(shift) };
        // SAFETY: breaks the contract, which is found out; the memory is this test's all the same.
        assert_eq!(unsafe { ranges.add(part, bytes) }, Err(RegionError::Overlap));
    }
    let block = ranges.take(layout(64, 64)).unwrap();
    for _ in 0..2 {
        // SAFETY: the second time breaks the contract, which is found out and survived.
        unsafe { ranges.give_back(block, layout(64, 64)) };
    }
    assert_eq!(walk(&ranges), [(start.addr().get(), 4096)]);
}

#[test]
fn adding_in_any_order_joins_what_touches() {
    let start = memory(3 * 4096);
    let mut ranges = FreeRanges::new();
    for shift in [2 * 4096, 0, 4096] {
        // SAFETY: the shift lies within the memory.
        let part = unsafe { start.add(shift) };
        // SAFETY: the parts do not overlap and belong to one allocation.
        assert_eq!(unsafe { ranges.add(part, 4096) }, Ok(4096));
    }
    assert_eq!(walk(&ranges), [(start.addr().get(), 3 * 4096)]);
    assert!(ranges.take(layout(3 * 4096, GRANULE)).is_some());
}
