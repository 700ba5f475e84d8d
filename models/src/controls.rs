//! Positive controls: settings with something broken. A model that does not stop in one of them would
//! find nothing in the library either.

use loom::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use loom::sync::{Condvar, Mutex};
use loom::thread::yield_now;
use slabmalloc::lock::{InterruptControl, IrqSafe};

use crate::algorithms::{Bit, Steps};
use crate::interrupts::{self, Control};
use crate::lock::{Algorithm, Blocking, Guarded, Modelled};
use crate::owners::{ByFlag, ByInterrupts, Everybody, Threads};
use crate::world::Setting;

/// A lock strategy that leaves the depots open to everybody.
pub(crate) struct OpenDepots(Option<Blocking>);

/// A lock strategy that leaves everything but the depots open.
pub(crate) struct OpenZone(Option<Blocking>);

macro_rules! leaves_open {
    ($name:ident, $open:path) => {
        impl Algorithm for $name {
            fn new(guarded: Guarded) -> Self {
                Self((guarded != $open).then(|| Blocking::new(guarded)))
            }

            fn lock(&self) {
                match &self.0 {
                    Some(lock) => lock.lock(),
                    None => yield_now(),
                }
            }

            fn try_lock(&self) -> bool {
                self.0.as_ref().is_none_or(Blocking::try_lock)
            }

            fn unlock(&self) {
                if let Some(lock) = &self.0 {
                    lock.unlock();
                }
            }
        }
    };
}

leaves_open!(OpenDepots, Guarded::Depot);
leaves_open!(OpenZone, Guarded::Zone);

/// Gives the lock up and publishes nothing.
pub(crate) struct PublishingNothing;

impl Steps for PublishingNothing {
    fn give_up(held: &AtomicBool) {
        // ORDERING: too weak, on purpose.
        held.store(false, Ordering::Relaxed);
    }
}

/// A lock that excludes, and publishes nothing when it is given up.
pub(crate) type RelaxedUnlock = Bit<PublishingNothing>;

/// Looks and then takes.
pub(crate) struct InTwoSteps;

impl Steps for InTwoSteps {
    fn try_take(held: &AtomicBool) -> bool {
        let free = !held.load(Ordering::Acquire);
        if free {
            held.store(true, Ordering::Release);
        }
        free
    }
}

/// A lock that looks and then takes, in two steps.
pub(crate) type LookThenTake = Bit<InTwoSteps>;

/// `Os` with the second mutex of "Futexes are tricky" gone wrong: who slept takes the lock as if nobody
/// else did, and the last sleeper is never woken.
pub(crate) struct ForgetsSleepers {
    state: AtomicU32,
    queue: Mutex<()>,
    wake: Condvar,
}

impl Algorithm for ForgetsSleepers {
    fn new(_: Guarded) -> Self {
        Self {
            state: AtomicU32::new(0),
            queue: Mutex::new(()),
            wake: Condvar::new(),
        }
    }

    fn lock(&self) {
        while !self.try_lock() {
            let queue = self.queue.lock().expect("loom's locks are not poisoned");
            if self.state.swap(2, Ordering::Acquire) == 0 {
                self.state.store(1, Ordering::Relaxed);
                return;
            }
            drop(self.wake.wait(queue));
        }
    }

    fn try_lock(&self) -> bool {
        let exchanged = self
            .state
            .compare_exchange(0, 1, Ordering::Acquire, Ordering::Relaxed);
        exchanged.is_ok()
    }

    fn unlock(&self) {
        if self.state.swap(0, Ordering::Release) == 2 {
            let queue = self.queue.lock().expect("loom's locks are not poisoned");
            self.wake.notify_one();
            drop(queue);
        }
    }
}

/// All threads share one cache.
pub(crate) struct OneCache;

impl Setting for OneCache {
    type Lock = Modelled<Blocking>;
    type Owners = Everybody;
}

/// The cache of a CPU is looked at and then taken.
pub(crate) struct HastyCpu;

impl Setting for HastyCpu {
    type Lock = Modelled<Blocking>;
    type Owners = ByFlag<InTwoSteps>;
}

/// Leaves interrupts on.
pub(crate) enum LeavesOn {}

// SAFETY: broken on purpose.
unsafe impl InterruptControl for LeavesOn {
    type State = ();

    fn disable() {
        interrupts::step();
    }

    unsafe fn restore((): ()) {
        interrupts::step();
    }
}

/// Interrupts are on while the cache of a CPU is used.
pub(crate) struct InterruptedUse;

impl Setting for InterruptedUse {
    type Lock = IrqSafe<Control, Modelled<Blocking>>;
    type Owners = ByInterrupts<LeavesOn>;
}

/// Interrupts are on while a lock is held that handlers take, too.
pub(crate) struct InterruptedLock;

impl Setting for InterruptedLock {
    type Lock = IrqSafe<LeavesOn, Modelled<Blocking>>;
    type Owners = ByInterrupts<Control>;
}

/// Threads end without a word.
pub(crate) struct SilentEnds;

impl Setting for SilentEnds {
    type Lock = Modelled<Blocking>;
    type Owners = Threads;
    const ENDS_UNNOTICED: bool = true;
}
