//! Memory that is used up: what is free is found and handed out all the same. Pagers that fail at a call of
//! the test's choice are the matter of `tests/faults.rs`.

use core::ptr::{self, NonNull};
use core::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;

use slabmalloc::AllocationError;
use slabmalloc::global::SafeZone;
use slabmalloc::lock::Spin;

use crate::configs::{Pages1K, Pages1K16K, take_reports};
use crate::heap::{Checked, Heap, Shared, layout, try_free};
use crate::test_pager::TestPager;

/// With nothing to be had at all, freeing still works, and what is free is handed out again.
#[test]
fn an_exhausted_pager_is_no_obstacle_to_reuse() {
    let mut checked = Checked::<Shared<Pages1K16K, Spin>>::new();
    let object = layout(64, 8);
    while checked.shadow.len() < 100 {
        checked.allocate(object).unwrap();
    }
    checked.heap.pager().fail_always(true);
    // The last page may have room.
    while checked.allocate(object).is_some() {}
    let all = checked.shadow.len();
    for freed in 1..=all {
        while checked.shadow.len() > all - freed {
            let live = checked.shadow.pick(freed * 7).unwrap();
            checked.deallocate(live);
        }
        // At least as many objects as have been freed, less those of pages that went back.
        let pages = checked.heap.classes()[3].pages;
        let capacity = pages * checked.heap.classes()[3].slots_per_page;
        while checked.shadow.len() < capacity {
            checked.allocate(object).expect("the class has a free slot");
        }
        assert!(checked.allocate(object).is_none());
    }
    checked.heap.pager().fail_always(false);
    checked.drain();
}

/// Out of memory in one class: the empty pages of the others are given back, and the pager is asked
/// once more.
#[test]
fn empty_pages_of_other_classes_are_given_back_before_giving_up() {
    let mut checked = Checked::<Shared<Pages1K, Spin>>::new();
    let small = checked.allocate(layout(8, 8)).unwrap();
    checked.deallocate(small);
    assert_eq!(checked.heap.classes()[0].empty_pages, 1);
    let calls = checked.heap.pager().calls();
    checked.heap.pager().fail_call(1);
    checked.allocate(layout(256, 8)).expect("the second try succeeds");
    assert_eq!(checked.heap.pager().calls(), calls + 2);
    assert_eq!(checked.heap.classes()[0].pages, 0);
    checked.drain();
}

/// What another thread frees while the pager is asked in vain is found.
#[test]
fn a_slot_freed_while_the_pager_fails_is_enough() {
    let zone: Arc<SafeZone<Pages1K, Spin, TestPager>> = Arc::new(SafeZone::new());
    let object = layout(64, 8);
    let first = zone.allocate(object).unwrap();
    let full = zone.snapshot().classes().nth(3).unwrap().slots_per_page;
    let mut objects: Vec<_> = (1..full).map(|_| zone.allocate(object).unwrap()).collect();
    zone.pager().fail_always(true);
    assert_eq!(zone.allocate(object), Err(AllocationError::OutOfMemory));

    let (address, weak) = (first.as_ptr().expose_provenance(), Arc::downgrade(&zone));
    let freed = AtomicBool::new(false);
    zone.pager().set_hook(move |_| {
        if let Some(zone) = weak.upgrade()
            && !freed.swap(true, Ordering::Relaxed)
        {
            let first = NonNull::new(ptr::with_exposed_provenance_mut(address)).unwrap();
            try_free(&zone, first, object).unwrap();
        }
    });
    objects.push(zone.allocate(object).expect("a slot is free by now"));
    assert_eq!(zone.allocate(object), Err(AllocationError::OutOfMemory));
    zone.pager().clear_hook();
    for slot in objects {
        try_free(&zone, slot, object).unwrap();
    }
    assert_eq!(take_reports(), []);
}
