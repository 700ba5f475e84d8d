slabmalloc::declare_zone! {
    zone Heap {
        harden: unchecked,
    }
}

fn main() {}
