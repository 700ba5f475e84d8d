//! Lock strategies, seen through the zones that use them.

use core::alloc::Layout;
use core::cell::{Cell, RefCell};
use core::marker::PhantomData;
use core::ptr::NonNull;
use core::sync::atomic::{AtomicBool, Ordering};
use core::time::Duration;
use std::sync::Barrier;
use std::thread;

use slabmalloc::global::SafeZone;
use slabmalloc::lock::{Exclusive, InterruptControl, IrqSafe, NoLock, RawLock, Spin, Ticket};
use slabmalloc::pager::{Block, OsPager, Pager};
use slabmalloc::{SafeZoneAllocator, X86};
use static_assertions::{assert_impl_all, assert_not_impl_any};

use crate::configs::{Pages1K, Pages1K16K};
use crate::effort;
use crate::heap::try_free;
use crate::interrupts::{INTERRUPTS, MockInterrupts, WRONG_RESTORES};
use crate::test_pager::TestPager;

// A zone may be shared exactly where its lock excludes and its pager may be shared.
assert_impl_all!(SafeZoneAllocator: Send, Sync);
assert_impl_all!(SafeZone<X86, Ticket, OsPager>: Send, Sync);
assert_impl_all!(SafeZone<X86, IrqSafe<MockInterrupts, Spin>, OsPager>: Send, Sync);
assert_impl_all!(SafeZone<X86, IrqSafe<MockInterrupts, Ticket>, OsPager>: Send, Sync);
assert_impl_all!(SafeZone<X86, IrqSafe<GlobalInterrupts, NoLock>, OsPager>: Sync);
assert_not_impl_any!(SafeZone<X86, NoLock, OsPager>: Sync);
assert_impl_all!(SafeZone<X86, NoLock, OsPager>: Send);
// `MockInterrupts` keeps out handlers of this CPU only: the other CPUs need a lock.
assert_not_impl_any!(SafeZone<X86, IrqSafe<MockInterrupts, NoLock>, OsPager>: Sync);
assert_not_impl_any!(SafeZone<X86, Spin, OneThreadPager>: Sync, Send);
#[cfg(feature = "std")]
assert_impl_all!(SafeZone<X86, slabmalloc::lock::Os, OsPager>: Send, Sync);
#[cfg(feature = "critical-section")]
assert_impl_all!(SafeZone<X86, IrqSafe<slabmalloc::lock::CriticalSection, NoLock>, OsPager>: Sync);

/// A pager for one thread.
struct OneThreadPager(PhantomData<*const ()>);

// SAFETY: no block is ever handed out.
unsafe impl Pager for OneThreadPager {
    fn acquire(&self, _layout: Layout) -> Option<Block> {
        None
    }

    unsafe fn release(&self, _block: NonNull<u8>, _layout: Layout) {}

    fn granularity(&self) -> usize {
        1
    }
}

/// An interrupt control that excludes all other threads as well, and may be nested.
#[derive(Debug)]
enum GlobalInterrupts {}

static GLOBAL_HELD: AtomicBool = AtomicBool::new(false);

thread_local! {
    static GLOBAL_DEPTH: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: the outermost section of a thread holds a global flag.
unsafe impl InterruptControl for GlobalInterrupts {
    type State = usize;

    fn disable() -> usize {
        let depth = GLOBAL_DEPTH.get();
        // ORDERING: Acquire pairs with the Release in `restore`.
        while depth == 0 && GLOBAL_HELD.swap(true, Ordering::Acquire) {
            thread::yield_now();
        }
        GLOBAL_DEPTH.set(depth + 1);
        depth
    }

    unsafe fn restore(before: usize) {
        GLOBAL_DEPTH.set(before);
        if before == 0 {
            // ORDERING: Release publishes what was written in the section.
            GLOBAL_HELD.store(false, Ordering::Release);
        }
    }
}

// SAFETY: the global flag excludes every other thread.
unsafe impl Exclusive for GlobalInterrupts {}

/// Threads hammer on one class through zone `Z`; a slot that two of them have at once is noticed,
/// and so is a count that went astray.
fn excludes<L: RawLock>()
where
    SafeZone<Pages1K16K, L, TestPager>: Sync,
{
    const THREADS: usize = 4;
    let rounds = effort::times(2_000);
    let zone: SafeZone<Pages1K16K, L, TestPager> = SafeZone::new();
    let layout = Layout::new::<u64>();
    let start = Barrier::new(THREADS);
    thread::scope(|scope| {
        for number in 0..THREADS {
            let (zone, start) = (&zone, &start);
            scope.spawn(move || {
                start.wait();
                for round in 0..rounds {
                    let blocks: [NonNull<u64>; 3] =
                        core::array::from_fn(|_| zone.allocate(layout).unwrap().cast());
                    let mark = |index: usize| ((number * rounds + round) * 3 + index) as u64;
                    for (index, block) in blocks.iter().enumerate() {
                        // SAFETY: the block is this thread's, 8 bytes long and as aligned.
                        unsafe { block.write(mark(index)) };
                    }
                    if round % 16 == 0 {
                        thread::yield_now();
                    }
                    for (index, block) in blocks.iter().enumerate() {
                        // SAFETY: it was written above.
                        assert_eq!(unsafe { block.read() }, mark(index), "two threads have one slot");
                        // SAFETY: the block is alive, and not used any more.
                        unsafe { zone.deallocate(block.cast(), layout) };
                    }
                }
            });
        }
    });
    let snapshot = zone.snapshot();
    assert_eq!(snapshot.live_objects(), 0);
    let counters = snapshot
        .classes()
        .next()
        .and_then(|class| class.counters)
        .unwrap();
    assert_eq!(counters.allocations, (THREADS * rounds * 3) as u64);
    assert_eq!(counters.frees, counters.allocations);
}

#[test]
fn spin_excludes() {
    excludes::<Spin>();
}

#[test]
fn ticket_excludes() {
    excludes::<Ticket>();
}

#[cfg(feature = "std")]
#[test]
fn os_excludes() {
    excludes::<slabmalloc::lock::Os>();
}

#[test]
fn irq_safe_excludes() {
    excludes::<IrqSafe<MockInterrupts, Spin>>();
    excludes::<IrqSafe<MockInterrupts, Ticket>>();
    assert_eq!(WRONG_RESTORES.load(Ordering::Relaxed), 0);
}

#[test]
fn irq_safe_without_a_lock_excludes_where_the_control_does() {
    excludes::<IrqSafe<GlobalInterrupts, NoLock>>();
}

#[cfg(feature = "critical-section")]
#[test]
fn critical_section_excludes() {
    excludes::<IrqSafe<slabmalloc::lock::CriticalSection, NoLock>>();
    excludes::<IrqSafe<slabmalloc::lock::CriticalSection, Spin>>();
}

#[cfg(feature = "lock_api-0_4")]
#[test]
fn a_mutex_of_lock_api_0_4_excludes() {
    excludes::<slabmalloc::lock::LockApi0_4<spin::mutex::SpinMutex<(), spin::Spin>>>();
}

#[cfg(feature = "lock_api-0_5")]
#[test]
fn a_mutex_of_lock_api_0_5_excludes() {
    excludes::<slabmalloc::lock::LockApi0_5<parking_lot::RawMutex>>();
}

/// Every operation of a zone with `IrqSafe` locks leaves interrupts as it found them, and turns them
/// off on its way.
#[test]
fn interrupts_are_off_inside_and_restored_after_every_operation() {
    type Zone = SafeZone<Pages1K16K, IrqSafe<MockInterrupts, Spin>, TestPager>;
    let zone = Zone::new();
    let layout = Layout::new::<u64>();
    let run = Layout::from_size_align(100_000, 8).unwrap();
    let mut disables = INTERRUPTS.get().disables;
    let mut passed = |operation: &str| {
        let state = INTERRUPTS.get();
        assert_eq!(state.depth, 0, "{operation} leaves interrupts off");
        assert!(state.disables > disables, "{operation} takes no lock");
        disables = state.disables;
    };
    let block = zone.allocate(layout).unwrap();
    passed("allocation");
    try_free(&zone, block, layout).unwrap();
    passed("checked free");
    try_free(&zone, block, layout).unwrap_err();
    passed("refused free");
    let block = zone.allocate(run).unwrap();
    passed("allocation of pages");
    // SAFETY: the block is alive, and not used any more.
    unsafe { zone.deallocate(block, run) };
    passed("free of pages");
    zone.snapshot();
    passed("snapshot");
    zone.trim();
    passed("trim");
    assert_eq!(
        INTERRUPTS.get().deepest,
        2,
        "the registry's lock and a class's, and no deeper"
    );
    assert_eq!(WRONG_RESTORES.load(Ordering::Relaxed), 0);
}

/// With interrupts off already, an operation leaves them off.
#[test]
fn operations_inside_a_critical_section_keep_it() {
    let zone: SafeZone<Pages1K, IrqSafe<MockInterrupts, Ticket>, TestPager> = SafeZone::new();
    let layout = Layout::new::<u32>();
    let before = MockInterrupts::disable();
    let block = zone.allocate(layout).unwrap();
    assert_eq!(INTERRUPTS.get().depth, before + 1);
    // SAFETY: the block is alive, and not used any more.
    unsafe { zone.deallocate(block, layout) };
    assert_eq!(INTERRUPTS.get().depth, before + 1);
    // SAFETY: it is the state of the only section of this thread.
    unsafe { MockInterrupts::restore(before) };
    assert_eq!(INTERRUPTS.get().depth, before);
}

thread_local! {
    /// How deeply interrupts were off whenever the pager was called.
    static DEPTHS_IN_PAGER: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
}

/// The pager is called with no lock held, so with interrupts as they were.
#[test]
fn the_pager_is_called_with_no_lock_held() {
    let zone: SafeZone<Pages1K16K, IrqSafe<MockInterrupts, Spin>, TestPager> = SafeZone::new();
    zone.pager()
        .set_hook(|_| DEPTHS_IN_PAGER.with_borrow_mut(|depths| depths.push(INTERRUPTS.get().depth)));
    for size in [8, 1024, 50_000] {
        let layout = Layout::from_size_align(size, 8).unwrap();
        let block = zone.allocate(layout).unwrap();
        // SAFETY: the block is alive, and not used any more.
        unsafe { zone.deallocate(block, layout) };
    }
    assert_eq!(DEPTHS_IN_PAGER.take(), [0, 0, 0]);
}

/// Who wants a lock that is held waits, and holds it when it was given up.
fn a_waiter_waits_and_then_holds<L: RawLock + Sync>() {
    let lock = L::INIT;
    let [asks, has_it, may_go] = [const { AtomicBool::new(false) }; 3];
    lock.lock();
    let [waited, held] = thread::scope(|scope| {
        scope.spawn(|| {
            asks.store(true, Ordering::SeqCst);
            lock.lock();
            has_it.store(true, Ordering::SeqCst);
            while !may_go.load(Ordering::SeqCst) {
                thread::yield_now();
            }
            // SAFETY: taken above.
            unsafe { lock.unlock() };
        });
        while !asks.load(Ordering::SeqCst) {
            thread::yield_now();
        }
        thread::sleep(Duration::from_millis(50));
        let waited = !has_it.load(Ordering::SeqCst);
        // SAFETY: taken above.
        unsafe { lock.unlock() };
        while !has_it.load(Ordering::SeqCst) {
            thread::yield_now();
        }
        let held = !lock.try_lock();
        may_go.store(true, Ordering::SeqCst);
        [waited, held]
    });
    assert!(waited, "did not wait");
    assert!(held, "waited, and does not hold the lock");
}

#[test]
fn a_waiter_of_every_strategy_waits_and_then_holds() {
    a_waiter_waits_and_then_holds::<Spin>();
    a_waiter_waits_and_then_holds::<Ticket>();
    a_waiter_waits_and_then_holds::<IrqSafe<MockInterrupts, Spin>>();
    a_waiter_waits_and_then_holds::<IrqSafe<MockInterrupts, Ticket>>();
    #[cfg(feature = "std")]
    a_waiter_waits_and_then_holds::<slabmalloc::lock::Os>();
}

/// Processor time of the calling thread.
#[cfg(all(feature = "std", target_os = "linux"))]
fn thread_time() -> Duration {
    let mut time = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: the system writes the time to where it is told.
    let failed = unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &raw mut time) };
    assert_eq!(failed, 0, "the system tells no time");
    Duration::new(time.tv_sec.try_into().unwrap(), time.tv_nsec.try_into().unwrap())
}

#[cfg(all(feature = "std", target_os = "linux"))]
#[test]
fn a_waiter_for_the_system_takes_no_processor_time() {
    use slabmalloc::lock::Os;
    const HELD: Duration = Duration::from_millis(600);
    let lock = Os::INIT;
    lock.lock();
    let taken = thread::scope(|scope| {
        let waiter = scope.spawn(|| {
            let before = thread_time();
            lock.lock();
            // SAFETY: taken above.
            unsafe { lock.unlock() };
            thread_time().saturating_sub(before)
        });
        thread::sleep(HELD);
        // SAFETY: taken above.
        unsafe { lock.unlock() };
        waiter.join().unwrap()
    });
    // Also on a machine that is busy, a waiter that does not sleep gets more than that.
    assert!(taken < HELD / 12, "{taken:?} of {HELD:?}");
}

/// `try_lock` of every strategy: succeeds once, fails while held, succeeds again.
fn try_lock_tells_the_truth<L: RawLock>() {
    let lock = L::INIT;
    assert!(lock.try_lock());
    assert!(!lock.try_lock());
    // SAFETY: taken above.
    unsafe { lock.unlock() };
    lock.lock();
    assert!(!lock.try_lock());
    // SAFETY: taken above.
    unsafe { lock.unlock() };
    assert!(lock.try_lock());
    // SAFETY: taken above.
    unsafe { lock.unlock() };
}

#[test]
fn try_lock_of_every_strategy_tells_the_truth() {
    try_lock_tells_the_truth::<NoLock>();
    try_lock_tells_the_truth::<Spin>();
    try_lock_tells_the_truth::<Ticket>();
    try_lock_tells_the_truth::<IrqSafe<MockInterrupts, Spin>>();
    try_lock_tells_the_truth::<IrqSafe<MockInterrupts, NoLock>>();
    assert_eq!(
        INTERRUPTS.get().depth,
        0,
        "a failed `try_lock` restores interrupts"
    );
    #[cfg(feature = "std")]
    try_lock_tells_the_truth::<slabmalloc::lock::Os>();
    #[cfg(feature = "lock_api-0_4")]
    try_lock_tells_the_truth::<slabmalloc::lock::LockApi0_4<spin::mutex::SpinMutex<(), spin::Spin>>>();
    #[cfg(feature = "lock_api-0_5")]
    try_lock_tells_the_truth::<slabmalloc::lock::LockApi0_5<parking_lot::RawMutex>>();
}
