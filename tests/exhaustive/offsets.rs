//! Every offset of a page, for every size of a slot: exactly the starts of slots are accepted as blocks.

use core::alloc::Layout;
use core::ptr::NonNull;

use slabmalloc::SCAllocator;
use slabmalloc::page::{AllocablePage, Page};
use slabmalloc::pager::Pager as _;
use slabmalloc::typenum::U;

use crate::heap::page_layout;
use crate::test_pager::TestPager;

/// Slots are multiples of this many bytes.
const GRANULE: usize = 8;

/// Tries to free every offset of a full page, for each size of a slot that `sizes` says.
fn every_offset<P: AllocablePage + 'static>(sizes: impl Iterator<Item = usize>) {
    let pager = TestPager::new();
    let block = pager.acquire(page_layout::<P>()).unwrap();
    let page = block.start.cast::<P>();
    for size in sizes {
        let mut class = SCAllocator::<'static, P>::new(size);
        // SAFETY: the pager handed the page out, aligned, and nobody else has it.
        let page = unsafe { &mut *page.as_ptr() };
        // SAFETY: it goes back to the pager when the class has handed it back.
        unsafe { class.refill(page) };
        let layout = Layout::from_size_align(size, 1).unwrap();
        let slot_bytes = size.next_multiple_of(GRANULE);
        let slots: Vec<NonNull<u8>> = core::iter::from_fn(|| class.allocate(layout).ok()).collect();
        assert!(slots.len() * slot_bytes <= P::SIZE);
        let start = block.start.addr().get();
        for (number, slot) in slots.iter().enumerate() {
            assert_eq!(
                slot.addr().get(),
                start + number * slot_bytes,
                "slots of {size} bytes"
            );
        }
        let mut next = 0;
        for offset in 0..P::SIZE {
            // The address is all that counts: nothing is read through the pointer.
            let pointer = block.start.with_addr((start + offset).try_into().unwrap());
            let accepted = class.deallocate(pointer, layout).is_ok();
            let is_slot = offset == next * slot_bytes && next < slots.len();
            assert_eq!(accepted, is_slot, "offset {offset}, slots of {size} bytes");
            next += usize::from(is_slot);
        }
        assert_eq!((next, class.live_objects()), (slots.len(), 0));
        let mut reclaimed = 0;
        class.try_reclaim_pages(1, &mut |_| reclaimed += 1);
        assert_eq!(reclaimed, 1);
    }
    // SAFETY: it came from the pager with this layout, and the last class has handed it back.
    unsafe { pager.release(block.start, page_layout::<P>()) };
}

/// The largest slot that a page of this type has room for beside its header.
fn largest_slot<P: AllocablePage + 'static>() -> usize {
    let fits = |size: &usize| std::panic::catch_unwind(|| SCAllocator::<'static, P>::new(*size)).is_ok();
    (1..P::SIZE).rev().find(fits).unwrap()
}

#[test]
fn of_pages_of_4_kib() {
    type Page4K = Page<'static, 4096, U<8>, u64>;
    every_offset::<Page4K>(1..=largest_slot::<Page4K>());
}

#[test]
fn of_pages_of_16_kib() {
    type Page16K = Page<'static, 16_384, U<64>, u32>;
    every_offset::<Page16K>((GRANULE..=largest_slot::<Page16K>()).step_by(GRANULE));
}

#[test]
fn of_pages_of_64_kib() {
    type Page64K = Page<'static, 65_536, U<64>, u64>;
    every_offset::<Page64K>((GRANULE..=largest_slot::<Page64K>()).step_by(GRANULE));
}
