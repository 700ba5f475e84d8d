slabmalloc::declare_zone! {
    zone Heap<P> {
        pager: P,
        cache: thread(8 KiB),
    }
}

fn main() {}
