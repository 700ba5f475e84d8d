const LARGE: usize = 8192;

slabmalloc::declare_zone! {
    zone Heap {
        base_page: 16 KiB,
        large_page: LARGE,
    }
}

fn main() {}
