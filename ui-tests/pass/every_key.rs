//! Every key at once, and every way to write a size.

use std::alloc::{GlobalAlloc, Layout, System};

fn acquire(layout: Layout) -> *mut u8 {
    // SAFETY: a zone never asks for no bytes.
    unsafe { System.alloc(layout) }
}

unsafe fn release(start: *mut u8, layout: Layout) {
    // SAFETY: it came from `acquire` with this layout.
    unsafe { System.dealloc(start, layout) }
}

slabmalloc::declare_zone! {
    zone Full as FullHeap {
        base_page: 16KiB,
        large_page: 1 << 21,
        classes: [16, 0x20, 4 * 12 B] + geometric(64..=1 KiB, steps = 4,) + pow2(2 KiB..=64KiB),
        min_objects: 4,
        word: usize,
        lock: ticket,
        pager: unsafe fn(acquire, release),
        oversize: null,
        stats: true,
        on_misuse: leak,
        cache: none,
        harden: checked,
    }

    zone Split {
        base_classes: [16, 32],
        large_classes: pow2(512..=4 KiB),
    }
}

static FULL: FullHeap = FullHeap::new();
static SPLIT: SafeSplit = SafeSplit::new();

fn main() {
    assert_eq!(Full::MAX_BASE_ALLOC_SIZE, 2 << 10);
    assert_eq!(Full::MAX_ALLOC_SIZE, 64 << 10);
    assert_eq!(Split::MAX_BASE_ALLOC_SIZE, 32);
    assert_eq!(size_of::<FullPage<'_>>(), 16 << 10);
    assert_eq!(size_of::<FullLargePage<'_>>(), 2 << 20);
    for size in [1, 33, 1000, 64 << 10] {
        let layout = Layout::from_size_align(size, 8).unwrap();
        let object = FULL.allocate(layout).unwrap();
        // SAFETY: the object is this program's, and used no more.
        unsafe { FULL.try_deallocate(object, layout) }.unwrap();
    }
    assert!(FULL.allocate(Layout::new::<[u8; 65 << 10]>()).is_err());
    assert!(SPLIT.allocate(Layout::new::<[u8; 512]>()).is_ok());
}
