//! Collections on a borrowed zone, by each version of `allocator-api2` whose feature is on.
//!
//! The traits of the two versions are different traits with the same methods, so the tests are written
//! once and made for both.

use core::alloc::Layout;
use core::ptr::NonNull;
use core::sync::atomic::{AtomicUsize, Ordering};

use slabmalloc::global::SafeZone;
use slabmalloc::lock::Spin;

use crate::configs::{Pages1K16K, Pages64K, take_reports};
use crate::heap::layout;
use crate::test_pager::TestPager;

/// Classes of up to 2048 bytes in two kinds of page, and runs above.
type Heap = SafeZone<Pages1K16K, Spin, TestPager>;

/// Checks that all was given back, each block once.
fn settle(heap: &Heap) {
    let snapshot = heap.snapshot();
    assert_eq!(snapshot.live_objects(), 0);
    assert_eq!(snapshot.pager.runs_taken, snapshot.pager.runs_returned);
    heap.trim();
    heap.pager().assert_settled();
    assert_eq!(take_reports(), []);
}

/// Counts how often it is dropped.
struct Counted<'c> {
    value: u64,
    drops: &'c AtomicUsize,
}

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.drops.fetch_add(1, Ordering::Relaxed);
    }
}

/// A value that no class of small slots is aligned for.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(align(512))]
struct Aligned(u8);

/// Fills a block, whatever it held.
fn fill(block: NonNull<[u8]>, byte: u8) {
    // SAFETY: the callers' blocks are their own, and as long as they say.
    unsafe { block.cast::<u8>().write_bytes(byte, block.len()) };
}

/// Whether bytes `from..to` of a block are all `byte`.
fn holds(block: NonNull<[u8]>, from: usize, to: usize, byte: u8) -> bool {
    assert!(to <= block.len());
    // SAFETY: the callers' blocks are their own, this long, and were written or are zeroed.
    let content = unsafe { core::slice::from_raw_parts(block.cast::<u8>().as_ptr(), to) };
    content[from..].iter().all(|&found| found == byte)
}

/// Where a block starts.
fn address(block: NonNull<[u8]>) -> usize {
    block.cast::<u8>().addr().get()
}

/// The tests, with the version of `allocator-api2` in crate `$api`.
macro_rules! collections {
    ($(#[$attribute:meta])* $api:ident) => {
        $(#[$attribute])*
        mod $api {
            use ::$api::alloc::{AllocError, Allocator};
            use ::$api::boxed::Box;
            use ::$api::vec::Vec;

            use super::*;

            /// A list whose nodes live in the zone.
            struct Node<'h> {
                number: u64,
                next: Option<Box<Node<'h>, &'h Heap>>,
            }

            #[test]
            fn a_vector_grows_and_shrinks_through_all_classes() {
                let heap = Heap::new();
                let mut numbers: Vec<u64, &Heap> = Vec::new_in(&heap);
                for number in 0..5_000 {
                    numbers.push(number);
                    if number % 97 == 0 {
                        assert!((0..=number).eq(numbers.iter().copied()));
                    }
                }
                assert!(heap.snapshot().pager.runs_taken > 0, "it outgrew the classes");
                while !numbers.is_empty() {
                    numbers.truncate(numbers.len() * 2 / 3);
                    numbers.shrink_to_fit();
                    assert_eq!(numbers.capacity(), numbers.len());
                    assert!((0..numbers.len() as u64).eq(numbers.iter().copied()));
                    // Exactly the block that its size leads to is alive.
                    let snapshot = heap.snapshot();
                    let runs = snapshot.pager.runs_taken - snapshot.pager.runs_returned;
                    let expected = match size_of::<u64>() * numbers.len() {
                        0 => (0, 0),
                        1..=2048 => (1, 0),
                        _ => (0, 1),
                    };
                    assert_eq!((snapshot.live_objects(), runs), expected);
                }
                drop(numbers);
                settle(&heap);
            }

            #[test]
            fn many_vectors_agree_with_those_of_the_standard_library() {
                let heap = Heap::new();
                let mut ours: [Vec<u32, &Heap>; 5] = core::array::from_fn(|_| Vec::new_in(&heap));
                let mut theirs: [std::vec::Vec<u32>; 5] = Default::default();
                let mut random = 11_u32;
                for step in 0..6_000 {
                    random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    let (which, at) = (step % 5, random as usize / 64);
                    let (our, their) = (&mut ours[which], &mut theirs[which]);
                    let within = at % (their.len() + 1);
                    match random / 8 % 16 {
                        0..=4 => {
                            our.push(random);
                            their.push(random);
                        }
                        5 | 6 => {
                            our.extend_from_slice(&[random; 9]);
                            their.extend_from_slice(&[random; 9]);
                        }
                        7 => {
                            our.insert(within, random);
                            their.insert(within, random);
                        }
                        8 => {
                            our.truncate(within);
                            their.truncate(within);
                        }
                        9 => our.shrink_to_fit(),
                        10 => our.reserve_exact(at % 700),
                        11 => {
                            let (our_tail, their_tail) = (our.split_off(within), their.split_off(within));
                            assert_eq!(our_tail[..], their_tail[..]);
                            our.extend(our_tail);
                            their.extend(their_tail);
                        }
                        12 => assert!(our.drain(within..).eq(their.drain(within..))),
                        13 => *our = our.clone(),
                        14 => assert_eq!(our.pop(), their.pop()),
                        _ => {
                            our.resize(their.len() + 50, random ^ 1);
                            their.resize(their.len() + 50, random ^ 1);
                        }
                    }
                    assert_eq!(our[..], their[..]);
                }
                for (our, their) in ours.iter().zip(&theirs) {
                    assert_eq!(our[..], their[..]);
                }
                drop(ours);
                settle(&heap);
            }

            #[test]
            fn boxes_drop_what_they_hold_once() {
                let heap = Heap::new();
                let drops = AtomicUsize::new(0);
                let counted = |value| Counted { value, drops: &drops };
                let kept = Box::new_in(counted(7), &heap);
                {
                    let mut vector: Vec<Counted<'_>, &Heap> = Vec::new_in(&heap);
                    vector.extend((0..300).map(counted));
                    let slice: Box<[Counted<'_>], &Heap> = vector.into_boxed_slice();
                    assert!(slice.iter().map(|counted| counted.value).eq(0..300));
                    assert_eq!(drops.load(Ordering::Relaxed), 0, "moved, not dropped");
                    let vector = slice.into_vec();
                    assert_eq!(vector.into_iter().take(100).map(|counted| counted.value).sum::<u64>(), 4950);
                    assert_eq!(drops.load(Ordering::Relaxed), 300);
                }
                assert_eq!(heap.snapshot().live_objects(), 1);
                assert_eq!(Box::into_inner(kept).value, 7);
                assert_eq!(drops.load(Ordering::Relaxed), 301);
                settle(&heap);
            }

            #[test]
            fn boxes_are_aligned_and_may_hold_boxes() {
                let heap = Heap::new();
                let aligned = [1, 2, 3].map(|number| Box::new_in(Aligned(number), &heap));
                for (number, value) in (1..).zip(&aligned) {
                    assert!((&raw const **value).addr().is_multiple_of(512));
                    assert_eq!(**value, Aligned(number));
                }
                let mut vector = Vec::with_capacity_in(3, &heap);
                vector.extend(aligned.map(Box::into_inner));
                assert!(vector.as_ptr().addr().is_multiple_of(512));

                let mut list: Option<Box<Node<'_>, &Heap>> = None;
                for number in 0..1_000 {
                    list = Some(Box::new_in(Node { number, next: list }, &heap));
                }
                assert_eq!(heap.snapshot().live_objects(), 1_001);
                let mut left = 1_000;
                while let Some(node) = list {
                    let Node { number, next } = Box::into_inner(node);
                    left -= 1;
                    assert_eq!(number, left);
                    list = next;
                }
                drop(vector);
                settle(&heap);
            }

            #[test]
            fn zeroed_memory_is_zero_after_use() {
                let heap = Heap::new();
                for _ in 0..3 {
                    for length in [1, 7, 64, 300, 5_000] {
                        let zeroed = [(); 4].map(|()| Box::<[u64], _>::new_zeroed_slice_in(length, &heap));
                        for slice in zeroed {
                            // SAFETY: zero is a number.
                            let mut slice = unsafe { slice.assume_init() };
                            assert!(slice.iter().all(|&number| number == 0));
                            slice.fill(u64::MAX);
                        }
                    }
                }
                settle(&heap);
            }

            #[test]
            fn values_of_no_size_take_nothing() {
                let heap = Heap::new();
                let mut units = Vec::new_in(&heap);
                units.extend([(); 1_000]);
                assert_eq!((units.len(), units.pop()), (1_000, Some(())));
                let unit = Box::new_in([0_u64; 0], &heap);
                let slice = Vec::<u64, _>::with_capacity_in(0, &heap).into_boxed_slice();
                blocks_of_no_size(&heap);
                drop((units, unit, slice));
                assert_eq!(heap.pager().calls(), 0);
                settle(&heap);
            }

            fn blocks_of_no_size(zone: impl Allocator) {
                for align in [1, 8, 4096, 1 << 20] {
                    let (none, other) = (layout(0, align), layout(0, 2));
                    let block = zone.allocate(none).unwrap();
                    assert_eq!((block.len(), address(block) % align), (0, 0));
                    // SAFETY: the block is one of this allocator and has this layout.
                    unsafe { zone.deallocate(block.cast(), none) };
                    let block = zone.allocate_zeroed(none).unwrap();
                    // SAFETY: as above.
                    let block = unsafe { zone.shrink(block.cast(), none, other) }.unwrap();
                    // SAFETY: as above.
                    let block = unsafe { zone.grow_zeroed(block.cast(), other, none) }.unwrap();
                    // SAFETY: as above.
                    unsafe { zone.deallocate(block.cast(), none) };
                }
            }

            /// Grows and shrinks from and to nothing, in place, to other classes and to other alignments.
            #[test]
            fn blocks_are_resized_by_the_trait() {
                let heap = Heap::new();
                resizes(&heap, &heap);
                settle(&heap);
            }

            fn resizes(zone: impl Allocator, heap: &Heap) {
                let mut old = layout(0, 8);
                let mut block = zone.allocate(old).unwrap();
                for (step, (new, stays, live_objects)) in (1..).zip([
                    (layout(20, 8), false, 1),
                    (layout(32, 8), true, 1),
                    (layout(17, 4), true, 1),
                    (layout(18, 1024), false, 1),
                    (layout(9_000, 64), false, 0),
                    (layout(12_000, 64), true, 0),
                    (layout(13_000, 64), false, 0),
                    (layout(100, 128), false, 1),
                    (layout(0, 16), false, 0),
                ]) {
                    let resized = if new.size() > old.size() {
                        // SAFETY: the block is alive and has the layout `old`.
                        unsafe { zone.grow(block.cast(), old, new) }
                    } else {
                        // SAFETY: as above.
                        unsafe { zone.shrink(block.cast(), old, new) }
                    }
                    .unwrap();
                    assert_eq!((resized.len(), address(resized) % new.align()), (new.size(), 0));
                    assert_eq!(address(resized) == address(block), stays, "{old:?} {new:?}");
                    assert!(holds(resized, 0, old.size().min(new.size()), step - 1));
                    assert_eq!(heap.snapshot().live_objects(), live_objects);
                    fill(resized, step);
                    (block, old) = (resized, new);
                }
                // SAFETY: the block is alive, and not used any more.
                unsafe { zone.deallocate(block.cast(), old) };
            }

            /// What is added is zero, even where the block could stay in a slot that had another owner.
            #[test]
            fn growth_by_zeroed_bytes_is_zeroed() {
                let heap = Heap::new();
                for (old, new) in [(0, 30), (33, 64), (5, 8), (33, 65), (1_500, 2_048), (2_000, 5_000)] {
                    grows_zeroed(&heap, layout(old, 4), layout(new, 4));
                }
                settle(&heap);
            }

            fn grows_zeroed(zone: impl Allocator, old: Layout, new: Layout) {
                // The slots that either may get are dirty.
                let dirty = [old, new, old, new].map(|request| (zone.allocate(request).unwrap(), request));
                for (block, request) in dirty {
                    fill(block, 0xEE);
                    // SAFETY: the block is alive, and not used any more.
                    unsafe { zone.deallocate(block.cast(), request) };
                }
                let block = zone.allocate(old).unwrap();
                fill(block, 0x33);
                // SAFETY: the block is alive and has this layout.
                let grown = unsafe { zone.grow_zeroed(block.cast(), old, new) }.unwrap();
                assert_eq!(grown.len(), new.size());
                assert!(holds(grown, 0, old.size(), 0x33));
                assert!(holds(grown, old.size(), new.size(), 0), "{old:?} {new:?}");
                // SAFETY: the block is alive, and not used any more.
                unsafe { zone.deallocate(grown.cast(), new) };
            }

            /// Failure is an error that leaves everything as it was, for growing and for shrinking.
            #[test]
            fn failures_are_errors_and_change_nothing() {
                let heap = Heap::new();
                let mut numbers = Vec::new_in(&heap);
                numbers.extend(0..100_u32);
                heap.pager().fail_always(true);
                numbers.try_reserve(1_000).unwrap_err();
                numbers.try_reserve(usize::MAX).unwrap_err();
                Box::try_new_in([0_u8; 2_048], &heap).unwrap_err();
                Box::try_new_in([0_u8; 10_000], &heap).unwrap_err();
                assert!(numbers.iter().copied().eq(0..100));
                let memory: Layout = Layout::array::<u32>(numbers.capacity()).unwrap();
                let start = NonNull::from(numbers.as_mut_slice()).cast::<u8>();
                for smaller in [40, 200] {
                    // SAFETY: the block is the vector's and has this layout; it stays, as this fails.
                    let shrunk = unsafe { (&heap).shrink(start, memory, layout(smaller, 4)) };
                    assert_eq!(shrunk, Err(AllocError));
                }
                heap.pager().fail_always(false);
                assert!(numbers.iter().copied().eq(0..100));
                numbers.try_reserve(1_000).unwrap();
                assert!(numbers.iter().copied().eq(0..100));
                drop(numbers);
                settle(&heap);

                // A zone that refuses what no class serves.
                let refusing: SafeZone<Pages64K, Spin, TestPager> = SafeZone::new();
                let mut bytes: Vec<u8, _> = Vec::new_in(&refusing);
                bytes.try_reserve_exact(4_096).unwrap();
                bytes.try_reserve_exact(4_097).unwrap_err();
                assert_eq!((bytes.capacity(), refusing.pager().calls()), (4_096, 1));
            }

            /// A handle to the default zone is an allocator by itself, and so is a reference to it.
            #[cfg(any(unix, windows))]
            #[test]
            fn collections_live_on_handles() {
                let heap = slabmalloc::SafeZoneAllocator::new();
                let numbers: Vec<u32, slabmalloc::SafeZoneAllocator> = {
                    let mut numbers = Vec::new_in(heap);
                    numbers.extend(0..50_000);
                    numbers
                };
                let copy: Vec<u32, &slabmalloc::SafeZoneAllocator> = {
                    let mut copy = Vec::new_in(&heap);
                    copy.extend_from_slice(&numbers);
                    copy
                };
                let thread = std::thread::spawn(move || {
                    let mut numbers = numbers;
                    numbers.truncate(10);
                    numbers.shrink_to_fit();
                    numbers
                });
                assert!(thread.join().unwrap().iter().copied().eq(0..10));
                assert!(copy.iter().copied().eq(0..50_000));
                blocks_of_no_size(heap);
                grows_zeroed(heap, layout(33, 4), layout(70_000, 4));
            }

            /// A vector on a shared zone may be sent to another thread, grow and be dropped there.
            #[test]
            fn vectors_go_from_thread_to_thread() {
                let heap = Heap::new();
                std::thread::scope(|scope| {
                    for thread in 0..4 {
                        let mut numbers: Vec<u32, &Heap> = Vec::new_in(&heap);
                        numbers.extend(thread..thread + 50);
                        scope.spawn(move || {
                            numbers.extend(thread + 50..thread + 900);
                            assert!(numbers.iter().copied().eq(thread..thread + 900));
                            let copy = numbers.clone();
                            assert!(core::ptr::eq(*copy.allocator(), *numbers.allocator()));
                        });
                    }
                });
                settle(&heap);
            }
        }
    };
}

collections! {
    #[cfg(feature = "allocator-api2-0_2")]
    allocator_api2_0_2
}

collections! {
    #[cfg(feature = "allocator-api2-0_4")]
    allocator_api2_0_4
}
