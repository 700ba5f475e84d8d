slabmalloc::declare_zone! {
    zone Heap {
        harden: full,
    }
}

fn main() {}
