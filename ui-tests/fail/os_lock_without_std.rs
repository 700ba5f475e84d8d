slabmalloc::declare_zone! {
    zone Heap {
        lock: os,
    }
}

fn main() {}
