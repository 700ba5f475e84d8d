slabmalloc::declare_zone! {
    zone Heap {
        classes: [0, 16],
    }
}

fn main() {}
