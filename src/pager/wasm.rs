//! [`WasmPager`]: the linear memory of WebAssembly.

use core::alloc::Layout;
use core::arch::wasm32::{memory_grow, memory_size};
use core::ptr::NonNull;

use super::growing::{Grow, Growing};
use super::{Block, ConstPager, Pager};
use crate::lock::{RawLock, Spin};

/// Bytes in a page of linear memory.
const WASM_PAGE: usize = 64 * 1024;

/// WebAssembly's linear memory as a source of pages; `L` guards the list of what is free.
///
/// Exists on `wasm32` without an operating system of the Unix family. Memory is grown by what a
/// request needs, in multiples of 64 KiB, and kept for later requests when it is released, as linear
/// memory cannot shrink. Other code may grow the same memory, from other threads too.
///
/// ```no_run
/// # #[cfg(all(target_arch = "wasm32", not(unix)))] {
/// use slabmalloc::lock::Spin;
/// use slabmalloc::pager::WasmMemory;
/// use slabmalloc::{SafeZone, X86};
///
/// static ZONE: SafeZone<X86, Spin, WasmMemory<Spin>> = SafeZone::new();
/// assert_eq!((ZONE.pager().free_bytes(), ZONE.pager().total_bytes()), (0, 0));
/// # }
/// ```
#[derive(Debug)]
pub struct WasmMemory<L: RawLock> {
    memory: Growing<LinearMemory, L>,
}

impl<L: RawLock> WasmMemory<L> {
    /// A pager that has grown nothing yet.
    pub const fn new() -> Self {
        Self {
            memory: Growing::new(LinearMemory),
        }
    }

    /// Bytes that were grown and are not handed out.
    pub fn free_bytes(&self) -> usize {
        self.memory.free_bytes()
    }

    /// Bytes that were grown.
    pub fn total_bytes(&self) -> usize {
        self.memory.total_bytes()
    }
}

impl<L: RawLock> Default for WasmMemory<L> {
    fn default() -> Self {
        Self::new()
    }
}

// SAFETY: every method is forwarded to a pager that keeps the contract.
unsafe impl<L: RawLock> Pager for WasmMemory<L> {
    fn acquire(&self, layout: Layout) -> Option<Block> {
        self.memory.acquire(layout)
    }

    unsafe fn release(&self, block: NonNull<u8>, layout: Layout) {
        // SAFETY: the caller keeps the contract of the pager inside.
        unsafe { self.memory.release(block, layout) }
    }

    fn granularity(&self) -> usize {
        self.memory.granularity()
    }
}

impl<L: RawLock> ConstPager for WasmMemory<L> {
    const INIT: Self = Self::new();
}

/// The linear memory of WebAssembly as a source of pages, behind a spin lock.
pub type WasmPager = WasmMemory<Spin>;

/// Memory 0 of the module.
#[derive(Debug)]
struct LinearMemory;

// SAFETY: the instruction adds pages that did not exist before, in one step even if threads share the
// memory, and returns where they start. Linear memory is one piece.
unsafe impl Grow for LinearMemory {
    const ALIGN: usize = WASM_PAGE;

    fn grow(&self, bytes: usize) -> Option<(usize, usize)> {
        let pages = bytes.div_ceil(WASM_PAGE);
        let first = memory_grow::<0>(pages);
        // `usize::MAX` says that the memory did not grow. A size that is too small to hold the new
        // pages would mean that the host did not do what it said.
        if first == usize::MAX || first.checked_add(pages)? > memory_size::<0>() {
            return None;
        }
        Some((first.checked_mul(WASM_PAGE)?, pages.checked_mul(WASM_PAGE)?))
    }
}
