//! [`Relaxed`]: a lock with a mistake in it, which the sanitizer has to see.

use core::sync::atomic::{AtomicBool, Ordering};

use slabmalloc::lock::RawLock;

/// A spin lock that excludes, but orders nothing: what a holder wrote may reach the next one late.
///
/// On x86 it works all the same, which is why no test would notice.
pub(crate) struct Relaxed(AtomicBool);

// SAFETY: not kept, on purpose: what the holder wrote before `unlock` is not published. Only the
// sanitizer, which reports that, runs it.
unsafe impl RawLock for Relaxed {
    const INIT: Self = Self(AtomicBool::new(false));

    fn lock(&self) {
        while !self.try_lock() {
            core::hint::spin_loop();
        }
    }

    fn try_lock(&self) -> bool {
        // ORDERING: too weak, on purpose.
        !self.0.swap(true, Ordering::Relaxed)
    }

    unsafe fn unlock(&self) {
        // ORDERING: as above.
        self.0.store(false, Ordering::Relaxed);
    }
}
