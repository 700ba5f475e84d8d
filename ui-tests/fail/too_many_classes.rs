slabmalloc::declare_zone! {
    zone Heap {
        classes: geometric(8..=64 KiB, steps = 32),
    }
}

fn main() {}
