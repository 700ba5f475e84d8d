slabmalloc::declare_zone! {
    zone Heap {
        base_page: 4 KiB,
        classes: [16],
        base_page: 8 KiB,
    }
}

fn main() {}
