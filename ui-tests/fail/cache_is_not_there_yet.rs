slabmalloc::declare_zone! {
    zone Heap {
        cache: thread(64),
    }
}

fn main() {}
