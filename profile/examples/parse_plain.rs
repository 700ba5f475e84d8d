//! The work of `overhead` on the system's allocator.

use std::alloc::System;

#[path = "overhead/workload.rs"]
mod workload;

#[global_allocator]
static HEAP: System = System;

fn main() {
    workload::run();
}
