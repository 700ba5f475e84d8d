//! This library as in `heap.rs`, without counters: with either lock and no cache, and with caches of CPUs under either
//! protection.

use slabmalloc::lock::IrqSafe;
#[cfg(not(feature = "yardstick-ticket"))]
use slabmalloc::lock::Spin as Waiting;
#[cfg(feature = "yardstick-ticket")]
use slabmalloc::lock::Ticket as Waiting;

use crate::arch;
#[cfg(any(feature = "yardstick-try-lock", feature = "yardstick-interrupts-off"))]
use crate::cpus::Machine;
use crate::interrupts::Control;

/// The zone of `heap.rs`, with the cache that is given.
macro_rules! ours {
    ($($cache:tt)*) => {
        slabmalloc::declare_zone! {
            /// The zone of `heap.rs`.
            pub(super) zone Ours as Contender {
                base_page:  arch::BASE_PAGE,
                large_page: arch::LARGE_PAGE,
                classes:    pow2(16..=32 KiB),
                lock:       IrqSafe<Control, Waiting>,
                pager:      unsafe fn(crate::frames::acquire, crate::frames::release),
                cache:      $($cache)*,
            }
        }
    };
}

#[cfg(any(feature = "yardstick-spin", feature = "yardstick-ticket"))]
ours!(none);
#[cfg(feature = "yardstick-try-lock")]
ours!(per_cpu(Machine, try_lock));
#[cfg(feature = "yardstick-interrupts-off")]
ours!(per_cpu(Machine, interrupts_off(Control)));

/// Nothing to do: it asks for memory when it needs some.
pub(super) fn initialise(_heap: &Contender) {}
