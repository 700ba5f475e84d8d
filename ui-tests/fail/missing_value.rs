slabmalloc::declare_zone! {
    zone Heap {
        base_page:,
    }
}

fn main() {}
