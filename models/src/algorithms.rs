//! The ways to exclude that the library itself has, step by step over loom's atomics.
//!
//! They are written down again here, as the library's locks use the machine's atomics: what loom finds
//! out is whether the algorithm and its orderings are right, not whether the library has no slip of the
//! pen. The library's own locks are tested by `tests/all/locks.rs` and under `ThreadSanitizer`, its flag of a CPU by
//! `tests/all/cpus.rs` and under `ThreadSanitizer`.

use core::cell::RefCell;
use core::marker::PhantomData;
use std::rc::Rc;

use loom::cell::UnsafeCell;
use loom::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use loom::sync::{Condvar, Mutex};
use loom::thread::yield_now;

use crate::lock::{Algorithm, Guarded};

/// How a lock of one bit is taken and given up.
pub(crate) trait Steps: 'static {
    /// Takes it if it is free, and says whether it did.
    fn try_take(held: &AtomicBool) -> bool {
        // ORDERING: Acquire pairs with the Release in `give_up`.
        held.compare_exchange(false, true, Ordering::Acquire, Ordering::Relaxed)
            .is_ok()
    }

    /// Gives it up.
    fn give_up(held: &AtomicBool) {
        // ORDERING: Release publishes the holder's writes to the next holder.
        held.store(false, Ordering::Release);
    }
}

/// A lock of one bit.
pub(crate) struct Bit<S> {
    held: AtomicBool,
    steps: PhantomData<fn() -> S>,
}

impl<S: Steps> Algorithm for Bit<S> {
    fn new(_: Guarded) -> Self {
        Self {
            held: AtomicBool::new(false),
            steps: PhantomData,
        }
    }

    fn lock(&self) {
        while !self.try_lock() {
            yield_now();
        }
    }

    fn try_lock(&self) -> bool {
        S::try_take(&self.held)
    }

    fn unlock(&self) {
        S::give_up(&self.held);
    }
}

/// Those of `Spin`, and of `TryLock`, which are right.
pub(crate) struct InOneStep;

impl Steps for InOneStep {}

/// `Spin`: test and set.
pub(crate) type TestAndSet = Bit<InOneStep>;

/// `Ticket`: waiters are served in turn.
pub(crate) struct Turns {
    next: AtomicU32,
    served: AtomicU32,
}

impl Algorithm for Turns {
    fn new(_: Guarded) -> Self {
        Self {
            next: AtomicU32::new(0),
            served: AtomicU32::new(0),
        }
    }

    fn lock(&self) {
        // ORDERING: the ticket orders nothing; Acquire below pairs with the Release in `unlock`.
        let ticket = self.next.fetch_add(1, Ordering::Relaxed);
        while self.served.load(Ordering::Acquire) != ticket {
            yield_now();
        }
    }

    fn try_lock(&self) -> bool {
        // ORDERING: as in `lock`.
        let served = self.served.load(Ordering::Acquire);
        let next = served.wrapping_add(1);
        let exchanged = self
            .next
            .compare_exchange(served, next, Ordering::Acquire, Ordering::Relaxed);
        exchanged.is_ok()
    }

    fn unlock(&self) {
        // ORDERING: only the holder writes here; Release publishes what it wrote before.
        let served = self.served.load(Ordering::Relaxed);
        self.served.store(served.wrapping_add(1), Ordering::Release);
    }
}

const FREE: u32 = 0;
const HELD: u32 = 1;
const CONTENDED: u32 = 2;

/// `Os`: the third mutex of "Futexes are tricky", over a futex that is a queue of loom's.
pub(crate) struct Sleeping {
    state: AtomicU32,
    queue: Mutex<()>,
    wake: Condvar,
}

impl Sleeping {
    /// The system's `FUTEX_WAIT`: sleeps, unless the word has another value by then.
    fn sleep_while(&self, value: u32) {
        let queue = self.queue.lock().expect("loom's locks are not poisoned");
        // ORDERING: as weak as can be; the system promises nothing to whom it does not wake.
        if self.state.load(Ordering::Relaxed) == value {
            drop(self.wake.wait(queue));
        }
    }

    /// The system's `FUTEX_WAKE`, for one.
    fn wake_one(&self) {
        let queue = self.queue.lock().expect("loom's locks are not poisoned");
        self.wake.notify_one();
        drop(queue);
    }
}

impl Algorithm for Sleeping {
    fn new(_: Guarded) -> Self {
        Self {
            state: AtomicU32::new(FREE),
            queue: Mutex::new(()),
            wake: Condvar::new(),
        }
    }

    fn lock(&self) {
        if self.try_lock() {
            return;
        }
        // The looks before the first sleep are left out: they decide nothing.
        // ORDERING: Acquire as in `try_lock`.
        while self.state.swap(CONTENDED, Ordering::Acquire) != FREE {
            self.sleep_while(CONTENDED);
        }
    }

    fn try_lock(&self) -> bool {
        let exchanged = self
            .state
            // ORDERING: Acquire pairs with the Release in `unlock`.
            .compare_exchange(FREE, HELD, Ordering::Acquire, Ordering::Relaxed);
        exchanged.is_ok()
    }

    fn unlock(&self) {
        // ORDERING: Release publishes the holder's writes to the next holder.
        if self.state.swap(FREE, Ordering::Release) == CONTENDED {
            self.wake_one();
        }
    }
}

thread_local! {
    /// The flag of the one CPU of the execution under way.
    static CPU: RefCell<Option<Rc<CpuFlag>>> = const { RefCell::new(None) };
}

/// `TryLock`: what keeps the cache of a CPU from being used twice at once.
pub(crate) struct CpuFlag {
    taken: AtomicBool,
    /// What stands for the cache.
    cache: UnsafeCell<()>,
}

impl CpuFlag {
    /// Puts the flag down that the last execution left.
    pub(crate) fn begin() {
        CPU.replace(Some(Rc::new(Self {
            taken: AtomicBool::new(false),
            cache: UnsafeCell::new(()),
        })));
    }

    /// Does `action` while the flag is up, unless it is. Stops the model unless the last use happened before.
    pub(crate) fn during<S: Steps, R>(action: impl FnOnce() -> R) -> Option<R> {
        let flag = CPU
            .with_borrow(Option::clone)
            .expect("a model begins with a world");
        if !S::try_take(&flag.taken) {
            return None;
        }
        let result = flag.cache.with_mut(|_| action());
        S::give_up(&flag.taken);
        Some(result)
    }
}
