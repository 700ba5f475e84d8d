slabmalloc::declare_zone! {
    zone Heap {
        cache: per_cpu,
    }
}

fn main() {}
