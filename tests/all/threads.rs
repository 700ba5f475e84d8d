//! Many threads on one shared zone: whatever they do to it, every block keeps its content, every
//! count is right in the end, and every page goes back.

mod lingering;
mod worker;

use core::any;
use core::ptr::{self, NonNull};
use core::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Barrier;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use slabmalloc::error::MisuseKind;
use slabmalloc::lock::{NoLock, Ticket};
use slabmalloc::stats::ClassUse;

use crate::configs::{
    Explicit4K, Pages1K, Pages1K16K, TestConfig, base_count, largest_class, take_reports, test_every_config,
};
use crate::effort;
use crate::heap::{Checked, FedByHand, Heap, Shared, layout, try_free};
use crate::shadow::{Live, Shadow};
use lingering::Lingering;
use worker::{Tally, Worker, Zone, check_snapshot, on_threads, settle, workers};

/// Every thread allocates, resizes and frees blocks of its own.
fn churning_threads_keep_their_blocks<C: TestConfig>()
where
    Zone<C>: Sync,
{
    const STEPS: usize = 9_600;
    for threads in [1, 2, 3, 8, 16] {
        let zone = Zone::<C>::new();
        let workers = on_threads(workers(&zone, threads), |worker| {
            worker.churn(effort::times(STEPS) / threads)
        });
        settle(&zone, workers);
    }
}

test_every_config!(churning_threads_keep_their_blocks:
    default_shape = DefaultShape, one_class = OneClass, spin = Pages1K16K, spin_of_twins = TwinHeaders,
    spin_of_other_words = Pages4K64K, ticket = Explicit4K, ticket_of_many_classes = Pages2K64K,
    irq_safe_spin = Pages16K32M, irq_safe_ticket = Pages16K, #[cfg(feature = "std")] os = OsLock4K128K
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
    const MADE: usize = 800;
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
    zone.pager().set_hook(move |_| {
        gathering.wait();
    });
    for (number, &class) in C::CLASSES.iter().enumerate() {
        let object = layout(class, 1);
        let answers = on_threads((0..THREADS).collect(), |thread| {
            let start = zone.allocate(object);
            start.map(|start| Worker::<C>::new(&zone, thread).shadow.insert(start, object))
        });
        let mut blocks: Vec<Live> = answers.into_iter().map(Result::unwrap).collect();
        let mut all = Shadow::new();
        for &live in &blocks {
            all.adopt(live);
        }
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
    let mut everybody = Worker::new(&zone, 0);
    let each = THREADS as u64;
    everybody.tallies.fill(Tally {
        allocations: each,
        frees: each,
    });
    settle(&zone, vec![everybody]);
    assert_eq!(zone.snapshot().pager.pages_taken, each * C::CLASSES.len() as u64);
}

test_every_config!(all_threads_bring_the_first_page:
    spin = Pages1K16K, spin_of_twins = TwinHeaders, one_class = OneClass, ticket = Explicit4K,
    irq_safe_ticket = Pages16K, #[cfg(feature = "std")] os = OsLock4K128K
);

/// Whoever brings a page gets a slot of it, however soon others trim or want slots of it.
fn nobody_takes_a_new_page_away<C: TestConfig>()
where
    Zone<C>: Sync,
{
    let zone = Zone::<C>::new();
    let object = layout(largest_class::<C>(), 1);
    let workers = on_threads(workers(&zone, 4), |mut worker| {
        for _ in 0..effort::times(2_000) {
            // The pager never fails, so neither does this.
            let blocks = [(); 2].map(|()| worker.allocate(object).unwrap());
            for live in blocks {
                worker.free(live);
                zone.trim();
            }
        }
        worker
    });
    settle(&zone, workers);
}

test_every_config!(nobody_takes_a_new_page_away:
    spin = Pages1K16K, ticket = Explicit4K, irq_safe_ticket = Pages16K,
    #[cfg(feature = "std")] os = OsLock4K128K
);

/// A thread that others wait for, until this value is dropped; also when it fails.
struct AtWork<'c>(&'c AtomicUsize);

impl AtWork<'_> {
    /// Whether none of the threads is left.
    fn over(left: &AtomicUsize) -> bool {
        // ORDERING: nothing is read on the strength of it.
        left.load(Ordering::Relaxed) == 0
    }
}

impl Drop for AtWork<'_> {
    fn drop(&mut self) {
        // ORDERING: as above.
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// One role for each thread: so many threads that work against the zone, and so many workers.
fn roles<C: TestConfig>(zone: &Zone<C>, others: usize, count: usize) -> Vec<Option<Worker<'_, C>>> {
    let workers = (1..=count).map(|number| Some(Worker::new(zone, number)));
    (0..others).map(|_| None).chain(workers).collect()
}

/// Some threads trim and look at the zone all the time, while others go on until they are done.
fn trims_and_snapshots_do_not_disturb<C: TestConfig>()
where
    Zone<C>: Sync,
{
    const OBSERVERS: usize = 2;
    let zone = Zone::<C>::new();
    let left = AtomicUsize::new(OBSERVERS);
    let workers = on_threads(roles(&zone, OBSERVERS, 3), |role| {
        let Some(mut worker) = role else {
            let _at_work = AtWork(&left);
            observe(&zone);
            return None;
        };
        while !AtWork::over(&left) {
            worker = worker.churn(40);
            thread::yield_now();
        }
        Some(worker)
    });
    settle(&zone, workers.into_iter().flatten().collect());
}

fn observe<C: TestConfig>(zone: &Zone<C>) {
    let mut before = zone.snapshot().pager;
    for _ in 0..250 {
        let trimmed = zone.trim() as u64;
        let snapshot = zone.snapshot();
        check_snapshot(&snapshot);
        let now = snapshot.pager;
        assert!(
            now.pages_returned >= before.pages_returned + trimmed,
            "{now:?} after {before:?}"
        );
        assert!(
            now.pages_taken >= before.pages_taken && now.runs_taken >= before.runs_taken,
            "{now:?} after {before:?}"
        );
        assert!(
            now.peak_bytes_held >= before.peak_bytes_held,
            "{now:?} after {before:?}"
        );
        before = now;
        thread::yield_now();
    }
}

test_every_config!(trims_and_snapshots_do_not_disturb:
    spin = Pages1K16K, spin_of_twins = TwinHeaders, one_class = OneClass, ticket = Explicit4K,
    irq_safe_ticket = Pages16K, #[cfg(feature = "std")] os = OsLock4K128K
);

/// Threads free with layouts of the wrong class, in pages that come and go meanwhile. A class that is
/// asked then reads headers that other classes are writing.
///
/// The first class of either kind of page is *still*: it gets a few objects first, and no other ever.
/// So these are never right: a still class's layout with any other address, any other layout with a
/// still object's address, and any layout with an address that is no multiple of 8.
struct Siege<'z, C: TestConfig> {
    zone: &'z Zone<C>,
    still: Vec<usize>,
    moving: Vec<usize>,
    /// Address and class of the objects of the still classes.
    still_objects: Vec<(usize, usize)>,
    /// Addresses of objects that were alive once.
    published: Vec<AtomicUsize>,
    attackers_left: AtomicUsize,
    workers_left: AtomicUsize,
    /// How often pages have come and gone.
    rounds: AtomicUsize,
    refused: AtomicUsize,
}

impl<'z, C: TestConfig> Siege<'z, C> {
    const ATTACKERS: usize = 2;
    const WORKERS: usize = 3;

    /// How often each attacker tries everything, which takes the lock a thousand times.
    ///
    /// Where other programs are busy, each turn of a ticket lock may wait for one of their time slices: a
    /// millisecond, where any other lock takes a microsecond.
    fn passes() -> usize {
        let in_turn = any::type_name::<C::Lock>().contains(any::type_name::<Ticket>());
        effort::times(if in_turn { 2 } else { 40 })
    }

    /// How often pages come and go meanwhile.
    fn rounds() -> usize {
        effort::times(20)
    }

    fn new(zone: &'z Zone<C>, still_owner: &mut Worker<'_, C>) -> Self {
        let firsts = [0, base_count::<C>()];
        let (still, moving): (Vec<_>, Vec<_>) =
            (0..C::CLASSES.len()).partition(|class| firsts.contains(class));
        let mut still_objects = Vec::new();
        for &class in still.iter().cycle().take(12) {
            let live = still_owner.allocate(layout(C::CLASSES[class], 1)).unwrap();
            still_objects.push((live.ptr.addr().get(), class));
        }
        Self {
            zone,
            still,
            moving,
            still_objects,
            published: (0..48).map(|_| AtomicUsize::new(0)).collect(),
            attackers_left: AtomicUsize::new(Self::ATTACKERS),
            workers_left: AtomicUsize::new(Self::WORKERS),
            rounds: AtomicUsize::new(0),
            refused: AtomicUsize::new(0),
        }
    }

    #[track_caller]
    fn is_refused(&self, address: usize, class: usize, kinds: &[MisuseKind]) {
        let pointer = NonNull::new(ptr::without_provenance_mut(address)).unwrap();
        let freed = try_free(self.zone, pointer, layout(C::CLASSES[class], 1));
        let misuse = freed.expect_err("a wrong free was accepted");
        assert!(kinds.contains(&misuse.kind), "{misuse}");
        // ORDERING: a count that is read when the threads are joined.
        self.refused.fetch_add(1, Ordering::Relaxed);
    }

    /// Whether pages have come and gone often enough, or nobody is left to make them.
    fn has_moved(&self) -> bool {
        // ORDERING: nothing is read on the strength of it.
        self.rounds.load(Ordering::Relaxed) >= Self::rounds() || AtWork::over(&self.workers_left)
    }

    /// Frees wrongly a number of times, and for as long as it takes the workers to be seen.
    fn attack(&self) {
        use MisuseKind::{ForeignPage, InteriorPointer, OutsideSlots, WrongSizeClass};
        let _at_work = AtWork(&self.attackers_left);
        let mut passes = 0;
        while passes < Self::passes() || !self.has_moved() {
            passes += 1;
            for &(address, class) in &self.still_objects {
                for &other in &self.moving {
                    self.is_refused(address, other, &[WrongSizeClass]);
                }
                self.is_refused(address + 4, class, &[InteriorPointer]);
            }
            for place in &self.published {
                // ORDERING: only a number; the zone must cope with any.
                let address = place.load(Ordering::Relaxed);
                if address == 0 {
                    continue;
                }
                for &class in &self.still {
                    self.is_refused(address, class, &[WrongSizeClass, ForeignPage]);
                }
                for class in 0..C::CLASSES.len() {
                    let kinds = [WrongSizeClass, ForeignPage, InteriorPointer, OutsideSlots];
                    self.is_refused(address + 4, class, &kinds);
                }
            }
            thread::yield_now();
        }
    }

    /// Takes several pages for a moving class and lets them go, until the attackers are done.
    fn come_and_go(&self, worker: &mut Worker<'_, C>) {
        let _at_work = AtWork(&self.workers_left);
        while !AtWork::over(&self.attackers_left) {
            let class = self.moving[worker.below(self.moving.len())];
            let slots = self.zone.snapshot().classes().nth(class).unwrap().slots_per_page;
            for number in 0..(4 * slots).min(150) {
                let live = worker.allocate(layout(C::CLASSES[class], 1)).unwrap();
                if number % 16 == 0 {
                    let place = worker.below(self.published.len());
                    // ORDERING: as in `attack`.
                    self.published[place].store(live.ptr.addr().get(), Ordering::Relaxed);
                }
            }
            thread::yield_now();
            while let Some(live) = worker.any_live() {
                worker.free(live);
            }
            if worker.below(4) == 0 {
                self.zone.trim();
            }
            // ORDERING: a count.
            self.rounds.fetch_add(1, Ordering::Relaxed);
        }
        assert_eq!(take_reports(), []);
    }
}

fn wrong_layouts_are_refused_while_pages_come_and_go<C: TestConfig>()
where
    Zone<C>: Sync,
{
    let zone = Zone::<C>::new();
    let mut still_owner = Worker::new(&zone, 0);
    let siege = Siege::new(&zone, &mut still_owner);
    let workers = on_threads(roles(&zone, Siege::<C>::ATTACKERS, Siege::<C>::WORKERS), |role| {
        let Some(mut worker) = role else {
            siege.attack();
            return None;
        };
        siege.come_and_go(&mut worker);
        Some(worker)
    });
    let against_still_objects = siege.still_objects.len() * (siege.moving.len() + 1);
    let least = Siege::<C>::ATTACKERS * Siege::<C>::passes() * against_still_objects;
    assert!(siege.refused.into_inner() >= least);
    assert!(zone.snapshot().pager.pages_returned > 0, "no page ever went");
    settle(
        &zone,
        workers.into_iter().flatten().chain([still_owner]).collect(),
    );
}

test_every_config!(wrong_layouts_are_refused_while_pages_come_and_go:
    spin = Pages1K16K, spin_of_twins = TwinHeaders, spin_of_other_words = Pages4K64K, ticket = Explicit4K,
    irq_safe_ticket = Pages16K, #[cfg(feature = "std")] os = OsLock4K128K
);

/// Two calls of the pager out of three fail, then all: null is returned, live blocks are untouched, and
/// what failed succeeds when there is memory again.
fn an_exhausted_pager_is_survived_by_all_threads<C: TestConfig>()
where
    Zone<C>: Sync,
{
    let zone = Zone::<C>::new();
    let mut workers = workers(&zone, 5);
    zone.pager().succeed_every(3);
    workers = on_threads(workers, |worker| worker.churn(1_500));
    assert!(
        workers.iter().any(|worker| !worker.denied.is_empty()),
        "the pager never failed"
    );

    zone.pager().fail_always(true);
    workers = on_threads(workers, use_up);
    let used_up = zone.snapshot();
    let full = |class: &ClassUse| class.live_objects == class.capacity();
    assert!(used_up.classes().all(full), "{used_up}");
    workers = on_threads(workers, free_half);
    // What is free is handed out, although the pager has nothing.
    for number in 0..C::CLASSES.len() {
        let class = *zone.snapshot().classes().nth(number).unwrap();
        let object = layout(class.slot_bytes, 1);
        for _ in class.live_objects..class.capacity() {
            workers[0].allocate(object).expect("the class has a free slot");
        }
        assert!(workers[0].allocate(object).is_none(), "{class:?}");
    }
    workers = on_threads(workers, |worker| worker.churn(200));

    zone.pager().fail_always(false);
    zone.pager().succeed_every(1);
    workers = on_threads(workers, |mut worker| {
        for layout in core::mem::take(&mut worker.denied) {
            worker.allocate(layout).expect("what failed succeeds later");
        }
        worker
    });
    settle(&zone, workers);
}

/// Allocates from every class until nothing is left.
fn use_up<C: TestConfig>(mut worker: Worker<'_, C>) -> Worker<'_, C> {
    for &class in C::CLASSES {
        while worker.allocate(layout(class, 1)).is_some() {}
    }
    worker.shadow.verify();
    assert_eq!(take_reports(), []);
    worker
}

/// Frees every second block.
fn free_half<C: TestConfig>(mut worker: Worker<'_, C>) -> Worker<'_, C> {
    let blocks: Vec<Live> = worker.shadow.iter().copied().step_by(2).collect();
    for live in blocks {
        worker.free(live);
    }
    worker
}

test_every_config!(an_exhausted_pager_is_survived_by_all_threads:
    spin = Pages1K16K, spin_of_twins = TwinHeaders, one_class = OneClass, ticket = Explicit4K,
    irq_safe_ticket = Pages16K, #[cfg(feature = "std")] os = OsLock4K128K
);

/// A heap without a lock cannot be shared, but it can be given away, objects and all.
fn wanders<H: Heap<Config = Pages1K> + Send + 'static>() {
    let mut checked = Checked::<H>::new();
    for stop in 0..6 {
        checked = thread::spawn(move || {
            for number in 0..200 {
                if (number + stop) % 3 < 2 {
                    checked.allocate(layout(1 + number % 256, 8)).unwrap();
                } else if let Some(live) = checked.shadow.pick(7 * number) {
                    checked.deallocate(live);
                }
            }
            checked.shadow.verify();
            checked.check_counters();
            checked
        })
        .join()
        .unwrap();
    }
    checked.drain();
    assert_eq!(take_reports(), []);
}

#[test]
fn a_heap_without_a_lock_may_be_given_away() {
    wanders::<Shared<Pages1K, NoLock>>();
    wanders::<FedByHand<Pages1K>>();
}

/// The same with time between critical sections, for others to come in between.
mod with_a_lingering_lock {
    use super::*;

    type TwoKindsOfPage = Lingering<Pages1K16K>;
    type FewSlots = Lingering<Explicit4K>;

    #[test]
    fn churning_threads_keep_their_blocks() {
        super::churning_threads_keep_their_blocks::<TwoKindsOfPage>();
    }

    #[test]
    fn blocks_wander_from_thread_to_thread() {
        super::blocks_wander_from_thread_to_thread::<TwoKindsOfPage>();
    }

    #[test]
    fn nobody_takes_a_new_page_away() {
        super::nobody_takes_a_new_page_away::<FewSlots>();
    }

    #[test]
    fn trims_and_snapshots_do_not_disturb() {
        super::trims_and_snapshots_do_not_disturb::<TwoKindsOfPage>();
    }

    #[test]
    fn wrong_layouts_are_refused_while_pages_come_and_go() {
        super::wrong_layouts_are_refused_while_pages_come_and_go::<TwoKindsOfPage>();
    }

    #[test]
    fn an_exhausted_pager_is_survived_by_all_threads() {
        super::an_exhausted_pager_is_survived_by_all_threads::<FewSlots>();
    }
}
