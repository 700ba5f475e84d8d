slabmalloc::declare_zone! {
    zone Heap = { base_page: 16 KiB };
}

fn main() {}
