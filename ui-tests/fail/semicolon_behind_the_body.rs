slabmalloc::declare_zone! {
    pub zone Heap {};
}

fn main() {}
