slabmalloc::declare_zone! {
    zone Heap {
        base_page: 0,
    }
}

fn main() {}
