slabmalloc::declare_zone! {
    zone Heap;

    /// The heap of what is to come.
}

fn main() {}
