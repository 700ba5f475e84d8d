//! Every policy for huge pages, with the pager named or not.

use std::alloc::{GlobalAlloc, Layout};

slabmalloc::declare_zone! {
    zone Small { huge_pages: never }
    zone Usual { huge_pages: after_growth, pager: os, lock: ticket }
    zone Fast { pager: os, huge_pages: always }
}

static SMALL: SafeSmall = SafeSmall::new();
static USUAL: SafeUsual = SafeUsual::new();
static FAST: SafeFast = SafeFast::new();

fn main() {
    let heaps: [&dyn GlobalAlloc; 3] = [&SMALL, &USUAL, &FAST];
    for heap in heaps {
        for size in [8, 100_000, 3 << 20] {
            let layout = Layout::from_size_align(size, 8).unwrap();
            // SAFETY: the size is not zero.
            let block = unsafe { heap.alloc(layout) };
            assert!(!block.is_null());
            // SAFETY: it came from `alloc` with this layout.
            unsafe { heap.dealloc(block, layout) };
        }
    }
}
