//! A cached zone as the global allocator of a program whose threads end in many ways: nothing in its
//! paths panics, nothing in them allocates, and what threads kept is found again.
//!
//! A program of its own: its global allocator counts calls that come from inside another, and its panic
//! hook ends it on the spot, so that a panic that somebody catches is seen as well.
#![cfg(all(feature = "macros", feature = "std"))]
#![expect(
    clippy::expect_used,
    reason = "a test states what it expects by stopping where it does not hold"
)]

use core::alloc::{GlobalAlloc, Layout};
use core::cell::{Cell, RefCell};
use core::hint::black_box;
use core::sync::atomic::{AtomicUsize, Ordering};
use std::collections::HashMap;
use std::process::abort;
use std::sync::mpsc::channel;
use std::thread;

slabmalloc::declare_zone! {
    zone Heap {
        base_page:  4 KiB,
        large_page: 512 KiB,
        classes:    pow2(8..=32 KiB),
        cache:      thread(1 KiB),
    }
}

#[global_allocator]
static ALLOCATOR: Watched = Watched(SafeHeap::new());

/// The zone, and who calls it.
struct Watched(SafeHeap);

/// Calls from inside a call.
static INNER_CALLS: AtomicUsize = AtomicUsize::new(0);

thread_local! {
    /// Whether this thread is in the allocator. Has no destructor, so that it outlives all that have.
    static INSIDE: Cell<bool> = const { Cell::new(false) };
}

/// Runs `action`, and counts it if it comes from inside another.
fn counted<R>(action: impl FnOnce() -> R) -> R {
    let outer = INSIDE.replace(true);
    if outer {
        // ORDERING: only the sum matters, after all threads were joined.
        INNER_CALLS.fetch_add(1, Ordering::Relaxed);
    }
    let result = action();
    INSIDE.set(outer);
    result
}

// SAFETY: as the zone.
unsafe impl GlobalAlloc for Watched {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promise.
        counted(|| unsafe { self.0.alloc(layout) })
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: the caller's promise.
        counted(|| unsafe { self.0.dealloc(block, layout) });
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promise.
        counted(|| unsafe { self.0.alloc_zeroed(layout) })
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        // SAFETY: the caller's promise.
        counted(|| unsafe { self.0.realloc(block, layout, new_size) })
    }
}

/// A value whose destructor allocates and frees while its thread ends.
struct Late(RefCell<Vec<String>>);

impl Drop for Late {
    fn drop(&mut self) {
        let words: HashMap<usize, String> = (0..200).map(|number| (number, number.to_string())).collect();
        assert_eq!(words.len(), 200);
        self.0.borrow_mut().extend(words.into_values());
        self.0.borrow_mut().clear();
    }
}

thread_local! {
    static LATE: Late = const { Late(RefCell::new(Vec::new())) };
    static LAZY: Late = Late(RefCell::new(vec!["made on first use".to_owned()]));
}

/// Vectors of all sizes up to `largest` bytes, grown in steps and shrunk again.
fn work(largest: usize) -> Vec<Vec<u8>> {
    let mut kept = Vec::new();
    for size in (0..12).map(|shift| 5 << shift).take_while(|size| *size < largest) {
        let mut bytes = Vec::new();
        (0..size).for_each(|number| bytes.push(number.to_le_bytes()[0]));
        bytes.shrink_to(size / 2);
        kept.push(bytes);
        kept.push(vec![0; size]);
    }
    black_box(kept)
}

/// Threads that end in many ways, some of them at the same time.
fn end_threads(rounds: usize) {
    for round in 0..rounds {
        let (sender, receiver) = channel();
        let threads: Vec<_> = (0..8)
            .map(|number| {
                let sender = sender.clone();
                thread::spawn(move || {
                    if number % 2 == 0 {
                        LATE.with(|late| late.0.borrow_mut().push(round.to_string()));
                    }
                    let mut kept = work(100 << number);
                    if number % 3 == 0 {
                        LAZY.with(|late| late.0.borrow_mut().push(number.to_string()));
                    }
                    // Half of it outlives its thread and is freed by another.
                    let rest = kept.split_off(kept.len() / 2);
                    sender.send(rest).expect("the receiver waits");
                })
            })
            .collect();
        drop(sender);
        let outlived: Vec<_> = receiver.into_iter().flatten().collect();
        for thread in threads {
            thread.join().expect("the thread's own checks hold");
        }
        for bytes in &outlived {
            let zero = bytes.iter().all(|byte| *byte == 0);
            assert!(
                zero || bytes
                    .iter()
                    .zip(0_usize..)
                    .all(|(byte, at)| *byte == at.to_le_bytes()[0])
            );
        }
    }
}

/// What the zone holds when this thread alone is left, and keeps nothing.
fn live_objects() -> usize {
    ALLOCATOR.0.trim();
    ALLOCATOR.0.snapshot().live_objects()
}

#[test]
fn nothing_panics_allocates_or_is_lost() {
    std::panic::set_hook(Box::new(|panic| {
        eprintln!("{panic}");
        abort();
    }));
    // What the standard library sets up once and keeps is set up here.
    end_threads(3);
    let before = live_objects();
    end_threads(200);
    let after = live_objects();
    assert!(after <= before, "{} objects were lost", after - before);
    assert_eq!(INNER_CALLS.load(Ordering::Relaxed), 0, "the allocator allocates");
}
