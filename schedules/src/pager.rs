//! [`Frames`]: some pages, with books, that are refused now and then.

use core::alloc::Layout;
use core::cell::{Cell, RefCell};
use core::ptr::NonNull;
use std::alloc::{alloc, dealloc};

use shuttle::rand::{Rng as _, thread_rng};
use slabmalloc::pager::{Block, Pager};

use crate::world::step;

/// Bytes of a page, to which it is aligned.
pub(crate) const PAGE_BYTES: usize = 512;

const PAGE: Layout = match Layout::from_size_align(PAGE_BYTES, PAGE_BYTES) {
    Ok(layout) => layout,
    Err(_) => panic!("pages are powers of two"),
};

/// A source of a given number of pages.
pub(crate) struct Frames {
    free: RefCell<Vec<NonNull<u8>>>,
    taken: Cell<usize>,
    returned: Cell<usize>,
    /// One call in so many fails; zero is never.
    fails: Cell<u32>,
    /// Whether it looks for a page, and takes it later: broken on purpose.
    hasty: bool,
}

// SAFETY: all threads of a schedule are one of the system's, and nothing is borrowed across a step.
unsafe impl Sync for Frames {}

impl Frames {
    pub(crate) fn new(pages: usize, fails: u32, hasty: bool) -> Self {
        let page = |_| {
            // SAFETY: the size is not zero.
            let start = unsafe { alloc(PAGE) };
            NonNull::new(start).expect("the system has memory")
        };
        Self {
            free: RefCell::new((0..pages).map(page).collect()),
            taken: Cell::new(0),
            returned: Cell::new(0),
            fails: Cell::new(fails),
            hasty,
        }
    }

    /// Pages handed out and pages given back.
    pub(crate) fn account(&self) -> (usize, usize) {
        (self.taken.get(), self.returned.get())
    }

    /// Has no call fail from here on, but for want of pages.
    pub(crate) fn be_reliable(&self) {
        self.fails.set(0);
    }
}

// SAFETY: pages are the pager's own, of one size and alignment, and a page is in the list of free ones or out.
unsafe impl Pager for Frames {
    fn acquire(&self, layout: Layout) -> Option<Block> {
        assert_eq!(layout, PAGE, "there is one size of pages");
        step();
        let fails = self.fails.get();
        if fails > 0 && thread_rng().gen_range(0..fails) == 0 {
            return None;
        }
        let start = *self.free.borrow().last()?;
        if self.hasty {
            step();
        }
        self.free.borrow_mut().retain(|page| *page != start);
        self.taken.set(self.taken.get() + 1);
        Some(Block { start, zeroed: false })
    }

    unsafe fn release(&self, block: NonNull<u8>, layout: Layout) {
        assert_eq!(layout, PAGE, "there is one size of pages");
        // What a zone still expects of a page that it gave back is not there any more.
        // SAFETY: the caller gives the page up.
        unsafe { block.write_bytes(0xDD, PAGE_BYTES) };
        step();
        let mut free = self.free.borrow_mut();
        assert!(!free.contains(&block), "a page came back twice");
        free.push(block);
        self.returned.set(self.returned.get() + 1);
    }

    fn granularity(&self) -> usize {
        PAGE_BYTES
    }
}

impl Drop for Frames {
    fn drop(&mut self) {
        for page in self.free.get_mut().drain(..) {
            // SAFETY: the page came from `alloc` with this layout, and nobody has it.
            unsafe { dealloc(page.as_ptr(), PAGE) };
        }
    }
}
