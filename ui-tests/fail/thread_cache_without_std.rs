slabmalloc::declare_zone! {
    zone Heap {
        cache: thread,
    }
}

fn main() {}
