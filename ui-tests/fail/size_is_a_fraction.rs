slabmalloc::declare_zone! {
    zone Heap {
        base_page: 1.5 KiB,
    }
}

fn main() {}
