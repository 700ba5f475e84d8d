//! [`NoLock`]: exclusion by owning the zone alone.

use core::cell::Cell;

use super::RawLock;

/// No synchronisation, for a zone that one thread owns.
///
/// A zone with this strategy is not `Sync`: it cannot be a `static` or a global allocator. The one
/// flag it keeps makes taking the lock twice hang, as with every other strategy, instead of giving
/// access twice.
///
/// ```compile_fail,E0277
/// use slabmalloc::lock::NoLock;
/// use slabmalloc::pager::NoPager;
///
/// static ZONE: slabmalloc::SafeZone<slabmalloc::X86, NoLock, NoPager> = slabmalloc::SafeZone::new();
/// ```
#[derive(Debug)]
pub struct NoLock {
    held: Cell<bool>,
}

// SAFETY: the type is not `Sync`, so only one thread can call it, and the flag refuses that thread
// a second access.
unsafe impl RawLock for NoLock {
    const INIT: Self = Self {
        held: Cell::new(false),
    };

    #[inline]
    fn lock(&self) {
        while !self.try_lock() {
            core::hint::spin_loop();
        }
    }

    #[inline]
    fn try_lock(&self) -> bool {
        !self.held.replace(true)
    }

    #[inline]
    unsafe fn unlock(&self) {
        self.held.set(false);
    }
}
