//! An ARM kernel: 16 KiB granule, 32 MiB blocks, interrupt handlers that allocate.

use slabmalloc::lock::InterruptControl;

pub mod mm {
    use std::alloc::{GlobalAlloc, Layout, System};

    pub fn alloc_frames(layout: Layout) -> *mut u8 {
        // SAFETY: a zone never asks for no bytes.
        unsafe { System.alloc(layout) }
    }

    pub unsafe fn free_frames(start: *mut u8, layout: Layout) {
        // SAFETY: it came from `alloc_frames` with this layout.
        unsafe { System.dealloc(start, layout) }
    }
}

pub enum Daif {}

// SAFETY: this program has no interrupts.
unsafe impl InterruptControl for Daif {
    type State = usize;

    fn disable() -> usize {
        0
    }

    unsafe fn restore(_before: usize) {}
}

slabmalloc::declare_zone! {
    /// The kernel heap. Interrupt handlers may allocate.
    pub(crate) zone KernelZone as KernelHeap {
        base_page:  16 KiB,
        large_page: 32 MiB,
        classes:    geometric(16..=1 MiB, steps = 4),
        lock:       irq_safe(ticket, Daif),
        pager:      unsafe fn(crate::mm::alloc_frames, crate::mm::free_frames),
    }
}

static HEAP: KernelHeap = KernelHeap::new();

fn main() {
    for size in [24, 1000, 1 << 20] {
        let layout = std::alloc::Layout::from_size_align(size, 8).unwrap();
        let object = HEAP.allocate(layout).unwrap();
        // SAFETY: the object is this program's, and used no more.
        unsafe { HEAP.try_deallocate(object, layout) }.unwrap();
    }
}
