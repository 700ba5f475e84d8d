//! A pager that fails at its `k`-th call, for every `k` up to 200: nothing is lost, nothing breaks,
//! and what failed succeeds later.

use core::alloc::Layout;
use core::ptr::{self, NonNull};
use core::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;

use slabmalloc::AllocationError;
use slabmalloc::global::SafeZone;
use slabmalloc::lock::{IrqSafe, NoLock, Spin, Ticket};

use crate::cached_heap::Cached;
use crate::configs::{Pages1K, Pages1K16K, TestConfig, TwinHeaders, largest_class, take_reports};
use crate::heap::{Checked, FedByHand, Heap, Shared, layout, try_free};
use crate::interrupts::MockInterrupts;
use crate::shadow::Live;
use crate::test_pager::TestPager;

const LAST_CALL: usize = 200;

/// A run of a workload in which the pager fails once.
struct Run<H: Heap> {
    checked: Checked<H>,
    /// The layouts for which nothing was to be had.
    failed: Vec<Layout>,
}

impl<H: Heap> Run<H> {
    fn allocate(&mut self, layout: Layout, zeroed: bool) -> Option<Live> {
        let block = if zeroed {
            self.checked.allocate_zeroed(layout)
        } else {
            self.checked.allocate(layout)
        };
        if block.is_none() {
            self.failed.push(layout);
            self.checked.check_counters();
            self.checked.shadow.verify();
        }
        block
    }

    fn resize(&mut self, live: Live, layout: Layout) -> Option<Live> {
        let resized = self.checked.resize(live, layout);
        if resized.is_none() {
            self.failed.push(layout);
            self.checked.check_counters();
            // The old block is as it was.
            live.verify(live.layout.size());
        }
        resized
    }
}

/// Whether a run may still go on: the pager has not been called often enough yet.
fn unfinished<H: Heap>(run: &Run<H>, k: usize) -> bool {
    run.checked.heap.pager().calls() < k + 20
}

/// Grows one class after the other.
fn growing<C: TestConfig, H: Heap<Config = C>>(run: &mut Run<H>, k: usize) {
    let mut class = 0;
    while unfinished(run, k) {
        // Few of the smallest objects fill a page only slowly, so that most are large.
        class = (class + 1) % C::CLASSES.len();
        let size = C::CLASSES[class.max(C::CLASSES.len() / 2)];
        run.allocate(layout(size, 8), class % 2 == 0);
    }
}

/// Allocates and frees pseudo-randomly, with trims in between, so that pages come and go.
fn churning<C: TestConfig, H: Heap<Config = C>>(run: &mut Run<H>, k: usize) {
    let mut random = 0x2545_F491_4F6C_DD1D_u64;
    while unfinished(run, k) {
        random = random.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(1);
        let number = usize::try_from(random >> 40).unwrap();
        match number % 8 {
            0..=4 => {
                run.allocate(
                    layout(number % (largest_class::<C>() + 1), 1 << (number % 5)),
                    number % 3 == 0,
                );
            }
            5 | 6 => {
                if let Some(live) = run.checked.shadow.pick(number) {
                    run.checked.deallocate(live);
                }
            }
            _ => {
                run.checked.heap.trim();
            }
        }
    }
}

/// Lets a few blocks grow, from class to class and, where the pager serves that, beyond.
fn resizing<C: TestConfig, H: Heap<Config = C>>(run: &mut Run<H>, k: usize) {
    let limit = largest_class::<C>() * if H::SERVES_PAGES { 8 } else { 1 };
    while unfinished(run, k) {
        let Some(mut live) = run.allocate(layout(5, 4), false) else {
            continue;
        };
        while live.layout.size() * 2 < limit && unfinished(run, k) {
            let new = layout(live.layout.size() * 2 + 1, 4);
            let Some(grown) = run.resize(live, new) else { break };
            live = grown;
        }
        if live.layout.size() % 3 == 0 {
            run.checked.deallocate(live);
        }
    }
}

/// Blocks that no class serves.
fn whole_pages<C: TestConfig, H: Heap<Config = C>>(run: &mut Run<H>, k: usize) {
    let mut number = 0;
    while unfinished(run, k) {
        number += 1;
        let size = largest_class::<C>() + 1 + 700 * (number % 7);
        let block = run.allocate(layout(size, 8 << (number % 4)), number % 2 == 0);
        match block {
            Some(live) if number % 5 == 0 => run.checked.deallocate(live),
            Some(live) if number % 3 == 0 => drop(run.resize(live, layout(4 * size, live.layout.align()))),
            _ => {}
        }
    }
}

type Workload<H> = fn(&mut Run<H>, usize);

fn every_call_fails_once<C: TestConfig, H: Heap<Config = C>>(workload: Workload<H>) {
    for k in 1..=LAST_CALL {
        let mut run = Run {
            checked: Checked::<H>::new(),
            failed: Vec::new(),
        };
        run.checked.heap.pager().fail_call(k);
        workload(&mut run, k);
        assert_eq!(
            run.checked.heap.pager().refused(),
            1,
            "the workload calls the pager {k} times"
        );
        // A zone that had an empty page to give back asks again, and nothing fails.
        assert!(run.failed.len() <= 1);
        if let Some(failed) = run.failed.pop() {
            run.checked.allocate(failed).expect("what failed succeeds later");
        }
        run.checked.shadow.verify();
        run.checked.check_counters();
        run.checked.drain();
        assert_eq!(take_reports(), []);
    }
}

macro_rules! workloads {
    ($($zone:ident = $heap:ty;)+) => {$(
        mod $zone {
            use super::*;

            #[test]
            fn survives_growing() {
                every_call_fails_once::<_, $heap>(growing);
            }

            #[test]
            fn survives_churning() {
                every_call_fails_once::<_, $heap>(churning);
            }

            #[test]
            fn survives_resizing() {
                every_call_fails_once::<_, $heap>(resizing);
            }
        }
    )+};
}

workloads! {
    without_a_lock = Shared<Pages1K, NoLock>;
    spin = Shared<Pages1K16K, Spin>;
    ticket = Shared<TwinHeaders, Ticket>;
    irq_safe = Shared<Pages1K16K, IrqSafe<MockInterrupts, Spin>>;
    cached = Cached<Pages1K16K, 1024>;
    cached_in_small_batches = Cached<TwinHeaders, 1>;
    cached_in_large_batches = Cached<Pages1K, { 16 << 10 }>;
    fed_by_hand = FedByHand<Pages1K>;
    fed_by_hand_with_large_pages = FedByHand<Pages1K16K>;
}

#[cfg(feature = "std")]
workloads! {
    os = Shared<Pages1K, slabmalloc::lock::Os>;
}

#[test]
fn whole_pages_survive() {
    every_call_fails_once::<_, Shared<Pages1K, NoLock>>(whole_pages);
    every_call_fails_once::<_, Shared<Pages1K16K, Spin>>(whole_pages);
    every_call_fails_once::<_, Cached<Pages1K16K, 1024>>(whole_pages);
}

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
