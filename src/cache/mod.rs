//! Caches in front of a zone's size classes.
//!
//! | type | what it is |
//! |---|---|
//! | `Magazine` | free slots of one class, listed in an array |
//! | [`Bins`] | the magazines that one thread keeps, a bin and a spare for each class; no lock, no atomics |
//! | [`SharedDepot`] | the magazines of one class that wait for a thread that needs them |
//!
//! Nothing here knows pages, zones or pagers: where arrays come from, who fills a magazine, and where its
//! slots go at last, is for [`crate::global`] to say. A slot in a magazine counts as handed out in its page.

mod bin;
mod depot;
mod magazine;

pub(crate) use bin::ThreadState;
pub use bin::{Bins, CacheView};
pub(crate) use depot::Refused;
pub use depot::SharedDepot;
pub(crate) use magazine::Magazine;
