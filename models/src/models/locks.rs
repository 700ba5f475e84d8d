//! A lock on its own: how many hold it, what the next holder sees, and whether a waiter is forgotten.

use core::cell::Cell;
use std::rc::Rc;

use slabmalloc::lock::RawLock;

use crate::lock;
use crate::world::{Setting, join};

/// Two threads take the lock twice each, once with `lock` and once with `try_lock` if that succeeds.
pub(crate) fn two_threads<S: Setting>() {
    let count = guarded::<S, 2>(|lock, count| {
        lock.lock();
        count.set(count.get() + 1);
        // SAFETY: the lock was taken above.
        unsafe { lock.unlock() };
        if lock.try_lock() {
            count.set(count.get() + 1);
            // SAFETY: as above.
            unsafe { lock.unlock() };
        }
    });
    assert!((2..=4).contains(&count), "{count}");
}

/// Three threads take the lock: while one holds it, two can wait.
pub(crate) fn three_threads<S: Setting>() {
    let count = guarded::<S, 3>(|lock, count| {
        lock.lock();
        count.set(count.get() + 1);
        // SAFETY: the lock was taken above.
        unsafe { lock.unlock() };
    });
    assert_eq!(count, 3);
}

/// Runs `body` on so many threads, which share a lock and what it guards, and returns that.
fn guarded<S: Setting, const N: usize>(body: fn(&S::Lock, &Cell<u32>)) -> u32 {
    lock::begin(&(), &());
    let shared = Rc::new((S::Lock::INIT, Cell::new(0)));
    // The lock has a state from here on: threads find it, whoever is first.
    shared.0.lock();
    // SAFETY: the lock was taken above.
    unsafe { shared.0.unlock() };
    join([0; N].map(|_| {
        let shared = Rc::clone(&shared);
        loom::thread::spawn(move || body(&shared.0, &shared.1))
    }));
    shared.1.get()
}
