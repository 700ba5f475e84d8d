//! The lists of a pager of the library's are guarded by the lock of the zone, so that an interrupt
//! handler that allocates never finds them locked by what it interrupted.

use std::alloc::Layout;

use slabmalloc::SafeZone;
use slabmalloc::lock::{InterruptControl, IrqSafe, NoLock, RawLock, Spin, Ticket};
use slabmalloc::pager::OsPagerWith;
use slabmalloc::pager::huge::AfterGrowth;
use slabmalloc::zone::ZoneConfig;

enum Control {}

// SAFETY: this program has no interrupts.
unsafe impl InterruptControl for Control {
    type State = ();

    fn disable() {}

    unsafe fn restore((): ()) {}
}

slabmalloc::declare_zone! {
    zone Default { lock: irq_safe(spin, Control) }
    zone Named { lock: irq_safe(spin, Control), pager: os }
    zone Generic<L> { lock: L, pager: os }
    zone Fair { lock: ticket }
    zone Local { lock: none }
}

static DEFAULT: SafeDefault = SafeDefault::new();
static NAMED: SafeNamed = SafeNamed::new();
static GENERIC: SafeGeneric<IrqSafe<Control, Ticket>> = SafeGeneric::new();
static FAIR: SafeFair = SafeFair::new();

fn works_with_its_lock<C: ZoneConfig, L: RawLock>(zone: &SafeZone<C, L, OsPagerWith<L, AfterGrowth>>) {
    assert!(zone.allocate(Layout::new::<u64>()).is_ok());
}

fn main() {
    works_with_its_lock::<_, IrqSafe<Control, Spin>>(&DEFAULT);
    works_with_its_lock::<_, IrqSafe<Control, Spin>>(&NAMED);
    works_with_its_lock::<_, IrqSafe<Control, Ticket>>(&GENERIC);
    works_with_its_lock::<_, Ticket>(&FAIR);
    works_with_its_lock::<_, NoLock>(&SafeLocal::new());
}
