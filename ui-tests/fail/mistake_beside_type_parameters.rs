use slabmalloc::lock::Spin;
use slabmalloc::pager::NoPager;

slabmalloc::declare_zone! {
    zone Heap<P, L = Spin> {
        base_page: 12 KiB,
        pager: P,
        lock: L,
    }
}

static HEAP: SafeHeap<NoPager, Spin> = SafeHeap::new();
static WITH_DEFAULT: SafeHeap<NoPager> = SafeHeap::with_pager(NoPager);

fn main() {
    let _ = (HEAP.snapshot(), WITH_DEFAULT.snapshot());
}
