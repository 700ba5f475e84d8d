//! All CPUs of the machine, and work that they do at the same time.

use core::hint::spin_loop;
use core::ptr;
use core::sync::atomic::{AtomicPtr, AtomicUsize, Ordering};

use slabmalloc::cache::Cpus;

use crate::{arch, boot};

/// The most CPUs that the kernel has room for.
pub(crate) const MOST: usize = 8;

/// The CPUs, as the heap's caches want to see them.
#[derive(Debug)]
pub(crate) enum Machine {}

// SAFETY: the boot code gave each CPU a number of its own, in a register that is read in one instruction.
unsafe impl Cpus for Machine {
    const COUNT: usize = MOST;

    #[inline]
    fn current() -> usize {
        arch::current_cpu()
    }
}

static COUNT: AtomicUsize = AtomicUsize::new(1);
static ONLINE: AtomicUsize = AtomicUsize::new(1);
static ROUND: AtomicUsize = AtomicUsize::new(0);
static FINISHED: AtomicUsize = AtomicUsize::new(0);
static WORK: AtomicPtr<()> = AtomicPtr::new(ptr::null_mut());

/// How many CPUs run.
pub(crate) fn count() -> usize {
    COUNT.load(Ordering::Relaxed)
}

/// Starts the other CPUs and waits until all are there.
pub(crate) fn start_others() {
    let count = boot::cpu_count();
    assert!(
        (1..=MOST).contains(&count),
        "{count} CPUs, and there is room for {MOST}"
    );
    arch::start_other_cpus(count);
    wait_until(|| ONLINE.load(Ordering::Acquire) == count);
    COUNT.store(count, Ordering::Relaxed);
}

/// Says that another CPU has come, before [`serve`].
pub(crate) fn arrived() {
    // ORDERING: pairs with the load in `start_others`: what the CPU did to set itself up is done.
    ONLINE.fetch_add(1, Ordering::Release);
}

/// What every CPU but the first one does: every round's work.
pub(crate) fn serve() -> ! {
    let mut rounds = 0;
    loop {
        // ORDERING: pairs with the store in `run_everywhere`: the work is the one of this round.
        wait_until(|| ROUND.load(Ordering::Acquire) != rounds);
        rounds += 1;
        let work = WORK.load(Ordering::Relaxed);
        // SAFETY: `run_everywhere` stored a function of this type.
        let work = unsafe { core::mem::transmute::<*mut (), fn(usize)>(work) };
        work(arch::current_cpu());
        // ORDERING: pairs with the load in `run_everywhere`: the work's results are seen.
        FINISHED.fetch_add(1, Ordering::Release);
    }
}

/// Runs `work` on every CPU, which is told its number, and returns when all are done. For the first CPU.
pub(crate) fn run_everywhere(work: fn(usize)) {
    FINISHED.store(0, Ordering::Relaxed);
    WORK.store(work as *mut (), Ordering::Relaxed);
    ROUND.fetch_add(1, Ordering::Release);
    work(arch::current_cpu());
    wait_until(|| FINISHED.load(Ordering::Acquire) == count() - 1);
}

/// A place where CPUs wait for one another, as often as they like.
pub(crate) struct Barrier {
    waiting: AtomicUsize,
    passed: AtomicUsize,
}

impl Barrier {
    pub(crate) const fn new() -> Self {
        Self {
            waiting: AtomicUsize::new(0),
            passed: AtomicUsize::new(0),
        }
    }

    /// Returns once every CPU has come.
    pub(crate) fn wait(&self) {
        let passed = self.passed.load(Ordering::Acquire);
        if self.waiting.fetch_add(1, Ordering::AcqRel) + 1 == count() {
            self.waiting.store(0, Ordering::Relaxed);
            self.passed.fetch_add(1, Ordering::Release);
        } else {
            wait_until(|| self.passed.load(Ordering::Acquire) != passed);
        }
    }
}

fn wait_until(condition: impl Fn() -> bool) {
    while !condition() {
        spin_loop();
    }
}
