struct Nobody;

slabmalloc::declare_zone! {
    zone Heap {
        harden: debug(Nobody),
    }
}

fn main() {}
