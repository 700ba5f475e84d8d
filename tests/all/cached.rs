//! Zones with a cache for each thread: nothing is lost or handed out twice, whoever frees, and whenever
//! a thread ends.

use core::alloc::{GlobalAlloc, Layout};
use core::cell::RefCell;
use core::ptr::NonNull;
use core::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Barrier, mpsc};
use std::thread;

use slabmalloc::cache::{Bins, CacheView, SharedDepot};
use slabmalloc::error::MisuseKind;
use slabmalloc::global::{CachedZone, Caching, Magazines, SafeZone};
use slabmalloc::lock::{RawLock, Spin, Ticket};
use slabmalloc::zone::ZoneConfig;

use crate::configs::{Pages1K, Pages1K16K, Pages2K64K, take_reports};
use crate::effort;
use crate::heap::layout;
use crate::test_pager::TestPager;

/// Makes the statics of a cached zone, as `declare_zone!` does.
macro_rules! cached {
    ($name:ident: $config:ty, $lock:ty, $classes:literal, $batch_bytes:expr) => {
        #[derive(Debug)]
        enum $name {}

        // SAFETY: the statics are the same at every call, as many as there are classes; bins have no
        // destructor, so that they last as long as the thread. The watch calls `thread_ends`.
        unsafe impl Caching for $name {
            type Config = $config;
            type Lock = $lock;
            type Pager = TestPager;
            const BATCH_BYTES: usize = $batch_bytes;

            fn zone() -> &'static SafeZone<$config, $lock, TestPager> {
                static ZONE: SafeZone<$config, $lock, TestPager> = SafeZone::new();
                &ZONE
            }

            fn magazines() -> &'static Magazines<$config, $lock> {
                static MAGAZINES: Magazines<$config, $lock> = Magazines::new();
                &MAGAZINES
            }

            fn depots() -> &'static [SharedDepot<$lock>] {
                static DEPOTS: [SharedDepot<$lock>; $classes] = [const { SharedDepot::new() }; $classes];
                &DEPOTS
            }

            fn with_cache<R>(action: impl FnOnce(CacheView<'_>) -> R) -> Option<R> {
                thread_local! {
                    static BINS: Bins<$classes> = const { Bins::new() };
                }
                BINS.try_with(|bins| action(bins.view())).ok()
            }

            fn watch() -> bool {
                struct Watch;

                impl Drop for Watch {
                    fn drop(&mut self) {
                        CachedZone::<$name>::thread_ends();
                    }
                }

                thread_local! {
                    static WATCH: Watch = const { Watch };
                }
                WATCH.try_with(|_| ()).is_ok()
            }
        }
    };
}

mod crowd;
mod ending;

/// A block with a pattern of its own.
struct Held<T: Caching> {
    zone: CachedZone<T>,
    start: NonNull<u8>,
    layout: Layout,
    pattern: u8,
}

// SAFETY: the block is this value's alone.
unsafe impl<T: Caching> Send for Held<T> {}

impl<T: Caching> Held<T> {
    fn new(layout: Layout, pattern: u8) -> Option<Self> {
        let zone = CachedZone::new();
        // SAFETY: no test asks for zero bytes.
        let start = NonNull::new(unsafe { zone.alloc(layout) })?;
        assert!(start.addr().get().is_multiple_of(layout.align()));
        // SAFETY: the block is this long.
        unsafe { start.write_bytes(pattern, layout.size()) };
        Some(Self {
            zone,
            start,
            layout,
            pattern,
        })
    }

    fn verify(&self) {
        // SAFETY: the block is this long, was written, and is this value's alone.
        let bytes = unsafe { core::slice::from_raw_parts(self.start.as_ptr(), self.layout.size()) };
        assert!(
            bytes.iter().all(|byte| *byte == self.pattern),
            "somebody wrote here"
        );
    }
}

impl<T: Caching> Drop for Held<T> {
    fn drop(&mut self) {
        self.verify();
        // SAFETY: the block came from the zone with this layout, and is used no more.
        unsafe { self.zone.dealloc(self.start.as_ptr(), self.layout) }
    }
}

struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

/// Replaces blocks at random; what is left in the end is returned.
fn churn<T: Caching>(seed: u64, steps: usize, largest: usize) -> Vec<Held<T>> {
    let mut random = Random(seed);
    let mut held: Vec<Held<T>> = Vec::new();
    for _ in 0..steps {
        if random.below(100) < 55 || held.is_empty() {
            let layout = layout(1 + random.below(largest), 1 << random.below(5));
            let pattern = u8::try_from(random.below(256)).unwrap();
            held.push(Held::new(layout, pattern).expect("the pager has memory"));
        } else {
            let victim = random.below(held.len());
            held.swap_remove(victim);
        }
        if held.len() > 300 {
            held.truncate(100);
        }
    }
    held
}

/// After everything was freed: nothing may be missing, and every page goes back.
#[track_caller]
fn settled<T: Caching<Pager = TestPager>>() {
    let zone = CachedZone::<T>::new();
    zone.trim();
    let snapshot = zone.snapshot();
    assert_eq!((snapshot.live_objects(), snapshot.pages()), (0, 0));
    zone.pager().assert_settled();
    assert_eq!(take_reports(), []);
}

cached!(Churned: Pages1K16K, Spin, 9, 2048);
cached!(ChurnedByTicket: Pages2K64K, Ticket, 24, 16 << 10);

fn many_threads<T: Caching<Pager = TestPager>>() {
    let largest = T::Config::CLASSES.last().unwrap() * 5 / 4;
    for round in 0..4 {
        let left: Vec<_> = thread::scope(|scope| {
            let threads: Vec<_> = (0..6)
                .map(|number| {
                    scope.spawn(move || churn::<T>(round * 10 + number, effort::times(6_000), largest))
                })
                .collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        // Frees what others allocated.
        drop(left);
    }
    settled::<T>();
}

#[test]
fn threads_that_come_and_go_lose_nothing() {
    many_threads::<Churned>();
}

#[test]
fn threads_that_come_and_go_lose_nothing_with_another_lock() {
    many_threads::<ChurnedByTicket>();
}

cached!(Handed: Pages1K, Spin, 6, 4096);

#[test]
fn what_one_thread_allocates_another_frees() {
    let (sender, receiver) = mpsc::sync_channel::<Vec<Held<Handed>>>(8);
    thread::scope(|scope| {
        let producer = scope.spawn(move || {
            for number in 0..400_u32 {
                let size = 1 + usize::try_from(number).unwrap() % 250;
                let batch = (0..50)
                    .map(|_| Held::new(layout(size, 8), number.to_le_bytes()[0]).unwrap())
                    .collect();
                sender.send(batch).unwrap();
            }
        });
        let consumer = scope.spawn(move || receiver.into_iter().for_each(drop));
        // A scope alone does not wait for the destructors of thread-local values.
        producer.join().unwrap();
        consumer.join().unwrap();
    });
    // The consumer's slots served the producer: far fewer pages than 20,000 objects would take.
    let pages = CachedZone::<Handed>::new().snapshot().pager.pages_taken;
    assert!(pages < 1_000, "{pages} pages");
    settled::<Handed>();
}

cached!(Ended: Pages1K, Spin, 6, 4096);

/// A thread-local value that allocates, holds and frees blocks while the thread ends.
struct Late(RefCell<Vec<Held<Ended>>>);

impl Drop for Late {
    fn drop(&mut self) {
        for number in 0..100 {
            let held = Held::new(layout(1 + number, 8), 7).unwrap();
            if number % 2 == 0 {
                self.0.borrow_mut().push(held);
            }
        }
        self.0.borrow_mut().clear();
    }
}

thread_local! {
    static EARLIER: Late = const { Late(RefCell::new(Vec::new())) };
    static LATER: Late = const { Late(RefCell::new(Vec::new())) };
}

/// Destructors of thread-local values run in the reverse order of their first use, so that one of them
/// runs before the thread's cache is collected, and the other after.
#[test]
fn destructors_of_thread_local_values_may_allocate_and_free() {
    for _ in 0..20 {
        thread::spawn(|| {
            EARLIER.with(|late| late.0.borrow_mut().clear());
            let first = Held::new(layout(100, 8), 1).unwrap();
            LATER.with(|late| late.0.borrow_mut().push(first));
            let second = Held::new(layout(40, 8), 2).unwrap();
            EARLIER.with(|late| late.0.borrow_mut().push(second));
        })
        .join()
        .unwrap();
    }
    settled::<Ended>();
}

cached!(Exhausted: Pages1K, Spin, 6, 1024);

#[test]
fn exhaustion_is_null_and_what_caches_keep_is_found_first() {
    let zone = CachedZone::<Exhausted>::new();
    let mut held: Vec<Held<Exhausted>> = (0..400).map(|_| Held::new(layout(64, 8), 3).unwrap()).collect();
    // Free slots of another class wait in this thread's bins and in the depot.
    drop(
        (0..400)
            .map(|_| Held::<Exhausted>::new(layout(8, 8), 4).unwrap())
            .collect::<Vec<_>>(),
    );
    zone.pager().fail_call(1);
    // The first page that is refused makes the zone look for empty pages in all caches.
    while zone.pager().refused() == 0 {
        held.push(Held::new(layout(64, 8), 5).expect("pages of the other class are free"));
    }
    zone.pager().fail_always(true);
    while let Some(more) = Held::new(layout(64, 8), 6) {
        held.push(more);
    }
    assert!(Held::<Exhausted>::new(layout(64, 8), 0).is_none());
    held.iter().for_each(Held::verify);
    held.truncate(10);
    held.push(Held::new(layout(64, 8), 8).expect("a slot is free"));
    zone.pager().fail_always(false);
    held.push(Held::new(layout(200, 8), 9).expect("later it succeeds"));
    drop(held);
    settled::<Exhausted>();
}

cached!(Resized: Pages1K16K, Spin, 9, 16 << 10);

#[test]
fn blocks_are_resized_and_zeroed() {
    let zone = CachedZone::<Resized>::new();
    let mut size = 1;
    // SAFETY: the size is not zero.
    let mut block = unsafe { zone.alloc(layout(size, 8)) };
    // SAFETY: the block is a byte long.
    unsafe { block.write(0x5A) };
    for new_size in [7, 8, 9, 500, 2048, 2049, 40_000, 90_000, 300, 1] {
        // SAFETY: the block came from the zone with this layout.
        block = unsafe { zone.realloc(block, layout(size, 8), new_size) };
        assert!(!block.is_null());
        // SAFETY: the block is a byte long at least, and the first was written.
        assert_eq!(unsafe { block.read() }, 0x5A, "{new_size}");
        // SAFETY: the block is this long.
        unsafe { block.write_bytes(0x5A, new_size) };
        size = new_size;
    }
    // SAFETY: the block came from the zone with this layout, and is used no more.
    unsafe { zone.dealloc(block, layout(size, 8)) };
    for size in [1, 8, 64, 2000, 50_000] {
        for _ in 0..3 {
            // SAFETY: the size is not zero.
            let block = unsafe { zone.alloc_zeroed(layout(size, 16)) };
            // SAFETY: the block is this long, and was zeroed.
            let bytes = unsafe { core::slice::from_raw_parts_mut(block, size) };
            assert!(bytes.iter().all(|byte| *byte == 0));
            bytes.fill(0xFF);
            // SAFETY: the block came from the zone with this layout, and is used no more.
            unsafe { zone.dealloc(block, layout(size, 16)) };
        }
    }
    // SAFETY: the size is not zero.
    let too_aligned = unsafe { zone.alloc(layout(8, 1 << 20)) };
    assert!(too_aligned.is_null(), "no page is so aligned");
    settled::<Resized>();
}

cached!(Misused: Pages1K, Spin, 6, 4096);

/// What is wrong comes to light when the batch goes back, which `trim` makes it do.
#[test]
fn a_free_with_another_class_is_reported_when_its_batch_goes_back() {
    let zone = CachedZone::<Misused>::new();
    let object = layout(64, 8);
    // SAFETY: the size is not zero.
    let block = unsafe { zone.alloc(object) };
    // SAFETY: not kept, on purpose: the layout is of another class.
    unsafe { zone.dealloc(block, layout(128, 8)) };
    zone.trim();
    let reports = take_reports();
    assert_eq!(reports.len(), 1, "{reports:?}");
    assert_eq!(reports[0].kind, MisuseKind::WrongSizeClass);
    assert_eq!(reports[0].address, block.addr());
    // SAFETY: the first free was refused, so the block is alive.
    unsafe { zone.dealloc(block, object) };
    settled::<Misused>();
}

cached!(FreedTwice: Pages1K, Spin, 6, 4096);

/// A slot that is freed twice into the same bin is listed twice: the second time that it gets to its page is
/// reported. No other slot is freed by it, and none is lost.
#[test]
fn a_double_free_is_reported_when_its_batch_goes_back() {
    let zone = CachedZone::<FreedTwice>::new();
    let object = layout(64, 8);
    let kept = Held::<FreedTwice>::new(object, 0x77).unwrap();
    // SAFETY: no size is zero.
    let [first, second] = [0; 2].map(|_| unsafe { zone.alloc(object) });
    for block in [first, second, first] {
        // SAFETY: not kept the last time, on purpose: a double free of a slot that the bin still has.
        unsafe { zone.dealloc(block, object) };
    }
    zone.trim();
    let reports = take_reports();
    assert_eq!(reports.len(), 1, "{reports:?}");
    assert_eq!(reports[0].kind, MisuseKind::DoubleFree);
    assert_eq!(reports[0].address, first.addr());
    kept.verify();
    drop(kept);
    settled::<FreedTwice>();
}

cached!(Reentered: Pages1K, Spin, 6, 1024);

/// A pager that allocates and frees in the class that it is asked to feed, and in others.
#[test]
fn a_pager_may_use_the_zone_that_it_feeds() {
    let zone = CachedZone::<Reentered>::new();
    let depth = AtomicUsize::new(0);
    zone.pager().set_hook(move |_| {
        if depth.fetch_add(1, Ordering::Relaxed) < 2 {
            let held: Vec<Held<Reentered>> = [64, 64, 256, 8]
                .map(|size| Held::new(layout(size, 8), 1).unwrap())
                .into();
            drop(held);
        }
        depth.fetch_sub(1, Ordering::Relaxed);
    });
    drop(churn::<Reentered>(5, 5_000, 300));
    zone.pager().clear_hook();
    settled::<Reentered>();
}

cached!(WholePages: Pages1K, Spin, 6, 1024);

/// Memory that caches keep is found by requests that no class serves, too.
#[test]
fn whole_pages_are_looked_for_in_caches_before_giving_up() {
    let zone = CachedZone::<WholePages>::new();
    drop(
        (0..300)
            .map(|_| Held::<WholePages>::new(layout(64, 8), 1).unwrap())
            .collect::<Vec<_>>(),
    );
    assert!(zone.snapshot().pages() > 0, "nothing is kept");
    zone.pager().fail_always(true);
    // SAFETY: the size is not zero.
    let refused = unsafe { zone.alloc_zeroed(layout(10_000, 8)) };
    assert!(refused.is_null());
    assert_eq!(
        zone.snapshot().pages(),
        0,
        "what caches kept went back to the pager"
    );
    zone.pager().fail_always(false);
    drop(Held::<WholePages>::new(layout(10_000, 8), 2).expect("later it succeeds"));
    settled::<WholePages>();
}

cached!(Bounded: Pages1K, Spin, 6, 1024);

#[test]
fn a_thread_keeps_two_batches_and_its_end_gives_them_up() {
    let zone = CachedZone::<Bounded>::new();
    let barrier = Barrier::new(2);
    let object = layout(64, 8);
    thread::scope(|scope| {
        let idle = scope.spawn(|| {
            drop(
                (0..2_000)
                    .map(|_| Held::<Bounded>::new(object, 1).unwrap())
                    .collect::<Vec<_>>(),
            );
            barrier.wait();
            barrier.wait();
        });
        barrier.wait();
        zone.trim();
        // 1 KiB is 16 slots: two batches, and nothing waits in the depot any more.
        let kept = zone.snapshot().live_objects();
        assert!(kept <= 32, "{kept} slots are kept by an idle thread");
        barrier.wait();
        idle.join().unwrap();
    });
    settled::<Bounded>();
}

/// Locks of every kind serve.
#[test]
fn the_zone_is_shared_where_its_lock_and_pager_are() {
    fn shared<T: Send + Sync>() {}
    fn lock<L: RawLock + Sync>() {}
    shared::<CachedZone<Churned>>();
    lock::<Spin>();
}
