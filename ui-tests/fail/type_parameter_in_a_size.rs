slabmalloc::declare_zone! {
    zone Heap<P> {
        base_page: P::SIZE,
        pager: P,
    }
}

fn main() {}
