slabmalloc::declare_zone! {
    zone Heap {
        lock: irq_safe(spin),
    }
}

fn main() {}
