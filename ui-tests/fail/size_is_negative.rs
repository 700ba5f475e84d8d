slabmalloc::declare_zone! {
    zone Heap {
        base_page: -4096,
    }
}

fn main() {}
