extern crate std;

use core::alloc::Layout;
use core::ptr::NonNull;
use std::vec::Vec;

use super::{FramePager, FrameSource, FramesError};
use crate::lock::Spin;
use crate::pager::tests::{Random, User, layout, page};
use crate::pager::{Pager, Regions};

const PAGE: usize = 4096;

/// Physical memory: its first byte is mapped at the offset that is returned, a multiple of a page.
pub(crate) fn machine(bytes: usize) -> usize {
    let memory: &'static mut [u128] = std::vec![0; (bytes + PAGE) / 16].leak();
    memory.as_mut_ptr().expose_provenance().next_multiple_of(PAGE)
}

/// Memory that is nobody's.
fn spare(bytes: usize) -> NonNull<u8> {
    let start = machine(bytes);
    NonNull::new(core::ptr::with_exposed_provenance_mut(start)).unwrap()
}

/// A source that hands out pages from a list, good ones and others.
struct Listed(Vec<usize>);

// SAFETY: no: some addresses are wrong on purpose. Tests look at what is refused and do not use the rest.
unsafe impl FrameSource for Listed {
    fn take(&mut self, _: Layout) -> Option<usize> {
        self.0.pop()
    }

    unsafe fn put(&mut self, address: usize, _: Layout) {
        self.0.push(address);
    }
}

#[test]
fn a_pager_without_a_source_has_nothing() {
    let pager = FramePager::<Listed, Spin, PAGE>::new();
    assert!(pager.acquire(page(PAGE)).is_none());
    assert_eq!(pager.with_source(|_| ()), None);
    assert_eq!(pager.granularity(), PAGE);
}

#[test]
fn offsets_that_misalign_pages_and_second_sources_are_refused() {
    let pager = FramePager::<Listed, Spin, PAGE>::new();
    for offset in [1, 8, 2048, PAGE + 1] {
        // SAFETY: there is no memory.
        let given = unsafe { pager.provide(Listed(Vec::new()), offset) };
        assert_eq!(given, Err(FramesError::Misaligned));
    }
    // SAFETY: there is no memory.
    assert_eq!(unsafe { pager.provide(Listed(Vec::new()), PAGE) }, Ok(()));
    // SAFETY: there is no memory.
    let given = unsafe { pager.provide(Listed(Vec::new()), PAGE) };
    assert_eq!(given, Err(FramesError::Given));
}

#[test]
fn blocks_are_no_more_aligned_than_the_offset() {
    let pager = FramePager::<Listed, Spin, PAGE>::new();
    // SAFETY: the addresses are not used.
    unsafe { pager.provide(Listed(std::vec![1 << 20, 2 << 20]), 5 * PAGE) }.unwrap();
    assert!(pager.acquire(page(2 * PAGE)).is_none());
    assert_eq!(pager.with_source(|source| source.0.len()), Some(2));
    assert!(pager.acquire(page(PAGE)).is_some());
}

#[test]
fn null_and_addresses_past_the_end_are_not_handed_out() {
    let offset = usize::MAX - 2 * PAGE + 1;
    let pager = FramePager::<Listed, Spin, PAGE>::new();
    let hostile = [2 * PAGE, 3 * PAGE, usize::MAX & !(PAGE - 1)];
    // SAFETY: the addresses are not handed out, which the test is about: the sum is zero, or too large.
    unsafe { pager.provide(Listed(hostile.to_vec()), offset) }.unwrap();
    for _ in hostile {
        assert!(pager.acquire(page(PAGE)).is_none());
    }
    assert_eq!(pager.with_source(|source| source.0.len()), Some(0));
}

/// Frames out of regions, that keeps books in the memory that it feeds: a page for every eight blocks.
struct Bookkeeping {
    memory: Regions<Spin>,
    pager: &'static FramePager<Self, Spin, PAGE>,
    books: Vec<NonNull<u8>>,
    blocks: usize,
}

// SAFETY: the pointers are to pages of the source's own.
unsafe impl Send for Bookkeeping {}

impl Bookkeeping {
    /// Writes down that there are so many blocks, from within a call.
    fn note(&mut self) {
        while self.books.len() < self.blocks.div_ceil(8) {
            let book = self.pager.acquire(page(PAGE)).expect("a page of the reserve");
            // SAFETY: the page is this source's own.
            unsafe { book.start.write_bytes(0xB0, PAGE) };
            self.books.push(book.start);
        }
        while self.books.len() > self.blocks.div_ceil(8) {
            let book = self.books.pop().unwrap();
            // SAFETY: as above.
            let bytes = unsafe { core::slice::from_raw_parts(book.as_ptr(), PAGE) };
            assert!(
                bytes.iter().all(|byte| *byte == 0xB0),
                "a page of the reserve was used twice"
            );
            // SAFETY: the page came from the pager, and is used no more.
            unsafe { self.pager.release(book, page(PAGE)) };
        }
    }
}

// SAFETY: blocks are those of the pager inside.
unsafe impl FrameSource for Bookkeeping {
    const RESERVE: usize = 3;

    fn caller() -> usize {
        std::thread_local! {
            static HERE: u8 = const { 0 };
        }
        HERE.with(|here| core::ptr::from_ref(here).addr())
    }

    fn take(&mut self, layout: Layout) -> Option<usize> {
        let block = self.memory.acquire(layout)?;
        self.blocks += 1;
        self.note();
        Some(block.start.addr().get())
    }

    unsafe fn put(&mut self, address: usize, layout: Layout) {
        let block = NonNull::new(core::ptr::with_exposed_provenance_mut(address)).unwrap();
        // SAFETY: the caller's promise.
        unsafe { self.memory.release(block, layout) };
        self.blocks -= 1;
        self.note();
    }
}

fn bookkeeping(pages: usize, reserve: usize) -> &'static FramePager<Bookkeeping, Spin, PAGE> {
    let pager: &'static _ = std::boxed::Box::leak(std::boxed::Box::new(FramePager::new()));
    let memory = Regions::new();
    // SAFETY: the memory is nobody's.
    unsafe { memory.add(spare(pages * PAGE), pages * PAGE) }.unwrap();
    // SAFETY: the memory is nobody's.
    let reserved = unsafe { pager.reserve(spare(reserve * PAGE), reserve * PAGE) };
    assert_eq!(reserved, Ok(reserve));
    let source = Bookkeeping {
        memory,
        pager,
        books: Vec::new(),
        blocks: 0,
    };
    // SAFETY: addresses are virtual ones already.
    unsafe { pager.provide(source, 0) }.unwrap();
    pager
}

#[test]
fn a_source_that_feeds_on_what_it_feeds_does_not_wait_for_itself() {
    for reserve in [3, 6] {
        let pager = bookkeeping(2_000, reserve);
        let random = Random::new(9);
        let mut user = User::new(pager);
        user.exercise(&random, 4_000, 1_000 * PAGE, |random| {
            if random.below(4) == 0 {
                layout(1 + random.below(5 * PAGE), 1 << random.below(14))
            } else {
                page(PAGE)
            }
        });
        assert!(user.blocks() > 50);
        user.release_all(&random);
        // What is left is what the source itself keeps, and the reserve.
        let (free, books) = pager
            .with_source(|source| (source.memory.free_bytes(), source.books.len()))
            .unwrap();
        let held = 2_000 * PAGE - free;
        assert!(held <= (3 + books) * PAGE, "{held} bytes are missing");
        assert!(pager.reserved_bytes() >= 3 * PAGE);
    }
}

#[test]
fn an_exhausted_source_is_survived() {
    let pager = bookkeeping(64, 8);
    let random = Random::new(2);
    let mut user = User::new(pager);
    while user.acquire(page(PAGE)) {}
    assert!(user.blocks() > 40, "{}", user.blocks());
    user.release_all(&random);
    assert!(user.acquire(page(8 * PAGE)));
    user.release_all(&random);
}

#[test]
fn threads_share_a_source_that_keeps_books() {
    let pager = bookkeeping(4_000, 8);
    std::thread::scope(|scope| {
        for seed in 0..4 {
            scope.spawn(move || {
                let random = Random::new(seed);
                let mut user = User::new(pager);
                user.exercise(&random, 2_000, 200 * PAGE, |_| page(PAGE));
                user.release_all(&random);
            });
        }
    });
    let missing = pager
        .with_source(|source| 4_000 * PAGE - source.memory.free_bytes())
        .unwrap();
    assert!(missing <= 8 * PAGE, "{missing} bytes are missing");
}
