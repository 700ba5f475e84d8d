slabmalloc::declare_zone! {
    zone Heap {
        large_page: 3 MiB,
    }
}

fn main() {}
