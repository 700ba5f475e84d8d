//! Whose the caches of a zone are, and what gives each to one user at a time.

use core::marker::PhantomData;

use loom::thread::{self, JoinHandle};
use slabmalloc::cache::{Bins, CacheView, CpuCache, InterruptsOff, Protection};
use slabmalloc::lock::InterruptControl;

use crate::algorithms::{CpuFlag, Steps};
use crate::interrupts::{self, Machine, Role};

loom::thread_local! {
    static BINS: Bins<1> = Bins::new();
}

/// The caches that are statics of a zone.
pub(crate) struct StaticCaches {
    common: Bins<1>,
    of_cpus: [CpuCache<1>; interrupts::COUNT],
}

impl StaticCaches {
    pub(crate) const fn new() -> Self {
        Self {
            common: Bins::new(),
            of_cpus: [const { CpuCache::new() }; interrupts::COUNT],
        }
    }
}

/// Whose the caches are.
pub(crate) trait Owners: 'static {
    /// Whether they end, as threads do and CPUs do not.
    const END: bool;

    /// Gives `action` the cache of whoever asks, unless it is in use.
    fn with<R>(caches: &StaticCaches, action: impl FnOnce(CacheView<'_>) -> R) -> Option<R>;
}

/// Each thread has one.
pub(crate) struct Threads;

impl Owners for Threads {
    const END: bool = true;

    fn with<R>(_: &StaticCaches, action: impl FnOnce(CacheView<'_>) -> R) -> Option<R> {
        Some(BINS.with(|bins| action(bins.view())))
    }
}

/// All threads use one without further ado, which `Caching` rules out.
pub(crate) struct Everybody;

impl Owners for Everybody {
    const END: bool = true;

    fn with<R>(caches: &StaticCaches, action: impl FnOnce(CacheView<'_>) -> R) -> Option<R> {
        Some(action(caches.common.view()))
    }
}

/// CPUs, on which somebody runs.
pub(crate) trait OfCpus: Owners {
    /// A thread that runs on this CPU.
    fn spawn(number: usize, role: Role, body: impl FnOnce() + 'static) -> JoinHandle<()>;
}

/// All threads run on one CPU, whose cache is taken by a flag as under `TryLock`: what loom interrupts in the middle
/// of a use is a task, and what runs meanwhile a handler or another task.
pub(crate) struct ByFlag<F>(PhantomData<fn() -> F>);

impl<F: Steps> Owners for ByFlag<F> {
    const END: bool = false;

    fn with<R>(caches: &StaticCaches, action: impl FnOnce(CacheView<'_>) -> R) -> Option<R> {
        CpuFlag::during::<F, _>(|| action(caches.common.view()))
    }
}

impl<F: Steps> OfCpus for ByFlag<F> {
    fn spawn(_: usize, _: Role, body: impl FnOnce() + 'static) -> JoinHandle<()> {
        thread::spawn(body)
    }
}

/// Threads run on CPUs, each with a cache that is used with interrupts off: the library's own `InterruptsOff`.
pub(crate) struct ByInterrupts<I>(PhantomData<fn() -> I>);

impl<I: InterruptControl> Owners for ByInterrupts<I> {
    const END: bool = false;

    fn with<R>(caches: &StaticCaches, action: impl FnOnce(CacheView<'_>) -> R) -> Option<R> {
        InterruptsOff::<I>::with::<Machine, 1, 0, R>(&caches.of_cpus, 0, |cache| {
            interrupts::while_used(|| action(cache))
        })
    }
}

impl<I: InterruptControl> OfCpus for ByInterrupts<I> {
    fn spawn(number: usize, role: Role, body: impl FnOnce() + 'static) -> JoinHandle<()> {
        thread::spawn(move || interrupts::on_cpu(number, role, body))
    }
}
