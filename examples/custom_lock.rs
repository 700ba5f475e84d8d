//! A lock of one's own: a ticket lock that counts how often and how long it is waited for.
//!
//! ```text
//! cargo run --release --example custom_lock
//! ```
//!
//! Whatever implements `RawLock` can guard a zone; here it is named in `declare_zone!` by its path.
//! Every size class has a lock of its own, so the counts tell whether threads that use different
//! classes get in each other's way: they do not, and threads that use the same one do.

use core::alloc::Layout;
use core::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::process::ExitCode;
use std::thread;

use slabmalloc::lock::RawLock;

/// Numbers are drawn, and served in order.
#[derive(Debug)]
pub struct CountingTicket {
    drawn: AtomicU32,
    serving: AtomicU32,
}

static TAKEN: AtomicU64 = AtomicU64::new(0);
static CONTENDED: AtomicU64 = AtomicU64::new(0);
static LOOKS: AtomicU64 = AtomicU64::new(0);

// SAFETY: a number is drawn once, and served once the holder before it unlocked, which releases what
// the next one acquires. Numbers wrap around, which is harmless with fewer than 2^32 waiters. Nothing
// unwinds or allocates.
unsafe impl RawLock for CountingTicket {
    const INIT: Self = Self {
        drawn: AtomicU32::new(0),
        serving: AtomicU32::new(0),
    };

    fn lock(&self) {
        let number = self.drawn.fetch_add(1, Ordering::Relaxed);
        TAKEN.fetch_add(1, Ordering::Relaxed);
        let mut looks = 0;
        // ORDERING: pairs with the release in `unlock`.
        while self.serving.load(Ordering::Acquire) != number {
            looks += 1;
            // The thread whose turn it is may have lost its processor.
            thread::yield_now();
        }
        if looks > 0 {
            CONTENDED.fetch_add(1, Ordering::Relaxed);
            LOOKS.fetch_add(looks, Ordering::Relaxed);
        }
    }

    fn try_lock(&self) -> bool {
        let number = self.serving.load(Ordering::Acquire);
        // ORDERING: whoever draws the number that is being served holds the lock; the acquire above
        // has seen what the holder before wrote.
        let drawn = self.drawn.compare_exchange(
            number,
            number.wrapping_add(1),
            Ordering::Acquire,
            Ordering::Relaxed,
        );
        TAKEN.fetch_add(u64::from(drawn.is_ok()), Ordering::Relaxed);
        drawn.is_ok()
    }

    unsafe fn unlock(&self) {
        // ORDERING: releases what the holder wrote to the next one.
        self.serving.fetch_add(1, Ordering::Release);
    }
}

slabmalloc::declare_zone! {
    zone Counted {
        classes: pow2(16..=2 KiB),
        lock:    CountingTicket,
    }
}

static ZONE: SafeCounted = SafeCounted::new();
const ROUNDS: usize = 200_000;

/// Two threads allocate and free objects of one size each, starting together; returns how many of the
/// objects were not intact.
fn contest(sizes: [usize; 2]) -> u64 {
    let wrong = AtomicU64::new(0);
    let go = AtomicBool::new(false);
    thread::scope(|scope| {
        for (thread, size) in (1..).zip(sizes) {
            let (wrong, go) = (&wrong, &go);
            scope.spawn(move || {
                let Ok(layout) = Layout::from_size_align(size, 8) else {
                    return;
                };
                while !go.load(Ordering::Relaxed) {
                    thread::yield_now();
                }
                for _ in 0..ROUNDS {
                    let Ok(block) = ZONE.allocate(layout) else {
                        continue;
                    };
                    let number = block.cast::<u64>();
                    // SAFETY: the block is this thread's, and has room for a number.
                    unsafe { number.write_volatile(thread) };
                    // SAFETY: it was written just now.
                    let found = unsafe { number.read_volatile() };
                    wrong.fetch_add(u64::from(found != thread), Ordering::Relaxed);
                    // SAFETY: the block came from the zone with this layout and is not used any more.
                    unsafe { ZONE.deallocate(block, layout) };
                }
            });
        }
        go.store(true, Ordering::Relaxed);
    });
    wrong.into_inner()
}

fn main() -> ExitCode {
    let mut wrong = 0;
    for (name, sizes) in [("two classes", [16, 64]), ("the same class", [64, 64])] {
        let before = [&TAKEN, &CONTENDED, &LOOKS].map(|count| count.load(Ordering::Relaxed));
        wrong += contest(sizes);
        let after = [&TAKEN, &CONTENDED, &LOOKS].map(|count| count.load(Ordering::Relaxed));
        let [taken, contended, looks] = [0, 1, 2].map(|i| after[i] - before[i]);
        println!("{name}: lock taken {taken} times, waited for {contended} times, with {looks} looks");
    }
    ZONE.trim();
    let left = ZONE.snapshot();
    let taken = TAKEN.load(Ordering::Relaxed);
    println!(
        "objects that were not intact: {wrong}; pages left: {}",
        left.pages()
    );
    // Each of the allocations and frees took a lock.
    let right = wrong == 0 && left.pages() == 0 && taken >= 8 * ROUNDS as u64;
    if right {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
