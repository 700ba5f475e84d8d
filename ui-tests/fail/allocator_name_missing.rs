slabmalloc::declare_zone! {
    zone Heap as {
        base_page: 16 KiB,
    }
}

static HEAP: SafeHeap = SafeHeap::new();

fn main() {}
