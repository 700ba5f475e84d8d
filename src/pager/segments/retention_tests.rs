//! What segments keep of memory that was freed, and how blocks change their length.

extern crate std;

use core::alloc::Layout;
use core::ptr::NonNull;
use core::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::vec::Vec;

use super::{Carving, Segments, SmallSegments};
use crate::lock::Spin;
use crate::pager::carving::Sealed;
use crate::pager::huge::{AfterGrowth, Always, HugePages, Never};
use crate::pager::tests::{Random, TestPager, User, layout, page};
use crate::pager::{AddressSpace, Block, HeapSegments, Pager};

type Carved<'a> = Segments<&'a TestPager, Spin>;

const KEPT: usize = SmallSegments::KEPT_AT_LEAST;
const PAGE: usize = 32 << 10;

/// A user of 64 MiB in pages, of which every segment has one left that stays.
fn fill<P: Pager>(pager: &P, bytes: usize) -> User<'_, P> {
    let mut user = User::new(pager);
    for _ in 0..bytes / PAGE {
        assert!(user.acquire(page(PAGE)));
    }
    user
}

/// Releases all pages but one of every 48, so that hardly a segment is empty.
fn thin_out<P: Pager>(user: &mut User<'_, P>) {
    let mut at = user.blocks();
    while let Some(index) = at.checked_sub(1) {
        at = index;
        if index % 48 != 0 {
            user.release(index);
        }
    }
}

#[test]
fn holes_are_discarded_beyond_what_may_stay() {
    let source = TestPager::discarding(true);
    let pager = Carved::new(&source);
    let mut user = fill(&pager, 64 << 20);
    assert_eq!((pager.retained_bytes(), source.discarded()), (0, 0));
    thin_out(&mut user);
    assert!(
        pager.retained_bytes() <= KEPT,
        "{} bytes are kept",
        pager.retained_bytes()
    );
    assert!(source.discarded() > 20 << 20);
    user.release_all(&Random::new(1));
}

#[test]
fn little_is_kept_without_a_system_call() {
    let source = TestPager::discarding(true);
    let pager = Carved::new(&source);
    let mut user = fill(&pager, KEPT / 2);
    thin_out(&mut user);
    assert_eq!(source.discarded(), 0);
    assert!(pager.retained_bytes() > 0);
    user.release_all(&Random::new(1));
}

/// A program that frees and takes the same amount again and again must not lose its memory each time.
#[test]
fn a_program_in_a_cycle_keeps_its_memory() {
    let source = TestPager::discarding(true);
    let pager = Carved::new(&source);
    let mut user = fill(&pager, 48 << 20);
    let mut cycle = || {
        thin_out(&mut user);
        while user.held() < 48 << 20 {
            assert!(user.acquire(page(PAGE)));
        }
        source.discarded()
    };
    let mut discarded = 0;
    for _ in 0..6 {
        discarded = cycle();
    }
    assert_eq!(cycle(), discarded, "memory was discarded in the seventh cycle");
    user.release_all(&Random::new(2));
}

#[test]
fn discarded_memory_is_zeroed_again() {
    let source = TestPager::discarding(false);
    let pager = Carved::new(&source);
    let mut user = fill(&pager, 4 << 20);
    thin_out(&mut user);
    pager.trim();
    let segments = pager.held_bytes() / SmallSegments::SEGMENT_BYTES;
    assert!(
        pager.retained_bytes() < segments * 4096,
        "but for what shares a page with a header"
    );
    let fresh = pager.acquire(page(PAGE)).unwrap();
    assert!(fresh.zeroed, "although nothing of this source was");
    // SAFETY: the block came from this pager with this layout.
    unsafe { pager.release(fresh.start, page(PAGE)) };
    user.release_all(&Random::new(3));
}

/// Units are discarded in whole pages of the pager below; what is left over stays.
#[test]
fn parts_of_a_page_are_not_discarded() {
    let source = TestPager::discarding(false);
    let pager = Carved::new(&source);
    let mut user = User::new(&pager);
    for _ in 0..64 {
        assert!(user.acquire(page(1 << 10)));
    }
    // Every other kilobyte is free: no 4 KiB together.
    for index in (0..32).rev() {
        user.release(2 * index);
    }
    let before = source.discarded();
    pager.trim();
    let rest = SmallSegments::SEGMENT_BYTES - (128 << 10);
    assert!(
        source.discarded() - before >= rest,
        "the rest of the segment is discarded"
    );
    assert!(pager.retained_bytes() >= 32 << 10, "single kilobytes are not");
    user.release_all(&Random::new(4));
}

/// A program may lock a page in memory and free it as it is. Its segment is left alone, the others are not.
#[test]
fn a_segment_with_locked_memory_is_asked_for_once() {
    struct Locked {
        source: TestPager,
        refused: AtomicUsize,
    }
    // SAFETY: as the pager inside; where it says that it discarded nothing, it did not.
    unsafe impl Pager for Locked {
        fn acquire(&self, layout: Layout) -> Option<Block> {
            self.source.acquire(layout)
        }
        unsafe fn release(&self, block: NonNull<u8>, layout: Layout) {
            // SAFETY: as the caller says.
            unsafe { self.source.release(block, layout) }
        }
        unsafe fn discard(&self, start: NonNull<u8>, bytes: usize) -> bool {
            if self.refused.fetch_add(1, Ordering::SeqCst) == 0 {
                return false;
            }
            // SAFETY: as the caller says.
            unsafe { self.source.discard(start, bytes) }
        }
        fn discard_granularity(&self) -> Option<usize> {
            self.source.discard_granularity()
        }
        fn granularity(&self) -> usize {
            4096
        }
    }
    let pager = Segments::<_, Spin>::new(Locked {
        source: TestPager::discarding(true),
        refused: AtomicUsize::new(0),
    });
    let mut user = fill(&pager, 64 << 20);
    thin_out(&mut user);
    pager.trim();
    let retained = pager.retained_bytes();
    assert!(retained > 1 << 20, "the segment that was refused is retained");
    assert!(
        retained <= SmallSegments::SEGMENT_BYTES,
        "and no other: {retained}"
    );
    while user.held() < 64 << 20 {
        assert!(
            user.acquire(page(PAGE)),
            "and nothing is said to be zero that is not"
        );
    }
    user.release_all(&Random::new(5));
}

/// Segments that keep next to nothing, so that every other release discards.
enum Eager {}

impl Sealed for Eager {}

impl Carving for Eager {
    const SEGMENT_BYTES: usize = 2 << 20;
    const LARGEST_BLOCK: usize = Self::SEGMENT_BYTES / 4;
    const HUGE_PAGES_AFTER: Option<usize> = Some(2 << 20);
    const KEPT_AT_LEAST: usize = 64 << 10;
    const KEPT_SHARE: usize = 1 << 20;
}

/// Discarding goes on without the lock: whatever other threads do meanwhile, no memory is lost, handed out
/// twice or said to be zero.
#[test]
fn threads_that_discard_all_the_time() {
    let source = TestPager::discarding(false);
    let pager = Segments::<&TestPager, Spin, Eager>::new(&source);
    thread::scope(|scope| {
        for seed in 0..4 {
            let pager = &pager;
            scope.spawn(move || {
                let random = Random::new(seed);
                let mut user = User::new(pager);
                user.exercise(&random, 4_000, 8 << 20, |random| match random.below(3) {
                    0 => page(1 << 10),
                    1 => page(4 << random.below(16)),
                    _ => layout(1 + random.below(400_000), 1),
                });
                user.release_all(&random);
                pager.trim();
            });
        }
    });
    assert!(source.discarded() > 0);
    pager.trim();
    assert_eq!((pager.held_bytes(), source.out(), source.huge()), (0, 0, 0));
}

/// Free units of which no whole page can be discarded: there is nothing to set aside, and nothing may be
/// remembered of the segment once the lock is given up, as its last block may be released at once.
#[test]
fn single_kilobytes_set_nothing_aside() {
    let source = TestPager::discarding(true);
    let pager = Carved::new(&source);
    let unit = page(1 << 10);
    let mut blocks: Vec<_> = (0..40 * 2047)
        .map(|_| pager.acquire(unit).unwrap().start)
        .collect();
    // The last kilobyte of every four stays.
    blocks.retain(|block| {
        let stays = block.addr().get() / 1024 % 4 == 3;
        if !stays {
            // SAFETY: the block came from this pager with this layout.
            unsafe { pager.release(*block, unit) };
        }
        stays
    });
    assert!(pager.retained_bytes() > KEPT);
    let grain = pager.grain();
    assert!(pager.state.lock().start_purge(grain).is_none());
    for block in blocks {
        // SAFETY: the block came from this pager with this layout.
        unsafe { pager.release(block, unit) };
    }
    pager.trim();
    assert_eq!((pager.held_bytes(), source.out()), (0, 0));
}

#[test]
fn what_is_cut_off_counts() {
    let source = TestPager::discarding(true);
    let pager = Segments::<&TestPager, Spin, AddressSpace<Never>>::new(&source);
    let mut user = User::new(&pager);
    for _ in 0..20 {
        assert!(user.acquire(layout(4 << 20, 1)));
    }
    for index in 0..20 {
        assert!(user.resize(index, 64 << 10));
    }
    assert!(pager.retained_bytes() <= AddressSpace::<Never>::KEPT_AT_LEAST);
    assert!(source.discarded() >= 50 << 20);
    user.release_all(&Random::new(6));
}

#[test]
fn blocks_change_their_length_where_they_are() {
    let source = TestPager::new(true);
    let pager = Carved::new(&source);
    let mut user = User::new(&pager);
    assert!(user.acquire(layout(100_000, 1)));
    assert!(user.resize(0, 400_000), "what follows is free");
    assert!(user.resize(0, 10_000));
    assert!(user.acquire(layout(50_000, 1)), "what was cut off is free again");
    assert!(!user.resize(0, 400_000), "another block follows");
    assert!(user.resize(0, 10_200), "a unit has room for that");
    assert!(!user.resize(0, 600_000), "the underlying pager has such blocks");
    assert_eq!(source.out(), 1);
    user.release_all(&Random::new(6));
    pager.trim();
    assert_eq!(source.out(), 0);
}

#[test]
fn a_block_does_not_grow_past_its_segment() {
    let source = TestPager::new(true);
    let pager = Carved::new(&source);
    let mut user = User::new(&pager);
    for _ in 0..4 {
        assert!(user.acquire(layout(500 << 10, 1)));
    }
    assert_eq!(source.out(), 1);
    assert!(user.resize(3, 512 << 10), "some units are left");
    for bytes in [400 << 10, 300 << 10] {
        assert!(user.acquire(layout(bytes, 1)));
    }
    user.release_all(&Random::new(7));
}

/// Huge pages are asked for from the bytes on that the policy names, and no longer when a segment goes.
#[test]
fn huge_pages_follow_the_policy() {
    /// Huge bytes of a heap, and those that stay so when it has been given back.
    fn huge_at<K: Carving>(bytes: usize) -> (usize, usize) {
        let source = TestPager::new(true);
        let pager = Segments::<&TestPager, Spin, K>::new(&source);
        let mut user = fill(&pager, bytes);
        let during = source.huge();
        user.release_all(&Random::new(8));
        pager.trim();
        (during, source.huge())
    }
    let segment = SmallSegments::SEGMENT_BYTES;
    assert_eq!(huge_at::<HeapSegments<Never>>(9 << 20), (0, 0));
    assert_eq!(huge_at::<HeapSegments<AfterGrowth>>(31 << 20), (0, 0));
    assert_eq!(huge_at::<HeapSegments<AfterGrowth>>(35 << 20), (2 * segment, 0));
    assert_eq!(huge_at::<HeapSegments<Always>>(1 << 20), (segment, 0));
    let step = AddressSpace::<Never>::SEGMENT_BYTES;
    assert_eq!(huge_at::<AddressSpace<Never>>(1 << 20), (0, 0));
    assert_eq!(huge_at::<AddressSpace<AfterGrowth>>(1 << 20), (0, 0));
    assert_eq!(huge_at::<AddressSpace<Always>>(1 << 20), (step, 0));
}

#[test]
fn blocks_beyond_the_steps_are_huge_where_the_steps_are() {
    fn huge_of<H: HugePages>(bytes: usize) -> usize {
        let source = TestPager::new(true);
        let pager = Segments::<&TestPager, Spin, AddressSpace<H>>::new(&source);
        let mut user = User::new(&pager);
        assert!(user.acquire(layout(bytes, 1)));
        user.release(0);
        source.huge()
    }
    let bytes = AddressSpace::<Never>::LARGEST_BLOCK + 4096;
    assert_eq!(huge_of::<Never>(bytes), 0);
    assert_eq!(huge_of::<Always>(bytes), bytes);
}

/// A segment that is returned to a step in huge pages does not take them from it.
#[test]
fn huge_steps_stay_huge() {
    type Heap<'a> = Segments<Segments<&'a TestPager, Spin, AddressSpace<Always>>, Spin, HeapSegments<Always>>;
    let source = TestPager::new(true);
    let heap = Heap::new(Segments::new(&source));
    let mut user = fill(&heap, 8 << 20);
    let during = source.huge();
    user.release_all(&Random::new(10));
    assert_eq!(source.huge(), during);
}

#[test]
fn steps_of_address_space_hold_large_blocks() {
    type Steps<'a> = Segments<&'a TestPager, Spin, AddressSpace<Never>>;
    let source = TestPager::discarding(true);
    let pager = Steps::new(&source);
    let mut user = User::new(&pager);
    for bytes in [64 << 10, 300_000, 2 << 20, AddressSpace::<Never>::LARGEST_BLOCK] {
        assert!(user.acquire(layout(bytes, 1)));
    }
    assert!(user.acquire(page(2 << 20)));
    assert_eq!(source.out(), 1);
    assert!(user.acquire(layout(AddressSpace::<Never>::LARGEST_BLOCK + 1, 1)));
    assert_eq!(source.out(), 2);
    user.release_all(&Random::new(9));
}

/// What is said of huge pages is said by a safe function: nothing may be read of memory that is no segment.
#[test]
fn huge_pages_may_be_spoken_of_anywhere() {
    let source = TestPager::new(true);
    let pager = Segments::<&TestPager, Spin, AddressSpace<Always>>::new(&source);
    let mut user = User::new(&pager);
    assert!(user.acquire(layout(1 << 20, 1)));
    let during = source.huge();
    pager.prefer_huge_pages(NonNull::dangling(), 4096, true);
    assert_eq!(source.huge(), during + 4096, "it is passed on");
    pager.prefer_huge_pages(NonNull::dangling(), 4096, false);
    assert_eq!(source.huge(), during);
    user.release_all(&Random::new(11));
}
