//! The rounds that the heap has to bear, one after the other on all CPUs at once, under timer interrupts.

mod churn;
mod exchange;
mod exhaustion;
mod parcel;

use core::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use crate::boot::Arguments;
use crate::console::println;
use crate::heap::HEAP;
use crate::{arch, cpus, frames, map, report};

/// Operations for each CPU.
static OPERATIONS: AtomicU64 = AtomicU64::new(0);
/// Whether a byte of a live object shall be overwritten.
static CORRUPTION: AtomicBool = AtomicBool::new(false);

/// Runs every round; panics where anything is not as it must be.
pub(crate) fn run(arguments: &Arguments) {
    OPERATIONS.store(arguments.operations, Ordering::Relaxed);
    CORRUPTION.store(arguments.corruption, Ordering::Relaxed);

    cpus::run_everywhere(|_| arch::start_timer());
    cpus::run_everywhere(churn::fill);
    println!("after all CPUs have filled their stores:");
    map::print();
    cpus::run_everywhere(churn::churn);
    println!("after the last operation, stores full:");
    report::print();
    cpus::run_everywhere(churn::empty);
    cpus::run_everywhere(exhaustion::exhaust);
    cpus::run_everywhere(churn::again);
    cpus::run_everywhere(|_| arch::stop_timer());

    exchange::empty();
    churn::check(arguments.operations);
    exhaustion::check();
    HEAP.trim();
    report::print();
    map::print();
    let (pages, blocks) = frames::handed_out();
    assert!(
        pages == 0 && blocks == 0,
        "{pages} pages and {blocks} blocks have not come back"
    );
    println!("every frame is back");
}

/// What a timer interrupt does: its handler calls this, interrupts off.
pub(crate) fn on_timer(cpu: usize) {
    churn::interrupt(cpu);
}
