slabmalloc::declare_zone! {
    zone Heap {
        base_page: 4 KiB,
        large_page: none,
        classes: [16, 32],
        pager: arena(64 KiB),
        huge_pages: always,
    }
}

fn main() {}
