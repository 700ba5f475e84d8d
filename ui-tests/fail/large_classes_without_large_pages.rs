slabmalloc::declare_zone! {
    zone Heap {
        large_page: none,
        base_classes: [16],
        large_classes: [1024],
    }
}

fn main() {}
