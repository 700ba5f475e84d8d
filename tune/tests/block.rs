//! The printed block is compiled and used: `block/heap.rs` is what the tuner prints, checked to be.
#![expect(
    clippy::expect_used,
    reason = "a test states what it expects by stopping where it does not hold"
)]

use core::alloc::Layout;

use slabmalloc_geometry::Target;
use slabmalloc_tune::{Demand, Proposal, Row, Tuner};

include!("block/heap.rs");

/// Where the text of the block is kept.
const KEPT: &str = include_str!("block/heap.rs");

/// Sizes of small nodes, strings and tables, the last of them aligned to 16; with objects that take whole pages.
fn demand() -> Demand {
    let rows = [
        (16, 8, 9000),
        (24, 8, 40_000),
        (40, 8, 25_000),
        (72, 8, 30_000),
        (100, 1, 4000),
        (136, 8, 9000),
        (232, 8, 12_000),
        (212, 16, 7000),
        (596, 16, 3000),
        (3000, 1, 900),
        (5000, 8, 400),
        (70_000, 8, 60),
        (1 << 20, 8, 3),
    ];
    Demand::new(rows.map(|(size, align, live)| Row { size, align, live })).expect("rows of a program")
}

fn proposal() -> Proposal {
    let target = Target {
        pointer_bytes: 8,
        word_bytes: 8,
    };
    let tuner = Tuner {
        base_pages: vec![4 << 10, 16 << 10],
        large_pages: vec![Some(2 << 20), Some(512 << 10)],
        ..Tuner::new(target)
    };
    tuner.tune(&demand()).expect("a zone for these rows")
}

/// A cache needs the library's feature `std`; the rest of the block is compiled above.
#[test]
fn threads_get_a_cache_whose_batches_follow_what_is_held() {
    let cache = |threads| {
        let tuner = Tuner {
            threads,
            ..proposal().tuner
        };
        let block = tuner.tune(&demand()).expect("a zone").block("Heap").to_string();
        block
            .lines()
            .find(|line| line.contains("cache:"))
            .map(|line| line.trim().to_owned())
    };
    assert_eq!(cache(1), None);
    assert_eq!(cache(4).as_deref(), Some("cache:       thread(16 KiB),"));
    assert_eq!(cache(64).as_deref(), Some("cache:       thread(4 KiB),"));
}

/// After a change of the tuner, the new block is what this test says on the left.
#[test]
fn the_block_is_what_the_tuner_prints() {
    assert_eq!(proposal().block("Tuned").to_string() + "\n", KEPT);
}

#[test]
fn the_zone_that_it_declares_has_the_classes_and_serves_the_demand() {
    let proposal = proposal();
    let classes: Vec<usize> = SafeTuned::new()
        .snapshot()
        .classes()
        .map(|class| class.slot_bytes)
        .collect();
    assert_eq!(classes, proposal.classes);
    let heap = SafeTuned::new();
    for row in demand().rows() {
        let layout = Layout::from_size_align(row.size, row.align).expect("a layout");
        let object = heap.allocate(layout).expect("memory");
        assert!(object.addr().get().is_multiple_of(row.align));
        // SAFETY: the object was allocated with this layout just before, and nothing refers to it.
        unsafe { heap.deallocate(object, layout) };
    }
}
