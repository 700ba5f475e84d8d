slabmalloc::declare_zone! {
    zone Heap {
        lock: irq_safe(os),
    }
}

fn main() {}
