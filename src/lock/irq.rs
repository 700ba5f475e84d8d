//! [`IrqSafe`]: locks that may be taken where an interrupt handler allocates too.

use core::cell::UnsafeCell;
use core::fmt;
use core::mem::MaybeUninit;

use super::RawLock;
#[cfg(doc)]
use super::{Spin, Ticket};

/// How a machine turns interrupts off and back on.
///
/// # Safety
///
/// Between [`disable`](InterruptControl::disable) and the [`restore`](InterruptControl::restore)
/// that is given its result, no other code that may use the zone runs on this CPU, be it a handler or another task, and
/// the code stays on this CPU. Pairs nest. Neither method unwinds or allocates.
///
/// ```
/// use slabmalloc::lock::InterruptControl;
///
/// struct Daif;
///
/// # fn read_daif() -> usize { 0 }
/// # fn mask_irq() {}
/// # fn write_daif(_: usize) {}
/// // SAFETY: the three functions read, set and write back the interrupt mask of this CPU, and code
/// // with interrupts off is not preempted.
/// unsafe impl InterruptControl for Daif {
///     type State = usize;
///
///     fn disable() -> usize {
///         let before = read_daif();
///         mask_irq();
///         before
///     }
///
///     unsafe fn restore(before: usize) {
///         write_daif(before);
///     }
/// }
///
/// let before = Daif::disable();
/// // Interrupts were on, as bits of the mask turn them off.
/// assert_eq!(before, 0);
/// // SAFETY: it is the result of the latest `disable`.
/// unsafe { Daif::restore(before) };
/// ```
pub unsafe trait InterruptControl: 'static {
    /// What [`restore`](InterruptControl::restore) needs to know, such as a saved flags register.
    type State: Copy + Send;

    /// Turns interrupts off on this CPU and returns what was in force before.
    fn disable() -> Self::State;

    /// Returns to what was in force before.
    ///
    /// # Safety
    ///
    /// `before` is the result of the latest [`disable`](InterruptControl::disable) on this CPU that
    /// has not been restored yet.
    unsafe fn restore(before: Self::State);
}

/// An [`InterruptControl`] that excludes everything else, not only handlers on this CPU: there is
/// one CPU, or `disable` takes a global lock as well.
///
/// It lets `IrqSafe<Self, NoLock>` be shared.
///
/// # Safety
///
/// Between `disable` and the matching `restore` no other code of the program that calls either runs.
/// What was written before a `restore` is visible after the next `disable`, wherever that runs.
///
/// ```
/// use slabmalloc::lock::{Exclusive, InterruptControl, IrqSafe, NoLock};
///
/// struct Primask;
///
/// # fn disable_interrupts() -> bool { true }
/// # fn enable_interrupts() {}
/// // SAFETY: the two functions read and set the one bit that turns interrupts off, on a machine of one CPU.
/// unsafe impl InterruptControl for Primask {
///     type State = bool;
///
///     fn disable() -> bool {
///         disable_interrupts()
///     }
///
///     unsafe fn restore(were_on: bool) {
///         if were_on {
///             enable_interrupts();
///         }
///     }
/// }
///
/// // SAFETY: there is one CPU, and nothing but a handler comes in between.
/// unsafe impl Exclusive for Primask {}
///
/// /// Shared with handlers, without a lock for other CPUs.
/// static ZONE: slabmalloc::SafeZone<slabmalloc::X86, IrqSafe<Primask, NoLock>, slabmalloc::pager::NoPager> =
///     slabmalloc::SafeZone::new();
/// # assert_eq!(ZONE.snapshot().pages(), 0);
/// ```
pub unsafe trait Exclusive: InterruptControl {}

/// A lock taken with interrupts off, so that a handler never finds it held by the code it
/// interrupted.
///
/// `L` excludes the other CPUs: [`Spin`] or [`Ticket`]. On a machine with one CPU it can be
/// [`NoLock`](super::NoLock), if `I` is [`Exclusive`].
///
/// ```
/// # struct Primask;
/// # // SAFETY: an example in which nothing interrupts.
/// # unsafe impl slabmalloc::lock::InterruptControl for Primask {
/// #     type State = ();
/// #     fn disable() {}
/// #     unsafe fn restore(_: ()) {}
/// # }
/// slabmalloc::declare_zone! {
///     zone Kernel {
///         // `Primask` implements `InterruptControl`.
///         lock: irq_safe(spin, Primask),
///     }
/// }
/// # let _ = SafeKernel::new();
/// ```
pub struct IrqSafe<I: InterruptControl, L> {
    lock: L,
    /// What the holder restores.
    // INVARIANT: written and read by the holder of `lock` only; initialised while it is held.
    before: UnsafeCell<MaybeUninit<I::State>>,
}

/// Says when an [`IrqSafe`] lock may be shared between threads and interrupt handlers.
///
/// # Safety
///
/// The lock excludes whoever `I::disable` does not.
///
/// ```
/// use slabmalloc::lock::{InterruptControl, SharedUnder};
/// # struct McsLock;
///
/// // SAFETY: `McsLock` excludes other CPUs, which is what turning interrupts off does not.
/// unsafe impl<I: InterruptControl> SharedUnder<I> for McsLock {}
/// ```
pub unsafe trait SharedUnder<I: InterruptControl> {}

// SAFETY: a lock that threads may share excludes other CPUs.
unsafe impl<I: InterruptControl> SharedUnder<I> for super::Spin {}
// SAFETY: a lock that threads may share excludes other CPUs.
unsafe impl<I: InterruptControl> SharedUnder<I> for super::Ticket {}
// SAFETY: `I` alone excludes everybody.
unsafe impl<I: Exclusive> SharedUnder<I> for super::NoLock {}

// SAFETY: `before` is touched by the holder only, and `SharedUnder` says that `L` under `I` excludes.
unsafe impl<I: InterruptControl, L: SharedUnder<I>> Sync for IrqSafe<I, L> {}

// SAFETY: `L` excludes other CPUs and `I` the handlers of this one, or `I` excludes both. Neither
// unwinds or allocates. `I::disable` comes before `L::lock`, so that no handler can interrupt the
// holder, and `I::restore` after `L::unlock`.
unsafe impl<I: InterruptControl, L: RawLock> RawLock for IrqSafe<I, L> {
    const INIT: Self = Self {
        lock: L::INIT,
        before: UnsafeCell::new(MaybeUninit::uninit()),
    };

    #[inline]
    fn lock(&self) {
        let before = I::disable();
        self.lock.lock();
        // SAFETY: this is the holder, the only one to touch the field.
        unsafe { (*self.before.get()).write(before) };
    }

    #[inline]
    fn try_lock(&self) -> bool {
        let before = I::disable();
        if self.lock.try_lock() {
            // SAFETY: this is the holder, the only one to touch the field.
            unsafe { (*self.before.get()).write(before) };
            true
        } else {
            // SAFETY: `before` is the result of the `disable` above.
            unsafe { I::restore(before) };
            false
        }
    }

    #[inline]
    unsafe fn unlock(&self) {
        // SAFETY: this is the holder, the only one to touch the field.
        let before = unsafe { *self.before.get() };
        // SAFETY: the holder wrote the field when it took the lock.
        let before = unsafe { before.assume_init() };
        // SAFETY: the caller holds the lock.
        unsafe { self.lock.unlock() };
        // SAFETY: locks are given up in the reverse order of taking them, so this is the latest
        // `disable` that is not restored.
        unsafe { I::restore(before) };
    }

    unsafe fn unlock_in_child(&self) {
        // SAFETY: as in `unlock`.
        let before = unsafe { *self.before.get() };
        // SAFETY: as in `unlock`.
        let before = unsafe { before.assume_init() };
        // SAFETY: the caller's promise.
        unsafe { self.lock.unlock_in_child() };
        // SAFETY: as in `unlock`.
        unsafe { I::restore(before) };
    }
}

impl<I: InterruptControl, L> fmt::Debug for IrqSafe<I, L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IrqSafe").finish_non_exhaustive()
    }
}

/// Interrupt control by the `critical-section` crate, whose implementation the final program
/// chooses.
///
/// ```
/// slabmalloc::declare_zone! {
///     zone Firmware {
///         lock: irq_safe(spin, slabmalloc::lock::CriticalSection),
///     }
/// }
/// # let _ = Firmware::new();
/// ```
#[cfg(feature = "critical-section")]
#[cfg_attr(docsrs, doc(cfg(feature = "critical-section")))]
#[derive(Debug)]
pub enum CriticalSection {}

// SAFETY: a critical section keeps every handler and thread out until it is released; sections nest.
#[cfg(feature = "critical-section")]
unsafe impl InterruptControl for CriticalSection {
    type State = critical_section::RestoreState;

    #[inline]
    fn disable() -> Self::State {
        // SAFETY: `restore` releases it, in the reverse order of nesting.
        unsafe { critical_section::acquire() }
    }

    #[inline]
    unsafe fn restore(before: Self::State) {
        // SAFETY: the caller passes the state of the innermost section on.
        unsafe { critical_section::release(before) }
    }
}

// SAFETY: the contract of `critical_section::Impl` is exclusion of the whole program.
#[cfg(feature = "critical-section")]
unsafe impl Exclusive for CriticalSection {}
