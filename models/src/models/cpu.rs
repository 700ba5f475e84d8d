//! Tasks and interrupt handlers on a CPU, and what may come in the middle of what they do.
//!
//! Where the cache is taken by a flag, what interrupts is a thread which comes and goes at any step. So those models
//! have more orders than a handler has, which is never interrupted by what it interrupted. Where interrupts are turned
//! off, a handler comes where they are on, and is not interrupted.

use loom::thread::JoinHandle;
use slabmalloc::global::CachedZone;

use crate::interrupts::Role;
use crate::owners::OfCpus;
use crate::world::{BATCH, PER_PAGE, Setting, World, Zone, free, join, take, take_many, try_take};

/// The CPU of the models that have one.
const CPU: usize = 0;

fn spawn_task<S: Setting<Owners: OfCpus>>(body: impl FnOnce() + 'static) -> JoinHandle<()> {
    S::Owners::spawn(CPU, Role::Task, body)
}

fn spawn_handler<S: Setting<Owners: OfCpus>>(body: impl FnOnce() + 'static) -> JoinHandle<()> {
    S::Owners::spawn(CPU, Role::Handler, body)
}

/// A handler allocates and frees in the middle of a task that does, and frees what the task allocated.
pub(crate) fn handler<S: Setting<Owners: OfCpus>>() {
    let world = World::<S>::new(4);
    let handed_over = take::<S>();
    let task = spawn_task::<S>(|| free::<S>(take_many::<S>(BATCH + 1)));
    let handler = spawn_handler::<S>(move || {
        let block = take::<S>();
        free::<S>([handed_over, block]);
    });
    join([task, handler]);
    world.settle();
}

/// Two tasks that preempt each other fill the bin and the spare, and come to the depot.
pub(crate) fn tasks<S: Setting<Owners: OfCpus>>() {
    let world = World::<S>::new(8);
    let [first, second] = [0; 2].map(|_| take_many::<S>(BATCH + 1));
    let trade = |blocks| {
        move || {
            free::<S>(blocks);
            free::<S>(take_many::<S>(BATCH));
        }
    };
    join([spawn_task::<S>(trade(first)), spawn_task::<S>(trade(second))]);
    world.settle();
}

/// The CPU gives up what it keeps while a handler goes on.
pub(crate) fn goes_offline<S: Setting<Owners: OfCpus>>() {
    let world = World::<S>::new(4);
    free::<S>(take_many::<S>(2 * BATCH));
    let offline = spawn_task::<S>(|| CachedZone::<Zone<S>>::new().flush());
    let handler = spawn_handler::<S>(|| free::<S>(take_many::<S>(2)));
    join([offline, handler]);
    world.settle();
}

/// Memory is out for a task while a handler, too, asks for some: what the cache keeps is found, unless it is in use.
pub(crate) fn when_memory_is_out<S: Setting<Owners: OfCpus>>() {
    let world = World::<S>::new(1);
    let blocks = take_many::<S>(PER_PAGE - 1);
    let frees = spawn_task::<S>(move || free::<S>(blocks));
    let asks = spawn_handler::<S>(|| {
        let taken: Vec<_> = core::iter::from_fn(try_take::<S>).take(2).collect();
        free::<S>(taken);
    });
    join([frees, asks]);
    // There is room for all of them as soon as nobody is in the middle of something.
    free::<S>(take_many::<S>(PER_PAGE));
    world.settle();
}

/// A task and a handler on one CPU, and a task on another that frees what the first allocated.
pub(crate) fn two_cpus<S: Setting<Owners: OfCpus>>() {
    let world = World::<S>::new(8);
    let handed_over = take_many::<S>(BATCH + 1);
    let task = spawn_task::<S>(|| free::<S>([take::<S>()]));
    let handler = spawn_handler::<S>(|| free::<S>([take::<S>()]));
    let elsewhere = S::Owners::spawn(CPU + 1, Role::Task, move || {
        free::<S>(handed_over);
        CachedZone::<Zone<S>>::new().flush();
    });
    join([task, handler, elsewhere]);
    world.settle();
}
