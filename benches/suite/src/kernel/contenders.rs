//! The table of allocators that `kernel` compares. A new one is a row and an implementation of
//! [`OverArena`].

use core::alloc::Layout;
use core::ptr::{self, NonNull};

use crate::over_arena::{Arena, BYTES, OverArena};

/// A contender: its name, and how one with a fresh arena is made.
type Contender = (&'static str, fn() -> Box<dyn OverArena>);

pub(crate) const CONTENDERS: &[Contender] = &[
    ("slabmalloc", || {
        Box::new(Zone {
            zone: slabmalloc::ZoneAllocator::new(),
            pages: Pages::new(),
        })
    }),
    ("slabmalloc-previous", || {
        Box::new(PreviousZone {
            zone: slabmalloc_previous::ZoneAllocator::new(),
            pages: Pages::new(),
        })
    }),
    ("buddy_system_allocator", || {
        let arena = Arena::new();
        let mut heap = buddy_system_allocator::Heap::<32>::new();
        // SAFETY: the arena is the heap's alone and lives as long.
        unsafe { heap.init(arena.start().addr().get(), BYTES) };
        Box::new(With(heap, arena))
    }),
    ("linked_list_allocator", || {
        let arena = Arena::new();
        let mut heap = linked_list_allocator::Heap::empty();
        // SAFETY: the arena is the heap's alone and lives as long.
        unsafe { heap.init(arena.start().as_ptr(), BYTES) };
        Box::new(With(heap, arena))
    }),
    ("talc", || {
        let arena = Arena::new();
        let mut talc = TalcOverArena::new(talc::source::Manual);
        // SAFETY: the arena is the allocator's alone and lives as long.
        unsafe { talc.claim(arena.start().as_ptr(), BYTES) };
        Box::new(With(talc, arena))
    }),
    ("rlsf", || {
        let arena = Arena::new();
        let mut tlsf = Tlsf::new();
        let whole = NonNull::slice_from_raw_parts(arena.start(), BYTES);
        // SAFETY: the arena is the allocator's alone and lives as long.
        unsafe { tlsf.insert_free_block_ptr(whole) };
        Box::new(With(tlsf, arena))
    }),
];

type TalcOverArena = talc::base::Talc<talc::source::Manual, talc::base::binning::DefaultBinning>;

type Tlsf = rlsf::Tlsf<'static, usize, usize, { usize::BITS as usize }, { usize::BITS as usize }>;

/// An allocator with the arena that it manages; the arena goes last.
struct With<A>(
    A,
    #[expect(dead_code, reason = "kept for as long as the allocator")] Arena,
);

impl OverArena for With<buddy_system_allocator::Heap<32>> {
    fn allocate(&mut self, layout: Layout) -> *mut u8 {
        self.0.alloc(layout).map_or(ptr::null_mut(), NonNull::as_ptr)
    }

    unsafe fn free(&mut self, block: *mut u8, layout: Layout) {
        if let Some(block) = NonNull::new(block) {
            // SAFETY: the caller's promise.
            unsafe { self.0.dealloc(block, layout) };
        }
    }
}

impl OverArena for With<linked_list_allocator::Heap> {
    fn allocate(&mut self, layout: Layout) -> *mut u8 {
        self.0
            .allocate_first_fit(layout)
            .map_or(ptr::null_mut(), NonNull::as_ptr)
    }

    unsafe fn free(&mut self, block: *mut u8, layout: Layout) {
        if let Some(block) = NonNull::new(block) {
            // SAFETY: the caller's promise.
            unsafe { self.0.deallocate(block, layout) };
        }
    }
}

impl OverArena for With<TalcOverArena> {
    fn allocate(&mut self, layout: Layout) -> *mut u8 {
        // SAFETY: no workload asks for zero bytes.
        let block = unsafe { self.0.allocate(layout) };
        block.map_or(ptr::null_mut(), NonNull::as_ptr)
    }

    unsafe fn free(&mut self, block: *mut u8, layout: Layout) {
        // SAFETY: the caller's promise.
        unsafe { self.0.deallocate(block, layout) };
    }
}

impl OverArena for With<Tlsf> {
    fn allocate(&mut self, layout: Layout) -> *mut u8 {
        self.0.allocate(layout).map_or(ptr::null_mut(), NonNull::as_ptr)
    }

    unsafe fn free(&mut self, block: *mut u8, layout: Layout) {
        if let Some(block) = NonNull::new(block) {
            // SAFETY: the caller's promise.
            unsafe { self.0.deallocate(block, layout.align()) };
        }
    }
}

/// An arena from which pages are cut: base pages from below, large pages from above.
struct Pages {
    arena: Arena,
    base_end: usize,
    large_start: usize,
}

impl Pages {
    fn new() -> Self {
        Self {
            arena: Arena::new(),
            base_end: 0,
            large_start: BYTES,
        }
    }

    /// The next page of type `P`, as long as there is one; its bytes are zero, which is an empty page.
    fn cut<P>(&mut self, large: bool) -> Option<&'static mut P> {
        let size = size_of::<P>();
        if self.base_end + size > self.large_start {
            return None;
        }
        let offset = if large {
            self.large_start -= size;
            self.large_start
        } else {
            self.base_end += size;
            self.base_end - size
        };
        // SAFETY: the offset lies in the arena.
        let start = unsafe { self.arena.start().add(offset) };
        // SAFETY: the page is cut once, aligned to its size as the arena is, and lives as long as the
        // zone, which is dropped together with the arena; zero bytes are an empty page.
        Some(unsafe { start.cast::<P>().as_mut() })
    }
}

/// This crate's zone, fed page by page.
struct Zone {
    zone: slabmalloc::ZoneAllocator<'static>,
    pages: Pages,
}

impl OverArena for Zone {
    fn allocate(&mut self, layout: Layout) -> *mut u8 {
        use slabmalloc::{AllocationError, Allocator as _, LargeObjectPage, ObjectPage, ZoneAllocator};

        let mut result = self.zone.allocate(layout);
        if result == Err(AllocationError::OutOfMemory) {
            if layout.size() <= ZoneAllocator::MAX_BASE_ALLOC_SIZE {
                if let Some(page) = self.pages.cut::<ObjectPage<'static>>(false) {
                    // SAFETY: the page is fresh and outlives the zone's use.
                    let _ = unsafe { self.zone.refill(layout, page) };
                }
            } else if let Some(page) = self.pages.cut::<LargeObjectPage<'static>>(true) {
                // SAFETY: as above.
                let _ = unsafe { self.zone.refill_large(layout, page) };
            }
            result = self.zone.allocate(layout);
        }
        result.map_or(ptr::null_mut(), NonNull::as_ptr)
    }

    unsafe fn free(&mut self, block: *mut u8, layout: Layout) {
        use slabmalloc::Allocator as _;

        if let Some(block) = NonNull::new(block) {
            // A refusal has nobody to be told.
            let _ = self.zone.deallocate(block, layout);
        }
    }
}

/// The zone of slabmalloc 0.11, fed in the same way.
struct PreviousZone {
    zone: slabmalloc_previous::ZoneAllocator<'static>,
    pages: Pages,
}

impl OverArena for PreviousZone {
    fn allocate(&mut self, layout: Layout) -> *mut u8 {
        use slabmalloc_previous::{
            AllocationError, Allocator as _, LargeObjectPage, ObjectPage, ZoneAllocator,
        };

        let mut result = self.zone.allocate(layout);
        if let Err(AllocationError::OutOfMemory) = result {
            if layout.size() <= ZoneAllocator::MAX_BASE_ALLOC_SIZE {
                if let Some(page) = self.pages.cut::<ObjectPage<'static>>(false) {
                    // SAFETY: the page is fresh and outlives the zone's use.
                    let _ = unsafe { self.zone.refill(layout, page) };
                }
            } else if let Some(page) = self.pages.cut::<LargeObjectPage<'static>>(true) {
                // SAFETY: as above.
                let _ = unsafe { self.zone.refill_large(layout, page) };
            }
            result = self.zone.allocate(layout);
        }
        result.map_or(ptr::null_mut(), NonNull::as_ptr)
    }

    unsafe fn free(&mut self, block: *mut u8, layout: Layout) {
        use slabmalloc_previous::Allocator as _;

        if let Some(block) = NonNull::new(block) {
            // A refusal has nobody to be told.
            let _ = self.zone.deallocate(block, layout);
        }
    }
}
