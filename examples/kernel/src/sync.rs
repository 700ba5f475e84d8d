//! [`Mutex`]: a value behind the same kind of lock as the heap's classes.

use core::cell::UnsafeCell;

use slabmalloc::lock::{IrqSafe, RawLock, Spin};

use crate::interrupts::Control;

/// A value that CPUs and handlers use in turns.
pub(crate) struct Mutex<T> {
    lock: IrqSafe<Control, Spin>,
    value: UnsafeCell<T>,
}

// SAFETY: the value is reached while the lock is held only, and that lock excludes CPUs and handlers.
unsafe impl<T: Send> Sync for Mutex<T> {}

impl<T> Mutex<T> {
    pub(crate) const fn new(value: T) -> Self {
        Self {
            lock: IrqSafe::INIT,
            value: UnsafeCell::new(value),
        }
    }

    /// Runs `action` on the value, interrupts off. It must not use this lock again.
    pub(crate) fn with<R>(&self, action: impl FnOnce(&mut T) -> R) -> R {
        self.lock.lock();
        // SAFETY: the lock is held, so nobody else has a reference.
        let result = action(unsafe { &mut *self.value.get() });
        // SAFETY: taken above, on this CPU; a panic in between ends the machine.
        unsafe { self.lock.unlock() };
        result
    }
}
