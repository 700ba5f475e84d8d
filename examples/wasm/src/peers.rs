//! The allocators to compare with.

#[cfg(feature = "talc")]
#[global_allocator]
static HEAP: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

#[cfg(feature = "dlmalloc")]
#[global_allocator]
static HEAP: dlmalloc::GlobalDlmalloc = dlmalloc::GlobalDlmalloc;

#[cfg(feature = "bump")]
#[global_allocator]
static HEAP: bump::Bump = bump::Bump;

#[cfg(feature = "bump")]
mod bump {
    use core::alloc::{GlobalAlloc, Layout};
    use core::ptr::null_mut;
    use core::sync::atomic::{AtomicUsize, Ordering};

    /// Hands out fresh memory only.
    pub(crate) struct Bump;

    const PAGE: usize = 64 * 1024;
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    static END: AtomicUsize = AtomicUsize::new(0);

    // SAFETY: blocks are cut one after the other out of pages that the instruction has just added; the module
    // has one thread.
    unsafe impl GlobalAlloc for Bump {
        unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
            let mut start = NEXT.load(Ordering::Relaxed).next_multiple_of(layout.align());
            if start + layout.size() > END.load(Ordering::Relaxed) {
                let pages = layout.size().div_ceil(PAGE);
                let first = core::arch::wasm32::memory_grow::<0>(pages);
                if first == usize::MAX {
                    return null_mut();
                }
                start = first * PAGE;
                END.store((first + pages) * PAGE, Ordering::Relaxed);
            }
            NEXT.store(start + layout.size(), Ordering::Relaxed);
            core::ptr::with_exposed_provenance_mut(start)
        }

        unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
    }
}
