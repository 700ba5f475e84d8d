//! Threads that end in every state that there is: what they kept is found again, their end takes nothing
//! from the pager, and nothing in it panics.
//!
//! A panic in a destructor of a thread-local value ends the process, so that none goes unnoticed here.

use core::cell::Cell;
use std::sync::mpsc::channel;
use std::thread;

use slabmalloc::cache::{Bins, CacheView, SharedDepot};
use slabmalloc::global::{CachedZone, Caching, Magazines, SafeZone};
use slabmalloc::lock::{Spin, Ticket};

use super::{Held, settled};
use crate::configs::{Pages1K, Pages1K16K, take_reports};
use crate::heap::layout;
use crate::test_pager::TestPager;

/// Slots of a batch of the class of 64 bytes.
const BATCH: usize = 16;
/// Bytes of a batch.
const BYTES: usize = BATCH * 64;

/// Does what it holds when the thread ends.
struct AtEnd(Cell<Option<Box<dyn FnOnce()>>>);

impl Drop for AtEnd {
    fn drop(&mut self) {
        if let Some(work) = self.0.take() {
            work();
        }
    }
}

thread_local! {
    static FIRST_USED: AtEnd = const { AtEnd(Cell::new(None)) };
    static LAST_USED: AtEnd = const { AtEnd(Cell::new(None)) };
}

/// Runs `body` on a thread, and `early` and `late` when it ends: before and after what it keeps is
/// collected. (Destructors run in the reverse order of first use.)
fn on_a_thread(
    body: impl FnOnce() + Send + 'static,
    early: impl FnOnce() + Send + 'static,
    late: impl FnOnce() + Send + 'static,
) {
    let thread = thread::spawn(move || {
        assert_eq!(take_reports(), []);
        FIRST_USED.with(|at_end| at_end.0.set(Some(Box::new(late))));
        body();
        LAST_USED.with(|at_end| at_end.0.set(Some(Box::new(early))));
    });
    thread.join().expect("the thread's own checks hold");
}

fn nothing() {}

fn take<T: Caching>() -> Held<T> {
    Held::new(layout(64, 8), 0x3C).expect("the pager has memory")
}

fn take_many<T: Caching>(count: usize) -> Vec<Held<T>> {
    (0..count).map(|_| take()).collect()
}

/// After a thread's end, all that it kept is in depots and pages: a trim, which reaches no other
/// thread, leaves `alive` objects.
#[track_caller]
fn left<T: Caching>(alive: usize) {
    let zone = CachedZone::<T>::new();
    zone.trim();
    assert_eq!(zone.snapshot().live_objects(), alive);
}

cached!(Idle: Pages1K, Spin, 6, BYTES);

#[test]
fn without_having_used_the_zone() {
    on_a_thread(nothing, nothing, nothing);
    assert_eq!(CachedZone::<Idle>::new().pager().calls(), 0);
    settled::<Idle>();
}

cached!(InAnyState: Pages1K, Ticket, 6, BYTES);

/// Every number of objects up to beyond a bin and its spare, freed at every point on the way: the bin
/// and the spare are empty, in part full and full.
#[test]
fn with_bins_filled_to_any_level() {
    let zone = CachedZone::<InAnyState>::new();
    for taken in 1..=4 * BATCH + 1 {
        for freed in [0, 1, taken / 2, taken - 1, taken] {
            let (sender, kept) = channel();
            on_a_thread(
                move || {
                    let mut blocks = take_many::<InAnyState>(taken);
                    blocks.drain(..freed);
                    let calls = CachedZone::<InAnyState>::new().pager().calls();
                    sender.send((blocks, calls)).unwrap();
                },
                nothing,
                nothing,
            );
            let (blocks, calls) = kept.recv().unwrap();
            assert_eq!(zone.pager().calls(), calls, "the end of a thread takes no page");
            left::<InAnyState>(taken - freed);
            drop(blocks);
        }
    }
    settled::<InAnyState>();
}

cached!(OfAllClasses: Pages1K16K, Spin, 9, BYTES);

#[test]
fn with_something_of_every_class() {
    for rounds in [1, 3, 40] {
        on_a_thread(
            move || {
                for size in [8, 16, 32, 64, 128, 256, 512, 1024, 2048] {
                    let blocks: Vec<_> = (0..rounds)
                        .map(|_| Held::<OfAllClasses>::new(layout(size, 8), 0x3C).unwrap())
                        .collect();
                    drop(blocks);
                }
            },
            nothing,
            nothing,
        );
        left::<OfAllClasses>(0);
    }
    settled::<OfAllClasses>();
}

cached!(InNeed: Pages1K, Spin, 6, BYTES);

/// All memory is in use when the thread ends: what it gives up is to be had for the next one, whether
/// its pages went back to the pager meanwhile or not.
#[test]
fn in_the_middle_of_exhaustion() {
    let zone = CachedZone::<InNeed>::new();
    let mut held = take_many::<InNeed>(5 * BATCH);
    zone.pager().most_outstanding(zone.pager().outstanding());
    while let Some(more) = Held::new(layout(64, 8), 1) {
        held.push(more);
    }
    let all = held.len();
    for given in [0, 1, BATCH, 2 * BATCH, 3 * BATCH] {
        let gift = held.split_off(all - given);
        on_a_thread(
            move || {
                drop(gift);
                let mut blocks: Vec<Held<InNeed>> = Vec::new();
                while let Some(more) = Held::new(layout(64, 8), 2) {
                    blocks.push(more);
                }
                assert_eq!(
                    blocks.len(),
                    given,
                    "all that was freed is found, and nothing else"
                );
                assert!(Held::<InNeed>::new(layout(8, 8), 2).is_none());
            },
            // And once more at either side of the collection.
            move || assert_eq!(exhaust(), given),
            move || assert_eq!(exhaust(), given),
        );
        while let Some(more) = Held::new(layout(64, 8), 1) {
            held.push(more);
        }
        assert_eq!(held.len(), all, "what the thread gave up is found");
    }
    held.iter().for_each(Held::verify);
    drop(held);
    settled::<InNeed>();
}

/// Takes what there is and frees it.
fn exhaust() -> usize {
    let blocks: Vec<Held<InNeed>> = core::iter::from_fn(|| Held::new(layout(64, 8), 3)).collect();
    blocks.len()
}

cached!(GoingOn: Pages1K, Ticket, 6, BYTES);

/// Whether a thread-local that came to its end comes into being again when it is asked for, and to another end: where
/// they are slots of the system's.
const COMES_AGAIN: bool = cfg!(all(windows, target_env = "gnu"));

/// After the collection a thread keeps nothing, whatever it does, or is collected once more.
#[test]
fn and_going_on_after_that() {
    let zone = CachedZone::<GoingOn>::new();
    for count in [1, 2, BATCH, 3 * BATCH] {
        let (sender, receiver) = channel();
        on_a_thread(
            move || {
                let blocks = take_many::<GoingOn>(count);
                // Outlives its thread's cache, in part.
                sender.send(take_many::<GoingOn>(count)).unwrap();
                drop(blocks);
            },
            move || drop(take_many::<GoingOn>(count)),
            move || {
                let zone = CachedZone::<GoingOn>::new();
                let before = zone.snapshot().live_objects();
                let blocks = take_many::<GoingOn>(count);
                let taken = zone.snapshot().live_objects();
                // A cache takes a batch, of which the program has a part.
                let exact = taken == before + count || COMES_AGAIN && taken > before + count;
                assert!(exact, "slot by slot");
                drop(blocks);
                let left = zone.snapshot().live_objects();
                assert!(COMES_AGAIN || left == before, "straight to the pages");
            },
        );
        let blocks = receiver.recv().unwrap();
        left::<GoingOn>(blocks.len());
        drop(blocks);
        left::<GoingOn>(0);
    }
    assert_eq!(zone.snapshot().pages(), 0);
    settled::<GoingOn>();
}

cached!(TooLate: Pages1K, Spin, 6, BYTES);

/// The first use of the zone is in a destructor, before which there was nothing to watch.
#[test]
fn with_the_first_use_at_the_end() {
    for count in [1, BATCH, 4 * BATCH] {
        on_a_thread(
            nothing,
            move || drop(take_many::<TooLate>(count)),
            move || drop(take_many::<TooLate>(count)),
        );
        left::<TooLate>(0);
        on_a_thread(nothing, nothing, move || drop(take_many::<TooLate>(count)));
        left::<TooLate>(0);
    }
    settled::<TooLate>();
}

cached!(Together: Pages1K, Spin, 6, BYTES);

/// Many threads end at once, with more than the depots have room for.
#[test]
fn all_at_once() {
    for _ in 0..10 {
        let threads: Vec<_> = (0..16)
            .map(|number| thread::spawn(move || drop(take_many::<Together>(2 * BATCH + number))))
            .collect();
        for thread in threads {
            thread.join().unwrap();
        }
        left::<Together>(0);
    }
    settled::<Together>();
}
