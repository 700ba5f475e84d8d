slabmalloc::declare_zone! {
    zone Heap<const PAGE: usize> {
        base_page: PAGE,
    }
}

fn main() {}
