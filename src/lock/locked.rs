//! [`Locked`]: data that is reached only while its lock is held.

use core::cell::UnsafeCell;
use core::fmt;
use core::marker::PhantomData;
use core::ops::{Deref, DerefMut};

use super::{Forked, RawLock};

/// A value behind a [`RawLock`].
///
/// Crate-private: guards of [`IrqSafe`](super::IrqSafe) locks must be dropped in the reverse order of
/// taking them, which only the code of this crate is known to do.
pub(crate) struct Locked<L, T: ?Sized> {
    raw: L,
    value: UnsafeCell<T>,
}

// SAFETY: the value is reached through `&Locked` only while `raw` is held, which excludes every
// other holder that shares `raw`; `L: Sync` says that `raw` may be shared between threads.
unsafe impl<L: RawLock + Sync, T: Send> Sync for Locked<L, T> {}

impl<L: RawLock, T> Locked<L, T> {
    /// Puts `value` behind a free lock.
    pub(crate) const fn new(value: T) -> Self {
        Self {
            raw: L::INIT,
            value: UnsafeCell::new(value),
        }
    }

    /// Waits for the lock and gives access to the value until the guard is dropped.
    #[inline]
    pub(crate) fn lock(&self) -> Guard<'_, L, T> {
        self.raw.lock();
        Guard {
            locked: self,
            not_send: PhantomData,
        }
    }

    /// Waits for the lock and keeps it, beyond any scope.
    pub(crate) fn hold(&self) {
        self.raw.lock();
    }

    /// Gives up what was [held](Self::hold).
    ///
    /// # Safety
    ///
    /// The calling thread, or the one in whose likeness it was forked, holds the lock by [`hold`](Self::hold). Of
    /// several that it holds, this is the one that it took last.
    pub(crate) unsafe fn let_go(&self, side: Forked) {
        match side {
            // SAFETY: the caller's promise.
            Forked::Parent => unsafe { self.raw.unlock() },
            // SAFETY: the caller's promise; a child begins with one thread.
            Forked::Child => unsafe { self.raw.unlock_in_child() },
        }
    }

    /// The value, without locking: `&mut self` proves that nobody else can hold the lock.
    pub(crate) fn get_mut(&mut self) -> &mut T {
        self.value.get_mut()
    }
}

impl<L: RawLock, T> fmt::Debug for Locked<L, T> {
    /// Does not wait for the lock and does not show the value.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Locked").finish_non_exhaustive()
    }
}

/// Access to the value of a [`Locked`]; gives the lock up when dropped.
pub(crate) struct Guard<'a, L: RawLock, T> {
    // INVARIANT: `locked.raw` is held by this guard.
    locked: &'a Locked<L, T>,
    /// Some locks must be given up by the thread that took them.
    not_send: PhantomData<*mut ()>,
}

impl<L: RawLock, T> Deref for Guard<'_, L, T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        // SAFETY: the guard holds the lock, so nobody else reaches the value.
        unsafe { &*self.locked.value.get() }
    }
}

impl<L: RawLock, T> DerefMut for Guard<'_, L, T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: the guard holds the lock, so nobody else reaches the value.
        unsafe { &mut *self.locked.value.get() }
    }
}

impl<L: RawLock, T> Drop for Guard<'_, L, T> {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: the guard holds the lock.
        unsafe { self.locked.raw.unlock() }
    }
}

impl<L: RawLock, T: fmt::Debug> fmt::Debug for Guard<'_, L, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lock::Spin;

    #[test]
    fn what_is_held_is_held_until_it_is_let_go() {
        for side in [Forked::Parent, Forked::Child] {
            let locked: Locked<Spin, u8> = Locked::new(3);
            locked.hold();
            assert!(!locked.raw.try_lock(), "not held");
            // SAFETY: held above.
            unsafe { locked.let_go(side) };
            assert!(locked.raw.try_lock(), "still held");
            // SAFETY: taken above.
            unsafe { locked.raw.unlock() };
            assert_eq!(*locked.lock(), 3);
        }
    }
}
