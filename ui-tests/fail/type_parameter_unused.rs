slabmalloc::declare_zone! {
    zone Heap<P> {
        base_page: 16 KiB,
    }
}

fn main() {}
