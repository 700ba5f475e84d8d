//! Many threads on one shared zone: whatever they do to it, every block keeps its content, every
//! count is right in the end, and every page goes back.

use core::alloc::{GlobalAlloc, Layout};
use core::ptr::{self, NonNull};
use core::sync::atomic::{AtomicUsize, Ordering};
use std::panic::resume_unwind;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Barrier};
use std::thread;

use slabmalloc::error::MisuseKind;
use slabmalloc::global::{SafeZone, Snapshot};
use slabmalloc::lock::NoLock;
use slabmalloc::zone::{Oversize, ZoneConfig};

use crate::configs::{
    Expected, Pages1K, TestConfig, base_count, expected, largest_class, largest_page, take_reports,
    test_every_config,
};
use crate::heap::{Checked, FedByHand, layout};
use crate::shadow::{Live, Shadow};
use crate::test_pager::TestPager;

type Zone<C> = SafeZone<C, <C as TestConfig>::Lock, TestPager>;

/// What one thread did to one class.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    allocations: u64,
    frees: u64,
}

/// One thread's view of a zone that others use too: its blocks, and its part of every count.
struct Worker<'z, C: TestConfig> {
    zone: &'z Zone<C>,
    shadow: Shadow,
    random: u64,
    /// For every class.
    tallies: Vec<Tally>,
    /// The layouts for which nothing was to be had.
    denied: Vec<Layout>,
}

impl<'z, C: TestConfig> Worker<'z, C> {
    fn new(zone: &'z Zone<C>, number: usize) -> Self {
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
    fn below(&mut self, limit: usize) -> usize {
        self.random = self
            .random
            .wrapping_mul(0x5851_F42D_4C95_7F2D)
            .wrapping_add(0x1405_7B7E_F767_814F);
        usize::try_from(self.random >> 33).unwrap() % limit
    }

    /// A layout of any class, or sometimes one that comes from the pager directly.
    fn any_layout(&mut self) -> Layout {
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
        assert!(
            expected::<C>(layout) == Expected::Refused || self.zone.pager().refused() > refused_before,
            "out of memory that the pager had: {layout:?}"
        );
        self.denied.push(layout);
    }

    #[track_caller]
    fn allocate(&mut self, layout: Layout) -> Option<Live> {
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
    fn free(&mut self, live: Live) {
        let looked_up = self.below(2) == 0;
        self.shadow.remove(live);
        let Some(tally) = self.tally(live.layout) else {
            // SAFETY: the block is alive, and not used any more.
            unsafe { self.zone.dealloc(live.ptr.as_ptr(), live.layout) };
            return;
        };
        tally.frees += 1;
        if looked_up {
            self.zone
                .try_deallocate(live.ptr, live.layout)
                .expect("the block is alive");
        } else {
            // SAFETY: the block is alive, and not used any more.
            unsafe { self.zone.dealloc(live.ptr.as_ptr(), live.layout) };
        }
    }

    #[track_caller]
    fn resize(&mut self, live: Live, size: usize) -> Option<Live> {
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

    fn any_live(&mut self) -> Option<Live> {
        let number = self.below(1 << 20);
        self.shadow.pick(number)
    }

    /// One random operation. The number of live blocks goes up and down between zero and about 60.
    fn step(&mut self) {
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

    fn churn(mut self, steps: usize) -> Self {
        for _ in 0..steps {
            self.step();
        }
        self.shadow.verify();
        assert_eq!(take_reports(), []);
        self
    }
}

/// Runs `work` on a thread for every one of `states`, all at once; returns what they return.
fn on_threads<S: Send, T: Send>(states: Vec<S>, work: impl Fn(S) -> T + Sync) -> Vec<T> {
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

fn workers<C: TestConfig>(zone: &Zone<C>, count: usize) -> Vec<Worker<'_, C>> {
    (0..count).map(|number| Worker::new(zone, number)).collect()
}

/// What every snapshot must say of itself, whenever it is taken.
#[track_caller]
fn check_snapshot<C: ZoneConfig>(snapshot: &Snapshot<C>) {
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
fn settle<C: TestConfig>(zone: &Zone<C>, workers: Vec<Worker<'_, C>>) {
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

    assert_eq!(zone.trim(), zone.pager().outstanding());
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
        assert_eq!(class.live_objects as u64, tally.allocations - tally.frees, "{class:?}");
        if let Some(counters) = class.counters {
            assert_eq!((counters.allocations, counters.frees), (tally.allocations, tally.frees));
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

/// Every thread allocates, resizes and frees blocks of its own.
fn churning_threads_keep_their_blocks<C: TestConfig>()
where
    Zone<C>: Sync,
{
    const STEPS: usize = 3_200;
    for threads in [1, 2, 3, 8, 16] {
        let zone = Zone::<C>::new();
        let workers = on_threads(workers(&zone, threads), |worker| worker.churn(STEPS / threads));
        settle(&zone, workers);
    }
}

test_every_config!(churning_threads_keep_their_blocks:
    spin = Pages1K16K, spin_of_other_words = Pages4K64K, spin_of_twins = TwinHeaders, default_shape = DefaultShape,
    one_class = OneClass, ticket = Explicit4K, ticket_of_many_classes = Pages2K64K, irq_safe_spin = Pages16K32M,
    irq_safe_ticket = Pages16K, #[cfg(feature = "std")] os = OsLock4K128K
);

/// A thread in a ring: it makes blocks, and hands what it made or got to the next one.
struct Ringer<'z, C: TestConfig> {
    worker: Worker<'z, C>,
    inbox: Receiver<Parcel>,
    next: Sender<Parcel>,
}

/// A block on its way, and how many threads shall still get it.
type Parcel = (Live, usize);

impl<'z, C: TestConfig> Ringer<'z, C> {
    const MADE: usize = 250;
    const HOPS: usize = 3;

    /// Every block makes as many hops, so every thread knows how many it will get, and no thread waits
    /// while it holds one: they all come to an end.
    fn run(mut self) -> Worker<'z, C> {
        let (mut made, mut got) = (0, 0);
        let mut held: Vec<Parcel> = Vec::new();
        loop {
            if made < Self::MADE {
                made += 1;
                let layout = self.worker.any_layout();
                let live = self.worker.allocate(layout).unwrap();
                held.push((live, Self::HOPS));
            }
            let waits = held.is_empty() && got < Self::MADE * Self::HOPS;
            let arrived = if waits {
                Some(self.inbox.recv().expect("the thread before goes on"))
            } else {
                self.inbox.try_recv().ok()
            };
            if let Some((live, hops)) = arrived {
                got += 1;
                self.worker.shadow.adopt(live);
                held.push((live, hops));
            }
            // Keeps some, so that pages hold blocks of several threads.
            let enough = if made < Self::MADE { 20 } else { 0 };
            if held.len() > enough {
                let parcel = held.swap_remove(self.worker.below(held.len()));
                self.pass_on(parcel);
            }
            if made == Self::MADE && got == Self::MADE * Self::HOPS && held.is_empty() {
                assert_eq!(take_reports(), []);
                return self.worker;
            }
        }
    }

    /// Hands a block to the next thread, often with another size; frees it after the last hop.
    fn pass_on(&mut self, (mut live, hops): Parcel) {
        if self.worker.below(2) == 0 {
            let size = self.worker.any_layout().size();
            live = self.worker.resize(live, size).unwrap();
        }
        if hops == 0 {
            self.worker.free(live);
        } else {
            // With its content checked; the pattern goes along.
            self.worker.shadow.remove(live);
            self.next.send((live, hops - 1)).expect("the next thread goes on");
        }
    }
}

/// Blocks are resized and freed by other threads than those that allocated them.
fn blocks_wander_from_thread_to_thread<C: TestConfig>()
where
    Zone<C>: Sync,
{
    for threads in [1, 2, 5] {
        let zone = Zone::<C>::new();
        let (mut senders, inboxes): (Vec<_>, Vec<_>) = (0..threads).map(|_| channel()).unzip();
        senders.rotate_left(1);
        let ends = inboxes.into_iter().zip(senders);
        let ring = workers(&zone, threads)
            .into_iter()
            .zip(ends)
            .map(|(worker, (inbox, next))| Ringer { worker, inbox, next })
            .collect();
        settle(&zone, on_threads(ring, Ringer::run));
    }
}

test_every_config!(blocks_wander_from_thread_to_thread:
    spin = Pages1K16K, spin_of_twins = TwinHeaders, one_class = OneClass, ticket = Explicit4K,
    ticket_of_many_classes = Pages2K64K, irq_safe_ticket = Pages16K,
    #[cfg(feature = "std")] os = OsLock4K128K
);

/// All threads find a class without a page, and are in the pager at the same time. Each brings a page
/// home; no slot is lost or handed out twice, and no more of the pages are used than it takes.
fn all_threads_bring_the_first_page<C: TestConfig>()
where
    Zone<C>: Sync,
{
    const THREADS: usize = 6;
    let zone = Zone::<C>::new();
    let gathering = Barrier::new(THREADS);
    zone.pager().set_hook(move |_| drop(gathering.wait()));
    for (number, &class) in C::CLASSES.iter().enumerate() {
        let object = layout(class, 1);
        let answers = on_threads((0..THREADS).collect(), |thread| {
            let start = zone.allocate(object);
            start.map(|start| Worker::<C>::new(&zone, thread).shadow.insert(start, object))
        });
        let mut blocks: Vec<Live> = answers.into_iter().map(Result::unwrap).collect();
        let mut all = Shadow::new();
        blocks.iter().for_each(|&live| all.adopt(live));
        all.verify();

        let state = *zone.snapshot().classes().nth(number).unwrap();
        assert_eq!((state.pages, state.live_objects), (THREADS, THREADS));
        let in_use = THREADS.div_ceil(state.slots_per_page);
        assert_eq!(state.empty_pages, THREADS - in_use, "{state:?}");

        // Each block is freed by another thread than the one it was made for.
        blocks.rotate_left(1);
        on_threads(blocks, |live| {
            // SAFETY: the block is alive, and not used any more.
            unsafe { zone.deallocate(live.ptr, live.layout) };
        });
        let snapshot = zone.snapshot();
        check_snapshot(&snapshot);
        assert_eq!(snapshot.live_objects(), 0);
    }
    zone.pager().clear_hook();
    let pages = (THREADS * C::CLASSES.len()) as u64;
    let workers = Vec::new();
    settle(&zone, workers);
    assert_eq!(zone.snapshot().pager.pages_taken, pages);
}

test_every_config!(all_threads_bring_the_first_page:
    spin = Pages1K16K, spin_of_twins = TwinHeaders, one_class = OneClass, ticket = Explicit4K,
    irq_safe_ticket = Pages16K, #[cfg(feature = "std")] os = OsLock4K128K
);
