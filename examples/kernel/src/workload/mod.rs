//! The rounds that the heap has to bear, one after the other on all CPUs at once, under timer interrupts.

mod churn;
mod exchange;
mod exhaustion;
mod parcel;

use crate::console::println;
use crate::heap::HEAP;
use crate::{arch, cpus, frames, map, report};

/// Allocations and frees of each CPU, at least. A run that shall fail need not be long.
pub(crate) const OPERATIONS: u64 = if CORRUPTION || cfg!(feature = "plant-deadlock") {
    100_000
} else {
    1_000_000
};
/// Whether a byte of a live object shall be overwritten.
const CORRUPTION: bool = cfg!(feature = "plant-corruption");

/// Runs every round; panics where anything is not as it must be.
pub(crate) fn run() {
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
    churn::check();
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
