slabmalloc::declare_zone! {
    pub struct Heap;
}

fn main() {}
