slabmalloc::declare_zone! {
    pub Heap;
}

fn main() {}
