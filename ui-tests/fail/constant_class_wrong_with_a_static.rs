const TASK: usize = 4000;

slabmalloc::declare_zone! {
    zone Heap {
        large_page: none,
        classes: [16, TASK],
        min_objects: 1,
        base_page: 256,
    }
}

static HEAP: SafeHeap = SafeHeap::new();

fn main() {
    let _ = HEAP.snapshot();
}
