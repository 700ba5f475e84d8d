//! Zones with a cache for each CPU, on threads that play CPUs, tasks and interrupt handlers.

use core::alloc::Layout;
use core::cell::Cell;
use core::num::NonZero;
use core::ptr::NonNull;
use core::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::Mutex;
use std::thread;

use slabmalloc::cache::Cpus;
use slabmalloc::declare_zone;
use slabmalloc::global::{CachedZone, Caching, Snapshot};
use slabmalloc::lock::InterruptControl;
use slabmalloc::zone::ZoneConfig;

use crate::effort;

const CPUS: usize = 4;

thread_local! {
    /// The CPU that the thread runs on.
    static CPU: Cell<usize> = const { Cell::new(0) };
}

/// CPUs that threads are put on, and moved between.
struct Machine;

// SAFETY: neither unwinds nor uses a zone. Where `OwnCpu` protects, each thread is a CPU of its own.
unsafe impl Cpus for Machine {
    const COUNT: usize = CPUS;

    fn current() -> usize {
        CPU.get()
    }
}

/// How often interrupts were turned off, and not on again, on this thread.
struct OwnCpu;

thread_local! {
    static OFF: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: a thread is a CPU without interrupts, which runs nothing else.
unsafe impl InterruptControl for OwnCpu {
    type State = usize;

    fn disable() -> usize {
        OFF.replace(OFF.get() + 1)
    }

    unsafe fn restore(before: usize) {
        assert_eq!(OFF.get(), before + 1, "pairs nest");
        OFF.set(before);
    }
}

fn layout(bytes: usize) -> Layout {
    Layout::from_size_align(bytes, 8).unwrap()
}

fn is_empty<C: ZoneConfig>(snapshot: &Snapshot<C>) {
    assert_eq!((snapshot.live_objects(), snapshot.pages()), (0, 0));
    assert_eq!(snapshot.pager.pages_taken, snapshot.pager.pages_returned);
}

/// How many lists of what caches keep there are.
fn lists<C: ZoneConfig>(snapshot: &Snapshot<C>) -> usize {
    snapshot.magazines().iter().map(|size| size.live_objects).sum()
}

/// Blocks on their way from one CPU to another, each with its size.
type Mail = Mutex<Vec<(usize, usize)>>;

/// What a block is filled with, which tells it from others.
fn pattern(block: NonNull<u8>, bytes: usize) -> u8 {
    let [low, next, ..] = (block.addr().get() / 8 + bytes).to_le_bytes();
    low ^ next
}

/// Allocates, frees, and frees what others sent.
fn churn<T: Caching>(seed: usize, rounds: usize, mail: &Mail, each_round: impl Fn(u64)) {
    let zone = CachedZone::<T>::new();
    let mut random = seed as u64;
    let mut own: Vec<(NonNull<u8>, usize)> = Vec::new();
    for _ in 0..rounds {
        random = random
            .wrapping_mul(0x5851_F42D_4C95_7F2D)
            .wrapping_add(0x1405_7B7E_F767_814F);
        each_round(random);
        let bytes = 8 << ((random >> 40) % 8);
        if random >> 63 == 0 {
            let block = zone.allocate(layout(bytes)).unwrap();
            // SAFETY: the block is this long.
            unsafe { block.write_bytes(pattern(block, bytes), bytes) };
            own.push((block, bytes));
        } else if random >> 62 == 0b10 {
            let Some((block, bytes)) = own.pop() else { continue };
            let block = block.as_ptr().expose_provenance();
            mail.lock().unwrap().push((block, bytes));
        } else {
            let sent = mail.lock().unwrap().pop();
            let Some((block, bytes)) = sent else { continue };
            free::<T>(
                NonNull::with_exposed_provenance(NonZero::new(block).unwrap()),
                bytes,
            );
        }
    }
    for (block, bytes) in own {
        free::<T>(block, bytes);
    }
}

/// Looks whether a block is what it was, and frees it.
fn free<T: Caching>(block: NonNull<u8>, bytes: usize) {
    for at in [0, bytes - 1] {
        // SAFETY: the offset is below the length of the block.
        let place = unsafe { block.add(at) };
        // SAFETY: as above; whoever allocated it filled it.
        assert_eq!(unsafe { place.read() }, pattern(block, bytes));
    }
    // SAFETY: the block came from the zone with this layout, and is used no more.
    unsafe { CachedZone::<T>::new().deallocate(block, layout(bytes)) };
}

/// Frees what is still on its way.
fn empty<T: Caching>(mail: &Mail) {
    for (block, bytes) in mail.lock().unwrap().drain(..) {
        free::<T>(
            NonNull::with_exposed_provenance(NonZero::new(block).unwrap()),
            bytes,
        );
    }
}

declare_zone! {
    zone Tasks { lock: spin, classes: pow2(8..=1 KiB), large_page: none, min_objects: 2, cache: per_cpu(Machine, 1 KiB) }
    zone Fixed {
        lock: spin,
        classes: pow2(8..=1 KiB),
        large_page: none,
        min_objects: 2,
        cache: per_cpu(Machine, interrupts_off(OwnCpu), 1 KiB),
    }
    zone Reached { lock: spin, classes: pow2(8..=1 KiB), large_page: none, min_objects: 2, cache: per_cpu(Machine) }
    zone Offline {
        lock: spin,
        classes: pow2(8..=1 KiB),
        large_page: none,
        min_objects: 2,
        cache: per_cpu(Machine, interrupts_off(OwnCpu)),
    }
    zone Outside { lock: spin, classes: pow2(8..=1 KiB), large_page: none, min_objects: 2, cache: per_cpu(Machine) }
    zone Handled {
        lock: spin,
        classes: [64],
        large_page: none,
        pager: arena(256 KiB),
        oversize: null,
        cache: per_cpu(InMidUse),
    }
}

/// More tasks than CPUs, which are moved to another CPU at any time: two use the cache of one at once.
#[test]
fn tasks_that_migrate_share_the_caches_of_all_cpus() {
    let mail = Mail::default();
    thread::scope(|scope| {
        for task in 0..3 * CPUS {
            let mail = &mail;
            scope.spawn(move || {
                churn::<TasksConfig>(task, effort::times(30_000), mail, |random| {
                    CPU.set(usize::from(random.to_le_bytes()[2]) % CPUS);
                });
            });
        }
    });
    empty::<TasksConfig>(&mail);
    SafeTasks::new().trim();
    is_empty(&SafeTasks::new().snapshot());
}

#[test]
fn each_cpu_with_interrupts_off_has_its_cache_for_itself() {
    let mail = Mail::default();
    thread::scope(|scope| {
        for cpu in 0..CPUS {
            let mail = &mail;
            scope.spawn(move || {
                CPU.set(cpu);
                churn::<FixedConfig>(cpu, effort::times(60_000), mail, |_| ());
                assert_eq!(OFF.get(), 0, "interrupts are on again");
                SafeFixed::new().flush();
            });
        }
    });
    empty::<FixedConfig>(&mail);
    SafeFixed::new().trim();
    is_empty(&SafeFixed::new().snapshot());
}

/// Memory that other CPUs keep is found under `TryLock`.
#[test]
fn trim_reaches_the_caches_of_other_cpus() {
    let zone = SafeReached::new();
    for cpu in 0..CPUS {
        CPU.set(cpu);
        let blocks = [(); 50].map(|()| zone.allocate(layout(64)).unwrap());
        for block in blocks {
            // SAFETY: the block came from the zone with this layout, and is used no more.
            unsafe { zone.deallocate(block, layout(64)) };
        }
    }
    assert!(zone.snapshot().live_objects() > CPUS, "each keeps some");
    CPU.set(0);
    zone.trim();
    is_empty(&zone.snapshot());
}

/// With interrupts off nobody reaches another CPU's cache, which gives up what it keeps before it goes.
#[test]
fn a_cpu_that_goes_offline_leaves_nothing_behind() {
    let zone = SafeOffline::new();
    CPU.set(1);
    let block = zone.allocate(layout(64)).unwrap();
    // SAFETY: the block came from the zone with this layout, and is used no more.
    unsafe { zone.deallocate(block, layout(64)) };
    CPU.set(0);
    zone.trim();
    assert!(zone.snapshot().live_objects() > 0, "CPU 1 keeps what it had");
    CPU.set(1);
    zone.flush();
    CPU.set(0);
    zone.trim();
    is_empty(&zone.snapshot());
}

/// A CPU that was not counted is served by the zone behind, and keeps nothing.
#[test]
fn a_cpu_beyond_the_last_keeps_nothing() {
    let zone = SafeOutside::new();
    CPU.set(CPUS + 3);
    let block = zone.allocate(layout(64)).unwrap();
    assert_eq!((zone.snapshot().live_objects(), lists(&zone.snapshot())), (1, 0));
    // SAFETY: the block came from the zone with this layout, and is used no more.
    unsafe { zone.deallocate(block, layout(64)) };
    zone.flush();
    zone.trim();
    is_empty(&zone.snapshot());
}

/// A CPU on which an interrupt comes while it says who it is, before each use of a cache; the handler uses the zone, and
/// so does the handler of an interrupt in the middle of that.
struct InMidUse;

static DEPTH: AtomicUsize = AtomicUsize::new(0);
static STORM: AtomicBool = AtomicBool::new(false);
static HANDLED: AtomicUsize = AtomicUsize::new(0);

// SAFETY: it does not unwind, which is all that is promised under `try_lock`.
unsafe impl Cpus for InMidUse {
    const COUNT: usize = 1;

    fn current() -> usize {
        if STORM.load(Ordering::Relaxed) && DEPTH.fetch_add(1, Ordering::Relaxed) < 2 {
            let zone = SafeHandled::new();
            let block = zone.allocate(layout(64)).unwrap();
            // SAFETY: the block came from the zone with this layout, and is used no more.
            unsafe { zone.deallocate(block, layout(64)) };
            HANDLED.fetch_add(1, Ordering::Relaxed);
        }
        if STORM.load(Ordering::Relaxed) {
            DEPTH.fetch_sub(1, Ordering::Relaxed);
        }
        0
    }
}

#[test]
fn interrupts_before_every_step_lose_nothing() {
    let zone = SafeHandled::new();
    STORM.store(true, Ordering::Relaxed);
    let mut held = Vec::new();
    for round in 0..2_000_usize {
        held.push(zone.allocate(layout(64)).unwrap());
        if round % 3 == 0 {
            // SAFETY: the block came from the zone with this layout, and is used no more.
            unsafe { zone.deallocate(held.swap_remove(round % held.len()), layout(64)) };
        }
    }
    held.sort();
    assert!(
        held.windows(2).all(|pair| pair[0] != pair[1]),
        "a block was handed out twice"
    );
    for block in held {
        // SAFETY: as above.
        unsafe { zone.deallocate(block, layout(64)) };
    }
    STORM.store(false, Ordering::Relaxed);
    assert!(HANDLED.load(Ordering::Relaxed) > 2_000);
    zone.trim();
    is_empty(&zone.snapshot());
}

mod counted {
    //! A pager with few pages, which counts how often it is asked.

    use core::alloc::{GlobalAlloc, Layout};
    use core::sync::atomic::{AtomicUsize, Ordering};
    use std::alloc::System;

    pub(super) static ASKED: AtomicUsize = AtomicUsize::new(0);
    pub(super) static LEFT: AtomicUsize = AtomicUsize::new(2);

    pub(super) fn acquire(layout: Layout) -> *mut u8 {
        ASKED.fetch_add(1, Ordering::Relaxed);
        let one_less = |left: usize| left.checked_sub(1);
        match LEFT.fetch_update(Ordering::Relaxed, Ordering::Relaxed, one_less) {
            // SAFETY: no page is of no bytes.
            Ok(_) => unsafe { System.alloc(layout) },
            Err(_) => core::ptr::null_mut(),
        }
    }

    /// # Safety
    ///
    /// `start` came from `acquire` with this layout, and is used no more.
    pub(super) unsafe fn release(start: *mut u8, layout: Layout) {
        LEFT.fetch_add(1, Ordering::Relaxed);
        // SAFETY: the caller's promise.
        unsafe { System.dealloc(start, layout) };
    }
}

declare_zone! {
    zone Scarce {
        classes: [64],
        large_page: none,
        lock: spin,
        pager: unsafe fn(counted::acquire, counted::release),
        oversize: null,
        cache: per_cpu(Machine),
    }
}

/// Every page is one of the class, so that there is no memory for the list of what a CPU keeps: slots go to their pages
/// and come from there, and the pager is asked once for each, not more.
#[test]
fn without_memory_for_lists_slots_come_from_their_pages_and_go_there() {
    let zone = SafeScarce::new();
    let mut blocks: Vec<NonNull<u8>> = core::iter::from_fn(|| zone.allocate(layout(64)).ok()).collect();
    let snapshot = zone.snapshot();
    assert_eq!(
        (snapshot.pages(), lists(&snapshot)),
        (2, 0),
        "all memory was found"
    );
    assert_eq!(blocks.len(), snapshot.live_objects());
    let asked = counted::ASKED.load(Ordering::Relaxed);
    for _ in 0..10 {
        let block = blocks.pop().unwrap();
        // SAFETY: the block came from the zone with this layout, and is used no more.
        unsafe { zone.deallocate(block, layout(64)) };
        assert_eq!(zone.snapshot().live_objects(), blocks.len(), "nobody keeps it");
        blocks.push(zone.allocate(layout(64)).unwrap());
    }
    let asked = counted::ASKED.load(Ordering::Relaxed) - asked;
    assert!(
        asked <= 20,
        "the pager was asked {asked} times for the lists of 20 steps"
    );
    for block in blocks {
        // SAFETY: as above.
        unsafe { zone.deallocate(block, layout(64)) };
    }
    zone.trim();
    is_empty(&zone.snapshot());
    assert_eq!(counted::LEFT.load(Ordering::Relaxed), 2);
}
