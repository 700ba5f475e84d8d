//! Pagers that fail: at one call, at two, by chance. Nothing is lost, nothing breaks, and what failed succeeds later.

use slabmalloc::lock::{IrqSafe, NoLock, Spin, Ticket};

use crate::cached_heap::Cached;
use crate::configs::{Hardened1K16K, Pages1K, Pages1K16K, TestConfig, TwinHeaders, take_reports};
use crate::heap::{FedByHand, Heap, Shared};
use crate::interrupts::MockInterrupts;
use crate::scale::Scale;
use crate::workloads::{Run, Workload, all};

/// Calls that a run makes after the last failure, so that what it left behind is used.
const AFTERWARDS: usize = 20;

/// Runs a workload with a pager that fails at these calls.
fn failing_at<H: Heap>(name: &str, workload: Workload<H>, calls: &[usize]) {
    let mut run = Run::<H>::new();
    for call in calls {
        run.checked.heap.pager().fail_call(*call);
    }
    run.go(workload, calls.iter().max().expect("a call") + AFTERWARDS);
    assert_eq!(
        run.checked.heap.pager().refused(),
        calls.len(),
        "{name} calls the pager so often"
    );
    // A zone that had an empty page to give back asks again, and nothing fails.
    assert!(run.failed.len() <= calls.len(), "{name}");
    settle(run);
}

/// What failed succeeds now, what is alive is intact, the counters are right, and all pages go back.
fn settle<H: Heap>(mut run: Run<H>) {
    for failed in core::mem::take(&mut run.failed) {
        run.checked.allocate(failed).expect("what failed succeeds later");
    }
    run.checked.shadow.verify();
    run.checked.check_counters();
    run.checked.drain();
    assert_eq!(take_reports(), []);
}

fn every_call_fails_once<C: TestConfig, H: Heap<Config = C>>() {
    let last = Scale::asked_for().last_call;
    for (name, workload) in all::<C, H>() {
        for call in 1..=last {
            failing_at(name, workload, &[call]);
        }
    }
}

fn every_two_calls_fail<C: TestConfig, H: Heap<Config = C>>() {
    let last = Scale::asked_for().last_of_pair;
    for (name, workload) in all::<C, H>() {
        for second in 2..=last {
            for first in 1..second {
                failing_at(name, workload, &[first, second]);
            }
        }
    }
}

fn calls_fail_by_chance<C: TestConfig, H: Heap<Config = C>>() {
    let calls = Scale::asked_for().calls;
    for (name, workload) in all::<C, H>() {
        let mut failures = 0;
        for shift in 1..=6 {
            let mut run = Run::<H>::new();
            run.patience = 50;
            run.checked.heap.pager().fail_by_chance(shift, 1 << shift, 0);
            run.go(workload, calls);
            run.checked.heap.pager().be_honest();
            let refused = run.checked.heap.pager().refused();
            assert!(run.failed.len() <= refused, "{name}");
            failures += refused;
            run.failed.truncate(20);
            settle(run);
        }
        assert!(
            failures > calls * 9 / 10,
            "{name}: {failures} failures of {calls} calls at each chance"
        );
    }
}

macro_rules! zones {
    ($($zone:ident = $heap:ty;)+) => {$(
        mod $zone {
            use super::*;

            #[test]
            fn survives_a_failure_at_every_call() {
                every_call_fails_once::<_, $heap>();
            }

            #[test]
            fn survives_failures_at_every_two_calls() {
                every_two_calls_fail::<_, $heap>();
            }

            #[test]
            fn survives_failures_by_chance() {
                calls_fail_by_chance::<_, $heap>();
            }
        }
    )+};
}

zones! {
    without_a_lock = Shared<Pages1K, NoLock>;
    spin = Shared<Pages1K16K, Spin>;
    ticket = Shared<TwinHeaders, Ticket>;
    irq_safe = Shared<Pages1K16K, IrqSafe<MockInterrupts, Spin>>;
    cached = Cached<Pages1K16K, 1024>;
    cached_in_small_batches = Cached<TwinHeaders, 1>;
    cached_in_large_batches = Cached<Pages1K, { 16 << 10 }>;
    hardened = Shared<Hardened1K16K, Spin>;
    hardened_and_cached = Cached<Hardened1K16K, 1024>;
    fed_by_hand = FedByHand<Pages1K>;
    fed_by_hand_with_large_pages = FedByHand<Pages1K16K>;
}

#[cfg(feature = "std")]
zones! {
    os = Shared<Pages1K, slabmalloc::lock::Os>;
}
