//! The models: a few threads, a few operations each, every order of which must end well.
//!
//! Each is a function of the setting that it runs in: the lock, mostly. The pages of a model hold three
//! slots and its bins two, so that the sixth slot that a thread frees comes to the depot, and what does
//! not fit there to the pages.

pub(crate) mod cpu;
pub(crate) mod depot;
pub(crate) mod end;
pub(crate) mod locks;
pub(crate) mod pages;
