slabmalloc::declare_zone! {}

fn main() {}
