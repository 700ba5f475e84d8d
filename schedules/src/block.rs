//! [`Block`]: a slot in the hands of a program, watched.

use core::alloc::{GlobalAlloc, Layout};
use core::cell::{Cell, RefCell};
use core::ptr::NonNull;
use std::collections::HashSet;

use slabmalloc::global::{CachedZone, Caching};

/// Bytes of the size classes.
pub(crate) const CLASSES: [usize; 2] = [56, 120];

thread_local! {
    /// Where the slots are that somebody has, in the schedule under way.
    static HELD: RefCell<HashSet<usize>> = RefCell::default();
    /// Blocks handed out so far, each of which is filled with its number.
    static COUNT: Cell<u8> = const { Cell::new(0) };
}

/// Forgets the slots of the schedule that has ended.
pub(crate) fn begin() {
    HELD.take();
    COUNT.set(0);
}

/// A slot that was handed out: nobody else has it or writes to it.
#[derive(Debug)]
pub(crate) struct Block {
    start: NonNull<u8>,
    layout: Layout,
    number: u8,
}

// SAFETY: whoever has the block is the only one who knows of its memory.
unsafe impl Send for Block {}

impl Block {
    /// Takes a slot of a class from the zone, if there is one.
    pub(crate) fn new<T: Caching>(class: usize) -> Option<Self> {
        let bytes = CLASSES.get(class).copied().expect("there is such a class");
        let layout = Layout::from_size_align(bytes, 8).expect("eight is a power of two");
        // SAFETY: the size is not zero.
        let start = NonNull::new(unsafe { CachedZone::<T>::new().alloc(layout) })?;
        let is_free = HELD.with_borrow_mut(|held| held.insert(start.addr().get()));
        assert!(is_free, "a slot was handed out twice");
        COUNT.set(COUNT.get().wrapping_add(1));
        let number = COUNT.get();
        // SAFETY: the slot is this long.
        unsafe { start.write_bytes(number, bytes) };
        Some(Self {
            start,
            layout,
            number,
        })
    }

    /// Gives the slot back to the zone.
    pub(crate) fn free<T: Caching>(self) {
        // SAFETY: the slot is this long, was written when it was handed out, and is nobody else's.
        let bytes = unsafe { NonNull::slice_from_raw_parts(self.start, self.layout.size()).as_ref() };
        assert!(
            bytes.iter().all(|byte| *byte == self.number),
            "somebody wrote to a slot in use"
        );
        let was_held = HELD.with_borrow_mut(|held| held.remove(&self.start.addr().get()));
        assert!(was_held, "a slot was freed twice");
        // SAFETY: the slot came from the zone with this layout, and is used no more.
        unsafe { CachedZone::<T>::new().dealloc(self.start.as_ptr(), self.layout) };
    }
}
