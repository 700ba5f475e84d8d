slabmalloc::declare_zone! {
    zone Heap {
        classes: geometric(16..=1 KiB, steps = 0),
    }
}

fn main() {}
