slabmalloc::declare_zone! {
    zone Heap {
        large_page: 2 MiB,
        classes: [16, 32],
    }
}

fn main() {}
