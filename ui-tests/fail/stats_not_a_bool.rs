slabmalloc::declare_zone! {
    zone Heap {
        stats: on,
    }
}

fn main() {}
