//! Slabs: the pages of one size class, and how slots are taken from them and given back.

mod class;
mod slots;

use core::alloc::Layout;
use core::fmt;
use core::marker::PhantomData;
use core::ptr::NonNull;

pub(crate) use class::{ClassSlabs, Taken};
pub(crate) use slots::Slots;

use crate::error::{AllocationError, MisuseKind};
use crate::harden::{Checked, Harden, Slot};
use crate::instrument;
use crate::page::{AllocablePage, PageIndex, Slab};

/// Allocates objects of one size from pages that it is given.
///
/// Allocation and every list operation take constant time, however many pages there are.
/// Deallocation does too, apart from finding the page in the allocator's own index, whose paths are
/// at most as long as an address has bits.
///
/// ```
/// use core::alloc::Layout;
/// use slabmalloc::{AllocationError, ObjectPage, SCAllocator};
///
/// # fn main() -> Result<(), AllocationError> {
/// let mut page = ObjectPage::new();
/// let mut allocator: SCAllocator<ObjectPage> = SCAllocator::new(24);
/// // SAFETY: the page outlives the allocator and what is allocated from it.
/// unsafe { allocator.refill(&mut *core::ptr::from_mut(&mut page)) };
/// assert_eq!((allocator.size(), allocator.pages()), (24, 1));
///
/// let layout = Layout::new::<[u64; 3]>();
/// let object = allocator.allocate(layout)?;
/// assert_eq!(allocator.live_objects(), 1);
/// allocator.deallocate(object, layout)?;
/// # Ok(())
/// # }
/// ```
pub struct SCAllocator<'a, P: AllocablePage> {
    size: usize,
    slabs: ClassSlabs<P, Checked>,
    index: PageIndex,
    pages: PhantomData<&'a mut P>,
}

// SAFETY: what `&self` gives access to is changed through `&mut self` only; pages and their headers
// are not reached by it.
unsafe impl<P: AllocablePage> Sync for SCAllocator<'_, P> {}

impl<'a, P: AllocablePage> SCAllocator<'a, P> {
    /// An allocator without a page, for objects of up to `size` bytes.
    ///
    /// The distance between two objects is `size` rounded up to 8 bytes.
    ///
    /// # Panics
    ///
    /// If not one such object fits a page; at compile time where the allocator is a constant.
    pub const fn new(size: usize) -> Self {
        let slabs = ClassSlabs::new(size);
        assert!(
            slabs.slots().count() > 0,
            "not one object of this size fits a page"
        );
        Self {
            size,
            slabs,
            index: PageIndex::new(),
            pages: PhantomData,
        }
    }

    /// The size in bytes that the allocator was made for.
    pub const fn size(&self) -> usize {
        self.size
    }

    /// How many pages the allocator holds.
    pub fn pages(&self) -> usize {
        self.slabs.pages()
    }

    /// How many objects are allocated.
    pub fn live_objects(&self) -> usize {
        self.slabs.live()
    }

    /// Hands up to `to_reclaim` pages without live objects back through `dealloc`.
    ///
    /// Returns how many there were. O(`to_reclaim`).
    ///
    /// ```
    /// use core::alloc::Layout;
    /// use slabmalloc::{ObjectPage, SCAllocator};
    ///
    /// let mut page = ObjectPage::new();
    /// let mut allocator: SCAllocator<ObjectPage> = SCAllocator::new(24);
    /// // SAFETY: the page outlives the allocator and what is allocated from it.
    /// unsafe { allocator.refill(&mut *core::ptr::from_mut(&mut page)) };
    /// let layout = Layout::new::<[u64; 3]>();
    /// let object = allocator.allocate(layout).unwrap();
    ///
    /// let mut pages = Vec::new();
    /// // A page with a live object stays.
    /// assert_eq!(allocator.try_reclaim_pages(8, &mut |page| pages.push(page)), 0);
    /// allocator.deallocate(object, layout).unwrap();
    /// assert_eq!(allocator.try_reclaim_pages(8, &mut |page| pages.push(page)), 1);
    /// assert_eq!((pages.len(), allocator.pages()), (1, 0));
    /// ```
    pub fn try_reclaim_pages<F>(&mut self, to_reclaim: usize, dealloc: &mut F) -> usize
    where
        F: FnMut(*mut P),
    {
        let mut reclaimed = 0;
        while reclaimed < to_reclaim {
            let Some(slab) = self.slabs.pop_empty() else { break };
            self.index.remove(slab.address());
            dealloc(slab.page().as_ptr());
            reclaimed += 1;
        }
        reclaimed
    }

    /// Gives the allocator a page. O(bitmap words).
    ///
    /// # Safety
    ///
    /// The page's bytes are valid and used by nobody else until the page is handed back by
    /// [`try_reclaim_pages`](Self::try_reclaim_pages), or the allocator and everything allocated
    /// from it are used no more.
    pub unsafe fn refill(&mut self, page: &'a mut P) {
        // SAFETY: the caller's promise.
        unsafe { lend(&mut self.slabs, &mut self.index, page) };
    }

    /// Allocates an object. O(1).
    ///
    /// # Errors
    ///
    /// [`InvalidLayout`](AllocationError::InvalidLayout) if the layout is larger than the
    /// allocator's size, or aligned to more than divides the distance between two objects;
    /// [`OutOfMemory`](AllocationError::OutOfMemory) if no page has a free slot.
    pub fn allocate(&mut self, layout: Layout) -> Result<NonNull<u8>, AllocationError> {
        if !self.slabs.serves(layout) {
            return Err(AllocationError::InvalidLayout);
        }
        self.slabs
            .take()
            .map(|taken| taken.start)
            .ok_or(AllocationError::OutOfMemory)
    }

    /// Frees an object.
    ///
    /// Sound for every pointer and layout: the page is looked up in the allocator's own index before
    /// anything is read.
    ///
    /// # Errors
    ///
    /// [`InvalidLayout`](AllocationError::InvalidLayout) if the allocator does not serve the layout
    /// or `ptr` is not one of its live objects; nothing has changed then.
    pub fn deallocate(&mut self, ptr: NonNull<u8>, layout: Layout) -> Result<(), AllocationError> {
        if !self.slabs.serves(layout) {
            return Err(AllocationError::InvalidLayout);
        }
        put_if_indexed(&mut self.slabs, &self.index, ptr, layout)
            .map(drop)
            .map_err(|_| AllocationError::InvalidLayout)
    }
}

/// Gives a class a page that is lent to it, by way of the index.
///
/// # Safety
///
/// The page's bytes are valid and used by nobody else until it is taken out of both again, or the
/// class, the index and everything allocated from the page are used no more.
pub(crate) unsafe fn lend<P: AllocablePage, H: Harden>(
    slabs: &mut ClassSlabs<P, H>,
    index: &mut PageIndex,
    page: &mut P,
) {
    // SAFETY: a reference is aligned, and the caller's promise covers the rest.
    let slab = unsafe { Slab::claim(NonNull::from(page)) };
    // SAFETY: the caller's promise.
    let new = unsafe { index.insert(slab.index_node()) };
    debug_assert!(new, "an exclusive reference to a page that is in use");
    // What a page that is lent holds is not known, so it does not count as zeroed.
    slabs.insert(slab, false);
}

/// Gives a slot back, if its page is in `index`; returns whether the page has become empty.
///
/// # Errors
///
/// The page is not in the index, or the pointer is not that of a live slot of `slabs`.
pub(crate) fn put_if_indexed<P: AllocablePage, H: Harden>(
    slabs: &mut ClassSlabs<P, H>,
    index: &PageIndex,
    ptr: NonNull<u8>,
    layout: Layout,
) -> Result<bool, MisuseKind> {
    let address = ptr.addr().get();
    if !index.contains(Slab::<P>::header_address(address)) {
        return Err(MisuseKind::ForeignPage);
    }
    // SAFETY: the index has a page whose header is at this address, so it can be read.
    unsafe { take_back(slabs, address, layout) }?;
    // SAFETY: as above.
    unsafe { slabs.put_or_keep(address) }
}

/// Takes a slot for `layout`, if a page has one free. Those that the policy finds fault with are lost, and told to
/// `refused`.
#[inline]
pub(crate) fn take_for<P: AllocablePage, H: Harden>(
    slabs: &mut ClassSlabs<P, H>,
    layout: Layout,
    mut refused: impl FnMut(MisuseKind, usize),
) -> Option<Taken> {
    loop {
        let mut taken = slabs.take();
        if taken.is_none() && slabs.end_quarantine() > 0 {
            taken = slabs.take();
        }
        if let Some(address) = slabs.take_damage() {
            refused(MisuseKind::HeaderOverwritten, address);
        }
        let taken = taken?;
        let slot = Slot {
            start: taken.start,
            bytes: slabs.slots().bytes(),
        };
        // SAFETY: the slot was just taken; what makes a class serve a layout counts the trailer.
        match unsafe { H::hand_out(slot, layout) } {
            Ok(()) => return Some(taken),
            Err(kind) => refused(kind, taken.start.addr().get()),
        }
    }
}

/// Lets the policy see a slot that comes back to its page directly.
///
/// # Errors
///
/// It is not a slot that was handed out with this layout.
///
/// # Safety
///
/// As for [`ClassSlabs::put`].
#[inline]
pub(crate) unsafe fn take_back<P: AllocablePage, H: Harden>(
    slabs: &ClassSlabs<P, H>,
    address: usize,
    layout: Layout,
) -> Result<(), MisuseKind> {
    if H::AT_ONCE {
        // SAFETY: the caller's promise.
        let slot = unsafe { slabs.find(address) }?;
        instrument::open(slot.start, slot.bytes - H::TRAILER_BYTES);
        // SAFETY: the slot was found, and lies in a page of the class.
        unsafe { H::claim(slot, layout) }?;
        // SAFETY: the slot was claimed.
        unsafe { H::retire(slot) };
    }
    Ok(())
}

impl<P: AllocablePage> fmt::Debug for SCAllocator<'_, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SCAllocator")
            .field("size", &self.size)
            .field("pages", &self.pages())
            .field("live_objects", &self.live_objects())
            .finish()
    }
}
