slabmalloc::declare_zone! {
    zone Heap {
        large_page: 2 MiB,
        pager: arena(2 MiB),
    }
}

fn main() {}
