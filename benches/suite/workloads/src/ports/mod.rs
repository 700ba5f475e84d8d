//! The field's own benchmarks, written anew after their originals' parameters and scaled to take some
//! ten milliseconds for a pass.
//!
//! The work of a pass is the same for every number of threads, so that its time shows how it scales.

pub(crate) mod alloc_test;
pub(crate) mod cache;
pub(crate) mod crew;
pub(crate) mod glibc;
pub(crate) mod larson;
pub(crate) mod mstress;
pub(crate) mod rptest;
pub(crate) mod sh_bench;
pub(crate) mod xmalloc;
