//! Locks and caches that programs run with, and some that are broken.
//!
//! What a lock guards is used without a step, so that two holders would do no harm here: the lock itself says so.

use core::marker::PhantomData;
use core::sync::atomic::{AtomicBool, Ordering};

use shuttle::rand::{Rng as _, thread_rng};
use slabmalloc::cache::{CacheView, Cpus, Protection as _, TryLock};
use slabmalloc::lock::RawLock;

use crate::world::{CPUS, Owners, Setting, StaticCaches, Threads, step};

/// A lock at which threads take turns. Nothing but a step lets another thread go on, so that a look and a change
/// without one in between are one.
pub(crate) struct Turnstile<const HASTY: bool> {
    taken: AtomicBool,
    /// Whether somebody is behind it, whatever `taken` says.
    occupied: AtomicBool,
}

impl<const HASTY: bool> Turnstile<HASTY> {
    fn take_if_free(&self) -> bool {
        // ORDERING: all threads are one of the system's.
        if self.taken.load(Ordering::Relaxed) {
            return false;
        }
        if HASTY {
            step();
        }
        // ORDERING: as above.
        self.taken.store(true, Ordering::Relaxed);
        // ORDERING: as above.
        let other = self.occupied.swap(true, Ordering::Relaxed);
        assert!(!other, "two threads hold a lock");
        true
    }
}

// SAFETY: one thread at a time has the lock, unless it is hasty, which is broken on purpose.
unsafe impl<const HASTY: bool> RawLock for Turnstile<HASTY> {
    const INIT: Self = Self {
        taken: AtomicBool::new(false),
        occupied: AtomicBool::new(false),
    };

    fn lock(&self) {
        step();
        while !self.take_if_free() {
            step();
        }
        // What the lock guards is in use meanwhile.
        step();
    }

    fn try_lock(&self) -> bool {
        step();
        self.take_if_free()
    }

    unsafe fn unlock(&self) {
        // ORDERING: as above.
        self.occupied.store(false, Ordering::Relaxed);
        // ORDERING: as above.
        self.taken.store(false, Ordering::Relaxed);
        step();
    }
}

/// The library's promises kept, with caches of `O`.
pub(crate) struct Kept<O>(PhantomData<fn() -> O>);

impl<O: Owners> Setting for Kept<O> {
    type Lock = Turnstile<false>;
    type Owners = O;
}

/// CPUs that a thread is on now and then, each with a cache behind a flag: the library's own `TryLock`.
pub(crate) struct Tasks;

// SAFETY: under `TryLock` nothing is asked of the number.
unsafe impl Cpus for Tasks {
    const COUNT: usize = CPUS;

    fn current() -> usize {
        thread_rng().gen_range(0..CPUS)
    }
}

impl Owners for Tasks {
    const END: bool = false;
    const REACHABLE: usize = CPUS;

    fn with<R>(
        caches: &StaticCaches,
        number: Option<usize>,
        action: impl FnOnce(CacheView<'_>) -> R,
    ) -> Option<R> {
        let number = number.unwrap_or_else(Self::current);
        TryLock::with::<Self, 2, 0, R>(&caches.of_cpus, number, |cache| {
            // Another task comes, in the middle of a use.
            step();
            action(cache)
        })
    }
}

/// Takes the lock in two steps.
pub(crate) struct HastyLock;

impl Setting for HastyLock {
    type Lock = Turnstile<true>;
    type Owners = Threads;
}

/// Threads end, and nobody is told.
pub(crate) struct SilentEnds;

impl Setting for SilentEnds {
    type Lock = Turnstile<false>;
    type Owners = Threads;
    const ENDS_UNNOTICED: bool = true;
}

/// The pager looks for a page, and takes it later.
pub(crate) struct HastyPager;

impl Setting for HastyPager {
    type Lock = Turnstile<false>;
    type Owners = Threads;
    const HASTY_PAGER: bool = true;
}
