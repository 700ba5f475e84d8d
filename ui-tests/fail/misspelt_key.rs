slabmalloc::declare_zone! {
    zone Heap {
        bas_page: 16 KiB,
    }
}

fn main() {}
