slabmalloc::declare_zone! {
    zone Heap as HeapPage;
}

fn main() {}
