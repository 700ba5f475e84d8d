//! What segments keep of memory that was freed, and how blocks change their length.

use core::sync::atomic::Ordering;

use super::{Carving, Segments, SmallSegments};
use crate::lock::Spin;
use crate::pager::huge::{AfterGrowth, Always, Never};
use crate::pager::tests::{Random, TestPager, User, layout, page};
use crate::pager::{AddressSpace, HeapSegments, Pager};

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
    assert_eq!((pager.kept_bytes(), source.discarded()), (0, 0));
    thin_out(&mut user);
    assert!(
        pager.kept_bytes() <= KEPT,
        "{} bytes are kept",
        pager.kept_bytes()
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
    assert!(pager.kept_bytes() > 0);
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
fn discarded_memory_is_zeroed_again_and_found() {
    let source = TestPager::discarding(false);
    let pager = Carved::new(&source);
    let mut user = fill(&pager, 4 << 20);
    thin_out(&mut user);
    let fresh = pager.acquire_zeroed(page(PAGE)).unwrap();
    assert!(!fresh.zeroed, "nothing of this source is zeroed");
    // SAFETY: the block came from this pager with this layout.
    unsafe { pager.release(fresh.start, page(PAGE)) };
    pager.trim();
    let segments = pager.held_bytes() / SmallSegments::SEGMENT_BYTES;
    assert!(
        pager.kept_bytes() < segments * 4096,
        "but for what shares a page with a header"
    );
    let fresh = pager.acquire_zeroed(page(PAGE)).unwrap();
    assert!(fresh.zeroed);
    // SAFETY: the block came from this pager with this layout.
    unsafe { pager.release(fresh.start, page(PAGE)) };
    user.release_all(&Random::new(3));
}

/// Zeroed memory is handed out to whoever wants it, used memory to the others.
#[test]
fn who_wants_zeroes_gets_memory_that_was_not_used() {
    let source = TestPager::new(true);
    let pager = Carved::new(&source);
    let used = pager.acquire(page(PAGE)).unwrap();
    // SAFETY: the block came from this pager with this layout.
    unsafe { pager.release(used.start, page(PAGE)) };
    let zeroed = pager.acquire_zeroed(page(PAGE)).unwrap();
    assert!(zeroed.zeroed && zeroed.start != used.start);
    let again = pager.acquire(page(PAGE)).unwrap();
    assert_eq!(again.start, used.start);
    for block in [zeroed, again] {
        // SAFETY: the block came from this pager with this layout.
        unsafe { pager.release(block.start, page(PAGE)) };
    }
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
    assert!(pager.kept_bytes() >= 32 << 10, "single kilobytes are not");
    user.release_all(&Random::new(4));
}

/// A source that says it can discard and then does not is asked once.
#[test]
fn a_refusal_to_discard_is_final() {
    struct Refusing(TestPager);
    // SAFETY: as the pager inside; nothing is discarded, and it says so.
    unsafe impl Pager for Refusing {
        fn acquire(&self, layout: core::alloc::Layout) -> Option<crate::pager::Block> {
            self.0.acquire(layout)
        }
        unsafe fn release(&self, block: core::ptr::NonNull<u8>, layout: core::alloc::Layout) {
            // SAFETY: as the caller says.
            unsafe { self.0.release(block, layout) }
        }
        unsafe fn discard(&self, _: core::ptr::NonNull<u8>, bytes: usize) -> bool {
            self.0.discarded.fetch_add(bytes, Ordering::SeqCst);
            false
        }
        fn discard_granularity(&self) -> Option<usize> {
            Some(4096)
        }
        fn granularity(&self) -> usize {
            4096
        }
    }
    let pager = Segments::<_, Spin>::new(Refusing(TestPager::new(true)));
    let mut user = fill(&pager, 64 << 20);
    thin_out(&mut user);
    let asked = pager.pager().0.discarded();
    assert!(asked > 0 && asked <= SmallSegments::SEGMENT_BYTES);
    while user.held() < 64 << 20 {
        assert!(
            user.acquire_zeroed(page(PAGE)),
            "and nothing is said to be zero that is not"
        );
    }
    user.release_all(&Random::new(5));
    pager.trim();
    assert_eq!(pager.pager().0.discarded(), asked);
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
    assert_eq!(huge_at::<HeapSegments<AfterGrowth>>(3 << 20), (0, 0));
    assert_eq!(huge_at::<HeapSegments<AfterGrowth>>(7 << 20), (2 * segment, 0));
    assert_eq!(
        huge_at::<HeapSegments<Always>>(1 << 20),
        (segment, segment),
        "and what is beneath it is huge as well"
    );
    let step = AddressSpace::<Never>::SEGMENT_BYTES;
    assert_eq!(huge_at::<AddressSpace<Never>>(1 << 20), (0, 0));
    assert_eq!(huge_at::<AddressSpace<AfterGrowth>>(1 << 20), (0, 0));
    assert_eq!(huge_at::<AddressSpace<Always>>(1 << 20), (step, step));
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
