slabmalloc::declare_zone! {
    zone Heap {
        base_page: 16 KiB;
        classes: [16],
    }
}

fn main() {}
