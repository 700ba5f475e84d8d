//! The guide, an mdBook: its pages are in `src/`, and each is a test here. What a page includes of the other documents is
//! tested where those are.
//!
//! `cargo xtask guide` follows the steps of the page on tuning, and builds the book.
#![forbid(unsafe_code)]

/// A page, whose blocks of Rust are compiled and run.
macro_rules! pages {
    ($($(#[$attribute:meta])* $name:ident: $file:literal;)*) => {
        $(
            #[doc = include_str!($file)]
            #[cfg(doctest)]
            $(#[$attribute])*
            struct $name;
        )*
    };
}

pages! {
    Parameters: "src/parameters.md";
    FromSlabmalloc: "src/from-slabmalloc.md";
    FromTalc: "src/from-talc.md";
    FromLinkedListAllocator: "src/from-linked-list-allocator.md";
    Pager: "src/pager.md";
    Lock: "src/lock.md";
    PerCpu: "src/per-cpu.md";
    Hardening: "src/hardening.md";
    Kernels: "src/kernels.md";
    Statistics: "src/statistics.md";
    #[cfg(feature = "pprof")]
    Stacks: "src/stacks.md";
    #[cfg(feature = "std")]
    Tuning: "src/tuning.md";
}
