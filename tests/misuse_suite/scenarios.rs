//! Programs that misuse a heap, each once; with `misuse` false each is the same program without that.

use core::alloc::Layout;
use core::sync::atomic::Ordering;
use std::sync::Barrier;
use std::thread;

use crate::zones::{COUNTING, DOUBLE_FREES, Dynamic, FREED, OTHERS, Promise, Zone};

/// One program.
pub(crate) struct Scenario {
    pub(crate) name: &'static str,
    /// The least that a zone must promise to find it.
    pub(crate) promised: Promise,
    /// What the report says.
    pub(crate) report: &'static str,
    pub(crate) run: fn(&Scene, bool),
}

/// A heap, and its shape.
pub(crate) struct Scene {
    pub(crate) heap: &'static Dynamic,
    pub(crate) twin: &'static Dynamic,
    pub(crate) trim: fn(),
    pub(crate) base_page: usize,
    pub(crate) trailer: usize,
}

/// Bytes of a slot of the class that is misused.
const CLASS: usize = 256;

impl Scene {
    pub(crate) fn of<Z: Zone>() -> Self {
        Self {
            heap: Z::heap(),
            twin: Z::twin(),
            trim: Z::trim,
            base_page: Z::BASE_PAGE,
            trailer: Z::TRAILER,
        }
    }

    /// The largest object of a class.
    fn object(&self, class: usize) -> Layout {
        Layout::from_size_align(class - self.trailer, 8).unwrap()
    }

    fn allocate(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the layout has a size.
        let block = unsafe { self.heap.alloc(layout) };
        assert!(!block.is_null());
        // Whoever has a block writes to it.
        // SAFETY: the block is so long.
        unsafe { block.write_bytes(0xA5, layout.size()) };
        block
    }

    fn free(&self, block: *mut u8, layout: Layout) {
        // What a report has to name, if there is one.
        FREED.store(block.addr(), Ordering::Relaxed);
        // SAFETY: none: that is what is tried here.
        unsafe { self.heap.dealloc(block, layout) };
    }

    /// Frees it as it should be, and if it is the misuse, `wrong` instead.
    fn free_or(&self, misuse: bool, block: *mut u8, wrong: *mut u8, layout: Layout) {
        self.free(if misuse { wrong } else { block }, layout);
    }

    fn page_of(&self, block: *mut u8) -> *mut u8 {
        block.map_addr(|address| address & !(self.base_page - 1))
    }

    /// The place of slot `number` in the page of `block`, or of the one before, if that is where `block` is.
    fn slot_beside(&self, block: *mut u8, number: usize) -> *mut u8 {
        let slot = self.page_of(block).wrapping_add(number * CLASS);
        if slot == block {
            slot.wrapping_sub(CLASS)
        } else {
            slot
        }
    }

    /// An object of the class that is not in the last slot of its page: what is written there is found as damage to the
    /// page, and sooner.
    fn not_the_last(&self, layout: Layout) -> *mut u8 {
        loop {
            let block = self.allocate(layout);
            if block.addr() % self.base_page < self.base_page - 3 * CLASS {
                return block;
            }
        }
    }

    /// Blocks that fill at least three pages, and their layout.
    fn many(&self) -> (Vec<*mut u8>, Layout) {
        self.pages_full(3)
    }

    /// Blocks for so many pages, and their layout.
    fn pages_full(&self, pages: usize) -> (Vec<*mut u8>, Layout) {
        let layout = self.object(CLASS);
        let count = pages * self.base_page / CLASS;
        ((0..count).map(|_| self.allocate(layout)).collect(), layout)
    }

    /// Hands out every slot of the class that is free now: those that wait in a quarantine come out in the first
    /// round, and in the second there are more objects than slots.
    fn use_all_slots(&self) {
        for pages in [5, 12] {
            let (blocks, layout) = self.pages_full(pages);
            for block in blocks {
                self.free(block, layout);
            }
        }
    }

    /// Writes a byte that is not there.
    fn spoil(at: *mut u8) {
        // SAFETY: none: that is what is tried here; the memory is the zone's.
        let byte = unsafe { at.read_volatile() };
        // SAFETY: as above.
        unsafe { at.write_volatile(byte ^ 0x81) };
    }
}

const DOUBLE: &str = "double free";
const INTERIOR: &str = "free of a pointer into the middle of a slot";
const OUTSIDE: &str = "free of a pointer outside the slots of its page";
const NEVER: &str = "free of a slot that was never handed out";
const CLASS_OF: &str = "free with another size class than that of the allocation";
const FOREIGN: &str = "free of memory that is not this zone's";
const OVERRUN: &str = "the bytes behind an object were overwritten";
const AFTER_FREE: &str = "a free slot was written to";
const HEADER: &str = "the end of a page was overwritten";
const UNSERVED: &str = "free with a layout that the zone never serves";

macro_rules! scenarios {
    ($($name:ident: $promise:ident, $report:expr, |$scene:ident, $misuse:ident| $body:block)*) => {
        /// Every program.
        pub(crate) const ALL: &[Scenario] = &[$(Scenario {
            name: stringify!($name),
            promised: Promise::$promise,
            report: $report,
            run: |$scene, $misuse| $body,
        }),*];
    };
}

/// An object, freed right or at an offset of it.
fn at_offset(scene: &Scene, misuse: bool, offset: impl FnOnce(*mut u8) -> *mut u8) {
    let layout = scene.object(CLASS);
    let block = scene.allocate(layout);
    scene.free_or(misuse, block, offset(block), layout);
}

/// An object, freed with its layout or another one.
fn with_layout(scene: &Scene, misuse: bool, wrong: Layout) {
    let layout = scene.object(CLASS);
    let block = scene.allocate(layout);
    scene.free(block, if misuse { wrong } else { layout });
}

/// A pointer that is none of the zone's.
fn foreign(scene: &Scene, misuse: bool, memory: *mut u8) {
    let layout = scene.object(CLASS);
    let block = scene.allocate(layout);
    scene.free(block, layout);
    if misuse {
        scene.free(memory, layout);
    }
}

/// An object that is freed, written to at an offset, and whose slot comes into use again.
fn written_after_free(scene: &Scene, misuse: bool, offset: usize) {
    let layout = scene.object(CLASS);
    let block = scene.not_the_last(layout);
    scene.free(block, layout);
    if misuse {
        Scene::spoil(block.wrapping_add(offset));
    }
    scene.use_all_slots();
}

/// A live object, and a write to so many bytes behind its slot's start.
fn written_behind(scene: &Scene, misuse: bool, layout: Layout, offset: isize) {
    let (blocks, full) = scene.many();
    for block in &blocks {
        scene.free(*block, full);
    }
    let (first, second) = (scene.not_the_last(layout), scene.allocate(layout));
    if misuse {
        Scene::spoil(first.wrapping_offset(offset));
    }
    scene.free(first, layout);
    scene.free(second, layout);
    // Where it was the slot below, whose object is none: it comes into use again.
    scene.use_all_slots();
}

/// How many threads free at once, and how often.
const ROUNDS: usize = 200;

scenarios! {
    r1_double_free: Checked, DOUBLE, |scene, misuse| {
        let layout = scene.object(CLASS);
        let block = scene.allocate(layout);
        scene.free(block, layout);
        if misuse {
            scene.free(block, layout);
        }
    }
    r1_double_free_of_a_small_object: Checked, DOUBLE, |scene, misuse| {
        let layout = Layout::new::<u64>();
        let block = scene.allocate(layout);
        scene.free(block, layout);
        if misuse {
            scene.free(block, layout);
        }
    }
    r1_double_free_in_a_large_page: Checked, DOUBLE, |scene, misuse| {
        let layout = scene.object(4096);
        let (block, other) = (scene.allocate(layout), scene.allocate(layout));
        scene.free(block, layout);
        if misuse {
            scene.free(block, layout);
        }
        scene.free(other, layout);
    }
    r1_double_free_after_growing: Checked, DOUBLE, |scene, misuse| {
        let layout = scene.object(128);
        let keep = scene.allocate(layout);
        let block = scene.allocate(layout);
        // SAFETY: the block has this layout.
        let grown = unsafe { scene.heap.realloc(block, layout, 300) };
        if misuse {
            scene.free(block, layout);
        }
        scene.free(grown, Layout::from_size_align(300, 8).unwrap());
        scene.free(keep, layout);
    }
    r3_double_free_after_another: Checked, DOUBLE, |scene, misuse| {
        let layout = scene.object(CLASS);
        let (block, other) = (scene.allocate(layout), scene.allocate(layout));
        scene.free(block, layout);
        scene.free(other, layout);
        if misuse {
            scene.free(block, layout);
        }
    }
    r3_double_free_after_many: Checked, DOUBLE, |scene, misuse| {
        let (blocks, layout) = scene.many();
        for block in &blocks[1..] {
            scene.free(*block, layout);
        }
        if misuse {
            scene.free(blocks[1], layout);
        }
        scene.free(blocks[0], layout);
    }
    r4_middle_of_an_object: Checked, INTERIOR, |scene, misuse| {
        at_offset(scene, misuse, |block| block.wrapping_add(CLASS / 2));
    }
    r4_second_word_of_an_object: Checked, INTERIOR, |scene, misuse| {
        at_offset(scene, misuse, |block| block.wrapping_add(8));
    }
    r4_last_byte_of_a_slot: Checked, INTERIOR, |scene, misuse| {
        at_offset(scene, misuse, |block| block.wrapping_add(CLASS - 1));
    }
    r5_one_byte_off: Checked, INTERIOR, |scene, misuse| {
        at_offset(scene, misuse, |block| block.wrapping_add(1));
    }
    r5_four_bytes_off: Checked, INTERIOR, |scene, misuse| {
        at_offset(scene, misuse, |block| block.wrapping_add(4));
    }
    r5_low_bits_lost: Checked, INTERIOR, |scene, misuse| {
        at_offset(scene, misuse, |block| block.wrapping_add(16).map_addr(|address| address | 3));
    }
    r6_the_header: Checked, OUTSIDE, |scene, misuse| {
        let page = scene.base_page;
        at_offset(scene, misuse, |block| scene.page_of(block).wrapping_add(page - 64));
    }
    r6_the_last_bytes_of_a_page: Checked, OUTSIDE, |scene, misuse| {
        let page = scene.base_page;
        at_offset(scene, misuse, |block| scene.page_of(block).wrapping_add(page - 8));
    }
    r7_behind_the_last_slot: Checked, OUTSIDE, |scene, misuse| {
        // The last place where a slot would begin has the header.
        let page = scene.base_page;
        at_offset(scene, misuse, |block| scene.page_of(block).wrapping_add(page - CLASS));
    }
    r8_never_allocated: Checked, NEVER, |scene, misuse| {
        at_offset(scene, misuse, |block| scene.slot_beside(block, 1));
    }
    r8_never_allocated_at_the_end: Checked, NEVER, |scene, misuse| {
        let last = scene.base_page / CLASS - 2;
        at_offset(scene, misuse, |block| scene.slot_beside(block, last));
    }
    r9_a_smaller_class: Checked, CLASS_OF, |scene, misuse| {
        with_layout(scene, misuse, scene.object(128));
    }
    r9_one_byte: Checked, CLASS_OF, |scene, misuse| {
        with_layout(scene, misuse, Layout::new::<u8>());
    }
    r10_a_larger_class: Checked, CLASS_OF, |scene, misuse| {
        with_layout(scene, misuse, scene.object(512));
    }
    r10_a_class_in_large_pages: Checked, CLASS_OF, |scene, misuse| {
        with_layout(scene, misuse, scene.object(4096));
    }
    r10_more_than_any_class: Checked, CLASS_OF, |scene, misuse| {
        // In a page that begins with the block, so that it is aligned as such blocks are.
        let layout = scene.object(CLASS);
        let (blocks, _) = scene.many();
        let first = blocks.iter().find(|block| scene.page_of(**block) == **block).unwrap();
        if misuse {
            scene.free(*first, Layout::from_size_align(1 << 20, 8).unwrap());
        }
        for block in blocks {
            scene.free(block, layout);
        }
    }
    r11_an_alignment_of_another_class: Checked, CLASS_OF, |scene, misuse| {
        with_layout(scene, misuse, Layout::from_size_align(CLASS - scene.trailer, 512).unwrap());
    }
    r11_an_alignment_that_no_zone_serves: Checked, UNSERVED, |scene, misuse| {
        with_layout(scene, misuse, Layout::from_size_align(CLASS - scene.trailer, 1 << 30).unwrap());
    }
    r12_a_zone_of_the_same_shape: Checked, FOREIGN, |scene, misuse| {
        let layout = scene.object(CLASS);
        // SAFETY: the layout has a size.
        let block = unsafe { scene.twin.alloc(layout) };
        let own = scene.allocate(layout);
        if misuse {
            scene.free(block, layout);
        }
        scene.free(own, layout);
        // SAFETY: the block came from that zone.
        unsafe { scene.twin.dealloc(block, layout) };
    }
    r13_a_zone_with_other_pages: Checked, FOREIGN, |scene, misuse| {
        static OTHER: slabmalloc::SafeZone<
            slabmalloc::X86,
            slabmalloc::lock::Spin,
            slabmalloc::pager::DefaultPager,
        > = slabmalloc::SafeZone::new();
        let block = OTHER.allocate(Layout::new::<[u64; 30]>()).unwrap();
        foreign(scene, misuse, block.as_ptr());
    }
    r14_a_static: Checked, FOREIGN, |scene, misuse| {
        static MEMORY: [u64; 1024] = [0x5A5A_5A5A; 1024];
        foreign(scene, misuse, (&raw const MEMORY[512]).cast_mut().cast());
        assert!(MEMORY.iter().all(|word| *word == 0x5A5A_5A5A));
    }
    r14_the_stack: Checked, FOREIGN, |scene, misuse| {
        let mut memory = [0x5A_u64; 64];
        foreign(scene, misuse, (&raw mut memory[8]).cast());
        assert_eq!(memory, [0x5A; 64]);
    }
    r14_another_heap: Checked, FOREIGN, |scene, misuse| {
        let mut memory = vec![0x5A_u64; 4096];
        foreign(scene, misuse, (&raw mut memory[2048]).cast());
        assert!(memory.iter().all(|word| *word == 0x5A));
    }
    r14_no_memory_at_all: Hardened, FOREIGN, |scene, misuse| {
        foreign(scene, misuse, core::ptr::without_provenance_mut(0x10_0000));
    }
    r14_no_address: Hardened, FOREIGN, |scene, misuse| {
        foreign(scene, misuse, core::ptr::without_provenance_mut((usize::MAX / 4 * 3) & !0xFFFF));
    }
    r14_a_page_that_went_back: Hardened, FOREIGN, |scene, misuse| {
        let (blocks, layout) = scene.many();
        for block in &blocks {
            scene.free(*block, layout);
        }
        (scene.trim)();
        if misuse {
            scene.free(blocks[0], layout);
        }
    }
    growing_what_was_freed: Hardened, DOUBLE, |scene, misuse| {
        let layout = scene.object(CLASS);
        let (block, keep) = (scene.allocate(layout), scene.allocate(layout));
        if misuse {
            scene.free(block, layout);
        }
        // SAFETY: none, if it is the misuse.
        let grown = unsafe { scene.heap.realloc(block, layout, 500) };
        scene.free(grown, Layout::from_size_align(500, 8).unwrap());
        scene.free(keep, layout);
    }
    large_block_by_its_middle: Checked, INTERIOR, |scene, misuse| {
        let layout = Layout::from_size_align(1 << 20, 4096).unwrap();
        let block = scene.allocate(layout);
        if misuse {
            scene.free(block.wrapping_add(8), layout);
        }
        scene.free(block, layout);
    }
    r15_one_byte_behind_the_largest_object: Hardened, OVERRUN, |scene, misuse| {
        let layout = scene.object(CLASS);
        written_behind(scene, misuse, layout, layout.size().cast_signed());
    }
    r15_seven_bytes_behind: Hardened, OVERRUN, |scene, misuse| {
        let layout = scene.object(CLASS);
        let last = layout.size() + size_of::<usize>() - 1;
        written_behind(scene, misuse, layout, last.cast_signed());
    }
    r15_a_string_that_is_too_long: Hardened, OVERRUN, |scene, misuse| {
        let layout = scene.object(CLASS);
        let block = scene.not_the_last(layout);
        let length = layout.size() + if misuse { 16 } else { 0 };
        // SAFETY: none, if it is the misuse; it ends in the next slot or the header.
        unsafe { block.write_bytes(0, length) };
        scene.free(block, layout);
    }
    r17_the_first_byte_after_free: Hardened, AFTER_FREE, |scene, misuse| {
        written_after_free(scene, misuse, 0);
    }
    r18_a_middle_byte_after_free: Hardened, AFTER_FREE, |scene, misuse| {
        written_after_free(scene, misuse, CLASS / 2 - 3);
    }
    r18_the_last_byte_after_free: Hardened, AFTER_FREE, |scene, misuse| {
        written_after_free(scene, misuse, CLASS - scene.trailer - 1);
    }
    r18_behind_the_object_after_free: Hardened, AFTER_FREE, |scene, misuse| {
        written_after_free(scene, misuse, CLASS - scene.trailer);
    }
    r19_over_the_end_of_a_page: Hardened, HEADER, |scene, misuse| {
        let (blocks, layout) = scene.many();
        let slots = scene.base_page / CLASS - 1;
        let end = (slots * CLASS) - scene.trailer;
        // A page whose last slot is in use; its neighbours are freed, the last one is not.
        let last = *blocks
            .iter()
            .find(|block| block.addr() % scene.base_page == (slots - 1) * CLASS)
            .unwrap();
        let page = scene.page_of(last);
        for block in &blocks {
            if *block != last {
                scene.free(*block, layout);
            }
        }
        (scene.trim)();
        if misuse {
            // As far as the header, but not into what the zone would go wrong by without a report.
            Scene::spoil(page.wrapping_add(end));
        }
        scene.use_all_slots();
        scene.free(last, layout);
    }
    r20_double_free_of_a_slot_that_waits: Hardened, DOUBLE, |scene, misuse| {
        let (blocks, layout) = scene.many();
        for block in &blocks {
            scene.free(*block, layout);
        }
        if misuse {
            scene.free(blocks[blocks.len() - 3], layout);
        }
    }
    one_byte_behind_a_small_object: Debug, OVERRUN, |scene, misuse| {
        let layout = Layout::from_size_align(CLASS - scene.trailer - 5, 1).unwrap();
        written_behind(scene, misuse, layout, layout.size().cast_signed());
    }
    behind_an_object_that_shrank: Debug, OVERRUN, |scene, misuse| {
        let layout = scene.object(CLASS);
        let block = scene.allocate(layout);
        let smaller = Layout::from_size_align(layout.size() - 20, 8).unwrap();
        // SAFETY: the block has this layout.
        let block = unsafe { scene.heap.realloc(block, layout, smaller.size()) };
        if misuse {
            Scene::spoil(block.wrapping_add(smaller.size() + 3));
        }
        scene.free(block, smaller);
    }
}

/// R2: threads that free the same block at the same time; of those of each round, one is right.
pub(crate) fn concurrent_double_free(scene: &Scene) {
    const THREADS: usize = 4;
    COUNTING.store(1, Ordering::Relaxed);
    let layout = scene.object(CLASS);
    for _ in 0..ROUNDS {
        let block = scene.allocate(layout).expose_provenance();
        let barrier = Barrier::new(THREADS);
        thread::scope(|scope| {
            for _ in 0..THREADS {
                scope.spawn(|| {
                    barrier.wait();
                    scene.free(core::ptr::with_exposed_provenance_mut(block), layout);
                });
            }
        });
    }
    assert_eq!(DOUBLE_FREES.load(Ordering::Relaxed), ROUNDS * (THREADS - 1));
    assert_eq!(OTHERS.load(Ordering::Relaxed), 0);
}

/// R16: a write just before an object reaches the end of the slot below, whoever has that.
pub(crate) fn underflow(scene: &Scene, misuse: bool) {
    let (blocks, layout) = scene.many();
    let upper = *blocks
        .iter()
        .find(|block| scene.page_of(**block) != **block)
        .unwrap();
    if misuse {
        Scene::spoil(upper.wrapping_sub(1));
    }
    for block in blocks {
        scene.free(block, layout);
    }
}
