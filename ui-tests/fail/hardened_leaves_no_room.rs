slabmalloc::declare_zone! {
    zone Heap {
        large_page: none,
        classes: pow2(8..=256),
        harden: hardened,
    }
}

fn main() {}
