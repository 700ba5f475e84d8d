//! A cached zone whose statics live as long as one execution, and the threads that use it.

use core::cell::Cell;
use core::marker::PhantomData;
use core::ptr;

use loom::thread::{self, JoinHandle};
use slabmalloc::cache::{Bins, CacheView, SharedDepot};
use slabmalloc::declare_zone;
use slabmalloc::error::{Misuse, MisuseHandler};
use slabmalloc::global::{CachedZone, Caching, Magazines, SafeZone};
use slabmalloc::lock::RawLock;

use crate::algorithms::CpuFlag;
use crate::block::{self, Block, SLOT_BYTES};
use crate::interrupts;
use crate::lock;
use crate::owners::{Owners, StaticCaches};
use crate::pager::{CountingPager, PAGE_BYTES};

declare_zone! {
    /// Pages of a few slots each, so that a few operations come to the pager and back.
    pub(crate) zone Model {
        base_page:   PAGE_BYTES,
        large_page:  none,
        classes:     [SLOT_BYTES],
        min_objects: 1,
        pager:       none,
        oversize:    null,
        on_misuse:   Stop,
    }
}

/// The slots of a bin: the fewest that there can be.
pub(crate) const BATCH: usize = 2;

/// Slots of a page.
pub(crate) const PER_PAGE: usize = 3;

/// No model misuses its zone, so a report is the zone's own mistake.
#[derive(Debug)]
pub(crate) enum Stop {}

impl MisuseHandler for Stop {
    fn on_misuse(misuse: &Misuse) {
        panic!("the zone reported {misuse}");
    }
}

/// What a model varies: the library's own promises to its environment, which a control breaks.
pub(crate) trait Setting: 'static {
    /// The lock of size classes and depots.
    type Lock: RawLock + Sync;
    /// Whose the caches are.
    type Owners: Owners;
    /// Whether threads end without being noticed, although the watch said that they would be.
    const ENDS_UNNOTICED: bool = false;
}

/// The zone of a setting.
pub(crate) struct Zone<S>(PhantomData<fn() -> S>);

struct Statics<S: Setting> {
    zone: SafeZone<ModelConfig, S::Lock, CountingPager>,
    magazines: Magazines<ModelConfig, S::Lock>,
    depots: [SharedDepot<S::Lock>; 1],
    caches: StaticCaches,
    /// The cache of the main thread while it warms the world up.
    first_cache: Bins<1>,
}

thread_local! {
    /// The statics of the execution under way, a `Statics<S>`.
    static STATICS: Cell<*const ()> = const { Cell::new(ptr::null()) };
}

loom::thread_local! {
    /// What becomes of the watch of this thread.
    static WATCH: Cell<Watch> = Cell::new(Watch::Possible);
    /// Whether this thread is the one that warms the world up.
    static IS_FIRST: Cell<bool> = Cell::new(false);
}

#[derive(Clone, Copy, PartialEq)]
enum Watch {
    /// It can be set up.
    Possible,
    /// The thread's end will be noticed.
    SetUp,
    /// It is too late.
    Over,
}

fn statics<S: Setting>() -> &'static Statics<S> {
    // SAFETY: `World::new` put it there, for the setting of the model that runs; nobody uses the zone
    // when `World::settle` takes it away.
    unsafe { STATICS.get().cast::<Statics<S>>().as_ref() }.expect("a model begins with a world")
}

// SAFETY: within an execution the functions return the same values, and each thread has bins of its
// own as long as it uses the zone. `end` calls `thread_ends`. Controls break this on purpose, in ways
// that the model stops at.
unsafe impl<S: Setting> Caching for Zone<S> {
    type Config = ModelConfig;
    type Lock = S::Lock;
    type Pager = CountingPager;
    const BATCH_BYTES: usize = BATCH * SLOT_BYTES;
    const OWNERS_END: bool = S::Owners::END;

    fn zone() -> &'static SafeZone<ModelConfig, S::Lock, CountingPager> {
        &statics::<S>().zone
    }

    fn magazines() -> &'static Magazines<ModelConfig, S::Lock> {
        &statics::<S>().magazines
    }

    fn depots() -> &'static [SharedDepot<S::Lock>] {
        &statics::<S>().depots
    }

    fn with_cache<R>(action: impl FnOnce(CacheView<'_>) -> R) -> Option<R> {
        if IS_FIRST.with(Cell::get) {
            return Some(action(statics::<S>().first_cache.view()));
        }
        S::Owners::with(&statics::<S>().caches, action)
    }

    fn watch() -> bool {
        if IS_FIRST.with(Cell::get) {
            return true;
        }
        WATCH.with(|watch| {
            let possible = watch.get() == Watch::Possible;
            if possible {
                watch.set(Watch::SetUp);
            }
            possible
        })
    }
}

/// The zone that an execution begins with.
pub(crate) struct World<S: Setting> {
    zone: CachedZone<Zone<S>>,
}

impl<S: Setting> World<S> {
    /// A zone whose classes have no page, and a pager with so many, beside one that magazines lie in.
    pub(crate) fn new(pages: usize) -> Self {
        let statics = Box::new(Statics::<S> {
            zone: SafeZone::with_pager(CountingPager::new(pages + 1)),
            magazines: Magazines::new(),
            depots: [SharedDepot::new()],
            caches: StaticCaches::new(),
            first_cache: Bins::new(),
        });
        block::begin();
        lock::begin(&statics.depots, &statics.magazines);
        CpuFlag::begin();
        interrupts::begin();
        STATICS.set(Box::into_raw(statics).cast());
        // Every lock has a state from here on: threads find it, whoever is first.
        let world = Self {
            zone: CachedZone::new(),
        };
        world.trim();
        assert_eq!(world.slots_per_page(), PER_PAGE);
        world.warm_up();
        world
    }

    /// Has the page that magazines lie in brought before the threads start, which would bring it in more orders
    /// than there is time for. Nothing else is left of it: the slot that is freed was asked of the zone itself, so
    /// that it goes back to its page at the end, and the page to the pager.
    fn warm_up(&self) {
        let slot = Zone::<S>::zone().allocate(block::SLOT).expect("there is a page");
        IS_FIRST.with(|first| first.set(true));
        // SAFETY: the slot came from the zone with this layout, and is used no more.
        unsafe { self.zone.deallocate(slot, block::SLOT) };
        CachedZone::<Zone<S>>::thread_ends();
        IS_FIRST.with(|first| first.set(false));
        let snapshot = self.zone.snapshot();
        assert_eq!((self.pages(), snapshot.pages()), (0, 1));
    }

    pub(crate) fn trim(&self) -> usize {
        self.zone.trim()
    }

    pub(crate) fn pager(&self) -> &'static CountingPager {
        self.zone.pager()
    }

    /// How many pages the class has.
    pub(crate) fn pages(&self) -> usize {
        self.zone.snapshot().classes().map(|class| class.pages).sum()
    }

    fn slots_per_page(&self) -> usize {
        let snapshot = self.zone.snapshot();
        snapshot.classes().map(|class| class.slots_per_page).sum()
    }

    /// Ends the execution, with every thread joined and every block freed: nothing may be missing.
    pub(crate) fn settle(self) {
        self.trim();
        let snapshot = self.zone.snapshot();
        assert_eq!(snapshot.live_objects(), 0, "slots were lost");
        assert_eq!(snapshot.pages(), 0, "a page without live objects was kept");
        let (taken, returned) = self.pager().account();
        assert_eq!(taken, returned, "pages were lost");
        assert_eq!(
            (snapshot.pager.pages_taken, snapshot.pager.pages_returned),
            (taken as u64, returned as u64),
            "the zone's account is not the pager's"
        );
        let statics = STATICS.replace(ptr::null()).cast_mut().cast::<Statics<S>>();
        // SAFETY: it came from a box, and every thread that used it was joined.
        drop(unsafe { Box::from_raw(statics) });
    }
}

/// Makes the calling thread one whose end is not noticed, if it has not used the zone yet: its slots come
/// from the pages and go there.
pub(crate) fn keep_nothing() {
    WATCH.with(|watch| watch.set(Watch::Over));
}

/// Takes a slot that there is.
#[track_caller]
pub(crate) fn take<S: Setting>() -> Block {
    try_take::<S>().expect("there is a slot")
}

/// Takes a slot, if there is one.
pub(crate) fn try_take<S: Setting>() -> Option<Block> {
    Block::new::<Zone<S>>()
}

/// Takes so many slots.
#[track_caller]
pub(crate) fn take_many<S: Setting>(count: usize) -> Vec<Block> {
    (0..count).map(|_| take::<S>()).collect()
}

/// Frees slots, the first one first.
pub(crate) fn free<S: Setting>(blocks: impl IntoIterator<Item = Block>) {
    for block in blocks {
        block.free::<Zone<S>>();
    }
}

/// A thread that runs `body` and then ends, as threads of the system do.
pub(crate) fn spawn<S: Setting>(body: impl FnOnce() + 'static) -> JoinHandle<()> {
    spawn_with_late::<S>(body, || ())
}

/// A thread that runs `body`, is noticed to end, and then runs `late`, as destructors of thread-local
/// values may that run after the cache's own.
pub(crate) fn spawn_with_late<S: Setting>(
    body: impl FnOnce() + 'static,
    late: impl FnOnce() + 'static,
) -> JoinHandle<()> {
    thread::spawn(move || {
        body();
        end::<S>();
        late();
    })
}

/// A thread that uses the zone for the first time when it is too late to be noticed.
pub(crate) fn spawn_unnoticed(late: impl FnOnce() + 'static) -> JoinHandle<()> {
    thread::spawn(move || {
        keep_nothing();
        late();
    })
}

/// What the watch does when its thread ends. loom would run destructors of thread-local values after a
/// thread was joined, while the system's threads are joined after them.
fn end<S: Setting>() {
    let watch = WATCH.with(|watch| watch.replace(Watch::Over));
    if watch == Watch::SetUp && !S::ENDS_UNNOTICED {
        CachedZone::<Zone<S>>::thread_ends();
    }
}

/// Waits for the end of every thread.
pub(crate) fn join<const N: usize>(threads: [JoinHandle<()>; N]) {
    for thread in threads {
        thread.join().expect("a thread that panics stops its model");
    }
}
