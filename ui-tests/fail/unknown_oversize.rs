slabmalloc::declare_zone! {
    zone Heap {
        oversize: panic,
    }
}

fn main() {}
