slabmalloc::declare_zone! {
    zone Heap {
        classes: pow2(8..=1 MiB),
    }
}

fn main() {}
