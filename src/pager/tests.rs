//! What the tests of pagers share: random numbers, a checking user of a pager, pagers that fail.

extern crate std;

use core::alloc::Layout;
use core::cell::Cell;
use core::ptr::NonNull;
use core::sync::atomic::{AtomicUsize, Ordering};
use std::collections::BTreeMap;
use std::vec::Vec;

use super::{Block, Pager};

/// A small generator of reproducible numbers (xorshift64*, Vigna 2016).
pub(crate) struct Random(Cell<u64>);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(Cell::new(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1))
    }

    pub(crate) fn next(&self) -> u64 {
        let mut state = self.0.get();
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        self.0.set(state);
        state.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    pub(crate) fn below(&self, bound: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap() % bound
    }
}

pub(crate) fn layout(bytes: usize, align: usize) -> Layout {
    Layout::from_size_align(bytes, align).unwrap()
}

/// A page: as aligned as it is long.
pub(crate) fn page(bytes: usize) -> Layout {
    layout(bytes, bytes)
}

/// Uses a pager and checks what it hands out: alignment, no overlap, zeros where they are promised,
/// and that nobody else writes to a block in use.
pub(crate) struct User<'a, P: Pager> {
    pager: &'a P,
    blocks: Vec<(NonNull<u8>, Layout, u8)>,
    by_address: BTreeMap<usize, usize>,
    next_mark: u8,
}

/// How much of either end of a block is written and checked, in bytes.
const MARKED: usize = 64;

impl<'a, P: Pager> User<'a, P> {
    pub(crate) fn new(pager: &'a P) -> Self {
        Self {
            pager,
            blocks: Vec::new(),
            by_address: BTreeMap::new(),
            next_mark: 1,
        }
    }

    /// Bytes that this user has.
    pub(crate) fn held(&self) -> usize {
        self.blocks.iter().map(|(_, layout, _)| layout.size()).sum()
    }

    /// How many blocks this user has.
    pub(crate) fn blocks(&self) -> usize {
        self.blocks.len()
    }

    /// Acquires a block and checks it; says whether there was one.
    pub(crate) fn acquire(&mut self, layout: Layout) -> bool {
        let Some(Block { start, zeroed }) = self.pager.acquire(layout) else {
            return false;
        };
        self.check_place(start, layout);
        if zeroed {
            // SAFETY: the block was handed out to this user; zeroed memory is initialised.
            let bytes = unsafe { core::slice::from_raw_parts(start.as_ptr(), layout.size()) };
            assert!(
                bytes.chunks(4096).all(|chunk| chunk == &[0; 4096][..chunk.len()]),
                "not zero: {layout:?}"
            );
        }
        self.next_mark = self.next_mark.wrapping_add(1).max(1);
        self.keep(start, layout, self.next_mark);
        true
    }

    /// Checks that a block is aligned and overlaps no other.
    fn check_place(&self, start: NonNull<u8>, layout: Layout) {
        let address = start.addr().get();
        assert!(
            address.is_multiple_of(layout.align()),
            "{address:#x} for {layout:?}"
        );
        let end = address.checked_add(layout.size()).unwrap();
        assert_ne!(end, 0);
        if let Some((below, bytes)) = self.by_address.range(..end).next_back() {
            assert!(
                below + bytes <= address,
                "{address:#x} lies in the {bytes} bytes at {below:#x}"
            );
        }
    }

    /// Marks a block as this user's.
    fn keep(&mut self, start: NonNull<u8>, layout: Layout, mark: u8) {
        self.by_address.insert(start.addr().get(), layout.size());
        for offset in ends(layout) {
            // SAFETY: the byte lies in the block, which is this user's.
            unsafe { byte(start, offset).write(mark) };
        }
        self.blocks.push((start, layout, mark));
    }

    /// Takes a block out of the books, with its marks checked.
    fn forget(&mut self, index: usize) -> (NonNull<u8>, Layout, u8) {
        let (start, layout, mark) = self.blocks.swap_remove(index);
        self.by_address.remove(&start.addr().get());
        for offset in ends(layout) {
            // SAFETY: the byte lies in the block and was written when it was acquired.
            let found = unsafe { byte(start, offset).read() };
            assert_eq!(found, mark, "{layout:?} was written to");
        }
        (start, layout, mark)
    }

    /// Makes the block with this number longer or shorter, if the pager can; says whether it did.
    pub(crate) fn resize(&mut self, index: usize, bytes: usize) -> bool {
        let (start, old, mark) = self.forget(index);
        let new = layout(bytes, old.align());
        // SAFETY: the block came from this pager with this layout.
        let Some(moved) = (unsafe { self.pager.resize(start, old, new) }) else {
            self.keep(start, old, mark);
            return false;
        };
        self.check_place(moved, new);
        for offset in 0..MARKED.min(old.size()).min(bytes) {
            // SAFETY: the byte lies in the block, and was written at the old length.
            let found = unsafe { byte(moved, offset).read() };
            assert_eq!(found, mark, "content of {old:?} is lost in {new:?}");
        }
        self.keep(moved, new, mark);
        let last = self.blocks.len() - 1;
        self.blocks.swap(index, last);
        true
    }

    /// Checks and releases the block with this number.
    pub(crate) fn release(&mut self, index: usize) {
        let (start, layout, _) = self.forget(index);
        // SAFETY: the block came from this pager with this layout.
        unsafe { self.pager.release(start, layout) };
    }

    /// Checks and releases every block, in random order.
    pub(crate) fn release_all(&mut self, random: &Random) {
        while !self.blocks.is_empty() {
            self.release(random.below(self.blocks.len()));
        }
    }

    /// Acquires, resizes and releases at random, with never more than `most` bytes held.
    pub(crate) fn exercise(
        &mut self,
        random: &Random,
        steps: usize,
        most: usize,
        layouts: impl Fn(&Random) -> Layout,
    ) {
        for _ in 0..steps {
            let layout = layouts(random);
            let action = random.below(100);
            if action < 55 && self.held() + layout.size() <= most {
                self.acquire(layout);
            } else if action < 65 && !self.blocks.is_empty() {
                self.resize(random.below(self.blocks.len()), layout.size());
            } else if !self.blocks.is_empty() {
                self.release(random.below(self.blocks.len()));
            }
        }
    }
}

fn byte(start: NonNull<u8>, offset: usize) -> NonNull<u8> {
    start.map_addr(|address| address.checked_add(offset).unwrap())
}

/// The offsets of the bytes of a block that are written and checked.
fn ends(layout: Layout) -> impl Iterator<Item = usize> {
    let bytes = layout.size();
    (0..bytes.min(MARKED)).chain(bytes.saturating_sub(MARKED)..bytes)
}

/// The system allocator, which counts what it hands out, fails its k-th calls on demand, and finds
/// blocks that are not returned when it is dropped.
pub(crate) struct TestPager {
    /// Calls that succeed before one fails; `usize::MAX` for all.
    pub(crate) succeed: AtomicUsize,
    /// Calls of `acquire`, failed ones included.
    pub(crate) calls: AtomicUsize,
    /// Blocks that are out.
    pub(crate) out: AtomicUsize,
    /// Bytes above which requests fail.
    pub(crate) largest: AtomicUsize,
    /// Whether blocks are filled with zeros, and said to be; with something else otherwise.
    pub(crate) zeroes: bool,
    /// Whether memory can be discarded, in multiples of 4 KiB.
    pub(crate) discards: bool,
    /// Bytes that were discarded.
    pub(crate) discarded: AtomicUsize,
    /// Bytes that shall have huge pages at present.
    pub(crate) huge: AtomicUsize,
}

impl TestPager {
    pub(crate) fn new(zeroes: bool) -> Self {
        Self {
            succeed: AtomicUsize::new(usize::MAX),
            calls: AtomicUsize::new(0),
            out: AtomicUsize::new(0),
            largest: AtomicUsize::new(usize::MAX),
            zeroes,
            discards: false,
            discarded: AtomicUsize::new(0),
            huge: AtomicUsize::new(0),
        }
    }

    /// One whose memory can be discarded.
    pub(crate) fn discarding(zeroes: bool) -> Self {
        let mut pager = Self::new(zeroes);
        pager.discards = true;
        pager
    }

    pub(crate) fn discarded(&self) -> usize {
        self.discarded.load(Ordering::SeqCst)
    }

    pub(crate) fn huge(&self) -> usize {
        self.huge.load(Ordering::SeqCst)
    }

    pub(crate) fn out(&self) -> usize {
        self.out.load(Ordering::SeqCst)
    }

    pub(crate) fn calls(&self) -> usize {
        self.calls.load(Ordering::SeqCst)
    }

    /// Lets `calls` more calls succeed, then one fail, then all succeed.
    pub(crate) fn fail_after(&self, calls: usize) {
        self.succeed.store(calls, Ordering::SeqCst);
    }
}

// SAFETY: the system allocator keeps the contract, and what is said to be zeroed was filled with zeros.
unsafe impl Pager for TestPager {
    fn acquire(&self, layout: Layout) -> Option<Block> {
        self.calls.fetch_add(1, Ordering::SeqCst);
        let failed = self
            .succeed
            .try_update(Ordering::SeqCst, Ordering::SeqCst, |left| match left {
                usize::MAX => None,
                left => Some(left.checked_sub(1).unwrap_or(usize::MAX)),
            });
        if failed == Ok(0) || layout.size() > self.largest.load(Ordering::SeqCst) {
            return None;
        }
        // SAFETY: the size of a request is never zero.
        let start = NonNull::new(unsafe { std::alloc::alloc_zeroed(layout) }).unwrap();
        if !self.zeroes {
            // SAFETY: the block was allocated above.
            unsafe { start.write_bytes(0xa5, layout.size()) };
        }
        self.out.fetch_add(1, Ordering::SeqCst);
        Some(Block {
            start,
            zeroed: self.zeroes,
        })
    }

    unsafe fn release(&self, block: NonNull<u8>, layout: Layout) {
        self.out.fetch_sub(1, Ordering::SeqCst);
        // SAFETY: the caller passes a block of `acquire` with its layout.
        unsafe { std::alloc::dealloc(block.as_ptr(), layout) }
    }

    unsafe fn discard(&self, start: NonNull<u8>, bytes: usize) -> bool {
        assert!(self.discards && bytes > 0);
        assert!(start.addr().get().is_multiple_of(4096) && bytes.is_multiple_of(4096));
        self.discarded.fetch_add(bytes, Ordering::SeqCst);
        // SAFETY: the bytes are of a block that is out, and nobody uses them.
        unsafe { start.write_bytes(0, bytes) };
        true
    }

    fn discard_granularity(&self) -> Option<usize> {
        self.discards.then_some(4096)
    }

    fn prefer_huge_pages(&self, _start: NonNull<u8>, bytes: usize, huge: bool) {
        if huge {
            self.huge.fetch_add(bytes, Ordering::SeqCst);
        } else {
            self.huge.fetch_sub(bytes, Ordering::SeqCst);
        }
    }

    fn granularity(&self) -> usize {
        4096
    }
}

impl Drop for TestPager {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            assert_eq!(self.out(), 0, "blocks were not returned");
        }
    }
}
