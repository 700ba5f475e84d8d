slabmalloc::declare_zone! {
    pub zone;
}

fn main() {}
