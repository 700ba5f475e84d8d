//! Handlers and pagers that use the very zone that called them: no lock is held then.

use core::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Arc;

use slabmalloc::AllocationError;
use slabmalloc::error::{Misuse, MisuseHandler};
use slabmalloc::global::SafeZone;
use slabmalloc::lock::Spin;
use slabmalloc::zone::ZoneConfig;

use crate::configs::{Pages1K16K, Telling, take_reports};
use crate::heap::{layout, try_free};
use crate::test_pager::{Lie, TestPager};

/// A handler that allocates from the very zone that reports, which holds no lock then.
enum Reentrant {}

static REENTRANT: SafeZone<ReentrantShape, Spin, TestPager> = SafeZone::new();
static REENTRANT_REPORTS: AtomicUsize = AtomicUsize::new(0);

impl MisuseHandler for Reentrant {
    fn on_misuse(misuse: &Misuse) {
        let object = layout(48, 8);
        let block = REENTRANT.allocate(object).unwrap();
        try_free(&REENTRANT, block, object).unwrap();
        REENTRANT.trim();
        assert_eq!(misuse.zone, Pages1K16K::NAME);
        REENTRANT_REPORTS.fetch_add(1, Ordering::Relaxed);
    }
}

type ReentrantShape = Telling<Pages1K16K, Reentrant>;

#[test]
fn the_handler_may_use_the_zone() {
    let object = layout(48, 8);
    let (kept, block) = (
        REENTRANT.allocate(object).unwrap(),
        REENTRANT.allocate(object).unwrap(),
    );
    try_free(&REENTRANT, block, object).unwrap();
    // SAFETY: not kept, on purpose: the header that is read is that of the zone's page.
    unsafe { REENTRANT.deallocate(block, object) };
    REENTRANT.pager().lie(Lie::Misaligned);
    assert_eq!(
        REENTRANT.allocate(layout(8, 8)),
        Err(AllocationError::OutOfMemory)
    );
    REENTRANT.pager().lie(Lie::At(kept));
    assert_eq!(
        REENTRANT.allocate(layout(50_000, 8)),
        Err(AllocationError::OutOfMemory)
    );
    assert_eq!(REENTRANT_REPORTS.load(Ordering::Relaxed), 3);
    try_free(&REENTRANT, kept, object).unwrap();
    REENTRANT.trim();
    REENTRANT.pager().assert_settled();
}

/// A pager that uses the zone that it feeds: no lock is held while it works.
#[test]
fn the_pager_may_use_the_zone() {
    let zone: Arc<SafeZone<Pages1K16K, Spin, TestPager>> = Arc::new(SafeZone::new());
    let weak = Arc::downgrade(&zone);
    let calls = Arc::new(AtomicUsize::new(0));
    let counted = calls.clone();
    let depth = AtomicUsize::new(0);
    zone.pager().set_hook(move |request| {
        let Some(zone) = weak.upgrade() else { return };
        counted.fetch_add(1, Ordering::Relaxed);
        // A few levels deep, in the class that is being fed and in others.
        if depth.fetch_add(1, Ordering::Relaxed) < 3 {
            for size in [8, 64, 128, 2048] {
                let object = layout(size, 8);
                let block = zone.allocate(object).unwrap();
                try_free(&zone, block, object).unwrap();
            }
            assert!(zone.snapshot().pages() > 0 || request.size() > 0);
            zone.trim();
        }
        depth.fetch_sub(1, Ordering::Relaxed);
    });
    let mut objects = Vec::new();
    for round in 0..300 {
        let object = layout([8, 64, 128, 2048, 40_000][round % 5], 8);
        objects.push((zone.allocate(object).unwrap(), object));
    }
    assert!(calls.load(Ordering::Relaxed) > 100);
    for (block, object) in objects {
        // SAFETY: the block is alive, and not used any more.
        unsafe { zone.deallocate(block, object) };
    }
    zone.pager().clear_hook();
    assert_eq!(zone.snapshot().live_objects(), 0);
    assert_eq!(take_reports(), []);
}
