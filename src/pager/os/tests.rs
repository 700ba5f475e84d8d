extern crate std;

use std::thread;

use super::OsPager;
use crate::pager::tests::{Random, User, layout, page};
use crate::pager::{ConstPager, DefaultPager, Pager};

#[test]
fn many_threads_with_pages_of_every_size() {
    static PAGES: OsPager = OsPager::INIT;
    thread::scope(|scope| {
        for seed in 0..6 {
            scope.spawn(move || {
                let random = Random::new(seed);
                let mut user = User::new(&PAGES);
                user.exercise(&random, 1_500, 16 << 20, |random| {
                    page(1 << (10 + random.below(13)))
                });
                user.release_all(&random);
            });
        }
    });
    PAGES.trim();
    assert_eq!(PAGES.held_bytes(), 0);
}

#[test]
fn every_alignment_up_to_4_mib() {
    let pager = OsPager::INIT;
    let mut user = User::new(&pager);
    for size in [1, 4096, 300_000, 700_000, 5 << 20] {
        for align in 0..=22 {
            assert!(user.acquire(layout(size, 1 << align)));
        }
    }
    user.release_all(&Random::new(1));
}

/// Memory that was never used is zeroed, whichever way it came.
#[test]
fn fresh_memory_is_zeroed() {
    let pager = OsPager::INIT;
    for bytes in [1024, 4096, 512 << 10, 2 << 20] {
        let block = pager.acquire(page(bytes)).unwrap();
        assert!(block.zeroed, "{bytes}");
        // SAFETY: the block came from this pager with this layout.
        unsafe { pager.release(block.start, page(bytes)) };
        // What comes next must not be the block that was used.
        pager.trim();
    }
}

#[test]
fn the_default_is_the_system() {
    let pagers: [OsPager; 2] = [OsPager::INIT, DefaultPager::INIT];
    assert!(pagers.iter().all(|pager| pager.held_bytes() == 0));
}
