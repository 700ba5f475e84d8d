slabmalloc::declare_zone! {
    zone Heap {
        cache: thread(0),
    }
}

fn main() {}
