slabmalloc::declare_zone! {
    zone Heap {
        large_page: 1 GiB,
    }
}

fn main() {}
