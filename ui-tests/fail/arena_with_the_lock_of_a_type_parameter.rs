use slabmalloc::lock::Spin;

slabmalloc::declare_zone! {
    zone Heap<L> {
        lock: L,
        pager: arena(16 MiB),
    }
}

static HEAP: SafeHeap<Spin> = SafeHeap::new();

fn main() {
    let _ = HEAP.snapshot();
}
