slabmalloc::declare_zone! {
    zone Heap {
        classes: [16, pow2(32..=64)],
    }
}

fn main() {}
