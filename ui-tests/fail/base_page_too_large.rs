slabmalloc::declare_zone! {
    zone Heap {
        base_page: 1 GiB,
    }
}

fn main() {}
