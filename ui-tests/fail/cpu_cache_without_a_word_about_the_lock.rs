struct Harts;

slabmalloc::declare_zone! {
    zone Heap {
        cache: per_cpu(Harts),
    }
}

fn main() {}
