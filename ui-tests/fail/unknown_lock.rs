slabmalloc::declare_zone! {
    zone Heap {
        lock: spinlok,
    }
}

fn main() {}
