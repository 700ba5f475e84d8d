extern crate std;

use core::alloc::Layout;
use core::ptr;
use core::sync::atomic::{AtomicUsize, Ordering};
use std::alloc::{System, alloc, dealloc};

use super::{FnPager, PageFunctions, StaticFunctions};
use crate::pager::tests::{Random, User, layout, page};
use crate::pager::{ConstPager, FromGlobalAlloc, NoPager, Pager};

fn none(_: Layout) -> *mut u8 {
    ptr::null_mut()
}

fn some(layout: Layout) -> *mut u8 {
    assert!(layout.size() > 0);
    // SAFETY: the size is not zero.
    unsafe { alloc(layout) }
}

fn exercise<P: Pager>(pager: &P) {
    let random = Random::new(1);
    let mut user = User::new(pager);
    user.exercise(&random, 1_000, 4 << 20, |random| {
        layout(1 + random.below(40_000), 1 << random.below(16))
    });
    assert!(user.blocks() > 0);
    user.release_all(&random);
    assert!(pager.acquire(layout(0, 1)).is_none());
}

#[test]
fn what_functions_return_is_handed_out() {
    // SAFETY: `some` hands out what `dealloc` takes back.
    exercise(&unsafe { FnPager::new(some, dealloc) });
    exercise(&FromGlobalAlloc::new(&System));
}

#[test]
fn null_is_none() {
    // SAFETY: no block is handed out.
    let pager = unsafe { FnPager::new(none, dealloc) };
    assert!(pager.acquire(page(4096)).is_none());
    assert!(NoPager::INIT.acquire(page(4096)).is_none());
}

#[test]
fn granularities_are_powers_of_two() {
    // SAFETY: no block is handed out.
    let pager = unsafe { FnPager::new(none, dealloc) };
    assert_eq!(pager.granularity(), 4096);
    for (asked, rounded) in [(0, 1), (1, 1), (4097, 8192), (65_536, 65_536), (usize::MAX, 4096)] {
        assert_eq!(pager.with_granularity(asked).granularity(), rounded);
    }
    assert!(FromGlobalAlloc::new(&System).granularity().is_power_of_two());
    assert!(NoPager.granularity().is_power_of_two());
}

enum Counting {}

static OUT: AtomicUsize = AtomicUsize::new(0);

// SAFETY: the system's allocator keeps the contract.
unsafe impl PageFunctions for Counting {
    fn acquire(layout: Layout) -> *mut u8 {
        OUT.fetch_add(1, Ordering::SeqCst);
        some(layout)
    }

    unsafe fn release(start: *mut u8, layout: Layout) {
        OUT.fetch_sub(1, Ordering::SeqCst);
        // SAFETY: the block came from `acquire` with this layout.
        unsafe { dealloc(start, layout) }
    }

    fn granularity() -> usize {
        16_384
    }
}

#[test]
fn functions_chosen_by_a_type() {
    const PAGES: StaticFunctions<Counting> = StaticFunctions::INIT;
    assert_eq!(size_of_val(&PAGES), 0);
    assert_eq!(PAGES.granularity(), 16_384);
    exercise(&PAGES);
    assert_eq!(OUT.load(Ordering::SeqCst), 0);
}
