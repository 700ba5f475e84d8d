//! This library as in `heap.rs`, without counters, with either lock.

use slabmalloc::lock::IrqSafe;
#[cfg(feature = "yardstick-spin")]
use slabmalloc::lock::Spin as Waiting;
#[cfg(not(feature = "yardstick-spin"))]
use slabmalloc::lock::Ticket as Waiting;

use crate::arch;
use crate::interrupts::Control;

slabmalloc::declare_zone! {
    /// The zone of `heap.rs`.
    pub(super) zone Ours as Contender {
        base_page:  arch::BASE_PAGE,
        large_page: arch::LARGE_PAGE,
        classes:    pow2(16..=32 KiB),
        lock:       IrqSafe<Control, Waiting>,
        pager:      unsafe fn(crate::frames::acquire, crate::frames::release),
    }
}

/// Nothing to do: it asks for memory when it needs some.
pub(super) fn initialise(_heap: &Contender) {}
