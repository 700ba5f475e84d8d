//! Pagers that fail and lie, at every call and by chance; handlers and pagers that use the zone that called them, and
//! signal handlers that come in the middle of it. In a program of its own, as it takes a minute.
//!
//! | module | what it asks |
//! |---|---|
//! | `injected` | does a pager that fails at any call, at any two, or by chance, leave everything intact? |
//! | `hostile` | is every block that breaks the contract refused, whenever it comes? |
//! | `reentry` | may a handler or a pager use the zone in the middle of all that? |
//! | `signals` | may a signal handler use a zone wherever it comes? |
//!
//! After each: null or an error, the content of live blocks, the counters, a later success, every page back.
//! `SLABMALLOC_FAULTS=full` runs more of it; see `scale`.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test states what it expects by stopping where it does not hold"
)]

#[path = "all/shared.rs"]
mod shared;

shared::shared! {
    "all/cached_heap.rs" cached_heap
    "all/child.rs" child
    "all/configs.rs" configs
    "all/effort.rs" effort
    "all/every_config.rs" every_config
    "all/heap.rs" heap
    "all/interrupts.rs" interrupts
    "all/shadow.rs" shadow
    "all/test_pager.rs" test_pager
}

#[path = "faults/hostile.rs"]
mod hostile;
#[path = "faults/injected.rs"]
mod injected;
#[path = "faults/reentry.rs"]
mod reentry;
#[path = "faults/scale.rs"]
mod scale;
#[cfg(all(feature = "macros", target_os = "linux"))]
#[path = "faults/signals.rs"]
mod signals;
#[path = "faults/workloads.rs"]
mod workloads;
