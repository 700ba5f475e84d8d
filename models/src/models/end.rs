//! Threads that end: what they keep goes to the depots, and what they do later keeps nothing.

use slabmalloc::global::CachedZone;

use crate::world::{
    BATCH, PER_PAGE, Setting, World, Zone, free, join, spawn, spawn_unnoticed, spawn_with_late, take,
    take_many, try_take,
};

/// A thread ends with a full bin and a full spare while another one asks for batches.
pub(crate) fn with_full_bins<S: Setting>() {
    let world = World::<S>::new(8);
    let blocks = take_many::<S>(2 * BATCH);
    let ends = spawn::<S>(move || free::<S>(blocks));
    let refills = spawn::<S>(|| free::<S>(take_many::<S>(2 * BATCH + 1)));
    join([ends, refills]);
    world.settle();
}

/// Two threads end at the same time, and the depot has room for one batch of theirs.
pub(crate) fn at_once<S: Setting>() {
    let world = World::<S>::new(8);
    let [first, second] = [0; 2].map(|_| take_many::<S>(2 * BATCH));
    join([
        spawn::<S>(move || free::<S>(first)),
        spawn::<S>(move || free::<S>(second)),
    ]);
    world.settle();
}

/// A thread goes on after its end was noticed: it is served slot by slot, and keeps nothing.
pub(crate) fn and_go_on<S: Setting>() {
    let world = World::<S>::new(4);
    let held = take::<S>();
    let lingers = spawn_with_late::<S>(
        || free::<S>([take::<S>()]),
        || {
            let block = take::<S>();
            free::<S>([held, block]);
        },
    );
    let lives = spawn::<S>(|| free::<S>(take_many::<S>(BATCH + 1)));
    join([lingers, lives]);
    world.settle();
}

/// A thread begins to use the zone when its end can no longer be noticed.
pub(crate) fn unnoticed<S: Setting>() {
    let world = World::<S>::new(4);
    let lingers = spawn_unnoticed(|| free::<S>(take_many::<S>(2)));
    let lives = spawn::<S>(|| free::<S>(take_many::<S>(BATCH + 1)));
    join([lingers, lives]);
    world.settle();
}

/// Memory is out for a thread while another one ends and gives up what it kept.
pub(crate) fn when_memory_is_out<S: Setting>() {
    let world = World::<S>::new(1);
    let blocks = take_many::<S>(PER_PAGE);
    let ends = spawn::<S>(move || free::<S>(blocks));
    let starves = spawn::<S>(|| {
        let blocks: Vec<_> = core::iter::from_fn(try_take::<S>).take(BATCH + 1).collect();
        free::<S>(blocks);
    });
    join([ends, starves]);
    // Whatever the order was: with both at their end, all slots of the page are to be had, also by a
    // thread that does not ask the depot.
    join([spawn_unnoticed(|| free::<S>(take_many::<S>(PER_PAGE)))]);
    world.settle();
}

/// A thread ends, another asks for batches, and a third gives everything back to the pager.
pub(crate) fn while_others_refill_and_trim<S: Setting>() {
    let world = World::<S>::new(4);
    let blocks = take_many::<S>(2 * BATCH);
    let ends = spawn::<S>(move || free::<S>(blocks));
    let refills = spawn::<S>(|| free::<S>(take_many::<S>(BATCH + 1)));
    let trims = spawn::<S>(|| {
        CachedZone::<Zone<S>>::new().trim();
    });
    join([ends, refills, trims]);
    world.settle();
}
