//! Caches of CPUs, for kernels: who the CPUs are, and what keeps a CPU's cache from being used twice at once.

use core::cell::UnsafeCell;
use core::fmt;
use core::marker::PhantomData;
use core::sync::atomic::{AtomicBool, Ordering, compiler_fence};

use super::bin::{Bins, CacheView};
use crate::lock::InterruptControl;

/// The CPUs of a machine, as its kernel knows them.
///
/// Caches of CPUs are chosen by `cache: per_cpu(Type)` of [`declare_zone!`](crate::declare_zone).
///
/// A CPU that goes offline calls [`CachedZone::flush`](crate::global::CachedZone::flush) as the last of its uses of
/// the zone, with interrupts off; what it keeps is lost to the others otherwise until it is back, or under [`TryLock`]
/// until somebody trims the zone.
///
/// # Safety
///
/// [`current`](Cpus::current) does not unwind. Where [`InterruptsOff`] protects the caches, it also does not use the
/// zone, and called with interrupts off it returns a number below [`COUNT`](Cpus::COUNT) on one CPU only. A CPU may
/// get the number of another one that has used the zone for the last time, and whose uses happened before its own.
/// Before a CPU knows its number it says [`COUNT`](Cpus::COUNT), not the 0 of a register that nobody has set yet.
///
/// ```
/// use slabmalloc::cache::Cpus;
///
/// struct Harts;
///
/// # fn read_thread_pointer() -> usize { 0 }
/// // SAFETY: each hart's thread pointer holds its number, which is read in one instruction.
/// unsafe impl Cpus for Harts {
///     const COUNT: usize = 4;
///
///     fn current() -> usize {
///         read_thread_pointer()
///     }
/// }
/// assert!(Harts::current() < Harts::COUNT);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say which CPUs there are",
    label = "implement `slabmalloc::cache::Cpus` for it: how many CPUs, and the number of the one that asks"
)]
pub unsafe trait Cpus: 'static {
    /// How many CPUs there are at most. A CPU whose number is not below this has no cache: what it asks for
    /// comes from the zone behind.
    const COUNT: usize;

    /// The number of the CPU that this runs on.
    fn current() -> usize;
}

/// What keeps the cache of a CPU from being used by an interrupt handler, or by another task, in the middle of a
/// use: [`TryLock`] or [`InterruptsOff`].
///
/// ```
/// use slabmalloc::cache::{CpuCache, Cpus, Protection, TryLock};
///
/// struct One;
///
/// // SAFETY: nothing is asked of the number under `TryLock`.
/// unsafe impl Cpus for One {
///     const COUNT: usize = 1;
///
///     fn current() -> usize {
///         0
///     }
/// }
///
/// let caches = [CpuCache::<15>::new()];
/// let nested = TryLock::with::<One, 15, 0, _>(&caches, 0, |_| {
///     // As for a handler of an interrupt in the middle of a use.
///     TryLock::with::<One, 15, 0, _>(&caches, 0, |_| ()).is_none()
/// });
/// assert_eq!(nested, Some(true));
/// ```
pub trait Protection: sealed::Sealed + 'static {
    /// Whether the caches of other CPUs can be used too.
    #[doc(hidden)]
    const REACHES_OTHERS: bool;

    /// Gives `action`, which does not use the zone, the cache of CPU `number`, unless it is in use or there is none. Without
    /// [`REACHES_OTHERS`](Protection::REACHES_OTHERS) it is that of the CPU that this runs on, whatever the number.
    #[doc(hidden)]
    fn with<C: Cpus, const N: usize, const COUNTS: usize, R>(
        caches: &[CpuCache<N, COUNTS>],
        number: usize,
        action: impl FnOnce(CacheView<'_>) -> R,
    ) -> Option<R>;
}

/// How many caches there are that whoever runs on one CPU can use.
#[doc(hidden)]
pub const fn reachable<C: Cpus, P: Protection>() -> usize {
    if P::REACHES_OTHERS { C::COUNT } else { 1 }
}

/// The number of the cache that belongs to the CPU that this runs on, as far as it has to be known in advance.
#[doc(hidden)]
#[inline]
pub fn current<C: Cpus, P: Protection>() -> usize {
    if P::REACHES_OTHERS { C::current() } else { 0 }
}

mod sealed {
    pub trait Sealed {}
}

/// The cache of a CPU is taken by an atomic flag; who finds it taken, such as a handler of an interrupt in the middle
/// of a use, is served by the zone behind, without waiting.
///
/// Interrupts stay on, and nothing is asked of the kernel: a task may be preempted in the middle of a use, and go on
/// on another CPU. The zone's own lock has to be one that handlers may take, such as
/// [`IrqSafe`](crate::lock::IrqSafe). Costs an atomic exchange for each allocation and each
/// free, which the target must have. A task that is killed in the middle of a use leaves its CPU without a cache.
///
/// ```
/// # struct Harts;
/// # // SAFETY: nothing is asked of the number under `TryLock`, and one thread runs below.
/// # unsafe impl slabmalloc::cache::Cpus for Harts {
/// #     const COUNT: usize = 4;
/// #     fn current() -> usize { 0 }
/// # }
/// # struct Sie;
/// # // SAFETY: an example in which nothing interrupts.
/// # unsafe impl slabmalloc::lock::InterruptControl for Sie {
/// #     type State = ();
/// #     fn disable() {}
/// #     unsafe fn restore(_: ()) {}
/// # }
/// slabmalloc::declare_zone! {
///     zone Kernel {
///         // `Harts` implements `Cpus`, and `Sie` `InterruptControl`.
///         lock:  irq_safe(spin, Sie),
///         cache: per_cpu(Harts, try_lock),
///     }
/// }
/// # let _ = SafeKernel::new();
/// ```
#[derive(Debug)]
pub enum TryLock {}

/// Interrupts are off while the cache of a CPU is used: some ten instructions each time. Where a batch of slots moves,
/// they are on in between, but for what the zone's lock does.
///
/// [`InterruptControl`] keeps the code on its CPU as well. Where turning interrupts off is cheap, and costs less than
/// an atomic exchange, this is the faster choice. As under [`TryLock`], the zone's own lock has to be one that handlers
/// may take. Builds with debug assertions panic where two uses overlap.
///
/// ```
/// # struct Harts;
/// # // SAFETY: one thread runs below, so that the number is its own.
/// # unsafe impl slabmalloc::cache::Cpus for Harts {
/// #     const COUNT: usize = 4;
/// #     fn current() -> usize { 0 }
/// # }
/// # struct Sie;
/// # // SAFETY: an example in which nothing interrupts.
/// # unsafe impl slabmalloc::lock::InterruptControl for Sie {
/// #     type State = ();
/// #     fn disable() {}
/// #     unsafe fn restore(_: ()) {}
/// # }
/// slabmalloc::declare_zone! {
///     zone Kernel {
///         // `Harts` implements `Cpus`, and `Sie` `InterruptControl`.
///         lock:  irq_safe(spin, Sie),
///         cache: per_cpu(Harts, interrupts_off(Sie)),
///     }
/// }
/// # let _ = SafeKernel::new();
/// ```
pub struct InterruptsOff<I>(PhantomData<fn() -> I>);

/// The cache of one CPU, on cache lines of its own.
///
/// ```
/// use slabmalloc::cache::CpuCache;
///
/// /// One for each of four CPUs, for a zone with 15 classes.
/// static CACHES: [CpuCache<15>; 4] = [const { CpuCache::new() }; 4];
/// # assert_eq!(CACHES.len(), 4);
/// ```
#[cfg_attr(target_pointer_width = "64", repr(align(128)))]
pub struct CpuCache<const N: usize, const COUNTS: usize = 0> {
    /// Whether somebody is using the bins.
    taken: AtomicBool,
    // INVARIANT: reached by one user at a time: who set `taken`, or runs with interrupts off on the one CPU whose
    // cache this is.
    bins: UnsafeCell<Bins<N, COUNTS>>,
}

// SAFETY: the bins are used by one at a time, by the invariant, and who is next sees what was done before: `taken` is
// released and acquired, and a CPU sees its own writes.
unsafe impl<const N: usize, const COUNTS: usize> Sync for CpuCache<N, COUNTS> {}

impl<const N: usize, const COUNTS: usize> CpuCache<N, COUNTS> {
    /// A cache that keeps nothing yet: all zero bits.
    pub const fn new() -> Self {
        Self {
            taken: AtomicBool::new(false),
            bins: UnsafeCell::new(Bins::new()),
        }
    }

    /// Sets the flag; returns whether it was set before. Where there is no atomic exchange, it always was:
    /// `declare_zone!` refuses the strategy there.
    #[inline]
    fn take(&self) -> bool {
        // ORDERING: Acquire pairs with the Release in `try_with`: the last user's writes are seen.
        #[cfg(target_has_atomic = "8")]
        {
            let exchanged = self
                .taken
                .compare_exchange(false, true, Ordering::Acquire, Ordering::Relaxed);
            exchanged.is_err()
        }
        #[cfg(not(target_has_atomic = "8"))]
        {
            true
        }
    }

    /// Gives `action` the cache if nobody is using it.
    #[inline]
    fn try_with<R>(&self, action: impl FnOnce(CacheView<'_>) -> R) -> Option<R> {
        if self.take() {
            return None;
        }
        // SAFETY: nobody else uses the bins until `taken` is false again.
        let result = action(unsafe { &*self.bins.get() }.view());
        // ORDERING: Release publishes the writes to the next user.
        self.taken.store(false, Ordering::Release);
        Some(result)
    }

    /// Gives `action` the cache.
    ///
    /// # Safety
    ///
    /// Nobody else uses the cache meanwhile.
    #[inline]
    unsafe fn with<R>(&self, action: impl FnOnce(CacheView<'_>) -> R) -> R {
        if cfg!(debug_assertions) {
            // ORDERING: on one CPU; another one that comes here breaks the promise, and is found out if at all.
            let taken = self.taken.load(Ordering::Relaxed);
            assert!(
                !taken,
                "two at once use the cache of a CPU: are interrupts off, and is its number its own?"
            );
            self.taken.store(true, Ordering::Relaxed);
        }
        // SAFETY: the caller's promise.
        let result = action(unsafe { &*self.bins.get() }.view());
        if cfg!(debug_assertions) {
            self.taken.store(false, Ordering::Relaxed);
        }
        result
    }
}

impl<const N: usize, const COUNTS: usize> Default for CpuCache<N, COUNTS> {
    fn default() -> Self {
        Self::new()
    }
}

impl<const N: usize, const COUNTS: usize> fmt::Debug for CpuCache<N, COUNTS> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CpuCache")
            .field("classes", &N)
            .finish_non_exhaustive()
    }
}

impl sealed::Sealed for TryLock {}

impl Protection for TryLock {
    const REACHES_OTHERS: bool = true;

    #[inline]
    fn with<C: Cpus, const N: usize, const COUNTS: usize, R>(
        caches: &[CpuCache<N, COUNTS>],
        number: usize,
        action: impl FnOnce(CacheView<'_>) -> R,
    ) -> Option<R> {
        caches.get(number)?.try_with(action)
    }
}

impl<I> sealed::Sealed for InterruptsOff<I> {}

impl<I: InterruptControl> Protection for InterruptsOff<I> {
    const REACHES_OTHERS: bool = false;

    #[inline]
    fn with<C: Cpus, const N: usize, const COUNTS: usize, R>(
        caches: &[CpuCache<N, COUNTS>],
        _: usize,
        action: impl FnOnce(CacheView<'_>) -> R,
    ) -> Option<R> {
        let before = I::disable();
        // What is done with the cache stays between the two: neither function has to say so to the compiler.
        // ORDERING: for this CPU alone, which sees its own accesses in their order.
        compiler_fence(Ordering::SeqCst);
        let cache = caches.get(C::current());
        // SAFETY: interrupts are off, so that no handler and no other task of this CPU comes here, and `Cpus` says
        // that no other CPU has the number.
        let result = cache.map(|cache| unsafe { cache.with(action) });
        // ORDERING: as above.
        compiler_fence(Ordering::SeqCst);
        // SAFETY: `before` is the result of the `disable` above; what was disabled in between was restored.
        unsafe { I::restore(before) };
        result
    }
}

impl<I> fmt::Debug for InterruptsOff<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InterruptsOff")
    }
}
