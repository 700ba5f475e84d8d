slabmalloc::declare_zone! {
    zone Heap {
        classes: pow2(16..=64) + geometric(64..=256, steps = 4),
    }
}

fn main() {}
