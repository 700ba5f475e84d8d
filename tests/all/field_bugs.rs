//! Bugs that other allocators really had, each by its project and number, and absent here.
mod layouts;
mod memory;
mod sources;
