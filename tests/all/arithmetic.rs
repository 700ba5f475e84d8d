//! Borders of classes with every alignment, slots and offsets of the pages of many zones: compared with the definitions.
//!
//! Every size with every alignment, and every size of a slot: `tests/exhaustive.rs`.

use core::alloc::Layout;
use core::ptr::NonNull;

use slabmalloc::error::MisuseKind;
use slabmalloc::zone::{Zone, ZoneConfig};
use slabmalloc::{AllocationError, Allocator};

use crate::configs::{
    DefaultShape, Expected, Explicit4K, OneClass, Pages1K, Pages16K, Pages64K, Smallest, TestConfig,
    TwinHeaders, expected, largest_class, largest_page, test_every_config,
};
use crate::heap::{FedByHand, Heap, Shared};

/// `get_max_size` of every size up to twice the largest class, against a search of the list.
fn largest_size_in_place<C: TestConfig>() {
    let largest = largest_class::<C>();
    // Every size of small classes; above, every border.
    let borders = C::CLASSES.iter().flat_map(|class| [class - 1, *class, class + 1]);
    for size in (0..=(2 * largest).min(300_000)).chain(borders) {
        let definition = C::CLASSES.iter().copied().find(|&class| class >= size);
        assert_eq!(Zone::<C>::get_max_size(size), definition, "size {size}");
    }
    for size in [
        2 * largest,
        isize::MAX as usize,
        isize::MAX as usize + 1,
        usize::MAX,
    ] {
        assert_eq!(Zone::<C>::get_max_size(size), None, "size {size}");
    }
    assert_eq!(Zone::<C>::MAX_ALLOC_SIZE, largest);
}

test_every_config!(largest_size_in_place);

/// Every class border with every alignment, through a shared zone, whose pager serves the rest.
fn every_border_and_alignment<C: TestConfig>() {
    let mut heap = Shared::<C, C::Lock>::new();
    let largest = largest_class::<C>();
    let sizes = C::CLASSES.iter().flat_map(|class| [class - 1, *class, class + 1]);
    let sizes: Vec<usize> = sizes.chain([0, 1, 2 * largest, 2 * largest + 1]).collect();
    for shift in 0..=(4 * largest_page::<C>()).ilog2() {
        for &size in &sizes {
            let layout = Layout::from_size_align(size, 1 << shift).unwrap();
            let block = heap.allocate(layout);
            if expected::<C>(layout) == Expected::Refused {
                assert_eq!(block, Err(AllocationError::InvalidLayout), "{layout:?}");
                continue;
            }
            let block = block.unwrap();
            assert!(
                block.addr().get().is_multiple_of(layout.align()),
                "{block:p} for {layout:?}"
            );
            let live = heap.zone.snapshot().live_objects();
            assert_eq!(live == 1, expected::<C>(layout) != Expected::Pages, "{layout:?}");
            // SAFETY: the block is alive, and not used any more.
            unsafe { heap.deallocate(block, layout) };
        }
    }
    heap.check_account();
}

test_every_config!(every_border_and_alignment);

/// A zone with one page of class `class`, all of whose slots are taken, in order.
fn full_page<C: TestConfig>(class: usize) -> (FedByHand<C>, Vec<NonNull<u8>>, Layout) {
    let mut heap = FedByHand::<C>::new();
    let layout = Layout::from_size_align(C::CLASSES[class], 1).unwrap();
    heap.feed(layout).unwrap();
    let slots: Vec<_> = core::iter::from_fn(|| heap.zone.allocate(layout).ok()).collect();
    assert_eq!(slots.len(), heap.classes()[class].slots_per_page);
    (heap, slots, layout)
}

/// Tries to free every address of the page; exactly the slots of which `live` says so are accepted,
/// and everything else is refused for the right reason.
fn probe_every_offset<C: TestConfig>(
    heap: &mut FedByHand<C>,
    slots: &[NonNull<u8>],
    layout: Layout,
    live: impl Fn(usize) -> bool,
) {
    let (page, page_layout) = heap.pager().blocks()[0];
    let slot_bytes = layout.size();
    for offset in 0..page_layout.size() {
        // The address is all that counts: nothing is read through the pointer.
        let pointer = slots[0].with_addr((page + offset).try_into().unwrap());
        let slot = offset / slot_bytes;
        let expected = if slot >= slots.len() {
            Err(MisuseKind::OutsideSlots)
        } else if !offset.is_multiple_of(slot_bytes) {
            Err(MisuseKind::InteriorPointer)
        } else if live(slot) {
            Ok(())
        } else {
            Err(MisuseKind::DoubleFree)
        };
        let found = heap
            .zone
            .try_deallocate(pointer, layout)
            .map_err(|misuse| misuse.kind);
        assert_eq!(
            found, expected,
            "offset {offset} of a page of {slot_bytes}-byte slots"
        );
        if found.is_ok() {
            // The lowest free slot is handed out first: the very one, if those below are taken.
            let again = heap.zone.allocate(layout).unwrap();
            if again != pointer {
                heap.zone.deallocate(again, layout).unwrap();
            }
        }
    }
}

/// Every offset of a page whose slots are all live, and of one where every third is free.
fn every_offset_of_every_class<C: TestConfig>() {
    let base = crate::configs::base_count::<C>();
    for class in 0..base {
        let (mut heap, slots, layout) = full_page::<C>(class);
        probe_every_offset(&mut heap, &slots, layout, |_| true);
        for slot in slots.iter().skip(1).step_by(3) {
            heap.zone.deallocate(*slot, layout).unwrap();
        }
        probe_every_offset(&mut heap, &slots, layout, |slot| slot % 3 != 1);
        // Only the first slot was the lowest free one when it was freed, and so handed out again.
        heap.zone.deallocate(slots[0], layout).unwrap();
        assert_eq!(heap.classes()[class].live_objects, 0);
    }
}

#[test]
fn every_offset_of_pages_of_256_bytes() {
    every_offset_of_every_class::<Smallest>();
}

#[test]
fn every_offset_of_pages_of_1_kib() {
    every_offset_of_every_class::<Pages1K>();
    every_offset_of_every_class::<TwinHeaders>();
}

#[test]
fn every_offset_of_pages_of_4_kib() {
    every_offset_of_every_class::<DefaultShape>();
    every_offset_of_every_class::<Explicit4K>();
    every_offset_of_every_class::<OneClass>();
}

#[test]
fn every_offset_of_pages_of_16_kib() {
    every_offset_of_every_class::<Pages16K>();
}

#[test]
fn every_offset_of_pages_of_64_kib() {
    every_offset_of_every_class::<Pages64K>();
}

/// Every slot, alone alive in its page, against every offset.
fn every_slot_against_every_offset<C: TestConfig>(class: usize) {
    let (mut heap, slots, layout) = full_page::<C>(class);
    let (page, page_layout) = heap.pager().blocks()[0];
    for slot in &slots {
        heap.zone.deallocate(*slot, layout).unwrap();
    }
    for alone in 0..slots.len() {
        // Slots are handed out lowest first, so those below are taken and given back.
        let below: Vec<_> = (0..=alone).map(|_| heap.zone.allocate(layout).unwrap()).collect();
        assert_eq!(below[alone], slots[alone]);
        for slot in &below[..alone] {
            heap.zone.deallocate(*slot, layout).unwrap();
        }
        for offset in 0..page_layout.size() {
            let pointer = slots[0].with_addr((page + offset).try_into().unwrap());
            let accepted = heap.zone.try_deallocate(pointer, layout).is_ok();
            assert_eq!(
                accepted,
                pointer == slots[alone],
                "slot {alone} at offset {offset}"
            );
        }
        assert_eq!(heap.classes()[class].live_objects, 0);
    }
}

#[test]
fn every_slot_against_every_offset_of_1_kib() {
    for class in 0..Pages1K::CLASSES.len() {
        every_slot_against_every_offset::<Pages1K>(class);
    }
}

#[test]
fn every_slot_against_every_offset_of_4_kib() {
    for class in [2, 3, 4] {
        every_slot_against_every_offset::<Explicit4K>(class);
    }
    for class in [3, 5] {
        every_slot_against_every_offset::<DefaultShape>(class);
    }
}

#[test]
fn every_slot_against_every_offset_of_16_kib() {
    every_slot_against_every_offset::<Pages16K>(11);
    every_slot_against_every_offset::<Pages16K>(19);
}

#[test]
fn every_slot_against_every_offset_of_64_kib() {
    every_slot_against_every_offset::<Pages64K>(8);
    every_slot_against_every_offset::<Pages64K>(9);
}
