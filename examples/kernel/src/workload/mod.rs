//! What the heap has to bear, on all CPUs at once, under timer interrupts.

pub(crate) mod churn;
mod exchange;
#[cfg(not(feature = "yardstick"))]
mod exhaustion;
mod parcel;
#[cfg(not(feature = "yardstick"))]
mod rounds;

#[cfg(not(feature = "yardstick"))]
pub(crate) use rounds::run;

/// Allocations and frees of each CPU, at least. A run that shall fail need not be long.
pub(crate) const OPERATIONS: u64 = if cfg!(feature = "yardstick") {
    300_000
} else if CORRUPTION || cfg!(feature = "plant-deadlock") {
    100_000
} else {
    1_000_000
};
/// Whether a byte of a live object shall be overwritten.
const CORRUPTION: bool = cfg!(feature = "plant-corruption");

/// What a timer interrupt does: its handler calls this, interrupts off.
pub(crate) fn on_timer(cpu: usize) {
    churn::interrupt(cpu);
}
