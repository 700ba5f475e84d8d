slabmalloc::declare_zone! {
    zone Heap {
        classes: [16, 20, 32],
    }
}

fn main() {}
