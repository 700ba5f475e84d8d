slabmalloc::declare_zone! {
    zone Heap {
        on_misuse: ignore,
    }
}

fn main() {}
