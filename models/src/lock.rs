//! [`Modelled`]: a lock strategy of the library whose state loom knows, and which watches what it guards.
//!
//! A lock of the library is a constant, and an object of loom's belongs to one execution. So the lock
//! itself is but an address, and its state is found by that address in a table that every execution
//! starts anew.

use core::any::Any;
use core::cell::RefCell;
use core::marker::PhantomData;
use core::ops::Range;
use core::ptr;
use std::collections::HashMap;
use std::rc::Rc;

use loom::cell::{MutPtr, UnsafeCell};
use loom::sync::{Mutex, MutexGuard};
use slabmalloc::lock::{InterruptControl, RawLock, SharedUnder};

use crate::interrupts;

/// What is behind a lock.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Guarded {
    /// A depot.
    Depot,
    /// A size class, or the registry of pages.
    Zone,
}

/// How a lock excludes.
pub(crate) trait Algorithm: 'static {
    /// A lock that nobody holds.
    fn new(guarded: Guarded) -> Self;
    /// Waits until the lock is free and takes it.
    fn lock(&self);
    /// Takes the lock if it is free, and says whether it did.
    fn try_lock(&self) -> bool;
    /// Gives the lock up; the caller holds it.
    fn unlock(&self);
}

/// A lock strategy that excludes by algorithm `A`.
pub(crate) struct Modelled<A> {
    /// What gives it an address of its own.
    _place: u8,
    algorithm: PhantomData<fn() -> A>,
}

/// A lock, and what stands for the data that it guards.
struct State<A> {
    algorithm: A,
    data: UnsafeCell<()>,
    /// The holder's access to `data`: another that begins meanwhile is two holders at once.
    access: RefCell<Option<MutPtr<()>>>,
}

thread_local! {
    /// The locks of the execution under way: all threads of a model run on one of the system's.
    static STATES: RefCell<HashMap<usize, Rc<dyn Any>>> = RefCell::new(HashMap::new());
    /// Where its depots are.
    static DEPOTS: RefCell<Range<usize>> = const { RefCell::new(0..0) };
    /// Where the memory of its magazines is handed out.
    static MAGAZINES: RefCell<Range<usize>> = const { RefCell::new(0..0) };
}

/// The addresses of a value.
fn place_of<T: ?Sized>(value: &T) -> Range<usize> {
    let start = ptr::from_ref(value).addr();
    start..start + size_of_val(value)
}

/// Forgets the locks of the execution that has ended; the depots and the magazines of the next are these.
pub(crate) fn begin<D, M>(depots: &D, magazines: &M) {
    STATES.take();
    DEPOTS.replace(place_of(depots));
    MAGAZINES.replace(place_of(magazines));
}

impl<A: Algorithm> Modelled<A> {
    /// Whether the lock is one that need not be modelled. What is done under those of the magazines' memory is
    /// what is done under that of a size class, by the same code, and no step of it is one at which loom
    /// interrupts a thread; taken in every model twice by each thread, they would make orders beyond counting.
    fn is_always_free(&self) -> bool {
        MAGAZINES.with_borrow(|magazines| magazines.contains(&ptr::from_ref(self).addr()))
    }

    fn state(&self) -> Rc<State<A>> {
        let address = ptr::from_ref(self).addr();
        let known = STATES.with_borrow(|states| states.get(&address).cloned());
        let state = known.unwrap_or_else(|| {
            let depot = DEPOTS.with_borrow(|depots| depots.contains(&address));
            let state: Rc<dyn Any> = Rc::new(State {
                algorithm: A::new(if depot { Guarded::Depot } else { Guarded::Zone }),
                data: UnsafeCell::new(()),
                access: RefCell::new(None),
            });
            STATES.with_borrow_mut(|states| states.insert(address, Rc::clone(&state)));
            state
        });
        state.downcast().expect("all locks of a model are of one type")
    }
}

impl<A: Algorithm> State<A> {
    fn was_taken(&self) {
        // Stops the model unless the last holder's accesses happened before this one.
        let access = self.data.get_mut();
        self.access.replace(Some(access));
    }

    fn is_given_up(&self) {
        drop(self.access.take());
        // The holder's last access, which has to happen before the next holder's first.
        self.data.with_mut(|_| ());
    }
}

// SAFETY: as far as the algorithm excludes, which is what models are there to find out: a second holder
// is stopped before it comes to the data.
unsafe impl<A: Algorithm> RawLock for Modelled<A> {
    const INIT: Self = Self {
        _place: 0,
        algorithm: PhantomData,
    };

    fn lock(&self) {
        if self.is_always_free() {
            return;
        }
        let state = self.state();
        state.algorithm.lock();
        state.was_taken();
        interrupts::step();
    }

    fn try_lock(&self) -> bool {
        if self.is_always_free() {
            return true;
        }
        let state = self.state();
        let taken = state.algorithm.try_lock();
        if taken {
            state.was_taken();
            interrupts::step();
        }
        taken
    }

    unsafe fn unlock(&self) {
        if self.is_always_free() {
            return;
        }
        let state = self.state();
        state.is_given_up();
        state.algorithm.unlock();
    }
}

// SAFETY: other CPUs are excluded as other threads are.
unsafe impl<I: InterruptControl, A: Algorithm> SharedUnder<I> for Modelled<A> {}

/// loom's own lock, whose waiters are not scheduled: the fewest executions for what is behind it.
pub(crate) struct Blocking {
    guard: RefCell<Option<MutexGuard<'static, ()>>>,
    mutex: Mutex<()>,
}

impl Blocking {
    fn mutex(&self) -> &'static Mutex<()> {
        // SAFETY: the guards that the mutex hands out are in `guard`, which is dropped before it.
        unsafe { &*ptr::from_ref(&self.mutex) }
    }
}

impl Algorithm for Blocking {
    fn new(_: Guarded) -> Self {
        Self {
            guard: RefCell::new(None),
            mutex: Mutex::new(()),
        }
    }

    fn lock(&self) {
        let guard = self.mutex().lock().expect("loom's locks are not poisoned");
        self.guard.replace(Some(guard));
    }

    fn try_lock(&self) -> bool {
        let guard = self.mutex().try_lock().ok();
        let taken = guard.is_some();
        if taken {
            self.guard.replace(guard);
        }
        taken
    }

    fn unlock(&self) {
        drop(self.guard.take());
    }
}
