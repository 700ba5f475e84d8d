//! [`Block`]: a slot in the hands of a model, watched.

use core::alloc::{GlobalAlloc, Layout};
use core::cell::{Cell, RefCell};
use core::ptr::NonNull;
use std::collections::HashMap;
use std::rc::Rc;

use loom::cell::UnsafeCell;
use slabmalloc::global::{CachedZone, Caching};

/// Bytes of the one size class of models.
pub(crate) const SLOT_BYTES: usize = 56;

pub(crate) const SLOT: Layout = match Layout::from_size_align(SLOT_BYTES, 8) {
    Ok(layout) => layout,
    Err(_) => panic!("eight is a power of two"),
};

thread_local! {
    /// What stands for the memory of each slot that was ever handed out in the execution under way, and
    /// says whether somebody has it.
    static SLOTS: RefCell<HashMap<usize, Rc<UnsafeCell<bool>>>> = RefCell::new(HashMap::new());
    /// Blocks handed out so far, each of which is filled with its number.
    static COUNT: Cell<u8> = const { Cell::new(0) };
}

/// Forgets the slots of the execution that has ended.
pub(crate) fn begin() {
    SLOTS.take();
    COUNT.set(0);
}

/// A slot that was handed out: nobody else has it or writes to it, and whatever was done with it before
/// happened before.
#[derive(Debug)]
pub(crate) struct Block {
    start: NonNull<u8>,
    number: u8,
}

impl Block {
    /// Takes a slot from the zone.
    pub(crate) fn new<T: Caching>() -> Option<Self> {
        // SAFETY: the size is not zero.
        let start = NonNull::new(unsafe { CachedZone::<T>::new().alloc(SLOT) })?;
        // Stops the model unless whoever had the slot last gave it up before.
        watch(start).with_mut(|held| {
            // SAFETY: the pointer is valid in here, and there is no other.
            let held = unsafe { held.as_mut() }.expect("a cell is somewhere");
            assert!(!core::mem::replace(held, true), "a slot was handed out twice");
        });
        COUNT.set(COUNT.get() + 1);
        let number = COUNT.get();
        // SAFETY: the slot is this long.
        unsafe { start.write_bytes(number, SLOT_BYTES) };
        Some(Self { start, number })
    }

    /// Gives the slot back to the zone.
    pub(crate) fn free<T: Caching>(self) {
        for offset in 0..SLOT_BYTES {
            // SAFETY: the offset is below the length of the slot.
            let place = unsafe { self.start.add(offset) };
            // SAFETY: as above; the slot was written when it was handed out.
            let byte = unsafe { place.read() };
            assert_eq!(byte, self.number, "somebody wrote to a slot in use");
        }
        watch(self.start).with_mut(|held| {
            // SAFETY: the pointer is valid in here, and there is no other.
            let held = unsafe { held.as_mut() }.expect("a cell is somewhere");
            assert!(core::mem::replace(held, false), "a slot was freed twice");
        });
        // SAFETY: the slot came from the zone with this layout, and is used no more.
        unsafe { CachedZone::<T>::new().dealloc(self.start.as_ptr(), SLOT) };
    }
}

/// The cell that stands for a slot's memory.
fn watch(start: NonNull<u8>) -> Rc<UnsafeCell<bool>> {
    let address = start.addr().get();
    let known = SLOTS.with_borrow(|slots| slots.get(&address).cloned());
    known.unwrap_or_else(|| {
        let cell = Rc::new(UnsafeCell::new(false));
        SLOTS.with_borrow_mut(|slots| slots.insert(address, Rc::clone(&cell)));
        cell
    })
}
