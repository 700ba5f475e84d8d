//! A microcontroller: 1 KiB pages from a static arena, 32-bit bitmap words, one CPU.

use slabmalloc::lock::{Exclusive, InterruptControl};

enum Primask {}

// SAFETY: this program has no interrupts.
unsafe impl InterruptControl for Primask {
    type State = bool;

    fn disable() -> bool {
        true
    }

    unsafe fn restore(_before: bool) {}
}

// SAFETY: this program has one thread.
unsafe impl Exclusive for Primask {}

slabmalloc::declare_zone! {
    zone TinyZone {
        base_page:  1 KiB,
        large_page: none,
        classes:    [8, 16, 24, 32, 64, 112],
        word:       u32,
        lock:       irq_safe(none, Primask),
        pager:      arena(32 KiB),
    }
}

static TINY: SafeTinyZone = SafeTinyZone::new();

fn main() {
    let layout = std::alloc::Layout::new::<[u8; 100]>();
    let objects: Vec<_> = std::iter::from_fn(|| TINY.allocate(layout).ok()).collect();
    assert!(objects.len() > 200, "{}", objects.len());
    for object in objects {
        // SAFETY: the object is this program's, and used no more.
        unsafe { TINY.try_deallocate(object, layout) }.unwrap();
    }
}
