extern crate std;

use super::{LARGEST_PAGE, SystemMemory, page_size};
use crate::pager::Pager;
use crate::pager::tests::{Random, User, layout};

#[test]
fn every_alignment_up_to_4_mib() {
    let random = Random::new(1);
    let mut user = User::new(&SystemMemory);
    for size in [1, 4095, 4096, 4097, 65_536, 1 << 20, (2 << 20) + 1] {
        for align in 0..=22 {
            assert!(user.acquire(layout(size, 1 << align)));
        }
    }
    user.release_all(&random);
}

#[test]
fn random_use_keeps_every_promise() {
    let random = Random::new(2);
    let mut user = User::new(&SystemMemory);
    user.exercise(&random, 2_000, 64 << 20, |random| {
        layout(1 + random.below(300_000), 1 << random.below(23))
    });
    user.release_all(&random);
}

#[test]
fn impossible_requests_are_refused() {
    for size in [0, isize::MAX as usize - 4096, isize::MAX as usize] {
        assert!(SystemMemory.acquire(layout(size, 1)).is_none());
    }
    let largest = 1 << (usize::BITS - 2);
    assert!(SystemMemory.acquire(layout(4096, largest)).is_none());
}

#[test]
fn the_page_size_is_one_that_systems_have() {
    let bytes = page_size();
    assert!(bytes.is_power_of_two());
    assert!((4096..=LARGEST_PAGE).contains(&bytes));
    assert_eq!(SystemMemory.granularity(), bytes);
}

/// What is mapped to spare when a block is aligned must be unmapped again.
#[cfg(target_os = "linux")]
#[test]
fn aligning_leaves_no_mapping_behind() {
    let mapped = || {
        let status = std::fs::read_to_string("/proc/self/statm").unwrap();
        status.split(' ').next().unwrap().parse::<usize>().unwrap() * page_size()
    };
    let cycle = |count: usize| {
        let mut user = User::new(&SystemMemory);
        for _ in 0..count {
            // Odd sizes, so that one mapping does not align the next.
            assert!(user.acquire(layout(12_288, 4 << 20)));
            assert!(user.acquire(layout(4_096, 4_096)));
        }
        let during = mapped();
        user.release_all(&Random::new(3));
        during
    };
    let before = mapped();
    let during = cycle(200);
    let after = mapped();
    // Other tests run at the same time, so the bounds are loose: without unmapping, 200 blocks aligned
    // to 4 MiB would leave some 800 MiB behind.
    assert!(during.saturating_sub(before) < 400 << 20, "{before} {during}");
    assert!(after.saturating_sub(before) < 400 << 20, "{before} {after}");
}
