const PAGE: u32 = 4096;

slabmalloc::declare_zone! {
    zone Heap {
        base_page: PAGE,
    }
}

fn main() {}
