//! The kernel's heap. This file is made to be copied into another kernel.
//!
//! What it asks of that kernel:
//!
//! - `arch::BASE_PAGE` and `arch::LARGE_PAGE`: the sizes of a page and of a block of the page tables, in bytes;
//! - `cpus::Machine`: how many CPUs there are at most, and the number of the one that asks, an implementation of
//!   [`Cpus`](slabmalloc::cache::Cpus);
//! - `interrupts::Control`: turns interrupts off and back on, an implementation of
//!   [`InterruptControl`](slabmalloc::lock::InterruptControl);
//! - `frames::acquire` and `frames::release`: hand out mapped memory of a layout, and take it back. They are
//!   called with no lock of the heap held, by any CPU, and by handlers.

use crate::arch;

slabmalloc::declare_zone! {
    /// The kernel's heap: each CPU keeps free slots, and interrupt handlers may allocate and free.
    pub(crate) zone Kernel as KernelHeap {
        base_page:  arch::BASE_PAGE,
        large_page: arch::LARGE_PAGE,
        classes:    pow2(16..=32 KiB),
        lock:       irq_safe(spin, crate::interrupts::Control),
        cache:      per_cpu(crate::cpus::Machine),
        pager:      unsafe fn(crate::frames::acquire, crate::frames::release),
        stats:      true,
    }
}

/// What `Box`, `Vec` and their kin allocate from.
#[global_allocator]
pub(crate) static HEAP: KernelHeap = KernelHeap::new();
