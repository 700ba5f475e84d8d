slabmalloc::declare_zone! {
    zone Heap {
        base_page: 64 KiB,
        large_page: none,
        classes: [16],
        pager: arena(64 KiB),
    }
}

fn main() {}
