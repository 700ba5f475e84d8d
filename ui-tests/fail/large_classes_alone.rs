slabmalloc::declare_zone! {
    zone Heap {
        large_classes: [1024],
    }
}

fn main() {}
