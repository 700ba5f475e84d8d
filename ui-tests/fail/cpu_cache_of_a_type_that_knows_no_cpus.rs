struct Harts;

slabmalloc::declare_zone! {
    zone Heap {
        lock: spin,
        cache: per_cpu(Harts),
    }
}

fn main() {}
