slabmalloc::declare_zone! {
    zone Heap;
    zone Other as SafeHeap;
}

fn main() {}
