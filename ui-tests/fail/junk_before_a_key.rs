slabmalloc::declare_zone! {
    zone Heap {
        + base_page: 16 KiB,
        # large_page: none,
        classes: [16],
    }
}

fn main() {}
