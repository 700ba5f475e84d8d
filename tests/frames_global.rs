//! A zone as the global allocator of a program, fed by a frame allocator that keeps its books on that same heap:
//! it does not wait for itself, it does not run out of memory for its books, and every frame comes back.
#![cfg(all(feature = "macros", feature = "buddy_system_allocator-0_13"))]
#![expect(
    clippy::unwrap_used,
    reason = "a test states what it expects by stopping where it does not hold"
)]

use core::alloc::{GlobalAlloc, Layout};
use core::cell::UnsafeCell;
use core::mem::MaybeUninit;
use core::ptr::NonNull;
use core::sync::atomic::{AtomicBool, Ordering};
use std::alloc::System;
use std::collections::BTreeMap;

use slabmalloc::lock::Spin;
use slabmalloc::pager::{BuddyFrames, Callers, FramePager, Pager as _};

type KernelFrames = FramePager<BuddyFrames<20, FRAME, Threads>, Spin, FRAME>;

/// Each thread by the address of something that it alone has.
enum Threads {}

impl Callers for Threads {
    fn current() -> usize {
        thread_local! {
            static HERE: u8 = const { 0 };
        }
        HERE.with(|here| core::ptr::from_ref(here).addr())
    }
}

slabmalloc::declare_zone! { zone Kernel { base_page: 4 KiB, large_page: 2 MiB, pager: KernelFrames } }

const FRAME: usize = 4096;

/// Bytes of the machine's memory, and those of them that are the pager's reserve.
const MACHINE: usize = 64 << 20;
const RESERVE: usize = 16 * FRAME;
/// Bytes of a large page, which the memory starts at a multiple of: loaders do not align statics so far.
const LARGE: usize = 2 << 20;

/// Physical memory, mapped where it is.
struct Memory(UnsafeCell<MaybeUninit<[u8; MACHINE + LARGE]>>);

// SAFETY: the memory is the pager's.
unsafe impl Sync for Memory {}

static MEMORY: Memory = Memory(UnsafeCell::new(MaybeUninit::uninit()));

fn start() -> NonNull<u8> {
    let memory: *mut u8 = MEMORY.0.get().cast();
    let start = memory.map_addr(|address| address.next_multiple_of(LARGE));
    NonNull::new(start).unwrap()
}

/// The zone once it is ready, and the system before that, and for what the system gave.
struct Switched {
    zone: SafeKernel,
    ready: AtomicBool,
}

#[global_allocator]
static HEAP: Switched = Switched {
    zone: SafeKernel::new(),
    ready: AtomicBool::new(false),
};

// SAFETY: each block goes back to where it came from.
unsafe impl GlobalAlloc for Switched {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if self.ready.load(Ordering::SeqCst) {
            // SAFETY: the caller's promise.
            unsafe { self.zone.alloc(layout) }
        } else {
            // SAFETY: the caller's promise.
            unsafe { System.alloc(layout) }
        }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        let base = start().addr().get();
        if (base..base + MACHINE).contains(&block.addr()) {
            // SAFETY: the block lies in the zone's memory.
            unsafe { self.zone.dealloc(block, layout) }
        } else {
            // SAFETY: the block is not the zone's.
            unsafe { System.dealloc(block, layout) }
        }
    }
}

/// Frames that the buddy system has, found out by taking them all.
fn free_frames() -> usize {
    let frame = Layout::from_size_align(FRAME, FRAME).unwrap();
    // On the system's heap: the list must not take frames itself.
    HEAP.ready.store(false, Ordering::SeqCst);
    let mut taken = Vec::with_capacity(MACHINE / FRAME);
    HEAP.ready.store(true, Ordering::SeqCst);
    while let Some(block) = HEAP.zone.pager().acquire(frame) {
        taken.push(block.start);
    }
    for block in &taken {
        // SAFETY: the block came from the pager with this layout.
        unsafe { HEAP.zone.pager().release(*block, frame) };
    }
    taken.len()
}

#[test]
fn a_frame_allocator_may_live_on_the_heap_that_it_feeds() {
    let pager = HEAP.zone.pager();
    let base = start().as_ptr().expose_provenance();
    // SAFETY: this part of the memory is added nowhere else.
    assert_eq!(unsafe { pager.reserve(start(), RESERVE) }, Ok(RESERVE / FRAME));
    // SAFETY: addresses are the same on both sides.
    unsafe { pager.provide(BuddyFrames::new(), 0) }.unwrap();
    HEAP.ready.store(true, Ordering::SeqCst);
    // SAFETY: the rest of the memory, added once.
    let added = pager.with_source(|frames| unsafe { frames.add(base + RESERVE..base + MACHINE) });
    assert_eq!(added, Some((MACHINE - RESERVE) / FRAME));

    for round in 0_u8..3 {
        let mut map = BTreeMap::new();
        for number in 0..40_000_u32 {
            let bytes = 1 + (number.wrapping_mul(2_654_435_761) >> 20) as usize % 700;
            map.insert(number.wrapping_mul(2_654_435_761), vec![round; bytes]);
            if number % 3 == 0 {
                map.pop_first();
            }
        }
        let large: Vec<Vec<u8>> = (1..12)
            .map(|size| vec![size; usize::from(size) * 150_000])
            .collect();
        assert!(map.values().flatten().all(|byte| *byte == round));
        assert!(
            large
                .iter()
                .all(|block| block.iter().all(|byte| *byte == block[0]))
        );
    }
    HEAP.zone.trim();
    let free = free_frames();
    // The rest is pages with nodes of the frame allocator's own maps.
    assert!(added.unwrap() - free < 200, "{free} of {added:?}");

    let mut hoard: Vec<Box<[u8; 64]>> = Vec::new();
    while hoard.try_reserve(1).is_ok() {
        let mut block = Vec::new();
        if block.try_reserve_exact(64).is_err() {
            break;
        }
        block.resize(64, 7);
        hoard.push(block.into_boxed_slice().try_into().unwrap());
    }
    assert!(hoard.len() * 64 > MACHINE / 3, "{}", hoard.len());
    assert!(hoard.iter().flat_map(|block| block.iter()).all(|byte| *byte == 7));
    drop(hoard);
    HEAP.zone.trim();
    assert!(free.abs_diff(free_frames()) < 100);
    HEAP.ready.store(false, Ordering::SeqCst);
}
