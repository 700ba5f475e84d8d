struct Harts;

slabmalloc::declare_zone! {
    zone Heap {
        lock: none,
        cache: per_cpu(Harts),
    }
}

fn main() {}
