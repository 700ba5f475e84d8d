slabmalloc::declare_zone! {
    zone Heap {
        classes: [],
    }
}

fn main() {}
