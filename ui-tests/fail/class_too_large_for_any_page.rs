slabmalloc::declare_zone! {
    zone Heap {
        classes: [1 GiB],
    }
}

fn main() {}
