//! Pagers that break their contract in the middle of everything: blocks that are misaligned, end with the address space,
//! are out already or lie in one that is. A page of half the size is one of these, when its other half comes.
//!
//! Which of them is reported as what, is the matter of `tests/all/misuse.rs`.

use slabmalloc::error::MisuseKind;
use slabmalloc::lock::{Spin, Ticket};

use crate::cached_heap::Cached;
use crate::configs::{Pages1K, Pages1K16K, TestConfig, TwinHeaders, take_reports};
use crate::heap::{Heap, Shared};
use crate::scale::Scale;
use crate::workloads::{Run, all};

/// Workloads in which pages alone are as large as they are aligned: of others no zone keeps an index, so that it
/// cannot know them again.
const WITH_SUCH_RUNS: &str = "aligned";

/// Pages of a zone that were lied about are out all the same, and each lie is reported once.
fn lies_by_chance<C: TestConfig, H: Heap<Config = C>>() {
    let calls = Scale::asked_for().calls;
    let mut seen = Vec::new();
    for (name, workload) in all::<C, H>()
        .into_iter()
        .filter(|(name, _)| *name != WITH_SUCH_RUNS)
    {
        for lies_once_in in [2, 5, 20] {
            let mut run = Run::<H>::new();
            run.patience = 50;
            run.checked.heap.pager().fail_by_chance(7, 9, lies_once_in);
            run.go(workload, calls);
            let reports = take_reports();
            for report in &reports {
                if !seen.contains(&report.kind) {
                    seen.push(report.kind);
                }
            }
            let pager = run.checked.heap.pager();
            pager.be_honest();
            assert!(pager.lied() > calls / 40, "{name}: the pager lies");
            assert_eq!(
                reports.len(),
                pager.lied(),
                "{name}: each lie is reported, and nothing else"
            );
            for failed in run.failed.drain(..).take(20) {
                run.checked.allocate(failed).expect("what failed succeeds later");
            }
            run.checked.shadow.verify();
            run.checked.drain();
            assert_eq!(take_reports(), []);
        }
    }
    seen.sort_by_key(|kind| *kind == MisuseKind::DuplicateBlock);
    assert_eq!(seen, [MisuseKind::MisplacedBlock, MisuseKind::DuplicateBlock]);
}

#[test]
fn a_zone_refuses_every_lie() {
    lies_by_chance::<_, Shared<Pages1K, Spin>>();
    lies_by_chance::<_, Shared<Pages1K16K, Spin>>();
    lies_by_chance::<_, Shared<TwinHeaders, Ticket>>();
}

#[test]
fn a_cached_zone_refuses_every_lie() {
    lies_by_chance::<_, Cached<Pages1K16K, 1024>>();
    lies_by_chance::<_, Cached<TwinHeaders, 1>>();
    lies_by_chance::<_, Cached<Pages1K, { 16 << 10 }>>();
}
