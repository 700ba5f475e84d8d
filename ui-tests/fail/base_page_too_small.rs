slabmalloc::declare_zone! {
    zone Heap {
        base_page: 128,
    }
}

fn main() {}
