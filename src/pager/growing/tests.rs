extern crate std;

use core::ptr::NonNull;
use core::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::{GRANULE, Grow, Growing};
use crate::lock::Spin;
use crate::pager::Pager;
use crate::pager::tests::{Random, User, layout, page};

const WASM_PAGE: usize = 64 * 1024;

/// Linear memory of a fixed greatest size. Others grow it, too: after every call of ours they take a
/// page.
struct Linear {
    start: usize,
    bytes: usize,
    grown: AtomicUsize,
    calls: AtomicUsize,
    others: usize,
    /// Of what is asked for, this much is handed out less.
    short: usize,
}

impl Linear {
    fn new(bytes: usize, others: usize, short: usize) -> Self {
        let memory: &'static mut [u128] = std::vec![0; bytes / 16].leak();
        let start = NonNull::from(memory).as_ptr().expose_provenance();
        let [grown, calls] = [const { AtomicUsize::new(0) }; 2];
        Self {
            start,
            bytes,
            grown,
            calls,
            others,
            short,
        }
    }
}

// SAFETY: the memory is leaked, and no part of it is reported twice.
unsafe impl Grow for Linear {
    const ALIGN: usize = align_of::<u128>();

    fn grow(&self, bytes: usize) -> Option<(usize, usize)> {
        self.calls.fetch_add(1, Ordering::SeqCst);
        let bytes = bytes.checked_next_multiple_of(WASM_PAGE)?;
        let step = bytes.checked_add(self.others)?;
        let before = self
            .grown
            .try_update(Ordering::SeqCst, Ordering::SeqCst, |grown| {
                grown.checked_add(step).filter(|&grown| grown <= self.bytes)
            })
            .ok()?;
        Some((self.start + before, bytes - self.short))
    }
}

#[test]
fn random_use_keeps_every_promise() {
    for (others, short) in [(0, 0), (WASM_PAGE, 0), (2 * WASM_PAGE, 24)] {
        let pager = Growing::<_, Spin>::new(Linear::new(16 << 20, others, short));
        for seed in 0..4 {
            let random = Random::new(seed);
            let mut user = User::new(&pager);
            user.exercise(&random, 3_000, 8 << 20, |random| {
                layout(1 + random.below(200_000), 1 << random.below(17))
            });
            assert!(user.blocks() > 0);
            assert!(pager.free_bytes() + user.held() <= pager.total_bytes());
            user.release_all(&random);
            assert_eq!(pager.free_bytes(), pager.total_bytes());
        }
        // What nobody else took in between is one piece.
        if others == 0 {
            let mut user = User::new(&pager);
            let calls = pager.source.calls.load(Ordering::SeqCst);
            assert!(user.acquire(layout(pager.total_bytes(), GRANULE)));
            assert_eq!(pager.source.calls.load(Ordering::SeqCst), calls);
            user.release(0);
        }
    }
}

#[test]
fn a_request_near_the_size_of_a_page_grows_once() {
    for size in WASM_PAGE - 64..WASM_PAGE + 64 {
        for align in [1, 16, 4096, WASM_PAGE] {
            let pager = Growing::<_, Spin>::new(Linear::new(1 << 18, 0, 0));
            let mut user = User::new(&pager);
            assert!(user.acquire(layout(size, align)));
            assert_eq!(pager.source.calls.load(Ordering::SeqCst), 1);
        }
    }
}

/// Where pieces start at multiples of a page, a page is a page, and not one and a half for its alignment.
#[test]
fn aligned_growth_wastes_nothing() {
    struct Pages(Linear);

    // SAFETY: as for `Linear`, which hands out the memory of `Page`s.
    unsafe impl Grow for Pages {
        const ALIGN: usize = WASM_PAGE;

        fn grow(&self, bytes: usize) -> Option<(usize, usize)> {
            self.0.grow(bytes)
        }
    }

    let mut linear = Linear::new(9 * WASM_PAGE, 0, 0);
    linear.start = linear.start.next_multiple_of(WASM_PAGE);
    linear.bytes = 8 * WASM_PAGE;
    let pager = Growing::<_, Spin>::new(Pages(linear));
    let mut user = User::new(&pager);
    for count in 1..=8 {
        assert!(user.acquire(page(WASM_PAGE)));
        assert_eq!(pager.total_bytes(), count * WASM_PAGE);
    }
    assert!(!user.acquire(layout(1, 1)));
    user.release_all(&Random::new(1));
    // A block of two pages, aligned to as much, may not start at the next page.
    assert!(user.acquire(page(2 * WASM_PAGE)));
    user.release_all(&Random::new(1));
}

#[test]
fn growth_that_falls_short_is_tried_twice_at_most() {
    let pager = Growing::<_, Spin>::new(Linear::new(1 << 20, 0, WASM_PAGE / 2));
    let mut user = User::new(&pager);
    assert!(!user.acquire(layout(WASM_PAGE - 64, 16)) || pager.total_bytes() >= WASM_PAGE);
    assert!(pager.source.calls.load(Ordering::SeqCst) <= 2);
    // What was grown is not lost.
    assert!(user.acquire(layout(WASM_PAGE / 4, 16)));
}

#[test]
fn exhaustion_is_survived() {
    let pager = Growing::<_, Spin>::new(Linear::new(1 << 20, 0, 0));
    let mut user = User::new(&pager);
    let mut count = 0;
    while user.acquire(page(4096)) {
        count += 1;
    }
    assert!(count >= 240, "{count}");
    assert!(!user.acquire(layout(isize::MAX as usize, 1)));
    assert!(!user.acquire(layout(0, 1)));
    user.release(0);
    assert!(user.acquire(page(4096)));
    user.release_all(&Random::new(1));
    assert_eq!(pager.free_bytes(), pager.total_bytes());
}

/// The end of the address space and address zero, where memory may be grown but not used. Nothing is
/// written: what is left of these regions is too small.
#[test]
fn the_ends_of_the_address_space_are_left_alone() {
    struct Ends;

    // SAFETY: none of these bytes can be handed out, which the test is about.
    unsafe impl Grow for Ends {
        const ALIGN: usize = GRANULE;

        fn grow(&self, bytes: usize) -> Option<(usize, usize)> {
            match bytes % 3 {
                0 => Some((0, GRANULE)),
                1 => Some((usize::MAX - GRANULE + 1, GRANULE)),
                _ => Some((usize::MAX - GRANULE + 1, 4096)),
            }
        }
    }

    let pager = Growing::<_, Spin>::new(Ends);
    for size in 1..100 {
        assert!(pager.acquire(layout(size, 1)).is_none());
    }
    assert_eq!(pager.total_bytes(), 0);
}

#[test]
fn many_threads() {
    let pager = Growing::<_, Spin>::new(Linear::new(32 << 20, WASM_PAGE, 0));
    thread::scope(|scope| {
        for seed in 0..8 {
            let pager = &pager;
            scope.spawn(move || {
                let random = Random::new(seed);
                let mut user = User::new(pager);
                user.exercise(&random, 2_000, 1 << 20, |random| page(1 << random.below(16)));
                user.release_all(&random);
            });
        }
    });
    assert_eq!(pager.free_bytes(), pager.total_bytes());
}
