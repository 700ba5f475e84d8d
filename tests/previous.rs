//! slabmalloc 0.11 and this crate side by side: what agrees, and what was a defect there.
//!
//! Tests are named after the rows of the table of defects in `MIGRATION.md`. Where 0.11 can be run
//! without being brought into an undefined state, its behaviour is asserted as well.
//!
//! On systems of 64 bits: elsewhere the pages of 0.11 are 4088 bytes long.
#![cfg(target_pointer_width = "64")]
#![expect(
    elided_lifetimes_in_paths,
    reason = "both crates are used as users of 0.11 write"
)]
#![expect(
    clippy::unwrap_used,
    reason = "a test stops where it does not hold, in its helpers too"
)]
#![expect(
    clippy::multiple_unsafe_ops_per_block,
    reason = "the steps of a test rest on one promise"
)]

use core::alloc::{GlobalAlloc, Layout};
use core::panic::AssertUnwindSafe;
use core::ptr::{self, NonNull};
use std::alloc::System;
use std::panic::catch_unwind;

use previous_slabmalloc::{self as previous, Allocator as _};
use slabmalloc::error::{Misuse, MisuseKind};
use slabmalloc::lock::Spin;
use slabmalloc::pager::{DefaultPager, NoPager};
use slabmalloc::{AllocationError, Allocator as _, SafeZone, X86, ZoneAllocator};

type Page = slabmalloc::ObjectPage<'static>;
type LargePage = slabmalloc::LargeObjectPage<'static>;
type Class = slabmalloc::SCAllocator<'static, Page>;
type LargeClass = slabmalloc::SCAllocator<'static, LargePage>;
type PreviousClass = previous::SCAllocator<'static, previous::ObjectPage<'static>>;
type PreviousLargeClass = previous::SCAllocator<'static, previous::LargeObjectPage<'static>>;

/// Memory for pages of both crates: declared before the allocators, freed after them.
#[derive(Default)]
struct Memory(Vec<(*mut u8, Layout)>);

impl Memory {
    /// Zeroed memory for a page, aligned to its size.
    fn page<T>(&mut self, size: usize) -> &'static mut T {
        assert_eq!(size_of::<T>(), size);
        let layout = layout(size, size);
        // SAFETY: the size is not zero.
        let page = unsafe { System.alloc_zeroed(layout) };
        assert!(!page.is_null());
        self.0.push((page, layout));
        // SAFETY: the memory is large and aligned enough, zero bytes are a page of either crate, and
        // it is freed after the last use.
        unsafe { &mut *page.cast() }
    }

    fn base<T>(&mut self) -> &'static mut T {
        self.page(4096)
    }

    fn large<T>(&mut self) -> &'static mut T {
        self.page(2 << 20)
    }
}

impl Drop for Memory {
    fn drop(&mut self) {
        for (page, layout) in self.0.drain(..) {
            // SAFETY: the memory came from `System` with this layout.
            unsafe { System.dealloc(page, layout) };
        }
    }
}

fn layout(size: usize, align: usize) -> Layout {
    Layout::from_size_align(size, align).unwrap()
}

/// How often `allocate` succeeds.
fn count<T, E>(mut allocate: impl FnMut() -> Result<T, E>) -> usize {
    let mut count = 0;
    while allocate().is_ok() {
        count += 1;
    }
    count
}

fn panics<T>(action: impl FnOnce() -> T) -> bool {
    catch_unwind(AssertUnwindSafe(action)).is_err()
}

/// A class of this crate with one page.
fn class(memory: &mut Memory, size: usize) -> Class {
    let mut class = Class::new(size);
    // SAFETY: the page is fresh and outlives the class.
    unsafe { class.refill(memory.base()) };
    class
}

/// A class of 0.11 with one page.
fn previous_class(memory: &mut Memory, size: usize) -> PreviousClass {
    let mut class = PreviousClass::new(size);
    // SAFETY: the page is fresh and outlives the class.
    unsafe { class.refill(memory.base()) };
    class
}

mod agrees {
    use super::*;

    #[test]
    fn constants_and_sizes() {
        use previous::AllocablePage as _;
        use slabmalloc::AllocablePage as _;
        assert_eq!(
            ZoneAllocator::MAX_ALLOC_SIZE,
            previous::ZoneAllocator::MAX_ALLOC_SIZE
        );
        assert_eq!(
            ZoneAllocator::MAX_BASE_ALLOC_SIZE,
            previous::ZoneAllocator::MAX_BASE_ALLOC_SIZE
        );
        assert_eq!(Page::SIZE, previous::ObjectPage::SIZE);
        assert_eq!(LargePage::SIZE, previous::LargeObjectPage::SIZE);
        assert_eq!(size_of::<Page>(), size_of::<previous::ObjectPage>());
        assert_eq!(size_of::<LargePage>(), size_of::<previous::LargeObjectPage>());
    }

    #[test]
    fn errors_are_shown_alike() {
        for (here, there) in [
            (
                AllocationError::OutOfMemory,
                previous::AllocationError::OutOfMemory,
            ),
            (
                AllocationError::InvalidLayout,
                previous::AllocationError::InvalidLayout,
            ),
        ] {
            assert_eq!(format!("{here:?}"), format!("{there:?}"));
        }
    }

    #[test]
    fn auto_traits() {
        fn is_send_and_sync<T: Send + Sync>() {}
        is_send_and_sync::<(ZoneAllocator<'static>, Class, Page, LargePage)>();
        is_send_and_sync::<(previous::ZoneAllocator<'static>, PreviousClass)>();
        is_send_and_sync::<(previous::ObjectPage<'static>, previous::LargeObjectPage<'static>)>();
    }

    #[test]
    #[cfg(target_pointer_width = "64")]
    fn zones_stay_below_the_size_that_the_documents_give() {
        assert_eq!(size_of::<previous::ZoneAllocator>(), 1080);
        assert!((3 * 1080..4096).contains(&size_of::<ZoneAllocator>()));
    }

    #[test]
    fn sizes_above_the_largest_are_invalid_for_zones_fed_by_hand() {
        let above = layout(131_073, 1);
        let there = previous::ZoneAllocator::new().allocate(above);
        assert!(matches!(there, Err(previous::AllocationError::InvalidLayout)));
        assert_eq!(
            ZoneAllocator::new().allocate(above),
            Err(AllocationError::InvalidLayout)
        );
    }
}

mod row {
    use super::*;

    /// 0.11 reads whatever is at such an address; that is not run.
    #[test]
    fn row_1_a_safe_function_reads_no_foreign_memory() {
        let mut memory = Memory::default();
        let mut zone = ZoneAllocator::new();
        let layout = layout(8, 8);
        // SAFETY: the page is fresh and outlives the zone.
        unsafe { zone.refill(layout, memory.base()).unwrap() };
        let mut address = 0x9E37_79B9_usize;
        for _ in 0..10_000 {
            address = address.wrapping_mul(0x5DEE_CE65).wrapping_add(11);
            let wild = NonNull::new(ptr::without_provenance_mut::<u8>(address | 8)).unwrap();
            assert_eq!(zone.deallocate(wild, layout), Err(AllocationError::InvalidLayout));
        }
    }

    #[test]
    fn row_6_and_7_the_wrong_layout_and_the_header_are_refused() {
        let mut memory = Memory::default();
        let mut zone = ZoneAllocator::new();
        let page: *mut Page = memory.base();
        for size in [8, 16] {
            let page = if size == 16 {
                page
            } else {
                ptr::from_mut(memory.base())
            };
            // SAFETY: the pages are fresh and outlive the zone.
            unsafe { zone.refill(layout(size, 8), &mut *page).unwrap() };
        }
        let object = zone.allocate(layout(16, 8)).unwrap();
        let kind = |result: Result<(), Misuse>| result.map_err(|misuse| misuse.kind);
        assert_eq!(
            kind(zone.try_deallocate(object, layout(8, 8))),
            Err(MisuseKind::WrongSizeClass)
        );
        for offset in (3968..4096).step_by(16) {
            let header = NonNull::new(page.cast::<u8>().wrapping_add(offset)).unwrap();
            let freed = kind(zone.try_deallocate(header, layout(16, 8)));
            assert_eq!(freed, Err(MisuseKind::OutsideSlots));
        }
        assert_eq!(zone.deallocate(object, layout(16, 8)), Ok(()));
    }

    /// Inherent to a bitmap without a quarantine, so the same in both.
    #[test]
    fn row_8_a_stale_free_is_not_told_from_a_good_one() {
        let mut memory = Memory::default();
        let (mut here, there) = (class(&mut memory, 64), &mut previous_class(&mut memory, 64));
        let layout = layout(64, 8);
        let stale = here.allocate(layout).unwrap();
        here.deallocate(stale, layout).unwrap();
        assert_eq!(here.allocate(layout), Ok(stale));
        assert_eq!(here.deallocate(stale, layout), Ok(()));
        let stale = there.allocate(layout).unwrap();
        there.deallocate(stale, layout).unwrap();
        assert_eq!(there.allocate(layout).unwrap(), stale);
        assert!(there.deallocate(stale, layout).is_ok());
    }

    #[test]
    fn row_10_page_sized_objects_are_aligned_as_asked_for() {
        // A zone of its own: the default one is everybody's.
        static ZONE: SafeZone<X86, Spin, DefaultPager> = SafeZone::new();
        for (size, align) in [(4096, 8192), (2 << 20, 4 << 20), (8, 4 << 20), (100, 1 << 17)] {
            let layout = layout(size, align);
            let blocks: Vec<_> = (0..20).map(|_| ZONE.allocate(layout).unwrap()).collect();
            for block in blocks {
                assert!(block.addr().get().is_multiple_of(align));
                // SAFETY: the block came from the zone with this layout, and is freed once.
                unsafe { ZONE.deallocate(block, layout) };
            }
        }
        assert_eq!(ZONE.snapshot().live_objects(), 0);
        let account = ZONE.snapshot().pager;
        assert_eq!(account.runs_taken, account.runs_returned);
    }

    #[test]
    fn row_12_an_emptied_page_is_usable_at_once() {
        let mut memory = Memory::default();
        let layout = layout(256, 8);

        let mut there = previous_class(&mut memory, 256);
        let objects: Vec<_> = (0..15).map(|_| there.allocate(layout).unwrap()).collect();
        for object in objects {
            there.deallocate(object, layout).unwrap();
        }
        assert!((0..10_000).all(|_| there.allocate(layout).is_err()));

        let mut here = class(&mut memory, 256);
        for _ in 0..100 {
            let objects: Vec<_> = (0..15).map(|_| here.allocate(layout).unwrap()).collect();
            assert!(here.allocate(layout).is_err());
            for object in objects {
                here.deallocate(object, layout).unwrap();
            }
        }
        assert_eq!(here.pages(), 1);
    }

    #[test]
    fn row_13_a_freed_slot_is_found_by_the_next_call() {
        let mut memory = Memory::default();
        let layout = layout(32, 8);

        let mut there = previous_class(&mut memory, 32);
        let objects: Vec<_> = (0..125).map(|_| there.allocate(layout).unwrap()).collect();
        there.deallocate(objects[50], layout).unwrap();
        assert!(there.allocate(layout).is_err());
        assert_eq!(there.allocate(layout).unwrap(), objects[50]);

        let mut here = class(&mut memory, 32);
        let objects: Vec<_> = (0..124).map(|_| here.allocate(layout).unwrap()).collect();
        here.deallocate(objects[50], layout).unwrap();
        assert_eq!(here.allocate(layout), Ok(objects[50]));
    }

    #[test]
    fn row_16_and_18_alignment_takes_part_in_the_choice_of_the_class() {
        let mut memory = Memory::default();
        for (size, align, slots_there) in [(8, 512, 8), (64, 128, 1), (32, 64, 2)] {
            let layout = layout(size, align);
            let mut there = previous::ZoneAllocator::new();
            // SAFETY: the page is fresh and outlives the zone.
            unsafe { there.refill(layout, memory.base()).unwrap() };
            assert_eq!(count(|| there.allocate(layout)), slots_there);
        }
        // In the class whose slots are as far apart as the alignment: every slot serves.
        for (size, align, slots_here) in [(64, 128, 31), (32, 64, 62)] {
            let layout = layout(size, align);
            let mut here = ZoneAllocator::new();
            // SAFETY: the page is fresh and outlives the zone.
            unsafe { here.refill(layout, memory.base()).unwrap() };
            assert_eq!(count(|| here.allocate(layout)), slots_here);
        }
        for (size, align, slots_here) in [(8, 512, 4094), (8, 4096, 511)] {
            let layout = layout(size, align);
            let mut here = ZoneAllocator::new();
            // SAFETY: the page is fresh and outlives the zone.
            unsafe { here.refill_large(layout, memory.large()).unwrap() };
            assert_eq!(count(|| here.allocate(layout)), slots_here);
        }
    }

    /// With alignment in the choice of the class, size alone no longer says which page is wanted.
    #[test]
    fn row_16_the_larger_of_size_and_alignment_says_which_page_to_refill() {
        let mut memory = Memory::default();
        let base: *mut Page = memory.base();
        let large: *mut LargePage = memory.large();
        for size in [0, 1, 8, 9, 255, 256, 257, 4096, 131_072] {
            for align in (0..=17).map(|shift| 1 << shift) {
                let layout = layout(size, align);
                let in_base = layout.size().max(layout.align()) <= ZoneAllocator::MAX_BASE_ALLOC_SIZE;
                let mut zone: ZoneAllocator<'static> = ZoneAllocator::new();
                // SAFETY: each zone is dropped before the next one is given the pages.
                unsafe {
                    let accepted = if in_base {
                        zone.refill(layout, &mut *base)
                    } else {
                        zone.refill_large(layout, &mut *large)
                    };
                    assert!(accepted.is_ok(), "{layout:?}");
                }
                let object = zone.allocate(layout).unwrap();
                assert!(object.addr().get().is_multiple_of(align));
            }
        }
    }

    #[test]
    fn row_17_alignment_above_the_page_size_is_served_or_refused() {
        let mut memory = Memory::default();
        let mut zone = ZoneAllocator::new();
        let above_base = layout(8, 8192);
        // SAFETY: the page is fresh and outlives the zone.
        unsafe { zone.refill_large(above_base, memory.large()).unwrap() };
        assert!(
            zone.allocate(above_base)
                .unwrap()
                .addr()
                .get()
                .is_multiple_of(8192)
        );
        assert_eq!(
            zone.allocate(layout(8, 1 << 18)),
            Err(AllocationError::InvalidLayout)
        );
    }

    #[test]
    fn row_19_the_class_border_is_where_the_class_ends() {
        for size in 0..=ZoneAllocator::MAX_ALLOC_SIZE + 2 {
            let here = ZoneAllocator::get_max_size(size);
            let there = previous::ZoneAllocator::get_max_size(size);
            match size {
                16_385..=32_767 => assert_eq!((here, there), (Some(32_768), Some(32_767))),
                32_768 => assert_eq!((here, there), (Some(32_768), Some(65_536))),
                _ => assert_eq!(here, there, "{size}"),
            }
        }
    }

    #[test]
    fn row_20_and_21_no_memory_is_null_and_large_objects_are_served() {
        static EMPTY: SafeZone<X86, Spin, NoPager> = SafeZone::new();
        static ZONE: slabmalloc::SafeZoneAllocator = slabmalloc::SafeZoneAllocator::new();
        for size in [1, 4096, 131_072, 131_073, 1 << 20, 2 << 20, 5 << 20] {
            let layout = layout(size, 8);
            // SAFETY: the size is not zero; blocks are freed once, with their layout.
            unsafe {
                assert!(EMPTY.alloc(layout).is_null());
                assert!(EMPTY.alloc_zeroed(layout).is_null());
                let block = ZONE.alloc(layout);
                block.write_bytes(1, size);
                ZONE.dealloc(block, layout);
            }
        }
    }

    #[test]
    fn row_23_a_bad_free_is_an_error() {
        let mut memory = Memory::default();
        let layout = layout(256, 8);

        let mut there = previous_class(&mut memory, 256);
        let object = there.allocate(layout).unwrap();
        assert!(panics(
            || there.deallocate(object.map_addr(|address| address | 8), layout)
        ));
        there.deallocate(object, layout).unwrap();
        assert!(panics(|| there.deallocate(object, layout)));

        let mut here = class(&mut memory, 256);
        let object = here.allocate(layout).unwrap();
        let inside = object.map_addr(|address| address | 8);
        assert_eq!(
            here.deallocate(inside, layout),
            Err(AllocationError::InvalidLayout)
        );
        assert_eq!(here.deallocate(object, layout), Ok(()));
        assert_eq!(
            here.deallocate(object, layout),
            Err(AllocationError::InvalidLayout)
        );
    }

    #[test]
    fn row_24_and_27_pages_are_used_whole() {
        let mut memory = Memory::default();
        for (size, slots_there, slots_here) in [
            (8, 502, 496),
            (10, 401, 248),
            (16, 251, 248),
            (32, 125, 124),
            (64, 62, 62),
            (128, 31, 31),
            (256, 15, 15),
        ] {
            let layout = layout(size, 1);
            let mut there = previous_class(&mut memory, size);
            assert_eq!(count(|| there.allocate(layout)), slots_there, "{size}");
            let mut here = class(&mut memory, size);
            assert_eq!(count(|| here.allocate(layout)), slots_here, "{size}");
        }
        for (size, slots_there, slots_here) in [
            (512, 512, 4094),
            (1024, 512, 2047),
            (2048, 512, 1023),
            (4096, 511, 511),
            (65_536, 31, 31),
            (131_072, 15, 15),
        ] {
            let layout = layout(size, 1);
            let mut there = PreviousLargeClass::new(size);
            // SAFETY: the page is fresh and outlives the class.
            unsafe { there.refill(memory.large()) };
            assert_eq!(count(|| there.allocate(layout)), slots_there, "{size}");
            let mut here = LargeClass::new(size);
            // SAFETY: the page is fresh and outlives the class.
            unsafe { here.refill(memory.large()) };
            assert_eq!(count(|| here.allocate(layout)), slots_here, "{size}");
        }
    }

    #[test]
    fn row_34_growing_within_a_class_stays_and_zeroed_is_zeroed() {
        static ZONE: slabmalloc::SafeZoneAllocator = slabmalloc::SafeZoneAllocator::new();
        let (small, whole) = (layout(65, 8), layout(128, 8));
        // SAFETY: sizes are not zero; blocks are freed once, with the layout they have then.
        unsafe {
            let block = ZONE.alloc(small);
            block.write_bytes(0xFF, 65);
            assert_eq!(ZONE.realloc(block, small, 128), block);
            let moved = ZONE.realloc(block, whole, 129);
            assert!(moved != block && (0..65).all(|at| *moved.add(at) == 0xFF));
            ZONE.dealloc(moved, layout(129, 8));
            let again = ZONE.alloc_zeroed(whole);
            assert!((0..128).all(|at| *again.add(at) == 0));
            ZONE.dealloc(again, whole);
        }
    }

    #[test]
    fn row_38_pages_are_aligned_by_their_type() {
        assert_eq!((align_of::<Page>(), align_of::<LargePage>()), (4096, 2 << 20));
        assert_eq!(align_of::<previous::ObjectPage>(), align_of::<u64>());
    }

    #[test]
    fn row_43_and_44_reclaiming_counts_and_use_is_shown() {
        let mut memory = Memory::default();
        let mut zone = ZoneAllocator::new();
        // SAFETY: the pages are fresh and outlive the zone.
        unsafe {
            zone.refill(layout(8, 8), memory.base()).unwrap();
            zone.refill_large(layout(512, 8), memory.large()).unwrap();
        }
        let object = zone.allocate(layout(512, 8)).unwrap();
        let held: usize = zone.classes().map(|class| class.bytes_held()).sum();
        let live: usize = zone.classes().map(|class| class.live_objects).sum();
        assert_eq!((held, live), (4096 + (2 << 20), 1));
        let mut freed = 0;
        assert_eq!(zone.try_reclaim_base_pages(9, |_| freed += 1), 1);
        assert_eq!(zone.try_reclaim_large_pages(9, |_| freed += 1), 0);
        zone.deallocate(object, layout(512, 8)).unwrap();
        assert_eq!(zone.try_reclaim_large_pages(9, |_| freed += 1), 1);
        assert_eq!(freed, 2);
    }

    #[test]
    fn row_45_a_size_of_zero_gets_the_smallest_slot() {
        assert!(panics(|| PreviousClass::new(0)));
        let mut memory = Memory::default();
        let mut here = class(&mut memory, 0);
        assert_eq!(count(|| here.allocate(layout(0, 1))), 496);
        assert!(panics(|| Class::new(4096)));
    }

    #[test]
    fn row_46_objects_of_size_zero_occupy_a_slot() {
        let mut memory = Memory::default();
        let zero = layout(0, 1);
        let (mut here, mut there) = (ZoneAllocator::new(), previous::ZoneAllocator::new());
        // SAFETY: the pages are fresh and outlive the zones.
        unsafe {
            here.refill(zero, memory.base()).unwrap();
            there.refill(zero, memory.base()).unwrap();
        }
        assert_ne!(here.allocate(zero).unwrap(), here.allocate(zero).unwrap());
        assert_ne!(there.allocate(zero).unwrap(), there.allocate(zero).unwrap());
    }
}

/// Calls that panicked in 0.11, and are errors here.
mod classes_by_hand {
    use super::*;

    #[test]
    fn a_layout_that_the_class_does_not_serve_is_an_error() {
        let mut memory = Memory::default();
        let too_large = layout(65, 8);
        let mut there = previous_class(&mut memory, 64);
        assert!(panics(|| there.allocate(too_large)));
        let mut here = class(&mut memory, 64);
        assert_eq!(here.allocate(too_large), Err(AllocationError::InvalidLayout));
        let object = here.allocate(layout(64, 8)).unwrap();
        assert_eq!(
            here.deallocate(object, too_large),
            Err(AllocationError::InvalidLayout)
        );
    }

    /// 0.11 hands out some of the slots, those that happen to be aligned.
    #[test]
    fn an_alignment_that_slots_do_not_have_is_an_error() {
        let mut memory = Memory::default();
        let aligned = layout(24, 16);
        let mut there = previous_class(&mut memory, 24);
        assert!(there.allocate(aligned).is_ok());
        let mut here = class(&mut memory, 24);
        assert_eq!(here.allocate(aligned), Err(AllocationError::InvalidLayout));
    }
}
