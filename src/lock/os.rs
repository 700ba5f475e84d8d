//! [`Os`]: waiting in the operating system.

use core::sync::atomic::{AtomicU32, Ordering};

use super::RawLock;
#[cfg(any(target_os = "linux", target_os = "android"))]
use futex as sleep;
#[cfg(not(any(target_os = "linux", target_os = "android")))]
use steps as sleep;

const FREE: u32 = 0;
const HELD: u32 = 1;
/// Held, and somebody may be waiting in the system.
const CONTENDED: u32 = 2;

/// How often a waiter looks at the lock before it asks the system to wait.
const LOOKS_BEFORE_WAIT: u32 = 100;

/// A lock whose waiters sleep in the operating system.
///
/// It allocates nothing, is never poisoned, and costs one atomic operation each to take and to give
/// up when nobody waits. On Linux and Android waiters sleep on a futex; on other systems they yield,
/// then sleep in growing steps of up to a millisecond.
///
/// Algorithm: the third mutex of Ulrich Drepper, "Futexes are tricky", 2011.
///
/// ```
/// slabmalloc::declare_zone! {
///     zone Sleeping {
///         lock: os,
///     }
/// }
///
/// static ZONE: SafeSleeping = SafeSleeping::new();
/// # assert_eq!(ZONE.snapshot().pages(), 0);
/// ```
#[cfg_attr(docsrs, doc(cfg(feature = "std")))]
#[derive(Debug)]
pub struct Os {
    state: AtomicU32,
}

// SAFETY: only the one who changes `state` from `FREE` to another value holds the lock, and only the
// holder sets it back. Waiting neither unwinds nor allocates.
unsafe impl RawLock for Os {
    const INIT: Self = Self {
        state: AtomicU32::new(FREE),
    };

    #[inline]
    fn lock(&self) {
        if !self.try_lock() {
            self.wait();
        }
    }

    #[inline]
    fn try_lock(&self) -> bool {
        // ORDERING: Acquire pairs with the Release in `unlock`: the data of the last holder is seen.
        self.state
            .compare_exchange(FREE, HELD, Ordering::Acquire, Ordering::Relaxed)
            .is_ok()
    }

    #[inline]
    unsafe fn unlock(&self) {
        // ORDERING: Release publishes the holder's writes to the next holder.
        if self.state.swap(FREE, Ordering::Release) == CONTENDED {
            sleep::wake_one(&self.state);
        }
    }
}

impl Os {
    #[cold]
    #[inline(never)]
    fn wait(&self) {
        for _ in 0..LOOKS_BEFORE_WAIT {
            if self.state.load(Ordering::Relaxed) == FREE && self.try_lock() {
                return;
            }
            core::hint::spin_loop();
        }
        let mut rounds = 0;
        // Who slept cannot know whether others still do, so it always takes the lock as contended.
        // ORDERING: Acquire as in `try_lock`.
        while self.state.swap(CONTENDED, Ordering::Acquire) != FREE {
            sleep::while_equal(&self.state, CONTENDED, rounds);
            rounds += 1;
        }
    }
}

/// Waiting until another thread says that the lock may be free.
#[cfg(any(target_os = "linux", target_os = "android"))]
mod futex {
    use core::ptr;
    use core::sync::atomic::AtomicU32;

    pub(super) fn while_equal(state: &AtomicU32, value: u32, _rounds: u32) {
        let forever = ptr::null::<libc::timespec>();
        // A failed wait (the value changed, a signal came) leads to another look, as a wake-up does.
        // SAFETY: the system reads the word, which outlives the call, and no other pointer.
        unsafe {
            libc::syscall(
                libc::SYS_futex,
                state.as_ptr(),
                libc::FUTEX_WAIT | libc::FUTEX_PRIVATE_FLAG,
                value,
                forever,
            );
        }
    }

    pub(super) fn wake_one(state: &AtomicU32) {
        // SAFETY: the word's address names the waiters; nothing is read through it.
        unsafe {
            libc::syscall(
                libc::SYS_futex,
                state.as_ptr(),
                libc::FUTEX_WAKE | libc::FUTEX_PRIVATE_FLAG,
                1,
            );
        }
    }
}

/// Waiting for some time, more each time.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
mod steps {
    extern crate std;

    use core::sync::atomic::AtomicU32;
    use core::time::Duration;

    pub(super) fn while_equal(_state: &AtomicU32, _value: u32, rounds: u32) {
        match rounds {
            0..16 => std::thread::yield_now(),
            _ => std::thread::sleep(Duration::from_micros(u64::from(rounds).min(1_000))),
        }
    }

    pub(super) fn wake_one(_state: &AtomicU32) {}
}
