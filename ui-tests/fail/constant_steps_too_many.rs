const STEPS: usize = 100;

slabmalloc::declare_zone! {
    zone Heap {
        large_page: 2 MiB,
        classes: geometric(16..=1 KiB, steps = STEPS),
    }
}

static HEAP: SafeHeap = SafeHeap::new();

fn main() {
    let _ = HEAP.snapshot();
}
