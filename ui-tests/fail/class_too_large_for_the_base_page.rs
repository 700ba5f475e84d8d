slabmalloc::declare_zone! {
    zone Heap {
        large_page: none,
        classes: [64, 512, 1024],
    }
}

fn main() {}
