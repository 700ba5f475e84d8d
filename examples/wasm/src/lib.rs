//! A module for JavaScript whose heap is a zone of 64 KiB pages from `memory.grow`, or that of a peer.
//!
//! `run.mjs` calls what it exports. What a module of one's own needs is in `heap.rs`.
#![no_std]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

#[cfg(feature = "checks")]
mod checks;
#[cfg(feature = "slabmalloc")]
mod heap;
#[cfg(not(feature = "slabmalloc"))]
mod peers;
mod workloads;

/// A failed check ends the module with a trap, which its caller sees as an exception.
#[cfg(not(feature = "std"))]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
