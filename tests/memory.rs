//! What memcheck and `AddressSanitizer` watch: zones whose pages are blocks of the system's allocator, which these tools
//! know, so that a page that is used after it went back, or is lost, is seen, and under the features of their names each
//! slot as well. `cargo xtask sanitizers` runs it; without them it is a test like any other.
//!
//! ```text
//! memory               every program
//! memory NAME          one program; the tool says what it saw
//! memory --list        their names; those that start with `control-` do what must be seen
//! ```
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test states what it expects by stopping where it does not hold"
)]

#[path = "all/shared.rs"]
mod shared;

shared::shared! {
    "all/cached_heap.rs" cached_heap
    "all/configs.rs" configs
    "all/every_config.rs" every_config
    "all/heap.rs" heap
    "all/interrupts.rs" interrupts
    "all/shadow.rs" shadow
    "all/test_pager.rs" test_pager
    "faults/workloads.rs" workloads
}

#[path = "memory/controls.rs"]
mod controls;
#[cfg(all(feature = "macros", feature = "std"))]
#[path = "memory/threads.rs"]
mod threads;

use slabmalloc::lock::{Spin, Ticket};

use cached_heap::Cached;
use configs::{Hardened1K16K, Pages1K16K, TestConfig, TwinHeaders, take_reports};
use heap::{FedByHand, Heap, Shared};
use workloads::{Run, all};

/// A program and its name.
type Program = (&'static str, fn());

const PROGRAMS: &[Program] = &[
    ("shared", every_workload::<_, Shared<Pages1K16K, Spin>>),
    ("shared-twins", every_workload::<_, Shared<TwinHeaders, Ticket>>),
    ("hardened", every_workload::<_, Shared<Hardened1K16K, Spin>>),
    ("cached", every_workload::<_, Cached<Pages1K16K, 1024>>),
    (
        "hardened-and-cached",
        every_workload::<_, Cached<Hardened1K16K, 1024>>,
    ),
    ("fed-by-hand", every_workload::<_, FedByHand<Pages1K16K>>),
    #[cfg(all(feature = "macros", feature = "std"))]
    ("threads", threads::come_and_go),
];

/// Runs every workload for some calls of the pager, of which one in four fails.
fn every_workload<C: TestConfig, H: Heap<Config = C>>() {
    for (_, workload) in all::<C, H>() {
        let mut run = Run::<H>::new();
        run.patience = 5;
        run.checked.heap.pager().fail_by_chance(3, 4, 0);
        run.go(workload, 60);
        run.checked.heap.pager().be_honest();
        run.checked.shadow.verify();
        run.checked.drain();
        assert_eq!(take_reports(), []);
    }
}

fn main() {
    let programs = PROGRAMS.iter().chain(controls::PROGRAMS);
    let word = std::env::args().nth(1);
    match word.as_deref() {
        Some("--list") => programs.for_each(|(name, _)| println!("{name}")),
        Some(name) if programs.clone().any(|(known, _)| *known == name) => {
            programs
                .filter(|(known, _)| *known == name)
                .for_each(|(_, run)| run());
        }
        _ => {
            for (name, run) in PROGRAMS {
                run();
                println!("test {name} ... ok");
            }
        }
    }
}
