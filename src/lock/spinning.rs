//! [`Spin`] and [`Ticket`]: waiting in a loop, over the locks of the `spin` crate.

use core::mem;

use spin::mutex::{SpinMutex, TicketMutex};

use super::RawLock;

/// How often a waiter looks at the lock before it lets other threads run.
///
/// Critical sections are short, so that a holder that runs is done long before; who waits longer
/// waits for a holder that lost its CPU. Measured with 8 threads on 2 CPUs: 60 looks cost four times
/// the involuntary switches of 3,000.
const LOOKS_BEFORE_YIELD: u32 = 3_000;

/// Lets other threads run, where there is an operating system to do it.
#[inline]
fn yield_cpu() {
    // SAFETY: the call takes no pointer, and cannot fail.
    #[cfg(unix)]
    unsafe {
        libc::sched_yield();
    }
    #[cfg(not(unix))]
    core::hint::spin_loop();
}

/// A test-and-set spin lock: the shortest critical section, no fairness.
///
/// On Unix systems a waiter yields its CPU after some 3,000 looks, since the holder may have lost
/// its own; elsewhere it spins on.
///
/// ```
/// slabmalloc::declare_zone! {
///     zone Spinning {
///         lock: spin,
///     }
/// }
///
/// static ZONE: SafeSpinning = SafeSpinning::new();
/// # assert_eq!(ZONE.snapshot().pages(), 0);
/// ```
#[derive(Debug)]
pub struct Spin {
    inner: SpinMutex<()>,
}

// SAFETY: `SpinMutex` excludes with acquire and release ordering, and neither unwinds nor allocates.
// A guard that is forgotten keeps the lock held until `force_unlock`.
unsafe impl RawLock for Spin {
    const INIT: Self = Self {
        inner: SpinMutex::new(()),
    };

    #[inline]
    fn lock(&self) {
        if !self.try_lock() {
            self.wait();
        }
    }

    #[inline]
    fn try_lock(&self) -> bool {
        self.inner.try_lock().map(mem::forget).is_some()
    }

    #[inline]
    unsafe fn unlock(&self) {
        // SAFETY: the caller holds the lock, whose guard was forgotten when it was taken.
        unsafe { self.inner.force_unlock() }
    }
}

impl Spin {
    #[cold]
    #[inline(never)]
    fn wait(&self) {
        loop {
            for _ in 0..LOOKS_BEFORE_YIELD {
                // Looking only reads: waiters share the line until the holder writes it.
                if !self.inner.is_locked() && self.try_lock() {
                    return;
                }
                core::hint::spin_loop();
            }
            yield_cpu();
        }
    }
}

/// A ticket lock: waiters are served in the order in which they came.
///
/// With at most *n* others, a waiter waits for at most *n* critical sections. Where threads can lose
/// their CPU while they wait, [`Spin`] is the better choice: a ticket lock also waits for waiters
/// that do not run. Measured with 8 threads on 2 CPUs that two other programs kept busy: 0.8 ms a turn, where
/// [`Spin`] took 0.8 µs.
///
/// Algorithm: Mellor-Crummey and Scott, "Algorithms for scalable synchronization on shared-memory
/// multiprocessors", 1991.
///
/// ```
/// slabmalloc::declare_zone! {
///     zone Fair {
///         lock: ticket,
///     }
/// }
///
/// static ZONE: SafeFair = SafeFair::new();
/// # assert_eq!(ZONE.snapshot().pages(), 0);
/// ```
#[derive(Debug)]
pub struct Ticket {
    inner: TicketMutex<(), YieldAtOnce>,
}

/// Yields at every look: the turn of a waiter that runs may depend on one that does not.
struct YieldAtOnce;

impl spin::RelaxStrategy for YieldAtOnce {
    #[inline]
    fn relax() {
        yield_cpu();
    }
}

// SAFETY: `TicketMutex` excludes with acquire and release ordering, and neither unwinds nor
// allocates. A guard that is forgotten keeps the lock held until `force_unlock`.
unsafe impl RawLock for Ticket {
    const INIT: Self = Self {
        inner: TicketMutex::new(()),
    };

    #[inline]
    fn lock(&self) {
        mem::forget(self.inner.lock());
    }

    #[inline]
    fn try_lock(&self) -> bool {
        self.inner.try_lock().map(mem::forget).is_some()
    }

    #[inline]
    unsafe fn unlock(&self) {
        // SAFETY: the caller holds the lock, whose guard was forgotten when it was taken.
        unsafe { self.inner.force_unlock() }
    }

    unsafe fn unlock_in_child(&self) {
        // Those who drew a ticket will never give it back.
        while self.inner.is_locked() {
            // SAFETY: the caller holds the lock, and then in turn those who are no more.
            unsafe { self.inner.force_unlock() }
        }
    }
}
