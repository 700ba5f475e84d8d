slabmalloc::declare_zone! {
    zone Heap {
        classes: [16, 64, 48],
    }
}

fn main() {}
