//! Pages on their way between the pager and a class that several threads refill and trim.

use core::cell::Cell;

use slabmalloc::global::CachedZone;

use crate::world::{
    BATCH, PER_PAGE, Setting, World, Zone, free, join, keep_nothing, spawn, take, take_many, try_take,
};

loom::thread_local! {
    /// Whether this thread has come to the pager.
    static IN_PAGER: Cell<bool> = Cell::new(false);
}

/// Two new threads find no page in the class, and each brings one.
pub(crate) fn brought_twice<S: Setting>() {
    let world = World::<S>::new(3);
    let use_it = || free::<S>(take_many::<S>(BATCH + 1));
    join([spawn::<S>(use_it), spawn::<S>(use_it)]);
    world.settle();
}

/// Two threads want the last page.
pub(crate) fn the_last_one<S: Setting>() {
    let world = World::<S>::new(1);
    let use_it = || {
        let blocks: Vec<_> = core::iter::from_fn(try_take::<S>).take(2).collect();
        free::<S>(blocks);
    };
    join([spawn::<S>(use_it), spawn::<S>(use_it)]);
    // What each of them kept is to be had for whoever comes after them.
    free::<S>(take_many::<S>(PER_PAGE));
    assert_eq!(world.pages(), 1);
    world.settle();
}

/// A thread gives everything back to the pager while another one allocates and frees.
pub(crate) fn trimmed<S: Setting>() {
    let world = World::<S>::new(4);
    free::<S>(take_many::<S>(2 * BATCH + 1));
    let trims = spawn::<S>(|| {
        CachedZone::<Zone<S>>::new().trim();
    });
    let lives = spawn::<S>(|| free::<S>(take_many::<S>(BATCH + 1)));
    join([trims, lives]);
    world.settle();
}

/// Two threads trim at the same time.
pub(crate) fn trimmed_twice<S: Setting>() {
    let world = World::<S>::new(8);
    let blocks = take_many::<S>(3 * PER_PAGE);
    free::<S>(blocks);
    let trim = || {
        let block = take::<S>();
        CachedZone::<Zone<S>>::new().trim();
        free::<S>([block]);
    };
    join([spawn::<S>(trim), spawn::<S>(trim)]);
    world.settle();
}

/// Pages that empty go back to the pager, by a thread's frees alone, while another one allocates.
pub(crate) fn given_back<S: Setting>() {
    let world = World::<S>::new(8);
    // Slots that no depot was asked for: it has no reason to keep more than one batch.
    keep_nothing();
    let blocks = take_many::<S>(6 * PER_PAGE);
    let frees = spawn::<S>(move || free::<S>(blocks));
    let grows = spawn::<S>(|| free::<S>(take_many::<S>(BATCH + 1)));
    join([frees, grows]);
    let (taken, returned) = world.pager().account();
    assert!(
        returned > 0,
        "{taken} pages taken, and none was given back before the trim"
    );
    world.settle();
}

/// A pager that uses the zone that it feeds, on two threads.
pub(crate) fn from_a_pager_that_allocates<S: Setting>() {
    let world = World::<S>::new(4);
    world.pager().set_hook(Some(|| {
        // Once a thread: what the pager allocates comes to the pager itself.
        if !IN_PAGER.with(|inside| inside.replace(true)) {
            free::<S>([take::<S>()]);
        }
    }));
    let use_it = || free::<S>([take::<S>()]);
    join([spawn::<S>(use_it), spawn::<S>(use_it)]);
    world.pager().set_hook(None);
    world.settle();
}
