slabmalloc::declare_zone! {
    zone Heap<P: Clone> {
        pager: P,
    }
}

fn main() {}
