slabmalloc::declare_zone! {
    zone Heap {
        base_classes: [64, 512],
        large_classes: [1024],
    }
}

fn main() {}
