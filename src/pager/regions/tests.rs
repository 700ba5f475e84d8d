extern crate std;

use core::ptr::NonNull;
use std::thread;

use super::{GRANULE, Regions};
use crate::lock::{NoLock, RawLock, Spin, Ticket};
use crate::pager::RegionError;
use crate::pager::tests::{Random, User, layout, page};

const REGION: usize = 1 << 20;

fn with_regions<L: RawLock>(count: usize) -> Regions<L> {
    let pager = Regions::new();
    for _ in 0..count {
        let memory: &'static mut [u128] = std::vec![0; REGION / 16].leak();
        // SAFETY: the memory is leaked and this pager's alone. Regions that touch by chance are never
        // reached by one pointer: they lie apart by the header that the system's allocator needs.
        let added = unsafe { pager.add(NonNull::from(memory).cast(), REGION) };
        assert_eq!(added, Ok(REGION));
    }
    pager
}

fn exercise<L: RawLock>() {
    let pager = with_regions::<L>(4);
    for seed in 0..4 {
        let random = Random::new(seed);
        let mut user = User::new(&pager);
        user.exercise(&random, 3_000, 3 * REGION, |random| {
            layout(1 + random.below(40_000), 1 << random.below(16))
        });
        assert!(pager.free_bytes() + user.held() <= pager.total_bytes());
        user.release_all(&random);
        assert_eq!(pager.free_bytes(), 4 * REGION);
        // All of a region is one range again.
        for _ in 0..4 {
            assert!(user.acquire(layout(REGION, GRANULE)));
        }
        assert_eq!(pager.free_bytes(), 0);
        assert!(!user.acquire(layout(1, 1)));
        user.release_all(&random);
    }
}

#[test]
fn random_use_keeps_every_promise() {
    exercise::<Spin>();
    exercise::<Ticket>();
    exercise::<NoLock>();
}

#[test]
fn without_memory_there_is_none() {
    let pager = Regions::<Spin>::new();
    let mut user = User::new(&pager);
    assert!(!user.acquire(page(4096)));
    assert_eq!((pager.free_bytes(), pager.total_bytes()), (0, 0));
}

#[test]
fn a_region_that_cannot_be_used_is_refused() {
    let pager = Regions::<Spin>::new();
    let start = NonNull::<u128>::dangling().cast();
    // SAFETY: no byte of memory is given.
    assert_eq!(unsafe { pager.add(start, 0) }, Err(RegionError::TooSmall));
    // SAFETY: breaks the contract, which is found out before any memory is touched.
    let added = unsafe { pager.add(start, usize::MAX) };
    assert_eq!(added, Err(RegionError::Overflow));
    assert_eq!(pager.total_bytes(), 0);
}

#[test]
fn errors_say_what_is_wrong() {
    for error in [RegionError::TooSmall, RegionError::Overflow, RegionError::Overlap] {
        let text = std::string::ToString::to_string(&error);
        assert!(text.contains("region"), "{text}");
    }
}

#[test]
fn every_alignment_of_a_region_of_one_page() {
    let pager = with_regions::<Spin>(1);
    let mut user = User::new(&pager);
    for align in 0..=19 {
        assert!(user.acquire(layout(24, 1 << align)));
        user.release(0);
    }
    assert_eq!(pager.free_bytes(), REGION);
}

#[test]
fn many_threads() {
    let pager = with_regions::<Spin>(8);
    thread::scope(|scope| {
        for seed in 0..8 {
            let pager = &pager;
            scope.spawn(move || {
                let random = Random::new(seed + 10);
                let mut user = User::new(pager);
                user.exercise(&random, 2_000, REGION, |random| page(1 << random.below(16)));
                user.release_all(&random);
            });
        }
    });
    assert_eq!(pager.free_bytes(), 8 * REGION);
}
