//! Everything there is of what can be counted: sizes, alignments and offsets, and programs of up to eight steps. In a
//! program of its own, as it takes a minute.
//!
//! | module | what it goes through |
//! |---|---|
//! | `layouts` | every size up to twice the largest class, with every alignment, in twelve zones |
//! | `offsets` | every offset of pages of 4, 16 and 64 KiB, for every size of a slot |
//! | `programs` | every program of up to eight steps on zones of four slots and two classes, failures of the pager among them |
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test states what it expects by stopping where it does not hold"
)]

#[path = "all/shared.rs"]
mod shared;

shared::shared! {
    "all/cached_heap.rs" cached_heap
    "all/configs.rs" configs
    "all/effort.rs" effort
    "all/every_config.rs" every_config
    "all/heap.rs" heap
    "all/interrupts.rs" interrupts
    "all/shadow.rs" shadow
    "all/test_pager.rs" test_pager
}

#[path = "exhaustive/layouts.rs"]
mod layouts;
#[path = "exhaustive/offsets.rs"]
mod offsets;
#[path = "exhaustive/programs.rs"]
mod programs;
