slabmalloc::declare_zone! {
    zone Heap {
        base_page: 1 << 64,
    }
}

fn main() {}
