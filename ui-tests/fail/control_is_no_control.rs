struct MyControl;

slabmalloc::declare_zone! {
    zone Heap {
        lock: irq_safe(spin, MyControl),
    }
}

fn main() {}
