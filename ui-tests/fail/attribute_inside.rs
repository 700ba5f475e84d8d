slabmalloc::declare_zone! {
    #![allow(dead_code)]
    zone Heap;
}

fn main() {}
