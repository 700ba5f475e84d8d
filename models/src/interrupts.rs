//! CPUs that interrupts come to wherever they are on: what `cache: per_cpu(.., interrupts_off(..))` relies on.
//!
//! Whoever runs on a CPU is a thread of loom's that holds the CPU, a lock. With interrupts on it puts the CPU down and
//! takes it up again at every step, so that whoever waits for it comes in between: a handler, or another task. With
//! interrupts off it keeps it, and a handler runs with interrupts off from its start to its end: as on a machine, it
//! is not interrupted by what it interrupted, and waits for ever if it waits for that.

use core::cell::{Cell, RefCell};
use std::rc::Rc;

use loom::cell::UnsafeCell;
use slabmalloc::cache::Cpus;
use slabmalloc::lock::InterruptControl;

use crate::lock::{Algorithm, Blocking, Guarded};

/// CPUs of the machine.
pub(crate) const COUNT: usize = 2;

/// A CPU.
struct Cpu {
    /// Held by whoever runs on it.
    running: Blocking,
    /// What stands for its cache.
    cache: UnsafeCell<()>,
}

/// Who runs: which CPU is its own.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Role {
    /// With interrupts on.
    Task,
    /// With interrupts off.
    Handler,
}

thread_local! {
    /// The CPUs of the execution under way.
    static MACHINE: RefCell<Option<Rc<[Cpu; COUNT]>>> = const { RefCell::new(None) };
}

loom::thread_local! {
    /// The number of the CPU that this thread runs on; `None` is the thread that is alone, before the others start and
    /// after they have ended.
    static NUMBER: Cell<Option<usize>> = Cell::new(None);
    /// Whether interrupts are on where this thread runs.
    static ON: Cell<bool> = Cell::new(false);
}

/// Forgets the CPUs of the execution that has ended.
pub(crate) fn begin() {
    MACHINE.replace(Some(Rc::new([0; COUNT].map(|_| Cpu {
        running: Blocking::new(Guarded::Zone),
        cache: UnsafeCell::new(()),
    }))));
}

fn machine() -> Rc<[Cpu; COUNT]> {
    MACHINE
        .with_borrow(Option::clone)
        .expect("a model begins with a world")
}

/// Runs `body` on a CPU as soon as that lets it in.
pub(crate) fn on_cpu(number: usize, role: Role, body: impl FnOnce()) {
    let machine = machine();
    machine[number].running.lock();
    let before = NUMBER.with(|current| current.replace(Some(number)));
    ON.with(|on| on.set(role == Role::Task));
    body();
    ON.with(|on| on.set(false));
    NUMBER.with(|current| current.set(before));
    machine[number].running.unlock();
}

/// A point at which an interrupt may come: it does, in one of the orders, if interrupts are on.
pub(crate) fn step() {
    if let Some(number) = NUMBER.with(Cell::get)
        && ON.with(Cell::get)
    {
        let machine = machine();
        machine[number].running.unlock();
        machine[number].running.lock();
    }
}

/// Does `action` with the cache of this CPU. Stops the model if somebody else is in the middle of a use.
pub(crate) fn while_used<R>(action: impl FnOnce() -> R) -> R {
    machine()[Machine::current()].cache.with_mut(|_| {
        step();
        let result = action();
        step();
        result
    })
}

/// The CPUs, as a kernel tells them to a zone.
pub(crate) enum Machine {}

// SAFETY: the CPU of a thread is its own while it runs there with interrupts off. A thread that is alone has the first.
unsafe impl Cpus for Machine {
    const COUNT: usize = COUNT;

    fn current() -> usize {
        NUMBER.with(Cell::get).unwrap_or(0)
    }
}

/// Turns interrupts off and on.
pub(crate) enum Control {}

// SAFETY: with interrupts off a thread does not give its CPU to another one.
unsafe impl InterruptControl for Control {
    type State = bool;

    fn disable() -> bool {
        step();
        ON.with(|on| on.replace(false))
    }

    unsafe fn restore(before: bool) {
        ON.with(|on| on.set(before));
        step();
    }
}
