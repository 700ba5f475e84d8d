//! Interrupts of this CPU as the heap's locks want to see them.

use slabmalloc::lock::InterruptControl;

use crate::arch;

/// Turns the interrupts of the running CPU off and back on.
#[derive(Debug)]
pub(crate) enum Control {}

// SAFETY: with interrupts off no handler runs, and this kernel has no threads that could be moved to another
// CPU. The state is that of the flag before, so pairs nest. Neither function unwinds or allocates.
#[cfg(not(feature = "plant-deadlock"))]
unsafe impl InterruptControl for Control {
    type State = bool;

    #[inline]
    fn disable() -> bool {
        arch::disable_interrupts()
    }

    #[inline]
    unsafe fn restore(before: bool) {
        if before {
            arch::enable_interrupts();
        }
    }
}

// SAFETY: this is the planted mistake, and the contract is broken on purpose: a handler that allocates waits
// for a lock that the code it interrupted holds, for ever.
#[cfg(feature = "plant-deadlock")]
unsafe impl InterruptControl for Control {
    type State = bool;

    fn disable() -> bool {
        false
    }

    unsafe fn restore(_before: bool) {}
}
