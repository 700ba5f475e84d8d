slabmalloc::declare_zone! {
    zone Heap {
        cache: per_cpu(Harts, try_lock, 8 KiB, 3),
    }
}

fn main() {}
