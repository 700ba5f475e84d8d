//! How much memory is held: at most, and after most or all of it was freed.

pub(crate) mod crowds;
pub(crate) mod phases;
