struct Harts;

// SAFETY: there is none.
unsafe impl slabmalloc::cache::Cpus for Harts {
    const COUNT: usize = 0;

    fn current() -> usize {
        0
    }
}

slabmalloc::declare_zone! {
    zone Heap {
        lock: spin,
        cache: per_cpu(Harts),
    }
}

fn main() {}
