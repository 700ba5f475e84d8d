//! [`CountingPager`]: a few pages behind a lock of loom's, with books.

use core::alloc::Layout;
use core::cell::Cell;
use core::ptr::NonNull;
use std::alloc::{alloc, dealloc};

use loom::sync::{Mutex, MutexGuard};
use slabmalloc::pager::{Block, Pager};

/// Bytes of a page of a model, to which it is aligned.
pub(crate) const PAGE_BYTES: usize = 256;

const PAGE: Layout = match Layout::from_size_align(PAGE_BYTES, PAGE_BYTES) {
    Ok(layout) => layout,
    Err(_) => panic!("pages are powers of two"),
};

/// A source of a given number of pages.
pub(crate) struct CountingPager {
    books: Mutex<Books>,
    /// Runs in every call of `acquire`, with no lock held.
    hook: Cell<Option<fn()>>,
}

struct Books {
    free: Vec<NonNull<u8>>,
    taken: usize,
    returned: usize,
}

// SAFETY: the pages belong to the pager.
unsafe impl Send for Books {}

// SAFETY: all threads of a model are one of the system's, and the hook is set before they start.
unsafe impl Sync for CountingPager {}

impl CountingPager {
    pub(crate) fn new(pages: usize) -> Self {
        let page = |_| {
            // SAFETY: the size is not zero.
            let start = unsafe { alloc(PAGE) };
            NonNull::new(start).expect("the system has memory")
        };
        Self {
            books: Mutex::new(Books {
                free: (0..pages).map(page).collect(),
                taken: 0,
                returned: 0,
            }),
            hook: Cell::new(None),
        }
    }

    /// Makes every call of `acquire` begin with a call of `hook`.
    pub(crate) fn set_hook(&self, hook: Option<fn()>) {
        self.hook.set(hook);
    }

    /// Pages handed out and pages given back.
    pub(crate) fn account(&self) -> (usize, usize) {
        let books = self.books();
        (books.taken, books.returned)
    }

    fn books(&self) -> MutexGuard<'_, Books> {
        self.books.lock().expect("loom's locks are not poisoned")
    }
}

// SAFETY: pages are the pager's own, of the size and alignment that models use, and a page is in the
// list of free ones or out.
unsafe impl Pager for CountingPager {
    fn acquire(&self, layout: Layout) -> Option<Block> {
        assert_eq!(layout, PAGE, "models have one size of pages");
        if let Some(hook) = self.hook.get() {
            hook();
        }
        let mut books = self.books();
        let start = books.free.pop()?;
        books.taken += 1;
        Some(Block { start, zeroed: false })
    }

    unsafe fn release(&self, block: NonNull<u8>, layout: Layout) {
        assert_eq!(layout, PAGE, "models have one size of pages");
        // What a zone still expects of a page that it gave back is not there any more.
        // SAFETY: the caller gives the page up.
        unsafe { block.write_bytes(0xDD, PAGE_BYTES) };
        let mut books = self.books();
        assert!(!books.free.contains(&block), "a page came back twice");
        books.free.push(block);
        books.returned += 1;
    }

    fn granularity(&self) -> usize {
        PAGE_BYTES
    }
}

impl Drop for CountingPager {
    fn drop(&mut self) {
        let books = self.books.get_mut().expect("loom's locks are not poisoned");
        for page in books.free.drain(..) {
            // SAFETY: the page came from `alloc` with this layout, and nobody has it.
            unsafe { dealloc(page.as_ptr(), PAGE) };
        }
    }
}
