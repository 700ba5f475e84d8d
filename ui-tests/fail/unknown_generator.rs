slabmalloc::declare_zone! {
    zone Heap {
        classes: linear(16..=1 KiB),
    }
}

fn main() {}
