//! The work of `overhead` with the system's allocator watched, and its profile written.

use std::alloc::System;

use slabmalloc_profile::Profiled;

#[path = "overhead/workload.rs"]
mod workload;

#[global_allocator]
static HEAP: Profiled<System> = Profiled::new(System);

fn main() {
    let _profile = HEAP.write_when_dropped();
    workload::run();
}
