slabmalloc::declare_zone! {
    zone Heap {
        lock: none,
        cache: thread,
    }
}

static HEAP: SafeHeap = SafeHeap::new();

fn main() {
    assert!(HEAP.allocate(core::alloc::Layout::new::<u64>()).is_ok());
}
