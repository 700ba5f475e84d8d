slabmalloc::declare_zone! {
    zone Heap {
        classes: pow2(8, 4096),
    }
}

fn main() {}
