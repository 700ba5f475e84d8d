slabmalloc::declare_zone! {
    zone Heap {
        cache: per_cpu(Harts, preemption_off(Control)),
    }
}

fn main() {}
