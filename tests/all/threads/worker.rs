//! [`Worker`]: one thread's view of a shared zone, and the account that all of them settle in the end.

use core::alloc::{GlobalAlloc, Layout};
use core::ptr::NonNull;
use std::panic::resume_unwind;
use std::sync::Barrier;
use std::thread;

use slabmalloc::global::{SafeZone, Snapshot};
use slabmalloc::zone::{Oversize, ZoneConfig};

use crate::configs::{Expected, TestConfig, expected, largest_class, take_reports};
use crate::heap::{layout, try_free};
use crate::shadow::{Live, Shadow};
use crate::test_pager::TestPager;

pub(super) type Zone<C> = SafeZone<C, <C as TestConfig>::Lock, TestPager>;

/// What one thread did to one class.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    pub(super) allocations: u64,
    pub(super) frees: u64,
}

/// One thread's view of a zone that others use too: its blocks, and its part of every count.
pub(super) struct Worker<'z, C: TestConfig> {
    zone: &'z Zone<C>,
    pub(super) shadow: Shadow,
    random: u64,
    /// For every class.
    pub(super) tallies: Vec<Tally>,
    /// The layouts for which nothing was to be had.
    pub(super) denied: Vec<Layout>,
}

impl<'z, C: TestConfig> Worker<'z, C> {
    pub(super) fn new(zone: &'z Zone<C>, number: usize) -> Self {
        let mut shadow = Shadow::new();
        // Shadows number their patterns. Each thread starts at another number, so that two threads
        // that do the same at the same time do not write the same.
        let mut word = 0_u64;
        for _ in 0..number {
            let live = shadow.insert(NonNull::from(&mut word).cast(), Layout::new::<u64>());
            shadow.remove(live);
        }
        Self {
            zone,
            shadow,
            random: number as u64 + 1,
            tallies: vec![Tally::default(); C::CLASSES.len()],
            denied: Vec::new(),
        }
    }

    /// A number below `limit`.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.random = self
            .random
            .wrapping_mul(0x5851_F42D_4C95_7F2D)
            .wrapping_add(0x1405_7B7E_F767_814F);
        usize::try_from(self.random >> 33).unwrap() % limit
    }

    /// A layout of any class, or sometimes one that comes from the pager directly.
    pub(super) fn any_layout(&mut self) -> Layout {
        let align = 1 << self.below(5);
        if C::OVERSIZE == Oversize::Pager && self.below(24) == 0 {
            return layout(largest_class::<C>() + 1 + self.below(3 * 4096), align);
        }
        let class = C::CLASSES[self.below(C::CLASSES.len())];
        // Not zero, which `GlobalAlloc` does not allow.
        layout(class - self.below(class.min(8)), align)
    }

    /// The tally of the class that serves `layout`, if one does.
    fn tally(&mut self, layout: Layout) -> Option<&mut Tally> {
        match expected::<C>(layout) {
            Expected::Class(class) => self.tallies.get_mut(class),
            Expected::Pages | Expected::Refused => None,
        }
    }

    /// Notes that nothing was to be had, which must be the pager's doing.
    #[track_caller]
    fn deny(&mut self, layout: Layout, refused_before: usize) {
        let refused = self.zone.pager().refused() > refused_before;
        assert!(refused, "out of memory that the pager had: {layout:?}");
        self.denied.push(layout);
    }

    #[track_caller]
    pub(super) fn allocate(&mut self, layout: Layout) -> Option<Live> {
        let refused = self.zone.pager().refused();
        // Zeroed blocks are looked at from end to end, so that large ones are rare.
        let zeroed = self.below(4) == 0 && layout.size() <= 4096 || self.below(64) == 0;
        let start = if zeroed {
            // SAFETY: no layout here has a size of zero.
            unsafe { self.zone.alloc_zeroed(layout) }
        } else {
            // SAFETY: no layout here has a size of zero.
            unsafe { self.zone.alloc(layout) }
        };
        let Some(start) = NonNull::new(start) else {
            self.deny(layout, refused);
            return None;
        };
        if let Some(tally) = self.tally(layout) {
            tally.allocations += 1;
        }
        Some(if zeroed {
            self.shadow.insert_zeroed(start, layout)
        } else {
            self.shadow.insert(start, layout)
        })
    }

    /// Frees through either door.
    #[track_caller]
    pub(super) fn free(&mut self, live: Live) {
        let looked_up = self.below(2) == 0;
        self.shadow.remove(live);
        let Some(tally) = self.tally(live.layout) else {
            // SAFETY: the block is alive, and not used any more.
            unsafe { self.zone.dealloc(live.ptr.as_ptr(), live.layout) };
            return;
        };
        tally.frees += 1;
        if looked_up {
            try_free(self.zone, live.ptr, live.layout).expect("the block is alive");
        } else {
            // SAFETY: the block is alive, and not used any more.
            unsafe { self.zone.dealloc(live.ptr.as_ptr(), live.layout) };
        }
    }

    #[track_caller]
    pub(super) fn resize(&mut self, live: Live, size: usize) -> Option<Live> {
        let refused = self.zone.pager().refused();
        let new = layout(size, live.layout.align());
        // SAFETY: the block is alive, and the new size is not zero.
        let start = unsafe { self.zone.realloc(live.ptr.as_ptr(), live.layout, size) };
        let Some(start) = NonNull::new(start) else {
            self.deny(new, refused);
            live.verify(live.layout.size());
            return None;
        };
        if expected::<C>(new) != expected::<C>(live.layout) {
            if let Some(tally) = self.tally(new) {
                tally.allocations += 1;
            }
            if let Some(tally) = self.tally(live.layout) {
                tally.frees += 1;
            }
        }
        Some(self.shadow.resize(live, start, new))
    }

    pub(super) fn any_live(&mut self) -> Option<Live> {
        let number = self.below(1 << 20);
        self.shadow.pick(number)
    }

    /// One random operation. The number of live blocks goes up and down between zero and about 60.
    pub(super) fn step(&mut self) {
        let growing = self.below(60) >= self.shadow.len();
        match self.any_live() {
            Some(live) if self.below(8) == 0 => {
                let size = self.any_layout().size();
                self.resize(live, size);
            }
            Some(live) if !growing => self.free(live),
            _ => {
                let layout = self.any_layout();
                self.allocate(layout);
            }
        }
    }

    pub(super) fn churn(mut self, steps: usize) -> Self {
        for _ in 0..steps {
            self.step();
        }
        self.shadow.verify();
        assert_eq!(take_reports(), []);
        self
    }
}

/// Runs `work` on a thread for every one of `states`, all at once; returns what they return.
pub(super) fn on_threads<S: Send, T: Send>(states: Vec<S>, work: impl Fn(S) -> T + Sync) -> Vec<T> {
    let start = Barrier::new(states.len());
    thread::scope(|scope| {
        let threads: Vec<_> = states
            .into_iter()
            .map(|state| {
                let (start, work) = (&start, &work);
                scope.spawn(move || {
                    start.wait();
                    work(state)
                })
            })
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic)))
            .collect()
    })
}

pub(super) fn workers<C: TestConfig>(zone: &Zone<C>, count: usize) -> Vec<Worker<'_, C>> {
    (0..count).map(|number| Worker::new(zone, number)).collect()
}

/// What every snapshot must say of itself, whenever it is taken.
#[track_caller]
pub(super) fn check_snapshot<C: ZoneConfig>(snapshot: &Snapshot<C>) {
    for class in snapshot.classes() {
        assert!(class.empty_pages <= class.pages, "{class:?}");
        let in_use = class.pages - class.empty_pages;
        assert!(
            class.live_objects >= in_use && class.live_objects <= in_use * class.slots_per_page,
            "{class:?}"
        );
        if let Some(counters) = class.counters {
            let live = class.live_objects as u64;
            assert_eq!(counters.allocations - counters.frees, live, "{class:?}");
            assert!(
                counters.peak_live >= live && counters.peak_live <= counters.allocations,
                "{class:?}"
            );
        }
    }
    let pager = snapshot.pager;
    assert!(pager.pages_taken >= pager.pages_returned, "{pager:?}");
    assert!(pager.runs_taken >= pager.runs_returned, "{pager:?}");
    assert!(pager.peak_bytes_held >= pager.bytes_held, "{pager:?}");
}

/// When all threads are done: compares every count of the zone with what they did, looks for blocks
/// that two of them have at once, frees everything, and wants every page back.
#[track_caller]
pub(super) fn settle<C: TestConfig>(zone: &Zone<C>, workers: Vec<Worker<'_, C>>) {
    let mut all = Worker::new(zone, 0);
    for worker in workers {
        worker.shadow.iter().for_each(|&live| all.shadow.adopt(live));
        for (sum, part) in all.tallies.iter_mut().zip(&worker.tallies) {
            sum.allocations += part.allocations;
            sum.frees += part.frees;
        }
    }
    all.shadow.verify();
    check_totals(zone, &all);
    while let Some(live) = all.shadow.pick(0) {
        all.free(live);
    }
    check_totals(zone, &all);
    assert_eq!(zone.snapshot().live_objects(), 0);

    let outstanding = zone.pager().outstanding();
    assert_eq!(zone.trim(), outstanding);
    let snapshot = zone.snapshot();
    assert_eq!((snapshot.pages(), snapshot.pager.bytes_held), (0, 0));
    assert_eq!(snapshot.pager.pages_taken, snapshot.pager.pages_returned);
    assert_eq!(snapshot.pager.runs_taken, snapshot.pager.runs_returned);
    let taken = snapshot.pager.pages_taken + snapshot.pager.runs_taken;
    assert_eq!(zone.pager().taken() as u64, taken);
    assert_eq!(zone.pager().returned(), zone.pager().taken());
    zone.pager().assert_settled();
    assert_eq!(take_reports(), []);
}

/// Compares the zone's counts with those of a worker that knows all blocks.
#[track_caller]
fn check_totals<C: TestConfig>(zone: &Zone<C>, all: &Worker<'_, C>) {
    let snapshot = zone.snapshot();
    check_snapshot(&snapshot);
    for (class, tally) in snapshot.classes().zip(&all.tallies) {
        assert_eq!(
            class.live_objects as u64,
            tally.allocations - tally.frees,
            "{class:?}"
        );
        if let Some(counters) = class.counters {
            assert_eq!(
                (counters.allocations, counters.frees),
                (tally.allocations, tally.frees)
            );
        }
    }
    let is_run = |live: &&Live| expected::<C>(live.layout) == Expected::Pages;
    let runs = all.shadow.iter().filter(is_run).count();
    let account = snapshot.pager;
    assert_eq!(account.runs_taken - account.runs_returned, runs as u64);
    assert_eq!(zone.pager().outstanding(), snapshot.pages() + runs);
    assert_eq!(zone.pager().outstanding_bytes(), account.bytes_held);
    // The zone books a block after it came, and writes it off before it goes.
    assert!(account.peak_bytes_held <= zone.pager().peak_bytes());
}
