//! Random programs of up to sixteen threads at once, which hand blocks to each other, end at any time,
//! are followed by others, and use the zone in destructors of thread-local values, before and after
//! what they keep is collected.

use core::alloc::{GlobalAlloc, Layout};
use core::cell::RefCell;
use core::ptr::NonNull;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use slabmalloc::cache::{Bins, CacheView, SharedDepot};
use slabmalloc::global::{CachedZone, Caching, Magazines, SafeZone};
use slabmalloc::lock::{Spin, Ticket};
use slabmalloc::zone::ZoneConfig;

use super::{Random, settled};
use crate::configs::{
    Expected, OneClass, Pages1K, Pages2K64K, Pages64K, Smallest, TwinHeaders, expected, largest_page,
    take_reports,
};
use crate::effort;
use crate::heap::layout;
use crate::shadow::{Live, Shadow};
use crate::test_pager::TestPager;

/// Threads that sit on a seat, one after the other.
const GENERATIONS: u64 = 6;

/// Steps of all threads of a run together.
const STEPS: usize = 24_000;

/// What is handed from the thread that ends to the one that follows it.
struct Seat {
    number: usize,
    inbox: Receiver<Live>,
    outboxes: Vec<Sender<Live>>,
    blocks: Vec<Live>,
}

/// One thread's view of the zone.
struct Sitter<T: Caching> {
    zone: CachedZone<T>,
    shadow: Shadow,
    random: Random,
}

impl<T: Caching<Pager = TestPager>> Sitter<T> {
    fn new(seed: u64) -> Self {
        let mut random = Random(seed);
        let mut shadow = Shadow::new();
        // Shadows number their patterns: each begins elsewhere, so that two threads that do the same
        // do not write the same.
        let mut word = 0_u64;
        for _ in 0..random.below(5_000) {
            let live = shadow.insert(NonNull::from(&mut word).cast(), Layout::new::<u64>());
            shadow.remove(live);
        }
        Self {
            zone: CachedZone::new(),
            shadow,
            random,
        }
    }

    fn any_size(&mut self) -> usize {
        let classes = T::Config::CLASSES;
        let class = classes[self.random.below(classes.len())];
        match self.random.below(20) {
            0 => classes.last().unwrap() + 1 + self.random.below(9_000),
            1..8 => 1 + self.random.below(class),
            _ => class - self.random.below(class.min(8)),
        }
    }

    /// Any size; mostly the usual alignments, and now and then one as large as there can be, or larger.
    fn any_layout(&mut self) -> Layout {
        let most = largest_page::<T::Config>().ilog2() as usize + 3;
        let shift = if self.random.below(8) == 0 {
            self.random.below(most.min(14))
        } else {
            self.random.below(5)
        };
        layout(self.any_size(), 1 << shift)
    }

    /// Checks that nothing was to be had for a reason.
    #[track_caller]
    fn judge(&self, start: *mut u8, layout: Layout, refused_before: usize) -> Option<NonNull<u8>> {
        let start = NonNull::new(start);
        if expected::<T::Config>(layout) == Expected::Refused {
            assert_eq!(start, None, "{layout:?} should have been refused");
        } else if start.is_none() {
            let refused = self.zone.pager().refused() > refused_before;
            assert!(refused, "out of memory that the pager had: {layout:?}");
        }
        start
    }

    #[track_caller]
    fn allocate(&mut self, layout: Layout) -> Option<Live> {
        let refused = self.zone.pager().refused();
        let zeroed = self.random.below(4) == 0;
        let start = if zeroed {
            // SAFETY: no layout here has a size of zero.
            unsafe { self.zone.alloc_zeroed(layout) }
        } else {
            // SAFETY: no layout here has a size of zero.
            unsafe { self.zone.alloc(layout) }
        };
        let start = self.judge(start, layout, refused)?;
        Some(if zeroed {
            self.shadow.insert_zeroed(start, layout)
        } else {
            self.shadow.insert(start, layout)
        })
    }

    #[track_caller]
    fn free(&mut self, live: Live) {
        self.shadow.remove(live);
        // SAFETY: the block is alive, and not used any more.
        unsafe { self.zone.dealloc(live.ptr.as_ptr(), live.layout) };
    }

    #[track_caller]
    fn resize(&mut self, live: Live, size: usize) {
        let refused = self.zone.pager().refused();
        let new = layout(size, live.layout.align());
        // SAFETY: the block is alive, and the new size is not zero.
        let start = unsafe { self.zone.realloc(live.ptr.as_ptr(), live.layout, size) };
        match self.judge(start, new, refused) {
            Some(start) => drop(self.shadow.resize(live, start, new)),
            // The old block is as it was.
            None => live.verify(live.layout.size()),
        }
    }

    fn any_live(&mut self) -> Option<Live> {
        let number = self.random.below(1 << 20);
        self.shadow.pick(number)
    }

    /// One random operation, or many of one kind: a burst of frees is what fills bins and depots.
    fn step(&mut self, seat: &Seat) {
        while let Ok(live) = seat.inbox.try_recv() {
            self.shadow.adopt(live);
        }
        match self.random.below(64) {
            0..30 => {
                let layout = self.any_layout();
                self.allocate(layout);
            }
            30..40 => {
                if let Some(live) = self.any_live() {
                    let size = self.any_size();
                    self.resize(live, size);
                }
            }
            40..50 => {
                if let Some(live) = self.any_live() {
                    // With its content checked; the pattern goes along.
                    self.shadow.remove(live);
                    let to = self.random.below(seat.outboxes.len());
                    seat.outboxes[to].send(live).expect("all seats last");
                }
            }
            50..62 => {
                if let Some(live) = self.any_live() {
                    self.free(live);
                }
            }
            62 => {
                let few = self.random.below(40);
                while self.shadow.len() > few {
                    let live = self.shadow.pick(0).unwrap();
                    self.free(live);
                }
            }
            _ => drop(self.zone.trim()),
        }
        while self.shadow.len() > 250 {
            let live = self.any_live().unwrap();
            self.free(live);
        }
    }

    /// Works on while the thread ends: with what it had, and with blocks that it takes only now.
    fn linger(&mut self) {
        for _ in 0..30 {
            let layout = self.any_layout();
            self.allocate(layout);
            if let Some(live) = self.any_live().filter(|_| self.random.below(2) == 0) {
                self.free(live);
            }
        }
        while let Some(live) = self.shadow.pick(0) {
            self.free(live);
        }
        assert_eq!(take_reports(), []);
    }
}

/// Does what it holds when the thread ends.
struct AtEnd(RefCell<Option<Box<dyn FnOnce()>>>);

impl Drop for AtEnd {
    fn drop(&mut self) {
        if let Some(work) = self.0.take() {
            work();
        }
    }
}

thread_local! {
    static BEFORE: AtEnd = const { AtEnd(RefCell::new(None)) };
    static AFTER: AtEnd = const { AtEnd(RefCell::new(None)) };
}

/// One thread on a seat, from its first use of the zone to its last.
fn sit<T: Caching<Pager = TestPager>>(mut seat: Seat, seed: u64, steps: usize) -> Seat {
    // Destructors of thread-local values run in the reverse order of their first use: reports go last,
    // and what is done at the end comes after the cache's own, or before.
    assert_eq!(take_reports(), []);
    AFTER.with(|_| ());
    let mut sitter = Sitter::<T>::new(seed);
    for live in seat.blocks.drain(..) {
        sitter.shadow.adopt(live);
    }
    for _ in 0..steps {
        sitter.step(&seat);
    }
    sitter.shadow.verify();
    for at_end in [&BEFORE, &AFTER] {
        if sitter.random.below(2) == 0 {
            let mut late = Sitter::<T>::new(seed ^ 0x5555);
            for _ in 0..3 {
                if let Some(live) = sitter.any_live() {
                    sitter.shadow.remove(live);
                    late.shadow.adopt(live);
                }
            }
            at_end.with(|at_end| at_end.0.replace(Some(Box::new(move || late.linger()))));
        }
    }
    assert_eq!(take_reports(), []);
    seat.blocks = sitter.shadow.iter().copied().collect();
    seat
}

/// A crowd of so many threads at a time; in the end everything must have come back.
fn crowd<T: Caching<Pager = TestPager>>() {
    for (round, threads) in [2, 5, 16].into_iter().enumerate() {
        let (outboxes, inboxes): (Vec<_>, Vec<_>) = (0..threads).map(|_| channel()).unzip();
        let keepers: Vec<_> = inboxes
            .into_iter()
            .enumerate()
            .map(|(number, inbox)| {
                let mut seat = Seat {
                    number,
                    inbox,
                    outboxes: outboxes.clone(),
                    blocks: Vec::new(),
                };
                // The keeper of a seat does not use the zone. It joins each thread, which is to wait for
                // the destructors of its thread-local values too.
                thread::spawn(move || {
                    for generation in 0..GENERATIONS {
                        let seed = (round as u64 * 100 + seat.number as u64) * 100 + generation;
                        // No two threads of a crowd end at the same time by plan.
                        let steps = effort::times(STEPS) / threads / 6 + 37 * (seat.number % 5);
                        let sitter = thread::spawn(move || sit::<T>(seat, seed, steps));
                        seat = sitter.join().expect("the thread's own checks hold");
                    }
                    seat
                })
            })
            .collect();
        // All seats at first, so that nothing is on its way any more.
        let seats: Vec<Seat> = keepers.into_iter().map(|keeper| keeper.join().unwrap()).collect();
        let mut all = Sitter::<T>::new(0);
        for seat in &seats {
            seat.blocks.iter().for_each(|&live| all.shadow.adopt(live));
            seat.inbox.try_iter().for_each(|live| all.shadow.adopt(live));
        }
        all.shadow.verify();
        assert!(!all.shadow.is_empty(), "the threads had nothing left");
        while let Some(live) = all.shadow.pick(0) {
            all.free(live);
        }
        settled::<T>();
    }
}

macro_rules! crowds {
    ($($(#[$attribute:meta])* $test:ident = $name:ident: $config:ty, $lock:ty, $classes:literal, $bytes:expr;)+) => {$(
        $(#[$attribute])*
        cached!($name: $config, $lock, $classes, $bytes);

        $(#[$attribute])*
        #[test]
        fn $test() {
            crowd::<$name>();
        }
    )+};
}

crowds! {
    small_pages = CrowdOfSmallPages: Smallest, Spin, 4, 256;
    small_batches = CrowdOfSmallBatches: Pages1K, Spin, 6, 1;
    large_batches = CrowdOfLargeBatches: TwinHeaders, Spin, 9, 16 << 10;
    one_class = CrowdOfOneClass: OneClass, Ticket, 1, 1024;
    many_classes = CrowdOfManyClasses: Pages2K64K, Ticket, 24, 4096;
    no_oversize = CrowdWithoutOversize: Pages64K, Ticket, 10, 1024;
    #[cfg(feature = "std")]
    os_lock = CrowdOnOsLock: crate::configs::Pages4K64K, slabmalloc::lock::Os, 11, 2048;
}

cached!(CrowdInNeed: Pages1K, Spin, 6, 512);

/// The pager refuses two calls of three.
#[test]
fn a_pager_that_often_refuses_is_no_obstacle() {
    let pager = CachedZone::<CrowdInNeed>::new().pager();
    pager.succeed_every(3);
    crowd::<CrowdInNeed>();
    assert!(
        pager.refused() > 100,
        "the pager refused {} calls",
        pager.refused()
    );
}

/// The statics that `declare_zone!` itself makes.
#[cfg(all(feature = "macros", feature = "std"))]
mod declared {
    use super::{TestPager, crowd};
    use crate::configs::Recorder;

    slabmalloc::declare_zone! {
        zone Usual {
            base_page:  4 KiB,
            large_page: 128 KiB,
            classes:    geometric(16..=8 KiB, steps = 4),
            pager:      TestPager,
            on_misuse:  Recorder,
            cache:      thread,
        }

        zone SmallBatches {
            base_page:  1 KiB,
            large_page: none,
            classes:    pow2(8..=64),
            lock:       ticket,
            pager:      TestPager,
            on_misuse:  Recorder,
            oversize:   null,
            stats:      true,
            cache:      thread(1 KiB),
        }

        zone Sleeping {
            base_page:  16 KiB,
            large_page: 128 KiB,
            classes:    pow2(32..=8 KiB),
            word:       u32,
            lock:       os,
            pager:      TestPager,
            on_misuse:  Recorder,
            cache:      thread(4 KiB),
        }
    }

    #[test]
    fn usual() {
        crowd::<UsualConfig>();
    }

    #[test]
    fn small_batches() {
        crowd::<SmallBatchesConfig>();
    }

    #[test]
    fn sleeping() {
        crowd::<SleepingConfig>();
    }
}
