//! The physical limit: one list of free slots for each thread, without bounds, classes or pages, and
//! the allocator of the program behind the same interface.
//!
//! No allocator that serves more than one size can be faster than [`Bare`] inlined, nor than
//! [`BareCalled`] behind a call.

use core::alloc::{GlobalAlloc as _, Layout};
use core::cell::Cell;
use core::ptr;
use std::alloc::{System, alloc, dealloc};

/// Where blocks come from.
pub(crate) trait Source {
    /// A block for `layout`.
    fn take(layout: Layout) -> *mut u8;

    /// Takes a block back.
    ///
    /// # Safety
    ///
    /// The block came from `take` with the same layout and is not used any more. The layout has
    /// at least the size and alignment of a pointer.
    unsafe fn give(block: *mut u8, layout: Layout);
}

/// The program's allocator.
pub(crate) struct Global;

impl Source for Global {
    #[inline]
    fn take(layout: Layout) -> *mut u8 {
        // SAFETY: no workload asks for zero bytes.
        unsafe { alloc(layout) }
    }

    #[inline]
    unsafe fn give(block: *mut u8, layout: Layout) {
        // SAFETY: the caller's promise.
        unsafe { dealloc(block, layout) };
    }
}

/// How many lists [`BareCalled`] chooses from by size.
const LISTS: usize = 129;

thread_local! {
    static LIST: Cell<*mut u8> = const { Cell::new(ptr::null_mut()) };
    static BY_SIZE: [Cell<*mut u8>; LISTS] = const { [const { Cell::new(ptr::null_mut()) }; LISTS] };
}

/// One list, inlined. It serves one layout at a time, as every workload with a limit does.
pub(crate) struct Bare;

impl Source for Bare {
    #[inline]
    fn take(layout: Layout) -> *mut u8 {
        LIST.with(|list| pop(list, layout))
    }

    #[inline]
    unsafe fn give(block: *mut u8, _: Layout) {
        // SAFETY: the caller's promise.
        LIST.with(|list| unsafe { push(list, block) });
    }
}

/// Lists by size, called and not inlined: the limit where the size is not known to the compiler.
pub(crate) struct BareCalled;

impl Source for BareCalled {
    #[inline(never)]
    fn take(layout: Layout) -> *mut u8 {
        BY_SIZE.with(|lists| pop(&lists[list_of(layout)], layout))
    }

    #[inline(never)]
    unsafe fn give(block: *mut u8, layout: Layout) {
        // SAFETY: the caller's promise.
        BY_SIZE.with(|lists| unsafe { push(&lists[list_of(layout)], block) });
    }
}

#[inline]
fn list_of(layout: Layout) -> usize {
    (layout.size() / 8).min(LISTS - 1)
}

#[inline]
fn pop(list: &Cell<*mut u8>, layout: Layout) -> *mut u8 {
    let block = list.get();
    if block.is_null() {
        return fresh(layout);
    }
    #[expect(
        clippy::cast_ptr_alignment,
        reason = "blocks in a list are aligned for a pointer"
    )]
    // SAFETY: a block in a list holds the link that `push` wrote.
    let next = unsafe { block.cast::<*mut u8>().read() };
    list.set(next);
    block
}

/// Puts a block in front of a list.
///
/// # Safety
///
/// As for [`Source::give`].
#[inline]
unsafe fn push(list: &Cell<*mut u8>, block: *mut u8) {
    #[expect(clippy::cast_ptr_alignment, reason = "the caller's promise")]
    // SAFETY: the caller's promise: the block is ours, large and aligned enough.
    unsafe {
        block.cast::<*mut u8>().write(list.get());
    };
    list.set(block);
}

/// A block for an empty list. It never goes back to the system.
#[cold]
#[inline(never)]
fn fresh(layout: Layout) -> *mut u8 {
    // SAFETY: no workload asks for zero bytes.
    unsafe { System.alloc(layout) }
}
