slabmalloc::declare_zone! {
    zone Heap {
        classes: [16, 32],
        base_classes: [16],
    }
}

fn main() {}
