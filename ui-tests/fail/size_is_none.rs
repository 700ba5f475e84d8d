slabmalloc::declare_zone! {
    zone Heap {
        base_page: none,
    }
}

fn main() {}
