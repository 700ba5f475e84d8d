const PAGE: usize = 3000;

slabmalloc::declare_zone! {
    zone Heap {
        base_page: PAGE,
    }
}

fn main() {}
