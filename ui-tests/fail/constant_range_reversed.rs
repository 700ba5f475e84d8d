const FIRST: usize = 128;

slabmalloc::declare_zone! {
    zone Heap {
        classes: [16] + pow2(FIRST..=64),
    }
}

fn main() {}
