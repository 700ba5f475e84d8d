slabmalloc::declare_zone! {
    zone Heap {
        lock: irq_safe,
    }
}

fn main() {}
