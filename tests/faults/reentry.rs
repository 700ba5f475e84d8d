//! Pagers and handlers of misuse that use the cached zone that called them, while the pager fails and lies. Zones without
//! caches: `tests/all/reentry.rs`.

use core::cell::Cell;

use slabmalloc::error::{Misuse, MisuseHandler};
use slabmalloc::global::CachedZone;

use crate::cached_heap::{Cached, Current};
use crate::configs::{Pages1K16K, Recorder, Telling, TestConfig, TwinHeaders, take_reports};
use crate::heap::{Heap, layout};
use crate::scale::Scale;
use crate::workloads::{Run, all};

thread_local! {
    /// How many pagers and handlers are at work on this thread, one inside the other.
    static DEPTH: Cell<usize> = const { Cell::new(0) };
    /// How often one of them used a zone.
    static USES: Cell<usize> = const { Cell::new(0) };
}

/// Levels of pagers and handlers that use the zone.
const DEEPEST: usize = 3;

/// Allocates and frees a little of several classes, a few levels deep.
fn use_zone<C: TestConfig + 'static, const BYTES: usize>() {
    let depth = DEPTH.get();
    if depth == DEEPEST {
        return;
    }
    DEPTH.set(depth + 1);
    USES.set(USES.get() + 1);
    let zone = CachedZone::<Current<C, BYTES>>::new();
    let requests = [8, 64, 512, 1500].map(|size| layout(size, 8));
    let blocks = requests.map(|request| (zone.allocate(request), request));
    if USES.get().is_multiple_of(3) {
        zone.trim();
    }
    for (block, request) in blocks {
        let Ok(block) = block else { continue };
        // SAFETY: the block is as long as was asked for.
        unsafe { block.write_bytes(0x77, request.size()) };
        // SAFETY: the block is alive, and not used any more.
        unsafe { zone.deallocate(block, request) };
    }
    DEPTH.set(depth);
}

/// Does what [`Recorder`] does, and uses the zone that reports.
enum Reentrant {}

/// Bytes of a batch of zones with that handler.
const BATCH: usize = 512;

impl MisuseHandler for Reentrant {
    fn on_misuse(misuse: &Misuse) {
        Recorder::on_misuse(misuse);
        use_zone::<Reporting, BATCH>();
    }
}

/// As `Pages1K16K`, with that handler.
type Reporting = Telling<Pages1K16K, Reentrant>;

/// Runs every workload with a pager that uses the zone, and fails once in so many calls.
fn pager_uses_zone<C: TestConfig + 'static, const BYTES: usize>(refuses_once_in: usize) {
    let calls = Scale::asked_for().calls;
    for (name, workload) in all::<C, Cached<C, BYTES>>() {
        let mut run = Run::<Cached<C, BYTES>>::new();
        run.patience = 50;
        USES.set(0);
        run.checked.heap.pager().set_hook(|_| use_zone::<C, BYTES>());
        run.checked.heap.pager().fail_by_chance(11, refuses_once_in, 0);
        run.go(workload, calls);
        assert!(USES.get() > calls / 10, "{name}: the pager uses the zone");
        run.checked.heap.pager().be_honest();
        run.checked.heap.pager().clear_hook();
        run.checked.shadow.verify();
        run.checked.drain();
        assert_eq!(take_reports(), []);
    }
}

#[test]
fn a_pager_that_fails_may_use_the_cached_zone() {
    pager_uses_zone::<Pages1K16K, 1024>(0);
    pager_uses_zone::<Pages1K16K, 1024>(3);
    pager_uses_zone::<TwinHeaders, 1>(3);
}

#[test]
fn a_handler_may_use_the_cached_zone_whose_pager_lies() {
    let calls = Scale::asked_for().calls;
    for (name, workload) in all::<Reporting, Cached<Reporting, BATCH>>() {
        // Runs as large as they are aligned: see `hostile`.
        if name == "aligned" {
            continue;
        }
        let mut run = Run::<Cached<Reporting, BATCH>>::new();
        run.patience = 50;
        USES.set(0);
        run.checked.heap.pager().fail_by_chance(13, 9, 3);
        run.go(workload, calls);
        let pager = run.checked.heap.pager();
        assert!(USES.get() > calls / 10, "{name}: the handler uses the zone");
        assert_eq!(take_reports().len(), pager.lied(), "{name}");
        pager.be_honest();
        run.checked.shadow.verify();
        run.checked.drain();
        assert_eq!(take_reports(), []);
    }
}
