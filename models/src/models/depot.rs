//! Batches on their way through a depot, and slots that one thread allocates and another frees.

use loom::sync::{Arc, Mutex};

use crate::block::Block;
use crate::world::{BATCH, Setting, World, free, join, keep_nothing, spawn, take, take_many};

/// Frees and allocations that a thread needs to come to the depot with a batch, and to ask for one: its
/// bin, its spare, and a slot more.
const BEYOND_SPARE: usize = 2 * BATCH + 1;

/// Two threads each leave a batch in the depot and ask for batches again, of which they may get the
/// other's.
pub(crate) fn exchange<S: Setting>() {
    let world = World::<S>::new(8);
    let [first, second] = [0; 2].map(|_| take_many::<S>(BEYOND_SPARE));
    let trade = |blocks| {
        move || {
            free::<S>(blocks);
            free::<S>(take_many::<S>(BEYOND_SPARE));
        }
    };
    join([spawn::<S>(trade(first)), spawn::<S>(trade(second))]);
    world.settle();
}

/// A depot that has grown shrinks, and lets a batch go, while another thread leaves batches and asks for
/// some.
pub(crate) fn shrinks<S: Setting>() {
    let world = World::<S>::new(8);
    // Slots that the depot was not asked for: the one request of each thread earns a place for a batch, and what
    // is offered beyond that makes the depot shrink.
    keep_nothing();
    let mut blocks = take_many::<S>(6 * BATCH + 2);
    let rest = blocks.split_off(4 * BATCH + 1);
    let leaves = move || {
        free::<S>([take::<S>()]);
        free::<S>(blocks);
    };
    let asks = move || {
        free::<S>(rest);
        free::<S>([take::<S>()]);
    };
    join([spawn::<S>(leaves), spawn::<S>(asks)]);
    world.settle();
}

/// One thread allocates, the other frees, and the first allocates again.
pub(crate) fn handed_over<S: Setting>() {
    let world = World::<S>::new(4);
    let counter = Arc::new(Mutex::new(Vec::<Block>::new()));
    let producer = {
        let counter = Arc::clone(&counter);
        move || {
            for _ in 0..2 {
                let block = take::<S>();
                counter.lock().expect("loom's locks are not poisoned").push(block);
            }
            free::<S>([take::<S>()]);
        }
    };
    let consumer = {
        let counter = Arc::clone(&counter);
        move || {
            for _ in 0..2 {
                let block = counter.lock().expect("loom's locks are not poisoned").pop();
                free::<S>(block);
            }
        }
    };
    join([spawn::<S>(producer), spawn::<S>(consumer)]);
    let left = core::mem::take(&mut *counter.lock().expect("loom's locks are not poisoned"));
    free::<S>(left);
    world.settle();
}
