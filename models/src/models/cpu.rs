//! Tasks and interrupt handlers on one CPU, whose cache each of them may be interrupted in the middle of.
//!
//! What interrupts is a thread here, which comes and goes at any step. So the models have more orders than a handler
//! has, which is never interrupted by what it interrupted.

use slabmalloc::global::CachedZone;

use crate::world::{BATCH, PER_PAGE, Setting, World, Zone, free, join, spawn, take, take_many, try_take};

/// A handler allocates and frees in the middle of a task that does, and frees what the task allocated.
pub(crate) fn handler<S: Setting>() {
    let world = World::<S>::new(4);
    let handed_over = take::<S>();
    let task = spawn::<S>(|| free::<S>(take_many::<S>(BATCH + 1)));
    let handler = spawn::<S>(move || {
        let block = take::<S>();
        free::<S>([handed_over, block]);
    });
    join([task, handler]);
    world.settle();
}

/// Two tasks that preempt each other fill the bin and the spare, and come to the depot.
pub(crate) fn tasks<S: Setting>() {
    let world = World::<S>::new(8);
    let [first, second] = [0; 2].map(|_| take_many::<S>(BATCH + 1));
    let trade = |blocks| {
        move || {
            free::<S>(blocks);
            free::<S>(take_many::<S>(BATCH));
        }
    };
    join([spawn::<S>(trade(first)), spawn::<S>(trade(second))]);
    world.settle();
}

/// The CPU gives up what it keeps while a handler goes on.
pub(crate) fn goes_offline<S: Setting>() {
    let world = World::<S>::new(4);
    free::<S>(take_many::<S>(2 * BATCH));
    let offline = spawn::<S>(|| CachedZone::<Zone<S>>::new().flush());
    let handler = spawn::<S>(|| free::<S>(take_many::<S>(2)));
    join([offline, handler]);
    world.settle();
}

/// Memory is out for a task while a handler, too, asks for some: what the cache keeps is found, unless it is in use.
pub(crate) fn when_memory_is_out<S: Setting>() {
    let world = World::<S>::new(1);
    let blocks = take_many::<S>(PER_PAGE - 1);
    let frees = spawn::<S>(move || free::<S>(blocks));
    let asks = spawn::<S>(|| {
        let taken: Vec<_> = core::iter::from_fn(try_take::<S>).take(2).collect();
        free::<S>(taken);
    });
    join([frees, asks]);
    // There is room for all of them as soon as nobody is in the middle of something.
    free::<S>(take_many::<S>(PER_PAGE));
    world.settle();
}
