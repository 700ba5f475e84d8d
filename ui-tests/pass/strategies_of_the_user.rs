//! Locks, interrupt controls, pagers and misuse handlers that are the user's own types.

use std::alloc::Layout;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use slabmalloc::error::{Misuse, MisuseHandler};
use slabmalloc::lock::{Exclusive, InterruptControl, RawLock};
use slabmalloc::pager::{Block, ConstPager, NoPager, Pager};

struct Flag(AtomicBool);

// SAFETY: only the one that turned the flag on goes on.
unsafe impl RawLock for Flag {
    const INIT: Self = Self(AtomicBool::new(false));

    fn lock(&self) {
        while !self.try_lock() {
            std::thread::yield_now();
        }
    }

    fn try_lock(&self) -> bool {
        !self.0.swap(true, Ordering::Acquire)
    }

    unsafe fn unlock(&self) {
        self.0.store(false, Ordering::Release);
    }
}

enum Interrupts {}

static DISABLED: AtomicUsize = AtomicUsize::new(0);

// SAFETY: this program has no interrupts.
unsafe impl InterruptControl for Interrupts {
    type State = ();

    fn disable() {
        DISABLED.fetch_add(1, Ordering::Relaxed);
    }

    unsafe fn restore((): ()) {}
}

// SAFETY: this program has one thread.
unsafe impl Exclusive for Interrupts {}

struct Nothing<T>(std::marker::PhantomData<T>);

// SAFETY: it never hands anything out.
unsafe impl<T> Pager for Nothing<T> {
    fn acquire(&self, _layout: Layout) -> Option<Block> {
        None
    }

    unsafe fn release(&self, _block: NonNull<u8>, _layout: Layout) {}

    fn granularity(&self) -> usize {
        4096
    }
}

impl<T> ConstPager for Nothing<T> {
    const INIT: Self = Self(std::marker::PhantomData);
}

enum Quiet {}

impl MisuseHandler for Quiet {
    fn on_misuse(_misuse: &Misuse) {}
}

slabmalloc::declare_zone! {
    zone Flagged { lock: Flag }
    zone Irq { lock: irq_safe(ticket, Interrupts), pager: arena(4 MiB) }
    zone OneCpu { lock: irq_safe(none, Interrupts) }
    zone IrqFlag { lock: irq_safe(Flag, Interrupts), on_misuse: Quiet }
    zone Empty { pager: Nothing<(u8, u16)>, lock: none }
    zone Generic<L, P = NoPager> { lock: L, pager: P }
}

static FLAGGED: SafeFlagged = SafeFlagged::new();
static IRQ: SafeIrq = SafeIrq::new();
static ONE_CPU: SafeOneCpu = SafeOneCpu::new();
static GENERIC: SafeGeneric<Flag> = SafeGeneric::new();

fn main() {
    let layout = Layout::new::<u64>();
    assert!(FLAGGED.allocate(layout).is_ok());
    assert!(IRQ.allocate(layout).is_ok());
    assert!(ONE_CPU.allocate(layout).is_ok());
    assert!(SafeIrqFlag::new().allocate(layout).is_ok());
    assert!(GENERIC.allocate(layout).is_err());
    assert!(SafeEmpty::new().allocate(layout).is_err());
    assert!(DISABLED.load(Ordering::Relaxed) > 0);
    let shared = Nothing::<u8>::INIT;
    let borrowed: SafeGeneric<Flag, &Nothing<u8>> = SafeGeneric::with_pager(&shared);
    assert!(borrowed.allocate(layout).is_err());
}
