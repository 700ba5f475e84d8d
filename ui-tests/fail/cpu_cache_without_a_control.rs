slabmalloc::declare_zone! {
    zone Heap {
        cache: per_cpu(Harts, interrupts_off),
    }
}

fn main() {}
