//! [`run`]: threads that replace blocks, hand them to each other, end, and are followed by others.

use core::alloc::Layout;
use core::ptr::NonNull;
use core::time::Duration;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Instant;

use super::Random;
use super::zones::Soaked;
use crate::resident::Resident;
use crate::shadow::{Live, assert_zeroed};

/// What a crew does with its blocks.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Manners {
    /// It frees them.
    Good,
    /// One in [`LEAKED`] it forgets.
    Leaking,
}

/// Threads at a time: more than CPUs, so that they are interrupted anywhere.
const SEATS: usize = 4;
/// Blocks of a seat.
const PLACES: usize = 800;
/// Blocks that wait for a seat at most.
const WAITING: usize = 64;
/// Operations of a thread, from its first to its end.
const TERM: usize = 100_000;
/// A leaking crew forgets one block of so many.
const LEAKED: usize = 500;

/// Where a seat's blocks wait that others have handed over.
type Inbox = Mutex<Vec<Live>>;

/// The blocks of a seat, which stay when its thread ends, and what was done with them.
struct Seat {
    number: usize,
    places: Vec<Option<Live>>,
    operations: u64,
    threads: u64,
}

/// Works for so long, then gives everything back; says what was seen, or what is wrong.
pub(super) fn run(zone: &'static dyn Soaked, time: Duration, manners: Manners) -> Result<String, String> {
    let inboxes: Vec<Inbox> = (0..SEATS)
        .map(|_| Mutex::new(Vec::with_capacity(WAITING)))
        .collect();
    let end = Instant::now() + time;
    let mut resident = Resident::new();
    let (seats, sampled) = thread::scope(|scope| {
        let inboxes = &inboxes;
        let keepers: Vec<_> = (0..SEATS)
            .map(|number| scope.spawn(move || keep(zone, inboxes, number, end, manners)))
            .collect();
        let mut sampled = Ok(());
        while Instant::now() < end && sampled.is_ok() {
            thread::sleep(Resident::interval(time));
            sampled = resident.sample();
        }
        let seats = keepers
            .into_iter()
            .map(|keeper| keeper.join().expect("the threads' own checks hold"));
        (seats.collect::<Vec<Seat>>(), sampled)
    });
    sampled?;
    let (mut operations, mut threads) = (0, 0);
    for seat in seats {
        (operations, threads) = (operations + seat.operations, threads + seat.threads);
        seat.places
            .into_iter()
            .flatten()
            .for_each(|live| free(zone, live));
    }
    for inbox in inboxes {
        let left = inbox.into_inner().unwrap_or_else(PoisonError::into_inner);
        for live in left {
            free(zone, live);
        }
    }
    let trend = resident.judge()?;
    let books = zone.settle()?;
    Ok(format!(
        "{operations} operations of {threads} threads; {} pages and {} runs taken and given back; {trend}",
        books.pages, books.runs
    ))
}

/// Puts threads on a seat, one after the other, until the end.
fn keep(zone: &'static dyn Soaked, inboxes: &[Inbox], number: usize, end: Instant, manners: Manners) -> Seat {
    let mut seat = Seat {
        number,
        places: vec![None; PLACES],
        operations: 0,
        threads: 0,
    };
    while Instant::now() < end {
        // Joined, and not left to the scope, which does not wait for the destructors of thread-local values.
        seat = thread::scope(|scope| {
            let sitter = scope.spawn(move || sit(zone, inboxes, seat, manners));
            sitter.join().expect("the thread's own checks hold")
        });
    }
    seat
}

/// One thread on a seat.
fn sit(zone: &dyn Soaked, inboxes: &[Inbox], mut seat: Seat, manners: Manners) -> Seat {
    seat.threads += 1;
    let mut random = Random((seat.threads << 8 | seat.number as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    for _ in 0..TERM {
        seat.operations += 1;
        let place = random.below(PLACES);
        match (random.below(64), seat.places[place].take()) {
            (0..3, Some(live)) => {
                seat.places[place] = hand_over(&inboxes[random.below(SEATS)], live);
                seat.places[place].inspect(|live| live.verify(live.layout.size()));
            }
            (3..6, None) => seat.places[place] = lock(&inboxes[seat.number]).pop(),
            (0..16, Some(live)) => seat.places[place] = Some(resize(zone, &mut random, live)),
            (16.., Some(_)) if manners == Manners::Leaking && random.below(LEAKED) == 0 => {}
            (_, old) => {
                if let Some(live) = old {
                    free(zone, live);
                }
                seat.places[place] = Some(allocate(zone, &mut random));
            }
        }
    }
    seat
}

fn lock(inbox: &Inbox) -> std::sync::MutexGuard<'_, Vec<Live>> {
    inbox.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Puts a block into an inbox; gives it back if that is full.
fn hand_over(inbox: &Inbox, live: Live) -> Option<Live> {
    let mut inbox = lock(inbox);
    if inbox.len() == WAITING {
        return Some(live);
    }
    inbox.push(live);
    None
}

/// Sizes as programs ask for them: small ones mostly, and now and then one that no class serves.
fn size(random: &mut Random) -> usize {
    let most = match random.below(1_000) {
        0..850 => 256,
        850..990 => 4 << 10,
        990..998 => 64 << 10,
        _ => 200 << 10,
    };
    1 + random.below(most)
}

fn allocate(zone: &dyn Soaked, random: &mut Random) -> Live {
    let align = 1 << random.below(7);
    let layout = Layout::from_size_align(size(random), align).expect("a small layout");
    let start = if random.below(8) == 0 {
        // SAFETY: the size is not zero.
        let start = NonNull::new(unsafe { zone.alloc_zeroed(layout) }).expect("the system has memory");
        assert_zeroed(start, layout);
        start
    } else {
        // SAFETY: the size is not zero.
        NonNull::new(unsafe { zone.alloc(layout) }).expect("the system has memory")
    };
    assert!(
        start.addr().get().is_multiple_of(align),
        "{start:p} is not aligned for {layout:?}"
    );
    Live::new(start, layout, random.next())
}

fn resize(zone: &dyn Soaked, random: &mut Random, live: Live) -> Live {
    let layout = Layout::from_size_align(size(random), live.layout.align()).expect("a small layout");
    // SAFETY: the block is alive, came from the zone with this layout, and the new size is not zero.
    let start = unsafe { zone.realloc(live.ptr.as_ptr(), live.layout, layout.size()) };
    let start = NonNull::new(start).expect("the system has memory");
    live.verify_moved(start, layout);
    Live::new(start, layout, random.next())
}

fn free(zone: &dyn Soaked, live: Live) {
    live.verify(live.layout.size());
    // SAFETY: the block came from the zone with this layout, and is used no more.
    unsafe { zone.dealloc(live.ptr.as_ptr(), live.layout) };
}
