slabmalloc::declare_zone! {
    zone Heap {
        classes: pow2(4096..=8),
    }
}

fn main() {}
