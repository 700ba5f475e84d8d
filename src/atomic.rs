//! Atomic integers and pointers: those of `core`, or, with the feature `portable-atomic`, those that CPUs without
//! compare-and-swap have as well.
#![forbid(unsafe_code)]

#[cfg(not(feature = "portable-atomic"))]
pub(crate) use core::sync::atomic::{AtomicPtr, AtomicUsize};

#[cfg(feature = "portable-atomic")]
pub(crate) use portable_atomic::{AtomicPtr, AtomicUsize};
