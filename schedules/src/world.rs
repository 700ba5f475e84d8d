//! A cached zone whose statics live as long as one schedule, and the threads that use it.

use core::cell::Cell;
use core::marker::PhantomData;
use core::ptr;

use shuttle::thread::{self, JoinHandle};
use slabmalloc::cache::{Bins, CacheView, CpuCache, SharedDepot};
use slabmalloc::declare_zone;
use slabmalloc::error::{Misuse, MisuseHandler};
use slabmalloc::global::{CachedZone, Caching, Magazines, SafeZone};
use slabmalloc::lock::RawLock;

use crate::block::{self, CLASSES};
use crate::pager::{Frames, PAGE_BYTES};

declare_zone! {
    /// Pages of a few slots each.
    pub(crate) zone Scheduled {
        base_page:   PAGE_BYTES,
        large_page:  none,
        classes:     [56, 120],
        min_objects: 1,
        pager:       none,
        oversize:    null,
        on_misuse:   Stop,
    }
}

/// CPUs of the machine, where caches are those of CPUs.
pub(crate) const CPUS: usize = 2;

/// No program misuses its zone, so a report is the zone's own mistake. A handler may not unwind: the schedule stops at
/// its end.
#[derive(Debug)]
pub(crate) enum Stop {}

impl MisuseHandler for Stop {
    fn on_misuse(misuse: &Misuse) {
        REPORTED.set(Some(*misuse));
    }
}

/// Whose the caches are.
pub(crate) trait Owners: 'static {
    /// Whether they end, as threads do and CPUs do not.
    const END: bool;
    /// How many caches whoever asks can use.
    const REACHABLE: usize = 1;

    /// Gives `action` the cache of whoever asks, or the one with this number, unless it is in use.
    fn with<R>(
        caches: &StaticCaches,
        number: Option<usize>,
        action: impl FnOnce(CacheView<'_>) -> R,
    ) -> Option<R>;
}

/// What a row varies.
pub(crate) trait Setting: 'static {
    /// The lock of size classes and depots.
    type Lock: RawLock + Sync;
    /// Whose the caches are.
    type Owners: Owners;
    /// Whether threads end without being noticed, although the watch said that they would be.
    const ENDS_UNNOTICED: bool = false;
    /// Whether the pager may hand out a page twice.
    const HASTY_PAGER: bool = false;
}

/// The caches that are statics of a zone.
pub(crate) struct StaticCaches {
    pub(crate) of_cpus: [CpuCache<2>; CPUS],
}

/// The zone of a setting.
pub(crate) struct Zone<S>(PhantomData<fn() -> S>);

struct Statics<S: Setting> {
    zone: SafeZone<ScheduledConfig, S::Lock, Frames>,
    magazines: Magazines<ScheduledConfig, S::Lock>,
    depots: [SharedDepot<S::Lock>; 2],
    caches: StaticCaches,
}

thread_local! {
    /// The statics of the schedule under way, a `Statics<S>`.
    static STATICS: Cell<*const ()> = const { Cell::new(ptr::null()) };
    /// What the zone reported last in this schedule.
    static REPORTED: Cell<Option<Misuse>> = const { Cell::new(None) };
}

shuttle::thread_local! {
    static BINS: Bins<2> = Bins::new();
    /// Whether this thread's end will be noticed.
    static WATCHED: Cell<bool> = Cell::new(false);
    /// Whether this thread has ended as far as the zone is concerned.
    static OVER: Cell<bool> = Cell::new(false);
}

/// Lets other threads go on.
pub(crate) fn step() {
    thread::yield_now();
}

fn statics<S: Setting>() -> &'static Statics<S> {
    // SAFETY: `World::new` put it there, for the setting of the row that runs; nobody uses the zone when
    // `World::settle` takes it away.
    unsafe { STATICS.get().cast::<Statics<S>>().as_ref() }.expect("a schedule begins with a world")
}

// SAFETY: within a schedule the functions return the same values, and each thread has bins of its own as long as it uses
// the zone. `end` calls `thread_ends`. Controls break this on purpose, in ways at which the schedule stops.
unsafe impl<S: Setting> Caching for Zone<S> {
    type Config = ScheduledConfig;
    type Lock = S::Lock;
    type Pager = Frames;
    // Two slots of the larger class and four of the smaller, so that a few operations come to the depots and the pages.
    const BATCH_BYTES: usize = 2 * CLASSES[1];
    const OWNERS_END: bool = S::Owners::END;
    const REACHABLE: usize = S::Owners::REACHABLE;

    fn zone() -> &'static SafeZone<ScheduledConfig, S::Lock, Frames> {
        &statics::<S>().zone
    }

    fn magazines() -> &'static Magazines<ScheduledConfig, S::Lock> {
        &statics::<S>().magazines
    }

    fn depots() -> &'static [SharedDepot<S::Lock>] {
        &statics::<S>().depots
    }

    fn with_cache<R>(action: impl FnOnce(CacheView<'_>) -> R) -> Option<R> {
        S::Owners::with(&statics::<S>().caches, None, action)
    }

    fn with_reachable<R>(number: usize, action: impl FnOnce(CacheView<'_>) -> R) -> Option<R> {
        S::Owners::with(&statics::<S>().caches, Some(number), action)
    }

    fn watch() -> bool {
        let possible = !OVER.with(Cell::get);
        WATCHED.with(|watched| watched.set(possible));
        possible
    }
}

/// Each thread has one.
pub(crate) struct Threads;

impl Owners for Threads {
    const END: bool = true;

    fn with<R>(_: &StaticCaches, _: Option<usize>, action: impl FnOnce(CacheView<'_>) -> R) -> Option<R> {
        Some(BINS.with(|bins| action(bins.view())))
    }
}

/// The zone that a schedule begins with.
pub(crate) struct World<S: Setting>(CachedZone<Zone<S>>);

impl<S: Setting> World<S> {
    /// A zone without a page, and a pager with so many, of whose calls one in `fails` does.
    pub(crate) fn new(pages: usize, fails: u32) -> Self {
        let statics = Box::new(Statics::<S> {
            zone: SafeZone::with_pager(Frames::new(pages, fails, S::HASTY_PAGER)),
            magazines: Magazines::new(),
            depots: [const { SharedDepot::new() }; 2],
            caches: StaticCaches {
                of_cpus: [const { CpuCache::new() }; CPUS],
            },
        });
        block::begin();
        REPORTED.set(None);
        STATICS.set(Box::into_raw(statics).cast());
        Self(CachedZone::new())
    }

    /// Ends the schedule, with every thread joined and every block freed: nothing may be missing.
    pub(crate) fn settle(self) {
        if let Some(misuse) = REPORTED.take() {
            panic!("the zone reported {misuse}");
        }
        let pager = self.0.pager();
        pager.be_reliable();
        self.0.trim();
        let snapshot = self.0.snapshot();
        assert_eq!(snapshot.live_objects(), 0, "slots were lost");
        assert_eq!(snapshot.pages(), 0, "a page without live objects was kept");
        let (taken, returned) = pager.account();
        assert_eq!(taken, returned, "pages were lost");
        let statics = STATICS.replace(ptr::null()).cast_mut().cast::<Statics<S>>();
        // SAFETY: it came from a box, and every thread that used it was joined.
        drop(unsafe { Box::from_raw(statics) });
    }
}

/// A thread that runs `body`, and then ends as threads of the system do.
pub(crate) fn spawn<S: Setting>(body: impl FnOnce() + Send + 'static) -> JoinHandle<()> {
    thread::spawn(move || {
        body();
        OVER.with(|over| over.set(true));
        if WATCHED.with(Cell::get) && !S::ENDS_UNNOTICED {
            CachedZone::<Zone<S>>::thread_ends();
        }
    })
}
