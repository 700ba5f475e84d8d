//! Every CPU makes, checks, exchanges and frees parcels, and so does the handler of its timer.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::sync::atomic::{AtomicU64, Ordering};

use super::parcel::{Parcel, Random};
use super::{CORRUPTION, OPERATIONS, exchange};
use crate::console::println;
use crate::cpus;
use crate::sync::Mutex;

/// Places for parcels that a CPU has.
const STORE: usize = 512;
/// What may be missed of the interrupts that are due, since other programs use the processors too.
const FEWEST_INTERRUPTS: u64 = 50;

type Store = Vec<Option<Box<Parcel>>>;

static STORES: [Mutex<Store>; cpus::MOST] = [const { Mutex::new(Vec::new()) }; cpus::MOST];
static COUNTS: [Counts; cpus::MOST] = [const { Counts::new() }; cpus::MOST];

/// What happened on a CPU.
#[repr(align(64))]
struct Counts {
    /// Allocations and frees, outside of handlers.
    operations: AtomicU64,
    /// Frees of what another CPU allocated.
    foreign: AtomicU64,
    interrupts: AtomicU64,
    /// Allocations and frees in handlers.
    in_handlers: AtomicU64,
    /// Parcels that a handler could not make for want of memory.
    refused: AtomicU64,
}

impl Counts {
    const fn new() -> Self {
        Self {
            operations: AtomicU64::new(0),
            foreign: AtomicU64::new(0),
            interrupts: AtomicU64::new(0),
            in_handlers: AtomicU64::new(0),
            refused: AtomicU64::new(0),
        }
    }
}

fn add(count: &AtomicU64, amount: u64) {
    count.fetch_add(amount, Ordering::Relaxed);
}

/// Takes the store of a CPU out of its place, where the heap must not be used: interrupts are off there.
fn take_store(cpu: usize) -> Store {
    STORES[cpu].with(core::mem::take)
}

fn put_store(cpu: usize, store: Store) {
    STORES[cpu].with(|place| *place = store);
}

/// Fills half of the store of a CPU.
pub(crate) fn fill(cpu: usize) {
    let mut random = Random::new(cpu as u64 + 1);
    let mut store = Store::with_capacity(STORE);
    for at in 0..STORE {
        let parcel = (at % 2 == 0).then(|| Parcel::new(random.next(), cpu));
        let blocks = parcel.as_ref().map_or(0, |parcel| parcel.blocks());
        add(&COUNTS[cpu].operations, blocks);
        store.push(parcel);
    }
    put_store(cpu, store);
}

/// As many operations as were asked for.
pub(crate) fn churn(cpu: usize) {
    operations(cpu, OPERATIONS);
}

/// A tenth of that, after memory had run out.
pub(super) fn again(cpu: usize) {
    fill(cpu);
    operations(cpu, OPERATIONS / 10);
    empty(cpu);
}

fn operations(cpu: usize, count: u64) {
    let mut store = take_store(cpu);
    let mut random = Random::new(cpu as u64 + 100);
    let mut plant = CORRUPTION && cpu == cpus::count() - 1;
    let mut done = 0;
    while done < count {
        let place = &mut store[random.below(STORE)];
        match place.take() {
            None => {
                done += place.insert(Parcel::new(random.next(), cpu)).blocks();
            }
            Some(parcel) if random.below(2) == 0 => {
                done += inspect(cpu, &parcel);
                drop(parcel);
            }
            // What comes back was made by anybody, a handler among them.
            Some(mut parcel) => {
                if plant && done > count / 2 {
                    plant = !parcel.corrupt();
                }
                *place = exchange::swap(random.below(usize::MAX), Some(parcel));
            }
        }
    }
    add(&COUNTS[cpu].operations, done);
    put_store(cpu, store);
}

/// Frees the store of a CPU.
pub(crate) fn empty(cpu: usize) {
    let store = take_store(cpu);
    let mut freed = 0;
    for parcel in store.into_iter().flatten() {
        freed += inspect(cpu, &parcel);
    }
    add(&COUNTS[cpu].operations, freed);
}

/// Looks at a parcel that is about to be freed, and says how many blocks that will be.
fn inspect(cpu: usize, parcel: &Parcel) -> u64 {
    parcel.verify();
    if parcel.maker() != cpu {
        add(&COUNTS[cpu].foreign, parcel.blocks());
    }
    parcel.blocks()
}

/// What the handler of the timer does: a parcel made, and another one checked and freed.
pub(super) fn interrupt(cpu: usize) {
    let counts = &COUNTS[cpu];
    let number = counts.interrupts.fetch_add(1, Ordering::Relaxed);
    let seed = (number << 8 | cpu as u64).wrapping_mul(0x2545_f491_4f6c_dd1d);
    let Some(parcel) = Parcel::try_new(seed, cpu) else {
        add(&counts.refused, 1);
        return;
    };
    add(&counts.in_handlers, parcel.blocks());
    if let Some(parcel) = exchange::swap((seed >> 32) as usize, Some(parcel)) {
        parcel.verify();
        add(&counts.in_handlers, parcel.blocks());
    }
}

/// Allocations and frees of all CPUs so far, outside of handlers.
#[cfg(feature = "yardstick")]
pub(crate) fn operations_so_far() -> u64 {
    COUNTS
        .iter()
        .map(|counts| counts.operations.load(Ordering::Relaxed))
        .sum()
}

/// Prints what each CPU did, and panics if that is less than it should have done.
pub(super) fn check() {
    println!("CPU  operations  of others' objects  interrupts  operations there  refused");
    for (cpu, counts) in COUNTS.iter().enumerate().take(cpus::count()) {
        let load = |count: &AtomicU64| count.load(Ordering::Relaxed);
        let [done, foreign, interrupts, in_handlers, refused] = [
            &counts.operations,
            &counts.foreign,
            &counts.interrupts,
            &counts.in_handlers,
            &counts.refused,
        ]
        .map(load);
        println!("{cpu:>3} {done:>11} {foreign:>19} {interrupts:>11} {in_handlers:>17} {refused:>8}");
        assert!(done >= OPERATIONS, "too few operations on CPU {cpu}");
        assert!(interrupts >= FEWEST_INTERRUPTS, "too few interrupts on CPU {cpu}");
        assert!(
            in_handlers > refused,
            "handlers of CPU {cpu} mostly found no memory"
        );
        assert!(
            foreign > 0 || cpus::count() == 1,
            "CPU {cpu} freed nothing of others"
        );
    }
}
