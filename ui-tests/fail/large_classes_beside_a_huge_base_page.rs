slabmalloc::declare_zone! {
    zone Heap {
        base_page: 4 MiB,
        base_classes: [16],
        large_classes: [1 MiB],
    }
}

fn main() {}
