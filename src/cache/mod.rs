//! Caches in front of a zone's size classes.
//!
//! | type | what it is |
//! |---|---|
//! | `Chain` | free slots of one class, linked through their own memory |
//! | [`Bins`] | the chains that one thread keeps, a bin and a spare for each class; no lock, no atomics |
//! | [`SharedDepot`] | the chains of one class that wait for a thread that needs them |
//!
//! Nothing here knows pages, zones or pagers: who fills a chain, and where it goes at last, is for
//! [`crate::global`] to say. A slot in a chain counts as handed out in its page.

mod bin;
mod chain;
mod depot;

pub(crate) use bin::ThreadState;
pub use bin::{Bins, CacheView};
pub(crate) use chain::{Chain, EndedChain};
pub(crate) use depot::Refused;
pub use depot::SharedDepot;
