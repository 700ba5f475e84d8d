use slabmalloc::lock::Spin;
use slabmalloc::pager::Regions;

slabmalloc::declare_zone! {
    zone Heap {
        classes: [20],
        pager: Regions<Spin>,
    }
}

static HEAP: SafeHeap = SafeHeap::new();

fn main() {
    let _ = HEAP.pager().free_bytes();
}
