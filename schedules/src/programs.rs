//! What the threads of a schedule do.

use core::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use shuttle::rand::{Rng as _, thread_rng};
use slabmalloc::global::CachedZone;

use crate::block::Block;
use crate::world::{Setting, World, Zone, spawn, step};

/// Operations of all schedules so far.
pub(crate) static OPERATIONS: AtomicU64 = AtomicU64::new(0);

/// Blocks that a thread leaves for others. Nothing lets another thread go on while the lock is held.
type Mailbox = Arc<Mutex<Vec<Block>>>;

/// What a program consists of.
#[derive(Clone, Copy)]
struct Shape {
    threads: usize,
    /// How many threads follow one another in the place of each.
    generations: usize,
    operations: usize,
    pages: usize,
    /// One call of the pager in so many fails; zero is never.
    fails: u32,
}

/// Four threads with memory for all of them.
pub(crate) fn crowd<S: Setting>() {
    run::<S>(Shape {
        threads: 4,
        generations: 1,
        operations: 30,
        pages: 64,
        fails: 0,
    });
}

/// Three threads, whose pager fails half of its calls.
pub(crate) fn failing_pager<S: Setting>() {
    run::<S>(Shape {
        threads: 3,
        generations: 1,
        operations: 30,
        pages: 64,
        fails: 2,
    });
}

/// Three threads, and memory for two.
pub(crate) fn short_of_pages<S: Setting>() {
    run::<S>(Shape {
        threads: 3,
        generations: 1,
        operations: 30,
        pages: 6,
        fails: 0,
    });
}

/// Threads that end soon, and are followed by others that free what they left.
pub(crate) fn generations<S: Setting>() {
    run::<S>(Shape {
        threads: 3,
        generations: 3,
        operations: 9,
        pages: 64,
        fails: 0,
    });
}

fn run<S: Setting>(shape: Shape) {
    let world = World::<S>::new(shape.pages, shape.fails);
    let mailbox = Mailbox::default();
    let lines: Vec<_> = (0..shape.threads)
        .map(|_| {
            let mailbox = Arc::clone(&mailbox);
            shuttle::thread::spawn(move || {
                for _ in 0..shape.generations {
                    let mailbox = Arc::clone(&mailbox);
                    let thread = spawn::<S>(move || churn::<S>(shape.operations, &mailbox));
                    thread.join().expect("a thread that panics stops its schedule");
                }
            })
        })
        .collect();
    for line in lines {
        line.join().expect("a thread that panics stops its schedule");
    }
    let last = spawn::<S>(move || {
        while let Some(block) = taken_from(&mailbox) {
            block.free::<Zone<S>>();
        }
    });
    last.join().expect("a thread that panics stops its schedule");
    world.settle();
}

fn taken_from(mailbox: &Mailbox) -> Option<Block> {
    mailbox.lock().unwrap_or_else(PoisonError::into_inner).pop()
}

fn leave_in(mailbox: &Mailbox, blocks: impl IntoIterator<Item = Block>) {
    mailbox
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .extend(blocks);
}

/// Allocates, frees, hands over and trims at random; what is left goes to the mailbox.
fn churn<S: Setting>(operations: usize, mailbox: &Mailbox) {
    let mut own = Vec::new();
    let mut random = thread_rng();
    for _ in 0..operations {
        step();
        match random.gen_range(0..32) {
            0..=14 => own.extend(Block::new::<Zone<S>>(random.gen_range(0..2))),
            15..=22 if !own.is_empty() => {
                let at = random.gen_range(0..own.len());
                own.swap_remove(at).free::<Zone<S>>();
            }
            23..=26 => leave_in(mailbox, own.pop()),
            27..=30 => {
                if let Some(block) = taken_from(mailbox) {
                    block.free::<Zone<S>>();
                }
            }
            31 => {
                CachedZone::<Zone<S>>::new().trim();
            }
            _ => {}
        }
    }
    leave_in(mailbox, own);
    // ORDERING: a number of its own.
    OPERATIONS.fetch_add(operations as u64, Ordering::Relaxed);
}
