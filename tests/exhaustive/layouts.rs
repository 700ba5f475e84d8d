//! Every size with every alignment: which class serves it, how it is aligned, and that nobody serves the rest.

use core::alloc::Layout;

use slabmalloc::{AllocationError, Allocator};

use crate::configs::{
    DefaultShape, Expected, Explicit4K, FourSlots, OneClass, Pages1K, Pages1K16K, Pages2K64K, Pages4K64K,
    Pages8K1M, Refusing4K2M, Smallest, TestConfig, TwinHeaders, expected, largest_class, largest_page,
};
use crate::heap::{FedByHand, Heap};

/// Allocates every size with every alignment from a zone with enough pages in every class, and looks
/// at which class the block came from and how it is aligned.
fn every_size_and_alignment<C: TestConfig>() {
    let mut heap = FedByHand::<C>::new();
    for &class in C::CLASSES {
        heap.feed(Layout::from_size_align(class, 1).unwrap()).unwrap();
    }
    for shift in 0..=(4 * largest_page::<C>()).ilog2() {
        for size in 0..=2 * largest_class::<C>() {
            let layout = Layout::from_size_align(size, 1 << shift).unwrap();
            let Expected::Class(class) = expected::<C>(layout) else {
                assert_eq!(
                    heap.zone.allocate(layout),
                    Err(AllocationError::InvalidLayout),
                    "{layout:?}"
                );
                continue;
            };
            let block = heap.zone.allocate(layout).unwrap();
            assert!(
                block.addr().get().is_multiple_of(layout.align()),
                "{block:p} for {layout:?}"
            );
            let state = heap.zone.classes().nth(class).unwrap();
            assert_eq!(state.live_objects, 1, "{layout:?} belongs to class {class}");
            heap.zone.deallocate(block, layout).unwrap();
        }
    }
    assert!(heap.classes().iter().all(|class| class.live_objects == 0));
}

#[test]
fn of_zones_with_one_kind_of_page() {
    every_size_and_alignment::<Smallest>();
    every_size_and_alignment::<FourSlots>();
    every_size_and_alignment::<Pages1K>();
    every_size_and_alignment::<OneClass>();
    every_size_and_alignment::<Explicit4K>();
}

#[test]
fn of_zones_with_two_kinds_of_page() {
    every_size_and_alignment::<Pages1K16K>();
    every_size_and_alignment::<Pages2K64K>();
    every_size_and_alignment::<TwinHeaders>();
    every_size_and_alignment::<Pages4K64K>();
    every_size_and_alignment::<Refusing4K2M>();
    every_size_and_alignment::<Pages8K1M>();
}

#[test]
fn of_the_default_zone() {
    every_size_and_alignment::<DefaultShape>();
}
