slabmalloc::declare_zone! {
    zone Heap {
        classes: pow2(8..=),
    }
}

fn main() {}
