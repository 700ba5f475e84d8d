slabmalloc::declare_zone! {
    zone Heap {
        classes: [16, 32, 32],
    }
}

fn main() {}
