//! Mutexes of the `lock_api` ecosystem as lock strategies.
//!
//! Two incompatible versions of `lock_api` are in use, so there is an adapter for each, and neither
//! appears in a bound of this crate.

#[cfg(feature = "lock_api-0_5")]
use core::cell::UnsafeCell;
#[cfg(feature = "lock_api-0_5")]
use core::fmt;
#[cfg(feature = "lock_api-0_5")]
use core::mem::MaybeUninit;

use super::RawLock;

/// Any mutex of `lock_api` 0.4.
///
/// For a global allocator the mutex must not allocate and not unwind; those that park threads in
/// a table of their own do allocate. In the child of a process that forked, such a table still has the parent's threads.
///
/// ```
/// slabmalloc::declare_zone! {
///     zone Shared {
///         lock: slabmalloc::lock::LockApi0_4<spin::mutex::SpinMutex<(), spin::Spin>>,
///     }
/// }
///
/// static ZONE: SafeShared = SafeShared::new();
/// # assert_eq!(ZONE.snapshot().pages(), 0);
/// ```
#[cfg(feature = "lock_api-0_4")]
#[cfg_attr(docsrs, doc(cfg(feature = "lock_api-0_4")))]
#[derive(Debug)]
pub struct LockApi0_4<R> {
    inner: R,
}

// SAFETY: `RawMutex` promises exclusion, with the ordering of a lock. That it neither unwinds nor
// allocates is for who chooses the mutex to know; the type's documentation says so.
#[cfg(feature = "lock_api-0_4")]
unsafe impl<R: lock_api_0_4::RawMutex> RawLock for LockApi0_4<R> {
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

/// Any mutex of `lock_api` 0.5.
///
/// For a global allocator the mutex must not allocate and not unwind; those that park threads in
/// a table of their own do allocate. In the child of a process that forked, such a table still has the parent's threads.
///
/// ```
/// slabmalloc::declare_zone! {
///     zone Shared {
///         lock: slabmalloc::lock::LockApi0_5<parking_lot::RawMutex>,
///     }
/// }
///
/// static ZONE: SafeShared = SafeShared::new();
/// # assert_eq!(ZONE.snapshot().pages(), 0);
/// ```
#[cfg(feature = "lock_api-0_5")]
#[cfg_attr(docsrs, doc(cfg(feature = "lock_api-0_5")))]
pub struct LockApi0_5<R: lock_api_0_5::RawMutex> {
    inner: R,
    /// What the mutex gave the holder, and wants back.
    // INVARIANT: written and read by the holder of `inner` only; initialised while it is held.
    guard: UnsafeCell<MaybeUninit<R::Guard>>,
}

// SAFETY: `guard` is touched by the holder only, on the thread that took the lock.
#[cfg(feature = "lock_api-0_5")]
unsafe impl<R: lock_api_0_5::RawMutex + Sync> Sync for LockApi0_5<R> {}

// SAFETY: as above; a guard left behind by a lock that was moved while it was held is never read.
#[cfg(feature = "lock_api-0_5")]
unsafe impl<R: lock_api_0_5::RawMutex + Send> Send for LockApi0_5<R> {}

#[cfg(feature = "lock_api-0_5")]
impl<R: lock_api_0_5::RawMutex> LockApi0_5<R> {
    /// Keeps the guard of whoever has just taken the lock.
    #[inline]
    fn keep(&self, guard: R::Guard) {
        // SAFETY: having a guard, the caller is the holder, the only one to touch the field.
        unsafe { (*self.guard.get()).write(guard) };
    }
}

// SAFETY: `RawMutex` promises exclusion, with the ordering of a lock. That it neither unwinds nor
// allocates is for who chooses the mutex to know; the type's documentation says so.
#[cfg(feature = "lock_api-0_5")]
unsafe impl<R: lock_api_0_5::RawMutex> RawLock for LockApi0_5<R> {
    const INIT: Self = Self {
        inner: R::INIT,
        guard: UnsafeCell::new(MaybeUninit::uninit()),
    };

    #[inline]
    fn lock(&self) {
        self.keep(self.inner.lock());
    }

    #[inline]
    fn try_lock(&self) -> bool {
        self.inner.try_lock().map(|guard| self.keep(guard)).is_some()
    }

    #[inline]
    unsafe fn unlock(&self) {
        // SAFETY: the caller is the holder, the only one to touch the field.
        let guard = unsafe { &*self.guard.get() };
        // SAFETY: the holder wrote the field when it took the lock, and reads it once.
        let guard = unsafe { guard.assume_init_read() };
        // SAFETY: the caller holds the lock, and this is the guard of that acquisition.
        unsafe { self.inner.unlock(guard) }
    }
}

#[cfg(feature = "lock_api-0_5")]
impl<R: lock_api_0_5::RawMutex> fmt::Debug for LockApi0_5<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LockApi0_5").finish_non_exhaustive()
    }
}
