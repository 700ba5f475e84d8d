slabmalloc::declare_zone! {
    zone Heap {
        base_page: 12 KiB,
    }
}

fn main() {}
