//! The rounds of a run, one after the other, each on all CPUs at once.

use super::{churn, exchange, exhaustion};
use crate::console::println;
use crate::heap::HEAP;
use crate::{arch, cpus, frames, map, report};

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
