slabmalloc::declare_zone! {
    zone Heap<P> where P: Send {
        pager: P,
    }
}

fn main() {}
