slabmalloc::declare_zone! {
    zone Heap {
        cache: per_core,
    }
}

fn main() {}
