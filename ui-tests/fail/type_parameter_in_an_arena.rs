slabmalloc::declare_zone! {
    zone Heap<P> {
        pager: arena(P::BYTES),
    }
}

static HEAP: SafeHeap<u8> = SafeHeap::new();

fn main() {}
