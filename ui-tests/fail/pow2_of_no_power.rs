slabmalloc::declare_zone! {
    zone Heap {
        classes: pow2(24..=96),
    }
}

fn main() {}
