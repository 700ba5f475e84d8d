const PAGE: usize = 16;

slabmalloc::declare_zone! {
    zone Heap {
        base_page: PAGE KiB,
    }
}

fn main() {}
