//! What the targets of libFuzzer have in common: they count operations.

use core::sync::atomic::{AtomicU64, Ordering};
use std::sync::Once;

/// Operations of all inputs so far.
static OPERATIONS: AtomicU64 = AtomicU64::new(0);

/// Adds what an input did. The sum is printed when the process ends, in a line of its own.
pub fn count(operations: u64) {
    static AT_END: Once = Once::new();
    // libFuzzer ends the process itself, and returns to no caller.
    AT_END.call_once(|| {
        // SAFETY: the function is one of C's, and does not unwind: it prints.
        unsafe { libc::atexit(print) };
    });
    // ORDERING: a count.
    OPERATIONS.fetch_add(operations, Ordering::Relaxed);
}

extern "C" fn print() {
    // ORDERING: a count.
    eprintln!("stat::operations: {}", OPERATIONS.load(Ordering::Relaxed));
}
