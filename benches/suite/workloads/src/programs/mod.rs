//! What Rust programs do: the allocator is a part of the time, as in life.

pub(crate) mod job;
pub(crate) mod json;
pub(crate) mod maps;
pub(crate) mod patterns;
pub(crate) mod syntax;
pub(crate) mod threads;
pub(crate) mod trees;
