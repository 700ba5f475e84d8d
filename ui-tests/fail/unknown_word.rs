slabmalloc::declare_zone! {
    zone Heap {
        word: u16,
    }
}

fn main() {}
