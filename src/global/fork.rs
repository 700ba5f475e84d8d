//! Processes that fork: the locks of a zone are held meanwhile, so that the child has the zone whole.
//!
//! In the order in which they are taken elsewhere where one is taken while another is held: the index of pages before a
//! size class. The others are never held together, so that any order does.

#[cfg(feature = "std")]
use core::sync::atomic::{AtomicBool, Ordering};

use super::cached::{CachedZone, Caching};
use super::{Magazines, SafeZone};
use crate::cache::SharedDepot;
use crate::lock::{Forked, RawLock};
use crate::pager::Pager;
use crate::zone::ZoneConfig;

impl<C: ZoneConfig, L: RawLock, P: Pager> SafeZone<C, L, P> {
    /// Takes every lock of the zone and of its pager, as the process is about to fork, and keeps them until
    /// [`after_fork`](Self::after_fork). O(classes).
    ///
    /// Threads that want to allocate meanwhile wait, and so would the calling one, for ever. In the child the zone is then
    /// as usable as in the parent; what other threads had in hand at that moment, such as a page on its way from the
    /// pager to a class, is lost there.
    ///
    /// Zones with a cache for each thread see to it themselves, where there is `fork`. For others the program installs
    /// handlers, where it may fork while several threads allocate:
    ///
    /// ```
    /// # #[cfg(unix)]
    /// # mod program {
    /// use slabmalloc::lock::{Forked, Spin};
    /// use slabmalloc::pager::OsPager;
    /// use slabmalloc::{SafeZone, X86};
    ///
    /// static HEAP: SafeZone<X86, Spin, OsPager> = SafeZone::new();
    ///
    /// extern "C" fn prepare() {
    ///     HEAP.before_fork();
    /// }
    ///
    /// extern "C" fn parent() {
    ///     // SAFETY: the system calls it behind `prepare`, on the same thread.
    ///     unsafe { HEAP.after_fork(Forked::Parent) }
    /// }
    ///
    /// extern "C" fn child() {
    ///     // SAFETY: as above, on the child's only thread.
    ///     unsafe { HEAP.after_fork(Forked::Child) }
    /// }
    ///
    /// pub fn main() {
    ///     // SAFETY: the functions do not unwind, and stay where they are.
    ///     let refused = unsafe { libc::pthread_atfork(Some(prepare), Some(parent), Some(child)) };
    ///     assert_eq!(refused, 0);
    /// }
    /// # }
    /// # fn main() {
    /// #     #[cfg(unix)]
    /// #     program::main();
    /// # }
    /// ```
    pub fn before_fork(&self) {
        self.registry.hold();
        for class in &self.base {
            class.hold();
        }
        for class in &self.large {
            class.hold();
        }
        self.pager.before_fork();
    }

    /// Gives up what [`before_fork`](Self::before_fork) took, in the parent or in the child. O(classes).
    ///
    /// # Safety
    ///
    /// `before_fork` was called by the thread that forked, which is the calling one, or the only thread of the child. Of
    /// several zones whose locks it took, this is the last that is left.
    ///
    /// ```
    /// use core::alloc::Layout;
    /// use slabmalloc::lock::{Forked, Spin};
    /// use slabmalloc::pager::DefaultPager;
    /// use slabmalloc::{SafeZone, X86};
    ///
    /// let zone: SafeZone<X86, Spin, DefaultPager> = SafeZone::new();
    /// zone.before_fork();
    /// // Here the process forks. In the child this is `Forked::Child`.
    /// // SAFETY: this thread has just taken the locks, and no others.
    /// unsafe { zone.after_fork(Forked::Parent) };
    /// // Whoever allocates waits no more.
    /// assert!(zone.allocate(Layout::new::<u64>()).is_ok());
    /// ```
    pub unsafe fn after_fork(&self, side: Forked) {
        // SAFETY: the caller's promise.
        unsafe { self.pager.after_fork(side) };
        for class in self.large.iter().rev() {
            // SAFETY: the caller's promise.
            unsafe { class.let_go(side) };
        }
        for class in self.base.iter().rev() {
            // SAFETY: the caller's promise.
            unsafe { class.let_go(side) };
        }
        // SAFETY: the caller's promise.
        unsafe { self.registry.let_go(side) }
    }
}

impl<T: Caching> CachedZone<T> {
    /// As [`SafeZone::before_fork`], for the caches' locks as well. A zone with a cache for each thread calls it by
    /// itself.
    ///
    /// ```standalone_crate
    /// use core::alloc::Layout;
    /// use slabmalloc::SafeZoneAllocator;
    /// use slabmalloc::lock::Forked;
    ///
    /// let heap = SafeZoneAllocator::new();
    /// heap.before_fork();
    /// // Here the process forks.
    /// // SAFETY: this thread has just taken the locks, and no others.
    /// unsafe { heap.after_fork(Forked::Parent) };
    /// assert!(heap.allocate(Layout::new::<u64>()).is_ok());
    /// ```
    pub fn before_fork(&self) {
        T::depots().iter().for_each(SharedDepot::before_fork);
        T::zone().before_fork();
        T::magazines().before_fork();
    }

    /// As [`SafeZone::after_fork`]. What other threads kept is lost in the child.
    ///
    /// # Safety
    ///
    /// As for [`SafeZone::after_fork`].
    ///
    /// ```standalone_crate
    /// use core::alloc::Layout;
    /// use slabmalloc::SafeZoneAllocator;
    /// use slabmalloc::lock::Forked;
    ///
    /// let heap = SafeZoneAllocator::new();
    /// heap.before_fork();
    /// // Here the process forks, and this is the child.
    /// // SAFETY: this thread has just taken the locks, and no others.
    /// unsafe { heap.after_fork(Forked::Child) };
    /// assert!(heap.allocate(Layout::new::<u64>()).is_ok());
    /// ```
    pub unsafe fn after_fork(&self, side: Forked) {
        // SAFETY: the caller's promise.
        unsafe { T::magazines().after_fork(side) };
        // SAFETY: the caller's promise.
        unsafe { T::zone().after_fork(side) };
        for depot in T::depots().iter().rev() {
            // SAFETY: the caller's promise.
            unsafe { depot.after_fork(side) };
        }
    }
}

impl<C: ZoneConfig, L: RawLock> Magazines<C, L> {
    fn before_fork(&self) {
        let [small, large] = self.classes();
        small.hold();
        large.hold();
    }

    /// # Safety
    ///
    /// As for [`SafeZone::after_fork`].
    unsafe fn after_fork(&self, side: Forked) {
        let [small, large] = self.classes();
        // SAFETY: the caller's promise.
        unsafe { large.let_go(side) };
        // SAFETY: the caller's promise.
        unsafe { small.let_go(side) };
        if side == Forked::Child {
            self.nobody_asks();
        }
    }
}

/// Whether the system calls a zone's functions when the process forks.
#[cfg(feature = "std")]
#[doc(hidden)]
#[derive(Debug)]
pub struct ForkHandlers {
    installed: AtomicBool,
}

#[cfg(feature = "std")]
impl ForkHandlers {
    #[expect(
        clippy::new_without_default,
        reason = "a static of zones that `declare_zone!` makes"
    )]
    pub const fn new() -> Self {
        Self {
            installed: AtomicBool::new(false),
        }
    }

    /// Sees to it, once. Where there is no `fork`, nothing has to be done.
    pub fn install<T: Caching>(&self) {
        // ORDERING: whoever comes second need not wait: a thread that forks before the first one is done finds its zone
        // as if it had forked earlier.
        if !self.installed.swap(true, Ordering::Relaxed) {
            #[cfg(unix)]
            ask_the_system::<T>();
        }
    }
}

#[cfg(all(unix, feature = "std"))]
fn ask_the_system<T: Caching>() {
    extern "C" fn prepare<T: Caching>() {
        CachedZone::<T>::new().before_fork();
    }
    extern "C" fn parent<T: Caching>() {
        // SAFETY: the system calls it behind `prepare`, on the same thread.
        unsafe { CachedZone::<T>::new().after_fork(Forked::Parent) }
    }
    extern "C" fn child<T: Caching>() {
        // SAFETY: as above, on the child's only thread.
        unsafe { CachedZone::<T>::new().after_fork(Forked::Child) }
    }
    // A refusal, for want of memory, leaves children with the locks that other threads held.
    // SAFETY: the functions are the program's, and do not unwind.
    unsafe { libc::pthread_atfork(Some(prepare::<T>), Some(parent::<T>), Some(child::<T>)) };
}
