//! The work of [`workload::churn`](crate::workload::churn) on a heap of another kind, measured.
//!
//! With one CPU, what is counted is the instructions inside of the allocator: QEMU is told to advance its clocks
//! by one tick for each instruction (`-icount shift=0`), and the processor's counter is read before and after
//! every call. No interrupts come. With more CPUs, what is measured is time, under interrupts, and the counter
//! is not read.

#[cfg_attr(
    any(
        feature = "yardstick-spin",
        feature = "yardstick-ticket",
        feature = "yardstick-try-lock",
        feature = "yardstick-interrupts-off"
    ),
    path = "ours.rs"
)]
#[cfg_attr(
    not(any(
        feature = "yardstick-spin",
        feature = "yardstick-ticket",
        feature = "yardstick-try-lock",
        feature = "yardstick-interrupts-off"
    )),
    path = "peers.rs"
)]
mod contender;

use core::alloc::{GlobalAlloc, Layout};
use core::arch::x86_64::_rdtsc;
use core::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use contender::Contender;

use crate::console::println;
use crate::workload::churn;
use crate::{arch, cpus};

/// The allocator that is measured.
#[global_allocator]
static HEAP: Measured<Contender> = Measured(Contender::new());

static COUNTING: AtomicBool = AtomicBool::new(false);
static CALLS: AtomicU64 = AtomicU64::new(0);
static TICKS: AtomicU64 = AtomicU64::new(0);

/// Runs the work, and prints the figures.
pub(crate) fn run() {
    contender::initialise(&HEAP.0);
    cpus::run_everywhere(churn::fill);
    if cpus::count() == 1 {
        let empty = [0; 16].map(|_| ticks_of(|| ()).1);
        COUNTING.store(true, Ordering::Relaxed);
        churn::churn(0);
        COUNTING.store(false, Ordering::Relaxed);
        let calls = CALLS.load(Ordering::Relaxed);
        let own = empty.into_iter().min().unwrap_or_default() * calls;
        let ticks = TICKS.load(Ordering::Relaxed).saturating_sub(own);
        println!("yardstick: {calls} calls, {ticks} instructions");
    } else {
        cpus::run_everywhere(|_| arch::start_timer());
        let (before, start) = (churn::operations_so_far(), arch::nanoseconds());
        cpus::run_everywhere(churn::churn);
        let (after, end) = (churn::operations_so_far(), arch::nanoseconds());
        cpus::run_everywhere(|_| arch::stop_timer());
        println!(
            "yardstick: {} operations, {} nanoseconds",
            after - before,
            end - start
        );
    }
    cpus::run_everywhere(churn::empty);
}

/// Runs `action`, and says how far the processor's counter went meanwhile.
#[inline]
fn ticks_of<R>(action: impl FnOnce() -> R) -> (R, u64) {
    // SAFETY: every processor of this architecture has the counter.
    let start = unsafe { _rdtsc() };
    let result = action();
    // SAFETY: as above.
    let end = unsafe { _rdtsc() };
    (result, end - start)
}

#[inline]
fn measured<R>(call: impl FnOnce() -> R) -> R {
    if !COUNTING.load(Ordering::Relaxed) {
        return call();
    }
    let (result, ticks) = ticks_of(call);
    CALLS.fetch_add(1, Ordering::Relaxed);
    TICKS.fetch_add(ticks, Ordering::Relaxed);
    result
}

/// An allocator with a counter around it.
struct Measured<A>(A);

// SAFETY: forwards every call.
unsafe impl<A: GlobalAlloc> GlobalAlloc for Measured<A> {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promise.
        measured(|| unsafe { self.0.alloc(layout) })
    }

    #[inline]
    unsafe fn dealloc(&self, start: *mut u8, layout: Layout) {
        // SAFETY: the caller's promise.
        measured(|| unsafe { self.0.dealloc(start, layout) });
    }

    #[inline]
    unsafe fn realloc(&self, start: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        // SAFETY: the caller's promise.
        measured(|| unsafe { self.0.realloc(start, layout, new_size) })
    }
}
