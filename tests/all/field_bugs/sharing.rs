//! Locks, threads and re-entrance: who may do what while somebody else is at it.

use core::alloc::Layout;
use core::cell::Cell;
use core::fmt::{self, Write};
use core::ptr::NonNull;
use core::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::Arc;
use std::thread;

use slabmalloc::AllocationError;
use slabmalloc::global::SafeZone;
use slabmalloc::lock::{RawLock, Spin};

use crate::configs::{Pages1K, Pages1K16K, take_reports};
use crate::heap::{layout, try_free};
use crate::shadow::{Live, Shadow};
use crate::test_pager::TestPager;

type Heap = SafeZone<Pages1K16K, Spin, TestPager>;

thread_local! {
    /// How many locks the thread holds.
    static HELD: Cell<usize> = const { Cell::new(0) };
    /// What somebody else does whenever it holds none.
    static TURN: Cell<Option<fn()>> = const { Cell::new(None) };
    /// How often that was done.
    static TURNS: Cell<usize> = const { Cell::new(0) };
    /// The slots that somebody else has.
    static STOLEN: Cell<Option<[NonNull<u8>; 3]>> = const { Cell::new(None) };
}

/// A lock that lets somebody else have a turn as soon as the thread has given up its last one: what
/// another thread could do between two locks of an operation is done, each time.
struct Interrupted(Spin);

// SAFETY: `Spin` excludes. The zone is used from `unlock` only when no lock is held.
unsafe impl RawLock for Interrupted {
    const INIT: Self = Self(Spin::INIT);

    fn lock(&self) {
        self.0.lock();
        HELD.set(HELD.get() + 1);
    }

    fn try_lock(&self) -> bool {
        let taken = self.0.try_lock();
        HELD.set(HELD.get() + usize::from(taken));
        taken
    }

    unsafe fn unlock(&self) {
        // SAFETY: the caller holds the lock.
        unsafe { self.0.unlock() };
        HELD.set(HELD.get() - 1);
        if HELD.get() == 0
            && let Some(turn) = TURN.take()
        {
            turn();
            TURNS.set(TURNS.get() + 1);
            TURN.set(Some(turn));
        }
    }
}

static INTERRUPTED: SafeZone<Pages1K, Interrupted, TestPager> = SafeZone::new();

/// The slots that fill a page are taken, and those from the time before given back.
fn steal_a_page_of_slots() {
    let object = layout(256, 8);
    let slots = [(); 3].map(|()| INTERRUPTED.allocate(object).expect("the pager has enough"));
    for slot in STOLEN.replace(Some(slots)).into_iter().flatten() {
        // SAFETY: the slot is alive, and not used any more.
        unsafe { INTERRUPTED.deallocate(slot, object) };
    }
}

/// svsm 326: something was looked up, the lock released, and the same looked up again. Here nobody can
/// take a page or its slots away between the moment that it is taken in and its first use, nor do
/// anything else that matters between two locks.
#[test]
fn svsm_326_what_happens_between_two_locks() {
    let mut shadow = Shadow::new();
    let trim: fn() = || {
        INTERRUPTED.trim();
    };
    for turn in [trim, steal_a_page_of_slots] {
        TURN.set(Some(turn));
        for round in 0..300 {
            let request = layout([256, 8, 5_000, 250][round % 4], 8);
            let block = INTERRUPTED.allocate(request).expect("the pager has enough");
            let live = shadow.insert(block, request);
            if round % 3 == 0 {
                let longer = layout(request.size() + 20, 8);
                // SAFETY: the block is alive; only the new one is used from here on.
                let moved = unsafe { INTERRUPTED.resize(block, request, longer) };
                shadow.resize(live, moved.expect("the pager has enough"), longer);
            }
            while shadow.len() > round % 7 {
                let live = shadow.pick(round).unwrap();
                shadow.remove(live);
                // SAFETY: the block is alive, and not used any more.
                unsafe { INTERRUPTED.deallocate(live.ptr, live.layout) };
            }
        }
        TURN.set(None);
    }
    while let Some(live) = shadow.pick(0) {
        shadow.remove(live);
        // SAFETY: the block is alive, and not used any more.
        unsafe { INTERRUPTED.deallocate(live.ptr, live.layout) };
    }
    for slot in STOLEN.take().into_iter().flatten() {
        try_free(&INTERRUPTED, slot, layout(256, 8)).unwrap();
    }
    assert!(TURNS.get() > 2_000);
    assert_eq!(INTERRUPTED.snapshot().live_objects(), 0);
    INTERRUPTED.trim();
    INTERRUPTED.pager().assert_settled();
    assert_eq!(INTERRUPTED.pager().refused(), 0);
    assert_eq!(take_reports(), []);
}

/// mimalloc 1117: what other threads freed was collected by their owner only, which may never come by,
/// or have ended. Here it is free at once, and its pages go back.
#[test]
fn mimalloc_1117_frees_by_threads_that_end_are_collected() {
    let zone = Heap::new();
    let mut shadow = Shadow::new();
    for _ in 0..3 {
        let blocks: Vec<Live> = thread::scope(|scope| {
            let threads = [1, 2, 3, 4].map(|seed| {
                let zone = &zone;
                scope.spawn(move || {
                    let mut shadow = Shadow::new();
                    let sizes = (0..200).map(|number| seed * number * 37 % 3000);
                    sizes
                        .map(|size| {
                            let request = layout(size, 8);
                            shadow.insert(zone.allocate(request).unwrap(), request)
                        })
                        .collect::<Vec<_>>()
                })
            });
            threads
                .into_iter()
                .flat_map(|thread| thread.join().unwrap())
                .collect()
        });
        // Blocks of different threads do not overlap.
        for live in &blocks {
            shadow.adopt(*live);
        }
        let (owned, freeing) = (&zone, &mut shadow);
        thread::scope(|scope| {
            scope.spawn(move || {
                for live in blocks {
                    freeing.remove(live);
                    // SAFETY: the block is alive, and not used any more.
                    unsafe { owned.deallocate(live.ptr, live.layout) };
                }
            });
        });
        let snapshot = zone.snapshot();
        assert_eq!(snapshot.live_objects(), 0);
        assert_eq!(snapshot.pager.runs_taken, snapshot.pager.runs_returned);
        assert!(snapshot.classes().all(|class| class.pages <= 2), "{snapshot}");
        zone.trim();
        assert_eq!(zone.pager().returned(), zone.pager().taken());
    }
}

/// Text in memory of a zone, which grows as it is written.
struct Text<'z> {
    zone: &'z Heap,
    start: NonNull<u8>,
    layout: Layout,
}

impl<'z> Text<'z> {
    fn new(zone: &'z Heap) -> Self {
        let layout = layout(0, 1);
        let start = zone.allocate(layout).unwrap();
        Self { zone, start, layout }
    }

    fn as_str(&self) -> &str {
        // SAFETY: the block is this long, and all of it was written by `write_str`.
        let bytes = unsafe { core::slice::from_raw_parts(self.start.as_ptr(), self.layout.size()) };
        core::str::from_utf8(bytes).unwrap()
    }
}

impl Write for Text<'_> {
    fn write_str(&mut self, more: &str) -> fmt::Result {
        let longer = layout(self.layout.size() + more.len(), 1);
        // SAFETY: the block is alive and has this layout; only the new pointer is used from here on.
        self.start = unsafe { self.zone.resize(self.start, self.layout, longer) }.map_err(|_| fmt::Error)?;
        // SAFETY: the block was as long as this before it was resized.
        let end = unsafe { self.start.add(self.layout.size()) };
        // SAFETY: so much was added to the block.
        unsafe { end.as_ptr().copy_from_nonoverlapping(more.as_ptr(), more.len()) };
        self.layout = longer;
        Ok(())
    }
}

impl Drop for Text<'_> {
    fn drop(&mut self) {
        // SAFETY: the block is alive and has this layout.
        unsafe { self.zone.deallocate(self.start, self.layout) };
    }
}

/// asterinas 1367 and 1738: a message that was formatted with the heap's lock held allocated, and hung.
/// Here the state of a zone is printed into memory of that very zone, from inside its pager too.
#[test]
fn asterinas_1367_a_zone_is_printed_into_its_own_memory() {
    let zone = Arc::new(Heap::new());
    let print = |zone: &Heap| {
        let mut text = Text::new(zone);
        write!(text, "{zone:?}\n{}{:?}", zone.snapshot(), zone.snapshot()).unwrap();
        assert!(text.as_str().starts_with("SafeZone") && text.as_str().contains("Pages1K16K"));
    };
    let (weak, printing) = (Arc::downgrade(&zone), AtomicBool::new(false));
    let printed = Arc::new(AtomicUsize::new(0));
    let count = printed.clone();
    zone.pager().set_hook(move |_| {
        let Some(zone) = weak.upgrade() else { return };
        if !printing.swap(true, Ordering::Relaxed) {
            print(&zone);
            printing.store(false, Ordering::Relaxed);
            count.fetch_add(1, Ordering::Relaxed);
        }
    });
    for round in 0..3 {
        for size in [8, 64, 128, 2048, 40_000] {
            let request = layout(size, 8);
            let block = zone.allocate(request).unwrap();
            print(&zone);
            // SAFETY: the block is alive, and not used any more.
            unsafe { zone.deallocate(block, request) };
        }
        assert!(printed.load(Ordering::Relaxed) > round);
        zone.trim();
    }
    assert_eq!(zone.snapshot().live_objects(), 0);
    zone.pager().clear_hook();
}

/// asterinas 312: the source of pages allocated from the heap that it fed, which asked it again, until
/// the stack was full. Here a pager may refuse while it is busy: what it needed inside fails, gives
/// pages back even, and what it was called for succeeds.
#[test]
fn asterinas_312_a_pager_refuses_while_it_answers() {
    let zone = Arc::new(Heap::new());
    let (weak, busy) = (Arc::downgrade(&zone), AtomicBool::new(false));
    let refused = Arc::new(AtomicUsize::new(0));
    let count = refused.clone();
    zone.pager().set_hook(move |_| {
        let Some(zone) = weak.upgrade() else { return };
        if busy.swap(true, Ordering::Relaxed) {
            return;
        }
        zone.pager().fail_always(true);
        for size in [8, 64, 128, 2048, 30_000] {
            let request = layout(size, 8);
            match zone.allocate(request) {
                // SAFETY: the block is alive, and not used any more.
                Ok(block) => unsafe { zone.deallocate(block, request) },
                Err(error) => {
                    assert_eq!(error, AllocationError::OutOfMemory);
                    count.fetch_add(1, Ordering::Relaxed);
                }
            }
        }
        zone.pager().fail_always(false);
        busy.store(false, Ordering::Relaxed);
    });
    let mut shadow = Shadow::new();
    for round in 0..400 {
        let request = layout([8, 64, 128, 2048, 30_000][round % 5], 8);
        let block = zone.allocate(request).expect("the pager has enough");
        shadow.insert(block, request);
        if round % 3 == 0 {
            let live = shadow.pick(round * 7).unwrap();
            shadow.remove(live);
            // SAFETY: the block is alive, and not used any more.
            unsafe { zone.deallocate(live.ptr, live.layout) };
        }
    }
    assert!(refused.load(Ordering::Relaxed) > 50);
    while let Some(live) = shadow.pick(3) {
        shadow.remove(live);
        // SAFETY: the block is alive, and not used any more.
        unsafe { zone.deallocate(live.ptr, live.layout) };
    }
    zone.pager().clear_hook();
    zone.trim();
    zone.pager().assert_settled();
}
