//! Lock strategies as types.
//!
//! A zone's lock is a type parameter: a [`RawLock`] knows how to exclude; what ties it to
//! data is written once for all strategies.
//!
//! | strategy | choose it when |
//! |---|---|
//! | [`NoLock`] | one thread owns the zone; the zone is then not `Sync` and cannot be a `static` |
//! | [`Spin`] | several threads or CPUs, short critical sections: the default |
//! | [`Ticket`] | as `Spin`, where a bounded wait matters more than the shortest one |
//! | `Os` (feature `std`) | threads of an operating system that outnumber its CPUs by far |
//! | [`IrqSafe`] | interrupt handlers allocate too |
//! | `LockApi0_4`, `LockApi0_5` (features) | a mutex of the `lock_api` ecosystem is at hand |
//!
//! No lock is held while a pager, a report handler or other code of the user's runs. The longest
//! critical section takes some slots of a size class from its pages or gives some back, 128 at most where there are caches
//! and else one, or walks the index of pages and looks at each size class. Where a process forks, all are held meanwhile.

mod forked;
mod irq;
#[cfg(any(feature = "lock_api-0_4", feature = "lock_api-0_5"))]
mod lock_api;
mod locked;
mod none;
#[cfg(feature = "std")]
mod os;
mod spinning;

pub use forked::Forked;
#[cfg(feature = "critical-section")]
pub use irq::CriticalSection;
pub use irq::{Exclusive, InterruptControl, IrqSafe, SharedUnder};
#[cfg(feature = "lock_api-0_4")]
pub use lock_api::LockApi0_4;
#[cfg(feature = "lock_api-0_5")]
pub use lock_api::LockApi0_5;
pub(crate) use locked::{Guard, Locked};
pub use none::NoLock;
#[cfg(feature = "std")]
pub use os::Os;
pub use spinning::{Spin, Ticket};

/// A way to exclude others from a piece of data.
///
/// # Safety
///
/// - Between the return of [`lock`](RawLock::lock), or of [`try_lock`](RawLock::try_lock) with
///   `true`, and the next [`unlock`](RawLock::unlock), no other call of either may succeed on the
///   same lock from anywhere that shares it.
/// - What the holder wrote before `unlock` is visible to the next holder.
/// - No method unwinds or allocates.
///
/// ```
/// use core::sync::atomic::{AtomicBool, Ordering};
/// use slabmalloc::lock::RawLock;
///
/// struct Flag(AtomicBool);
///
/// // SAFETY: who sets the flag has the lock, and the next one sees what was written before.
/// unsafe impl RawLock for Flag {
///     const INIT: Self = Self(AtomicBool::new(false));
///
///     fn lock(&self) {
///         while !self.try_lock() {
///             core::hint::spin_loop();
///         }
///     }
///
///     fn try_lock(&self) -> bool {
///         !self.0.swap(true, Ordering::Acquire)
///     }
///
///     unsafe fn unlock(&self) {
///         self.0.store(false, Ordering::Release);
///     }
/// }
///
/// slabmalloc::declare_zone! {
///     zone Flagged {
///         lock: Flag,
///     }
/// }
/// # let _ = SafeFlagged::new();
/// ```
pub unsafe trait RawLock {
    /// A lock that nobody holds.
    const INIT: Self;

    /// Waits until the lock is free and takes it.
    ///
    /// ```
    /// use slabmalloc::lock::{RawLock, Spin};
    ///
    /// let lock = Spin::INIT;
    /// lock.lock();
    /// assert!(!lock.try_lock());
    /// ```
    fn lock(&self);

    /// Takes the lock if it is free, and says whether it did.
    ///
    /// ```
    /// use slabmalloc::lock::{RawLock, Spin};
    ///
    /// let lock = Spin::INIT;
    /// assert!(lock.try_lock());
    /// assert!(!lock.try_lock());
    /// ```
    fn try_lock(&self) -> bool;

    /// Gives the lock up.
    ///
    /// # Safety
    ///
    /// The caller holds the lock and is on the thread, and with [`IrqSafe`] on the CPU, that took it.
    /// Of several locks that it holds, this is the one that it took last.
    ///
    /// ```
    /// use slabmalloc::lock::{RawLock, Spin};
    ///
    /// let lock = Spin::INIT;
    /// lock.lock();
    /// // SAFETY: this thread holds the lock.
    /// unsafe { lock.unlock() };
    /// assert!(lock.try_lock());
    /// ```
    unsafe fn unlock(&self);

    /// Gives the lock up in the child of a process that forked while the calling thread held it: those who waited
    /// for it are no more.
    ///
    /// By default as in the parent. A lock in which waiters leave something behind, such as a place in a queue, forgets
    /// them here.
    ///
    /// # Safety
    ///
    /// As for [`unlock`](RawLock::unlock), and the process has no other thread.
    ///
    /// ```
    /// use slabmalloc::lock::{RawLock, Ticket};
    ///
    /// let lock = Ticket::INIT;
    /// lock.lock();
    /// // Here the process forks, and this is the child.
    /// // SAFETY: this thread holds the lock, which no other one has.
    /// unsafe { lock.unlock_in_child() };
    /// assert!(lock.try_lock());
    /// ```
    unsafe fn unlock_in_child(&self) {
        // SAFETY: the caller's promise.
        unsafe { self.unlock() }
    }
}
