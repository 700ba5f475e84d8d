slabmalloc::declare_zone! {
    zone Heap {
        lock: spin(4),
    }
}

fn main() {}
