slabmalloc::declare_zone! {
    zone Heap {
        lock: none,
        cache: thread,
    }
}

fn main() {}
