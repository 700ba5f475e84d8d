//! Caches of CPUs, in every way to write them.

use slabmalloc::cache::Cpus;
use slabmalloc::declare_zone;
use slabmalloc::lock::InterruptControl;

pub struct Harts;

// SAFETY: there is one.
unsafe impl Cpus for Harts {
    const COUNT: usize = 2;

    fn current() -> usize {
        0
    }
}

pub struct Sie<T>(T);

// SAFETY: there is no interrupt.
unsafe impl<T: 'static> InterruptControl for Sie<T> {
    type State = ();

    fn disable() {}

    unsafe fn restore((): ()) {}
}

declare_zone! {
    zone Plain { lock: irq_safe(ticket, Sie<u8>), cache: per_cpu(Harts), pager: none }
    zone Sized { lock: irq_safe(spin, Sie<u8>), cache: per_cpu(Harts, 4 KiB), pager: none }
    zone Trying { lock: spin, cache: per_cpu(crate::Harts, try_lock), pager: none }
    zone TryingSized { lock: spin, cache: per_cpu(Harts, try_lock, 1 << 12), pager: none }
    zone Off { lock: spin, cache: per_cpu(Harts, interrupts_off(Sie<(u8, u16)>)), pager: none }
    zone OffSized as Heap { lock: spin, cache: per_cpu(Harts, interrupts_off(Sie<u8>), 8 KiB,), pager: none }
}

static HEAP: Heap = Heap::new();

fn main() {
    let layout = core::alloc::Layout::new::<u64>();
    assert!(HEAP.allocate(layout).is_err());
    assert!(SafePlain::new().allocate(layout).is_err());
    assert!(SafeSized::new().allocate(layout).is_err());
    assert!(SafeTrying::new().allocate(layout).is_err());
    assert!(SafeTryingSized::new().allocate(layout).is_err());
    assert!(SafeOff::new().allocate(layout).is_err());
}
