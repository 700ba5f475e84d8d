//! How much threads and depots keep: little of little, and nothing in the end.

use core::alloc::Layout;
use core::ptr::NonNull;
use std::thread;

use slabmalloc::global::{CachedZone, Caching};

use crate::heap::layout;

/// Slots of 64 bytes in a batch of the zones below.
const BATCH: usize = 128;

/// A zone of its own for each test, as its books are compared.
macro_rules! zones {
    ($($zone:ident)*) => {
        slabmalloc::declare_zone! {
            $(zone $zone {
                base_page:  16 KiB,
                large_page: 512 KiB,
                classes:    pow2(64..=32 KiB),
                cache:      thread,
            })*
        }
    };
}

zones! { Drained Replaced Few OnlyFreed Reopened Ponged Absurd Burst }

slabmalloc::declare_zone! {
    /// Refuses what is freed wrongly, and goes on.
    zone Ring {
        base_page:  16 KiB,
        large_page: 512 KiB,
        classes:    pow2(64..=32 KiB),
        cache:      thread,
        on_misuse:  leak,
    }

    /// All the memory there is.
    zone Grown {
        base_page:  16 KiB,
        large_page: none,
        classes:    pow2(64..=1 KiB),
        cache:      thread,
        pager:      arena(1 MiB),
    }
}

/// Blocks that are freed where this is dropped.
struct Blocks<T: Caching>(Vec<NonNull<u8>>, Layout, CachedZone<T>);

// SAFETY: the blocks are this value's alone.
unsafe impl<T: Caching> Send for Blocks<T> {}

impl<T: Caching> Blocks<T> {
    fn new(count: usize, layout: Layout) -> Self {
        let zone = CachedZone::new();
        let blocks = (0..count).map(|_| zone.allocate(layout).unwrap()).collect();
        Self(blocks, layout, zone)
    }

    /// Puts the blocks into an order that has nothing to do with their places.
    fn shuffled(mut self) -> Self {
        let mut random = 5_u64;
        for at in (1..self.0.len()).rev() {
            random = random.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(1);
            self.0.swap(at, usize::try_from(random >> 33).unwrap() % (at + 1));
        }
        self
    }
}

impl<T: Caching> Drop for Blocks<T> {
    fn drop(&mut self) {
        for block in self.0.drain(..) {
            // SAFETY: the block came from the zone with this layout, and is used no more.
            unsafe { self.2.deallocate(block, self.1) };
        }
    }
}

/// Whatever order they are freed in: the thread's last slots would otherwise lie in nearly every page.
#[test]
fn a_program_that_frees_all_it_has_gives_nearly_all_back() {
    let zone = SafeDrained::new();
    for size in [64, 1024, 32 << 10] {
        let count = (8 << 20) / size;
        let before = zone.snapshot().pager.bytes_held;
        drop(Blocks::<DrainedConfig>::new(count, layout(size, 8)).shuffled());
        let snapshot = zone.snapshot();
        let kept = snapshot.pager.bytes_held - before;
        assert!(
            kept <= 512 << 10,
            "{kept} bytes of 8 MiB in blocks of {size} bytes"
        );
    }
    let live = zone.snapshot().live_objects();
    assert!(live <= 3 * BATCH, "{live} slots are kept");
}

/// What is freed and asked for again is not drained: the pages stay.
#[test]
fn a_program_that_replaces_what_it_frees_trades_no_pages() {
    let zone = SafeReplaced::new();
    let kept = Blocks::<ReplacedConfig>::new(1000, layout(64, 8));
    let few = || drop(Blocks::<ReplacedConfig>::new(500, layout(64, 8)).shuffled());
    few();
    let before = zone.snapshot().pager;
    for _ in 0..100 {
        few();
    }
    let after = zone.snapshot().pager;
    assert_eq!(after.pages_taken, before.pages_taken);
    assert_eq!(after.pages_returned, before.pages_returned);
    drop(kept);
}

#[test]
fn a_thread_with_few_objects_keeps_few() {
    let zone = SafeFew::new();
    let blocks = Blocks::<FewConfig>::new(3, layout(64, 8));
    assert!(zone.snapshot().live_objects() <= BATCH / 16);
    let larger = Blocks::<FewConfig>::new(3, layout(4096, 8));
    assert!(zone.snapshot().live_objects() <= BATCH / 16 + 3 + 1);
    drop((blocks, larger));
}

/// A thread that never allocates has no use for a full batch.
#[test]
fn a_thread_that_only_frees_keeps_less_than_one_that_allocates() {
    let zone = SafeOnlyFreed::new();
    let blocks = Blocks::<OnlyFreedConfig>::new(20 * BATCH, layout(64, 8));
    zone.trim();
    let before = zone.snapshot().live_objects();
    assert_eq!(before, 20 * BATCH);
    let (freed, wait) = (std::sync::mpsc::channel::<()>(), std::sync::mpsc::channel::<()>());
    let consumer = thread::spawn({
        let (freed, wait) = (freed.0, wait.1);
        move || {
            let mut blocks = blocks;
            let rest = Blocks::<OnlyFreedConfig>(blocks.0.split_off(10 * BATCH), blocks.1, blocks.2);
            drop(rest);
            freed.send(()).unwrap();
            wait.recv().ok();
        }
    });
    freed.1.recv().unwrap();
    // What the depot has goes back to the pages, what the consumer has does not.
    zone.trim();
    let kept = zone.snapshot().live_objects() - 10 * BATCH;
    assert!(kept <= 2 * BATCH / 4, "{kept} slots are kept");
    drop(wait.0);
    consumer.join().unwrap();
}

/// A bin that was drained has room again when there is more to free than it was drained for.
#[test]
fn a_bin_that_was_drained_opens_again() {
    let zone = SafeReopened::new();
    let (sender, receiver) = std::sync::mpsc::sync_channel::<Blocks<ReopenedConfig>>(0);
    let (freed, wait) = std::sync::mpsc::channel::<()>();
    let consumer = thread::spawn(move || {
        for blocks in receiver {
            drop(blocks);
            freed.send(()).unwrap();
        }
    });
    for count in [1, 2000, 1, 2000] {
        sender.send(Blocks::new(count, layout(64, 8))).unwrap();
        wait.recv().unwrap();
        zone.trim();
    }
    let keeps_some = Blocks::<ReopenedConfig>::new(4000, layout(64, 8));
    sender.send(Blocks::new(500, layout(64, 8))).unwrap();
    wait.recv().unwrap();
    zone.trim();
    assert!(
        zone.snapshot().live_objects() > 4000,
        "the consumer keeps nothing"
    );
    drop(keeps_some);
    drop(sender);
    consumer.join().unwrap();
}

/// A thread whose bin was drained and that never asks for a slot of the class: once others ask for as many as it
/// frees, the slots must not go through their pages one by one.
#[test]
fn a_bin_that_was_drained_opens_when_freeing_is_over() {
    let zone = SafePonged::new();
    let (sender, receiver) = std::sync::mpsc::sync_channel::<Blocks<PongedConfig>>(0);
    let (freed, wait) = std::sync::mpsc::channel::<()>();
    let consumer = thread::spawn(move || {
        for blocks in receiver {
            drop(blocks);
            freed.send(()).unwrap();
        }
    });
    let send = |count: usize| {
        sender.send(Blocks::new(count, layout(1024, 8))).unwrap();
        wait.recv().unwrap();
    };
    send(2_000);
    let before = zone.snapshot().pager.pages_taken;
    for _ in 0..500 {
        send(2);
    }
    let taken = zone.snapshot().pager.pages_taken - before;
    assert!(taken <= 4, "{taken} pages were taken in 500 rounds of 2 blocks");
    drop(sender);
    consumer.join().unwrap();
    zone.trim();
    assert_eq!(zone.snapshot().live_objects(), 0);
}

/// A slot that was freed twice is listed twice; what its owner writes to it meanwhile means nothing to the list.
#[test]
fn what_is_written_to_a_slot_that_was_freed_twice_leads_nobody_astray() {
    let zone = SafeRing::new();
    let block = layout(64, 8);
    let blocks: Vec<_> = (0..600).map(|_| zone.allocate(block).unwrap()).collect();
    for at in [0, 1, 2, 1] {
        // SAFETY: the last time breaks the contract, which is what this is about.
        unsafe { zone.deallocate(blocks[at], block) };
    }
    let twice = zone.allocate(block).unwrap();
    assert_eq!(twice, blocks[1]);
    // SAFETY: the block is this test's.
    unsafe { twice.cast::<[usize; 8]>().write([blocks[100].addr().get(); 8]) };
    for block_of in &blocks[3..] {
        // SAFETY: the block came from the zone with this layout, and is used no more.
        unsafe { zone.deallocate(*block_of, block) };
    }
    zone.trim();
    assert_eq!(zone.snapshot().live_objects(), 0);
}

/// No memory at the first attempt, but plenty of slots in bins and depots.
#[test]
fn whole_pages_grow_into_what_caches_keep() {
    let zone = SafeGrown::new();
    let (small, large) = (layout(64 << 10, 8), layout(800 << 10, 8));
    let peak = zone.allocate(large).unwrap();
    // SAFETY: the block came from the zone with this layout, and is used no more.
    unsafe { zone.deallocate(peak, large) };
    let pages = zone.allocate(small).unwrap();
    drop(Blocks::<GrownConfig>::new(300, layout(1024, 8)).shuffled());
    let before = zone.snapshot().live_objects();
    assert!(before > 1, "nothing is kept");
    // SAFETY: the block came from the zone with this layout.
    let pages = unsafe { zone.resize(pages, small, large) }.expect("the memory that is kept");
    // SAFETY: the block has this layout by now, and is used no more.
    unsafe { zone.deallocate(pages, large) };
    zone.trim();
}

/// `try_reserve` of a length from outside must not cost every thread its free slots.
#[test]
fn a_request_that_nothing_could_serve_empties_no_cache() {
    let zone = SafeAbsurd::new();
    let kept = Blocks::<AbsurdConfig>::new(700, layout(256, 8));
    drop(Blocks::<AbsurdConfig>::new(300, layout(256, 8)));
    let before = zone.snapshot().live_objects();
    assert!(before > 700);
    let absurd = Layout::from_size_align(isize::MAX as usize - (1 << 16), 8).unwrap();
    assert!(zone.allocate(absurd).is_err());
    assert_eq!(zone.snapshot().live_objects(), before);
    drop(kept);
}

/// In a phase of freeing depots empty, but no single free does all of it.
#[test]
fn one_free_gives_few_batches_back() {
    let zone = SafeBurst::new();
    let mut blocks = Blocks::<BurstConfig>::new(20_000, layout(64, 8)).shuffled();
    let mut before = zone.snapshot().live_objects();
    let mut most = 0;
    while let Some(block) = blocks.0.pop() {
        // SAFETY: the block came from the zone with this layout, and is used no more.
        unsafe { zone.deallocate(block, layout(64, 8)) };
        let after = zone.snapshot().live_objects();
        most = most.max(before - after);
        before = after;
    }
    // Its own batch, two from the depot, and the thread's spare and bin.
    assert!(most <= 5 * BATCH, "{most} slots went back in one free");
}
