slabmalloc::declare_zone! {
    zone Heap {
        harden: unsafe hardened,
    }
}

fn main() {}
