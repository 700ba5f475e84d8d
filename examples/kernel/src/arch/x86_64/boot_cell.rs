//! [`BootCell`]: tables that the processor reads.

use core::cell::UnsafeCell;

/// A value that the first CPU writes while it is alone, and that stays as it is afterwards.
pub(super) struct BootCell<T>(UnsafeCell<T>);

// SAFETY: written while there is one CPU and interrupts are off, read-only to Rust code afterwards.
unsafe impl<T> Sync for BootCell<T> {}

impl<T> BootCell<T> {
    pub(super) const fn new(value: T) -> Self {
        Self(UnsafeCell::new(value))
    }

    /// Where the value is.
    pub(super) const fn pointer(&self) -> *mut T {
        self.0.get()
    }
}
