slabmalloc::declare_zone! {
    zone Heap {
        min_objects: 0,
    }
}

fn main() {}
