slabmalloc::declare_zone! {
    pub zone type;
}

fn main() {}
