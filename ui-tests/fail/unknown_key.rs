slabmalloc::declare_zone! {
    zone Heap {
        page_size: 16 KiB,
    }
}

fn main() {}
