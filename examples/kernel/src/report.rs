//! The heap in figures: what each size class holds and has done, and the account with the frames.

use crate::console::println;
use crate::frames;
use crate::heap::HEAP;

/// Prints a line for each size class that was ever used.
pub(crate) fn print() {
    let snapshot = HEAP.snapshot();
    println!("  bytes of slot   live  slots  pages  of bytes  allocations      frees  most alive");
    for class in snapshot.classes() {
        let counters = class.counters.unwrap_or_default();
        if counters.allocations > 0 {
            println!(
                "{:>15} {:>6} {:>6} {:>6} {:>9} {:>12} {:>10} {:>11}",
                class.slot_bytes,
                class.live_objects,
                class.capacity(),
                class.pages,
                class.page_bytes,
                counters.allocations,
                counters.frees,
                counters.peak_live
            );
        }
    }
    let pager = snapshot.pager;
    println!(
        "  pages taken {}, returned {}; blocks for what no class serves: taken {}, returned {}",
        pager.pages_taken, pager.pages_returned, pager.runs_taken, pager.runs_returned
    );
    let (pages, blocks) = frames::handed_out();
    println!(
        "  bytes held {}, at most {}; frames in use: {pages} pages, {blocks} blocks",
        pager.bytes_held, pager.peak_bytes_held
    );
}
