//! Caches in front of a zone's size classes.
//!
//! | type | what it is |
//! |---|---|
//! | `Magazine` | free slots of one class, listed in an array |
//! | [`Bins`] | the magazines that one thread or CPU keeps, a bin and a spare for each class; no lock, no atomics |
//! | [`CpuCache`] | the bins of a CPU, used by one at a time: [`TryLock`] or [`InterruptsOff`] |
//! | [`SharedDepot`] | the magazines of one class that wait for a thread or CPU that needs them |
//!
//! Nothing here knows pages, zones or pagers: where arrays come from, who fills a magazine, and where its
//! slots go at last, is for [`crate::global`] to say. A slot in a magazine counts as handed out in its page.

mod bin;
mod cpu;
mod depot;
mod magazine;

pub use bin::{Bins, CacheView};
pub(crate) use bin::{ClassCache, ThreadState};
pub use cpu::{CpuCache, Cpus, InterruptsOff, Protection, TryLock};
#[doc(hidden)]
pub use cpu::{current, reachable};
pub(crate) use depot::Refused;
pub use depot::SharedDepot;
pub(crate) use magazine::Magazine;
