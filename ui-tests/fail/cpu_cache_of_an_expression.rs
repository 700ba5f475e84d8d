slabmalloc::declare_zone! {
    zone Heap {
        cache: per_cpu(4 + 4),
    }
}

fn main() {}
