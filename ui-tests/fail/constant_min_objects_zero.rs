const OBJECTS: usize = 0;

slabmalloc::declare_zone! {
    zone Heap {
        min_objects: OBJECTS,
    }
}

fn main() {}
