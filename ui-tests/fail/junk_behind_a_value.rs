slabmalloc::declare_zone! {
    zone Heap {
        base_page: 16 KiB 4,
    }
}

fn main() {}
