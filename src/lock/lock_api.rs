//! Mutexes of the `lock_api` ecosystem as lock strategies.
//!
//! Two incompatible versions of `lock_api` are in use, so there is an adapter for each, and neither
//! appears in a bound of this crate.

use super::RawLock;

macro_rules! adapter {
    ($(#[$attribute:meta])* $name:ident, $version:ident) => {
        $(#[$attribute])*
        #[derive(Debug)]
        pub struct $name<R> {
            inner: R,
        }

        // SAFETY: `RawMutex` promises exclusion, with the ordering of a lock. That it neither unwinds
        // nor allocates is for who chooses the mutex to know; the type's documentation says so.
        unsafe impl<R: $version::RawMutex> RawLock for $name<R> {
            const INIT: Self = Self { inner: R::INIT };

            #[inline]
            fn lock(&self) {
                self.inner.lock();
            }

            #[inline]
            fn try_lock(&self) -> bool {
                self.inner.try_lock()
            }

            #[inline]
            unsafe fn unlock(&self) {
                // SAFETY: the caller holds the lock.
                unsafe { self.inner.unlock() }
            }
        }
    };
}

#[cfg(feature = "lock_api-0_4")]
adapter! {
    /// Any mutex of `lock_api` 0.4.
    ///
    /// For a global allocator the mutex must not allocate and not unwind; those that park threads in
    /// a table of their own do allocate.
    #[cfg_attr(docsrs, doc(cfg(feature = "lock_api-0_4")))]
    LockApi0_4, lock_api_0_4
}

#[cfg(feature = "lock_api-0_5")]
adapter! {
    /// Any mutex of `lock_api` 0.5.
    ///
    /// For a global allocator the mutex must not allocate and not unwind; those that park threads in
    /// a table of their own do allocate.
    #[cfg_attr(docsrs, doc(cfg(feature = "lock_api-0_5")))]
    LockApi0_5, lock_api_0_5
}
