//! The default zone: one heap for all handles, with and without caches of threads.
//!
//! The tests share that heap, and run at once: none asks for totals.

use core::alloc::{GlobalAlloc, Layout};
use core::ptr::NonNull;
use std::thread;

use slabmalloc::error::MisuseKind;
use slabmalloc::global::{CachedZone, Caching};
use slabmalloc::pager::Pager;
use slabmalloc::{AllocationError, SafeZoneAllocator, X86};

use crate::heap::layout;

/// Handles as a program holds them: one in a static, one made on the way.
static HEAP: SafeZoneAllocator = SafeZoneAllocator::new();

const fn other() -> SafeZoneAllocator {
    SafeZoneAllocator::new()
}

fn fill(block: NonNull<u8>, layout: Layout, byte: u8) {
    // SAFETY: the block is this long, and the caller's.
    unsafe { block.write_bytes(byte, layout.size()) };
}

fn holds(block: NonNull<u8>, bytes: usize, byte: u8) -> bool {
    // SAFETY: the block is this long, was written, and is the caller's.
    unsafe { core::slice::from_raw_parts(block.as_ptr(), bytes) }
        .iter()
        .all(|found| *found == byte)
}

#[test]
fn threads_keep_slots_exactly_where_there_is_a_standard_library() {
    assert_eq!(<X86 as Caching>::CACHED, cfg!(feature = "std"));
    let _: CachedZone<X86> = HEAP;
}

/// A block of the heap's with its layout.
struct Held(NonNull<u8>, Layout);

// SAFETY: the block is this value's alone.
unsafe impl Send for Held {}

impl Drop for Held {
    fn drop(&mut self) {
        // SAFETY: the block is the heap's, has this layout, and is used no more.
        unsafe { other().deallocate(self.0, self.1) };
    }
}

#[test]
fn what_one_handle_allocates_another_resizes_and_frees() {
    let sizes = [1, 8, 100, 256, 257, 4096, 100_000, 131_073, 3 << 20];
    let mut blocks = Vec::new();
    for (old, new) in sizes.iter().flat_map(|old| sizes.map(|new| (*old, new))) {
        for align in [1, 16, 4096] {
            let (old, new) = (layout(old, align), layout(new, align));
            let block = HEAP.allocate(old).unwrap();
            fill(block, old, 7);
            // SAFETY: the block is the heap's and has this layout.
            let block = unsafe { other().resize(block, old, new) }.unwrap();
            assert!(block.addr().get().is_multiple_of(align));
            assert!(holds(block, old.size().min(new.size()), 7));
            fill(block, new, 8);
            blocks.push(Held(block, new));
        }
    }
    thread::spawn(move || {
        for Held(block, layout) in &blocks {
            assert!(holds(*block, layout.size(), 8));
        }
    })
    .join()
    .unwrap();
}

#[test]
fn zeroed_memory_is_zero_after_use() {
    for size in [1, 40, 128, 512, 5000, 131_072, 200_000] {
        let layout = layout(size, 8);
        for _ in 0..3 {
            let block = HEAP.allocate_zeroed(layout).unwrap();
            assert!(holds(block, size, 0), "{size}");
            fill(block, layout, 0xFF);
            // SAFETY: the block is the heap's and has this layout.
            unsafe { HEAP.deallocate(block, layout) };
        }
    }
}

#[test]
fn what_is_not_served_is_an_error() {
    let (huge, misaligned) = (layout(isize::MAX as usize - 4095, 1), layout(8, 8 << 20));
    // A system of 32 bits may have half of its address space to give, but not for long.
    let taken: Vec<_> = core::iter::from_fn(|| HEAP.allocate(huge).ok()).collect();
    assert_eq!(HEAP.allocate(huge), Err(AllocationError::OutOfMemory));
    assert_eq!(HEAP.allocate_zeroed(huge), Err(AllocationError::OutOfMemory));
    assert_eq!(HEAP.allocate(misaligned), Err(AllocationError::InvalidLayout));
    assert_eq!(
        HEAP.allocate_zeroed(misaligned),
        Err(AllocationError::InvalidLayout)
    );
    assert_eq!(SafeZoneAllocator::MAX_ALLOC_SIZE, 128 << 10);
    assert_eq!(SafeZoneAllocator::MAX_ALIGN, 4 << 20);
    let small = layout(100, 8);
    let block = HEAP.allocate(small).unwrap();
    fill(block, small, 9);
    // SAFETY: the block is the heap's and has this layout; it stays as it is.
    let grown = unsafe { HEAP.resize(block, small, huge) };
    assert_eq!(grown, Err(AllocationError::OutOfMemory));
    assert!(holds(block, 100, 9));
    // SAFETY: as above.
    unsafe { HEAP.deallocate(block, small) };
    for block in taken {
        // SAFETY: the block is the heap's and has this layout.
        unsafe { HEAP.deallocate(block, huge) };
    }
}

#[test]
fn a_free_that_may_fail_frees_once_and_says_what_is_wrong() {
    let (small, other_class) = (layout(100, 8), layout(1000, 8));
    let block = HEAP.allocate(small).unwrap();
    let mut foreign = 0_u64;
    let foreign = NonNull::from(&mut foreign).cast();
    // SAFETY: the slot is longer than this.
    let inside = unsafe { block.byte_add(8) };
    for (wrong, layout, kind) in [
        (block, other_class, MisuseKind::WrongSizeClass),
        (foreign, small, MisuseKind::ForeignPage),
        (inside, small, MisuseKind::InteriorPointer),
    ] {
        // SAFETY: none of them is a block of the class, so that nothing is asked.
        let refused = unsafe { HEAP.try_deallocate(wrong, layout) };
        assert_eq!(refused.unwrap_err().kind, kind);
    }
    // SAFETY: the block is this test's, and is used no more.
    assert_eq!(unsafe { HEAP.try_deallocate(block, small) }, Ok(()));
}

#[test]
fn pager_and_books_are_those_of_the_one_zone() {
    let block = HEAP.allocate(layout(64, 8)).unwrap();
    assert!(core::ptr::eq(HEAP.pager(), other().pager()));
    assert!(HEAP.pager().granularity().is_power_of_two());
    let snapshot = other().snapshot();
    assert!(snapshot.live_objects() > 0 && snapshot.pager.bytes_held > 0);
    other().trim();
    // SAFETY: the block is the heap's and has this layout.
    unsafe { HEAP.dealloc(block.as_ptr(), layout(64, 8)) };
}
