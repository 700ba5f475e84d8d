//! [`MockInterrupts`]: the interrupt control of configurations whose locks keep handlers out.

use core::cell::Cell;
use core::sync::atomic::{AtomicUsize, Ordering};

use slabmalloc::lock::InterruptControl;

thread_local! {
    pub(crate) static INTERRUPTS: Cell<Interrupts> = const { Cell::new(Interrupts { depth: 0, disables: 0, deepest: 0 }) };
}

/// Restores that did not match the latest disable, in all threads: must stay zero.
pub(crate) static WRONG_RESTORES: AtomicUsize = AtomicUsize::new(0);

/// How often interrupts of a thread were turned off, and how deeply they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Interrupts {
    pub(crate) depth: usize,
    pub(crate) disables: usize,
    pub(crate) deepest: usize,
}

/// Interrupts of an imaginary machine whose CPUs are the threads: counts how deeply they are off.
#[derive(Debug)]
pub(crate) enum MockInterrupts {}

// SAFETY: no interrupt handler exists.
unsafe impl InterruptControl for MockInterrupts {
    type State = usize;

    fn disable() -> usize {
        let mut state = INTERRUPTS.get();
        let before = state.depth;
        state.depth += 1;
        state.disables += 1;
        state.deepest = state.deepest.max(state.depth);
        INTERRUPTS.set(state);
        before
    }

    unsafe fn restore(before: usize) {
        let mut state = INTERRUPTS.get();
        if state.depth != before + 1 {
            // ORDERING: a count of failures, read when the threads are joined.
            WRONG_RESTORES.fetch_add(1, Ordering::Relaxed);
        }
        state.depth = before;
        INTERRUPTS.set(state);
    }
}
