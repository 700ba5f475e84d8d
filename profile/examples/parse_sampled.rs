//! The work of `overhead` with samples taken of the system's allocator, and their profile written.

use std::alloc::System;

use slabmalloc_profile::Sampled;

#[path = "overhead/workload.rs"]
mod workload;

#[global_allocator]
static HEAP: Sampled<System> = Sampled::new(System);

fn main() {
    let _profile = HEAP.write_when_dropped();
    workload::run();
}
