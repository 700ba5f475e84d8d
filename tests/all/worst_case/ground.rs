//! [`Ground`]: pages side by side, so that one can see what an operation does to any of them.

use core::alloc::Layout;
use core::cell::{Cell, RefCell};
use core::ptr::{self, NonNull};

use slabmalloc::pager::{Block, Pager};

use crate::test_pager::TestPager;

/// What pages are filled with that must not be looked at: no address, count or owner of anything, and
/// whoever follows it as a link leaves the memory of the program.
const NONSENSE: u8 = 0x5A;

/// A source of pages that are all the same size, lie side by side, and can be inspected.
pub(super) struct Ground {
    start: NonNull<u8>,
    page: Layout,
    pages: usize,
    /// Numbers of the pages that are not handed out; the next one is last.
    free: RefCell<Vec<usize>>,
    /// Pages handed out and pages taken back so far.
    crossings: Cell<usize>,
    pager: TestPager,
}

impl Ground {
    pub(super) fn new(page: Layout, pages: usize) -> Self {
        let pager = TestPager::new();
        let start = pager.acquire(all(page, pages)).unwrap().start;
        // SAFETY: the block is this long.
        unsafe { start.write_bytes(0xA5, page.size() * pages) };
        // Allocators borrow single pages, and expose them as well.
        start.expose_provenance();
        Self {
            start,
            page,
            pages,
            free: RefCell::new((0..pages).rev().collect()),
            crossings: Cell::new(0),
            pager,
        }
    }

    /// How many pages have been handed out and taken back so far.
    pub(super) fn crossings(&self) -> usize {
        self.crossings.get()
    }

    /// The number of the page that `address` lies in.
    pub(super) fn page_of(&self, address: NonNull<u8>) -> usize {
        (address.addr().get() - self.start.addr().get()) / self.page.size()
    }

    /// The start of a page.
    pub(super) fn page(&self, number: usize) -> NonNull<u8> {
        assert!(number < self.pages);
        let address = self.start.addr().get() + number * self.page.size();
        // The allocator holds the pages through pointers of its own, which it has exposed.
        NonNull::new(ptr::with_exposed_provenance_mut(address)).unwrap()
    }

    /// The content of a page. Nothing may run while it is borrowed.
    fn bytes(&self, number: usize) -> &[u8] {
        // SAFETY: the page is this long, was written in `new`, and nobody writes to it meanwhile.
        unsafe { NonNull::slice_from_raw_parts(self.page(number), self.page.size()).as_ref() }
    }

    fn write(&self, number: usize, bytes: &[u8]) {
        assert_eq!(bytes.len(), self.page.size());
        let (page, from) = (self.page(number), NonNull::from(bytes).cast());
        // SAFETY: the page is as long as the bytes, which are no part of it.
        unsafe { page.copy_from_nonoverlapping(from, bytes.len()) };
    }

    /// The content of all pages.
    pub(super) fn save(&self) -> Vec<Vec<u8>> {
        (0..self.pages)
            .map(|number| self.bytes(number).to_vec())
            .collect()
    }

    /// The pages whose content is not what was saved, with the offset of the first byte that is not;
    /// what was saved is brought up to date.
    pub(super) fn changes(&self, saved: &mut [Vec<u8>]) -> Vec<(usize, usize)> {
        let mut changes = Vec::new();
        for (number, before) in saved.iter_mut().enumerate() {
            let now = self.bytes(number);
            if now != before.as_slice() {
                let first = now
                    .iter()
                    .zip(before.iter())
                    .position(|(now, before)| now != before);
                changes.push((number, first.unwrap()));
                before.copy_from_slice(now);
            }
        }
        changes
    }

    /// Does something while all pages but a few are filled with nonsense.
    pub(super) fn with_nonsense_except(&self, few: &[usize], saved: &[Vec<u8>], operation: impl FnOnce()) {
        let nonsense = vec![NONSENSE; self.page.size()];
        let others = || (0..self.pages).filter(|number| !few.contains(number));
        others().for_each(|number| self.write(number, &nonsense));
        operation();
        for number in others() {
            assert_eq!(self.bytes(number), nonsense, "page {number} was written to");
            self.write(number, &saved[number]);
        }
    }

    /// Does something while one page holds only zeros.
    pub(super) fn with_zeros_in<T>(&self, number: usize, operation: impl FnOnce() -> T) -> T {
        let before = self.bytes(number).to_vec();
        self.write(number, &vec![0; before.len()]);
        let result = operation();
        self.write(number, &before);
        result
    }
}

fn all(page: Layout, pages: usize) -> Layout {
    Layout::from_size_align(page.size() * pages, page.align()).unwrap()
}

// SAFETY: pages are handed out once, from a block that lives as long as the ground.
unsafe impl Pager for Ground {
    fn acquire(&self, layout: Layout) -> Option<Block> {
        assert_eq!(layout, self.page);
        let number = self.free.borrow_mut().pop()?;
        self.crossings.set(self.crossings.get() + 1);
        Some(Block {
            start: self.page(number),
            zeroed: false,
        })
    }

    unsafe fn release(&self, block: NonNull<u8>, layout: Layout) {
        assert_eq!(layout, self.page);
        self.crossings.set(self.crossings.get() + 1);
        self.free.borrow_mut().push(self.page_of(block));
    }

    fn granularity(&self) -> usize {
        self.page.size()
    }
}

impl Drop for Ground {
    fn drop(&mut self) {
        // SAFETY: the block came from this pager; whoever had pages is gone.
        unsafe { self.pager.release(self.start, all(self.page, self.pages)) };
    }
}
