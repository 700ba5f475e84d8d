extern crate std;

use core::alloc::Layout;
use core::ptr::NonNull;
use core::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::vec::Vec;

use super::{Carving, Segments, SmallSegments, unit_bytes};
use crate::lock::Spin;
use crate::pager::tests::{Random, TestPager, User, layout, page};
use crate::pager::{Block, Pager};

type Carved<'a> = Segments<&'a TestPager, Spin>;

const SEGMENT_BYTES: usize = SmallSegments::SEGMENT_BYTES;
const UNIT_BYTES: usize = unit_bytes::<SmallSegments>();

/// Sizes and alignments around everything that matters: units, pages, the limit for carving.
fn any_layout(random: &Random) -> Layout {
    match random.below(10) {
        0..4 => page(1 << (10 + random.below(10))),
        4..7 => layout(1 + random.below(40_000), 1 << random.below(14)),
        7..9 => layout(1 + random.below(600_000), 1 << random.below(20)),
        _ => layout(500_000 + random.below(2_000_000), 1 << random.below(22)),
    }
}

#[test]
fn random_use_keeps_every_promise() {
    for (zeroes, discards) in [(false, false), (true, false), (false, true), (true, true)] {
        let mut source = TestPager::new(zeroes);
        source.discards = discards;
        let pager = Carved::new(&source);
        for seed in 0..4 {
            let random = Random::new(seed);
            let mut user = User::new(&pager);
            user.exercise(&random, 2_500, 16 << 20, any_layout);
            assert!(user.blocks() > 0);
            user.release_all(&random);
            assert_eq!(pager.held_bytes(), SEGMENT_BYTES, "one segment is kept");
            assert_eq!(source.out(), 1);
        }
        pager.trim();
        assert_eq!(pager.held_bytes(), 0);
        assert_eq!(source.out(), 0);
    }
}

#[test]
fn every_alignment_up_to_4_mib() {
    let source = TestPager::new(true);
    let pager = Carved::new(&source);
    let mut user = User::new(&pager);
    for size in [
        1,
        1023,
        1024,
        1025,
        4096,
        100_000,
        512 << 10,
        (512 << 10) + 1,
        2 << 20,
    ] {
        for align in 0..=22 {
            assert!(user.acquire(layout(size, 1 << align)));
        }
    }
    user.release_all(&Random::new(1));
}

#[test]
fn a_segment_holds_all_pages_but_the_one_of_its_header() {
    for size in [1 << 10, 1 << 12, 1 << 14, 1 << 16, 1 << 19] {
        let source = TestPager::new(true);
        let pager = Carved::new(&source);
        let mut user = User::new(&pager);
        for _ in 1..SEGMENT_BYTES / size {
            assert!(user.acquire(page(size)));
        }
        assert_eq!(pager.held_bytes(), SEGMENT_BYTES);
        assert!(user.acquire(page(size)));
        assert_eq!(pager.held_bytes(), 2 * SEGMENT_BYTES);
        user.release_all(&Random::new(2));
    }
}

#[test]
fn zeroed_memory_is_zeroed_once() {
    let source = TestPager::new(true);
    let pager = Carved::new(&source);
    let first = pager.acquire(page(4096)).unwrap();
    assert!(first.zeroed);
    // SAFETY: the block is this test's.
    unsafe { first.start.write_bytes(1, 4096) };
    // SAFETY: the block came from this pager with this layout.
    unsafe { pager.release(first.start, page(4096)) };
    let second = pager.acquire(page(4096)).unwrap();
    assert_eq!(second.start, first.start);
    assert!(!second.zeroed);
    // SAFETY: the block came from this pager with this layout.
    unsafe { pager.release(second.start, page(4096)) };
}

#[test]
fn one_empty_segment_is_kept_and_further_ones_are_returned() {
    let source = TestPager::new(true);
    let pager = Carved::new(&source);
    let mut user = User::new(&pager);
    for _ in 0..9 {
        assert!(user.acquire(page(512 << 10)));
    }
    assert_eq!(source.out(), 3);
    user.release_all(&Random::new(3));
    assert_eq!(source.out(), 1);
    let calls = source.calls();
    for _ in 0..100 {
        assert!(user.acquire(page(4096)));
        user.release(0);
    }
    assert_eq!(source.calls(), calls, "the kept segment serves");
    pager.trim();
    assert_eq!(source.out(), 0);
}

/// A run of an odd size that does not fit into the holes of the first segment must not keep smaller
/// ones from using these holes.
#[test]
fn holes_are_used_before_a_new_segment() {
    let source = TestPager::new(true);
    let pager = Carved::new(&source);
    let units: Vec<_> = (0..SEGMENT_BYTES / UNIT_BYTES - 1)
        .map(|_| pager.acquire(page(UNIT_BYTES)).unwrap().start)
        .collect();
    let (freed, held): (Vec<_>, Vec<_>) = units
        .into_iter()
        .enumerate()
        .partition(|(index, _)| index % 2 == 0);
    for (_, unit) in &freed {
        // SAFETY: the block came from this pager with this layout.
        unsafe { pager.release(*unit, page(UNIT_BYTES)) };
    }
    let mut user = User::new(&pager);
    assert!(user.acquire(page(2 * UNIT_BYTES)));
    assert_eq!(source.out(), 2);
    for _ in 0..freed.len() {
        assert!(user.acquire(page(UNIT_BYTES)));
    }
    assert_eq!(source.out(), 2);
    user.release_all(&Random::new(4));
    for (_, unit) in held {
        // SAFETY: the block came from this pager with this layout.
        unsafe { pager.release(unit, page(UNIT_BYTES)) };
    }
    pager.trim();
    assert_eq!(source.out(), 0);
}

#[test]
fn a_failure_at_every_call_loses_nothing() {
    let random = Random::new(5);
    for failing in 0..45 {
        let source = TestPager::new(failing % 2 == 0);
        let pager = Carved::new(&source);
        let mut user = User::new(&pager);
        source.fail_after(failing);
        let mut refused = 0;
        for step in 0..60 {
            // Every other request goes to the underlying pager itself; every third opens a segment.
            let layout = if step % 2 == 0 {
                page(1 << 20)
            } else {
                page(512 << 10)
            };
            refused += usize::from(!user.acquire(layout));
        }
        // A segment that cannot be had is made up for by a block of its own.
        assert!(refused <= 1);
        assert!(user.acquire(page(4096)));
        user.release_all(&random);
        pager.trim();
        assert_eq!(source.out(), 0);
    }
}

#[test]
fn without_segments_every_block_is_asked_for_by_itself() {
    let random = Random::new(6);
    let source = TestPager::new(true);
    let pager = Carved::new(&source);
    let mut carved = User::new(&pager);
    for _ in 0..600 {
        assert!(carved.acquire(page(4096)));
    }
    let segments = source.out();
    source.largest.store(1 << 20, Ordering::SeqCst);
    let mut user = User::new(&pager);
    for _ in 0..2_000 {
        assert!(user.acquire(page(4096)));
    }
    assert!(source.out() > segments + 1_000);
    // Blocks of both kinds come back in any order.
    while carved.blocks() > 0 {
        carved.release(random.below(carved.blocks()));
        user.release(random.below(user.blocks()));
    }
    user.release_all(&random);
    pager.trim();
    assert_eq!(source.out(), 0);
}

#[test]
fn nothing_at_all_is_refused_and_recovered_from() {
    let source = TestPager::new(true);
    source.largest.store(0, Ordering::SeqCst);
    let pager = Carved::new(&source);
    let mut user = User::new(&pager);
    for bytes in [1, 4096, 512 << 10, 1 << 20] {
        assert!(!user.acquire(page(bytes)));
    }
    source.largest.store(usize::MAX, Ordering::SeqCst);
    assert!(user.acquire(page(4096)));
    user.release(0);
}

#[test]
fn requests_of_no_bytes_and_of_too_many_are_refused() {
    struct Nothing;
    // SAFETY: no block is handed out.
    unsafe impl Pager for Nothing {
        fn acquire(&self, layout: Layout) -> Option<Block> {
            assert!(layout.size() > 0);
            None
        }
        unsafe fn release(&self, _: NonNull<u8>, _: Layout) {}
        fn granularity(&self) -> usize {
            1
        }
    }
    let pager = Segments::<_, Spin>::new(Nothing);
    assert!(pager.acquire(layout(0, 1)).is_none());
    assert!(pager.acquire(layout(isize::MAX as usize, 1)).is_none());
    assert!(pager.acquire(layout(1, 1 << (usize::BITS - 2))).is_none());
}

#[test]
fn a_block_released_twice_is_ignored() {
    let source = TestPager::new(true);
    let pager = Carved::new(&source);
    let other = pager.acquire(page(4096)).unwrap().start;
    let block = pager.acquire(page(4096)).unwrap().start;
    for _ in 0..2 {
        // SAFETY: the second time breaks the contract, which this pager finds out and survives.
        unsafe { pager.release(block, page(4096)) };
    }
    let mut user = User::new(&pager);
    for _ in 0..100 {
        assert!(user.acquire(page(4096)));
    }
    user.release_all(&Random::new(8));
    // SAFETY: the block came from this pager with this layout.
    unsafe { pager.release(other, page(4096)) };
    pager.trim();
    assert_eq!(source.out(), 0);
}

/// The segment that is kept without a block in use must not be let go a second time.
#[test]
fn the_last_block_released_twice_is_ignored() {
    let source = TestPager::new(true);
    let pager = Carved::new(&source);
    let run = layout(200_000, 1);
    let block = pager.acquire(run).unwrap().start;
    for _ in 0..2 {
        // SAFETY: the second time breaks the contract, which this pager finds out and survives: the
        // segment is kept, so its header can be read.
        unsafe { pager.release(block, run) };
    }
    assert_eq!((pager.held_bytes(), source.out()), (2 << 20, 1));
    let mut user = User::new(&pager);
    assert!(user.acquire(run));
    assert_eq!(source.out(), 1, "the kept segment serves again");
    user.release_all(&Random::new(9));
    pager.trim();
    assert_eq!(source.out(), 0);
}

/// A pager whose blocks are not aligned as asked.
struct Misaligned(TestPager);

const SHIFT: usize = 64;

fn shifted(asked: Layout) -> Layout {
    layout(asked.size() + SHIFT, asked.align())
}

// SAFETY: as the pager inside, except for the alignment, which the test is about.
unsafe impl Pager for Misaligned {
    fn acquire(&self, layout: Layout) -> Option<Block> {
        let block = self.0.acquire(shifted(layout))?;
        // SAFETY: the block is longer by the shift.
        let start = unsafe { block.start.add(SHIFT) };
        Some(Block { start, ..block })
    }
    unsafe fn release(&self, block: NonNull<u8>, layout: Layout) {
        // SAFETY: the shift is taken back.
        let start = unsafe { block.sub(SHIFT) };
        // SAFETY: the block came from `acquire` with this layout.
        unsafe { self.0.release(start, shifted(layout)) }
    }
    fn granularity(&self) -> usize {
        4096
    }
}

#[test]
fn a_segment_that_is_not_aligned_is_sent_back() {
    let pager = Segments::<_, Spin>::new(Misaligned(TestPager::new(true)));
    let block = pager.acquire(layout(64, 64)).unwrap();
    assert_eq!(pager.held_bytes(), 0);
    assert_eq!(pager.pager().0.out(), 1);
    // SAFETY: the block came from this pager with this layout.
    unsafe { pager.release(block.start, layout(64, 64)) };
    assert_eq!(pager.pager().0.out(), 0);
}

/// A pager that uses what is built on it while it is asked.
struct Reentrant {
    source: TestPager,
    depth: AtomicUsize,
}

/// Calls within calls.
const DEEPEST: usize = 3;

static REENTRANT: Segments<&'static Reentrant, Spin> = Segments::new(&BENEATH);
static BENEATH: Reentrant = Reentrant {
    source: TestPager {
        succeed: AtomicUsize::new(usize::MAX),
        calls: AtomicUsize::new(0),
        out: AtomicUsize::new(0),
        largest: AtomicUsize::new(usize::MAX),
        zeroes: true,
        discards: false,
        discarded: AtomicUsize::new(0),
        huge: AtomicUsize::new(0),
    },
    depth: AtomicUsize::new(0),
};

impl Reentrant {
    fn use_the_upper_pager(&self) {
        if self.depth.fetch_add(1, Ordering::SeqCst) < DEEPEST {
            let mut user = User::new(&REENTRANT);
            assert!(user.acquire(page(4096)));
            assert!(user.acquire(page(512 << 10)));
            user.release_all(&Random::new(9));
        }
        self.depth.fetch_sub(1, Ordering::SeqCst);
    }
}

// SAFETY: as the pager inside.
unsafe impl Pager for Reentrant {
    fn acquire(&self, layout: Layout) -> Option<Block> {
        self.use_the_upper_pager();
        self.source.acquire(layout)
    }
    unsafe fn release(&self, block: NonNull<u8>, layout: Layout) {
        self.use_the_upper_pager();
        // SAFETY: as the caller says.
        unsafe { self.source.release(block, layout) }
    }
    fn granularity(&self) -> usize {
        4096
    }
}

#[test]
fn the_underlying_pager_may_use_this_one() {
    let random = Random::new(10);
    let mut user = User::new(&REENTRANT);
    user.exercise(&random, 500, 16 << 20, any_layout);
    user.release_all(&random);
    // From here on the underlying pager leaves the upper one alone: it would bring segments back.
    BENEATH.depth.store(DEEPEST, Ordering::SeqCst);
    REENTRANT.trim();
    assert_eq!(REENTRANT.held_bytes(), 0);
    assert_eq!(BENEATH.source.out(), 0);
}

#[test]
fn many_threads() {
    let source = TestPager::new(true);
    let pager = Carved::new(&source);
    thread::scope(|scope| {
        for seed in 0..8 {
            let pager = &pager;
            scope.spawn(move || {
                let random = Random::new(seed + 100);
                let mut user = User::new(pager);
                user.exercise(&random, 2_000, 4 << 20, any_layout);
                user.release_all(&random);
            });
        }
    });
    pager.trim();
    assert_eq!(pager.held_bytes(), 0);
    assert_eq!(source.out(), 0);
}

#[test]
fn blocks_may_be_released_by_other_threads() {
    let source = TestPager::new(false);
    let pager = Carved::new(&source);
    let (sender, receiver) = std::sync::mpsc::sync_channel::<(usize, Layout)>(64);
    thread::scope(|scope| {
        let pager = &pager;
        scope.spawn(move || {
            let random = Random::new(11);
            for _ in 0..4_000 {
                let layout = any_layout(&random);
                let block = pager.acquire(layout).unwrap();
                sender
                    .send((block.start.as_ptr().expose_provenance(), layout))
                    .unwrap();
            }
        });
        for (address, layout) in receiver {
            let block = NonNull::new(core::ptr::with_exposed_provenance_mut(address)).unwrap();
            // SAFETY: the block came from this pager with this layout.
            unsafe { pager.release(block, layout) };
        }
    });
    pager.trim();
    assert_eq!(source.out(), 0);
}

/// A pager that writes over what comes back, as whoever gets the memory next does.
struct Scribbling(TestPager);

// SAFETY: the contract is kept by the inner pager; memory that came back is nobody's until then.
unsafe impl Pager for Scribbling {
    fn acquire(&self, layout: Layout) -> Option<Block> {
        self.0.acquire(layout)
    }

    unsafe fn release(&self, block: NonNull<u8>, layout: Layout) {
        // The memory stays where it is, so that whoever still follows a link into it finds what is written there.
        // SAFETY: the block is so long, and nobody uses it.
        unsafe { block.write_bytes(1, layout.size()) };
    }

    fn granularity(&self) -> usize {
        self.0.granularity()
    }
}

/// The segment that is kept was in a list once. Its neighbour from then may have gone back since, and may be anybody's
/// memory when all segments are looked at for what can be given back.
#[test]
fn the_segment_that_is_kept_leads_to_no_other() {
    let pager: Segments<Scribbling, Spin> = Segments::new(Scribbling(TestPager::new(true)));
    let large = page(512 << 10);
    let mut blocks: Vec<_> = (0..6).map(|_| pager.acquire(large).unwrap().start).collect();
    blocks.sort_unstable();
    assert_eq!(pager.held_bytes(), 2 * SEGMENT_BYTES);
    let release = |block| {
        // SAFETY: each of the blocks came from the pager with this layout, and is released once.
        unsafe { pager.release(block, large) };
    };
    // One block left in each, so that both are in one list, the second before the first.
    let (first, second) = blocks.split_at(3);
    first
        .iter()
        .chain(second)
        .filter(|block| **block != first[2] && **block != second[2])
        .for_each(|block| release(*block));
    // The second is kept, and the first goes back.
    release(second[2]);
    release(first[2]);
    assert_eq!(pager.held_bytes(), SEGMENT_BYTES);
    let nothing_so_large = 1 << 20;
    assert!(pager.state.lock().start_purge_of_all(nothing_so_large).is_none());
    core::mem::forget(pager);
}
