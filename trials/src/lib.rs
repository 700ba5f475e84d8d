//! What tries the library with inputs that nobody chose: each trial takes any bytes, does with them what they say, and
//! stops where a promise does not hold.
//!
//! | module | what the bytes are |
//! |---|---|
//! | [`operations`] | programs of allocations, frees, misuse and trims, on zones of many configurations |
//! | [`parameters`] | page sizes, classes and arenas, for the arithmetic of `slabmalloc-geometry` |
//! | [`declaration`] | the text of a `declare_zone!` |
//!
//! Three make bytes: libFuzzer, which looks for those that reach new code (`fuzz/`), a random generator (the program
//! `soak` here, which makes long runs of other kinds as well), and the files of `fuzz/seeds`, which `cargo test` runs again.
//!
//! The shadow model, the source of pages and the configurations are those of the integration tests.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a trial states what it expects by stopping where it does not hold"
)]

pub mod declaration;
pub mod operations;
pub mod parameters;
#[cfg(any(test, all(feature = "std", any(unix, windows))))]
mod resident;
#[cfg(all(feature = "std", any(unix, windows)))]
pub mod soak;

#[path = "../../tests/all/shared.rs"]
mod shared;

shared::shared! {
    "../../tests/all/cached_heap.rs" cached_heap
    "../../tests/all/configs.rs" configs
    "../../tests/quick/every_config.rs" every_config
    "../../tests/all/heap.rs" heap
    "../../tests/all/interrupts.rs" interrupts
    "../../tests/all/program.rs" program
    "../../tests/all/shadow.rs" shadow
    "../../tests/all/test_pager.rs" test_pager
}

/// A trial: its name, and what it does with an input; how many operations that were.
pub type Trial = (&'static str, fn(&[u8]) -> u64);

/// Every trial.
pub const TRIALS: &[Trial] = &[
    ("operations", operations::run),
    ("parameters", parameters::run),
    ("declaration", declaration::run),
];
