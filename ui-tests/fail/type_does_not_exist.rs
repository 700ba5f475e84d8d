slabmalloc::declare_zone! {
    zone Heap {
        lock: irq_safe(spin, Interrupts),
        pager: MyPager,
    }
}

static HEAP: SafeHeap = SafeHeap::new();

fn main() {}
