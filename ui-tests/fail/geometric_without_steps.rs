slabmalloc::declare_zone! {
    zone Heap {
        classes: geometric(16..=1 KiB),
    }
}

fn main() {}
