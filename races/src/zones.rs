//! Zones with a cache for each thread or CPU, over the pages of the operating system.

use core::sync::atomic::{AtomicUsize, Ordering};

use slabmalloc::cache::{Bins, CacheView, Cpus, SharedDepot};
use slabmalloc::declare_zone;
use slabmalloc::global::{CachedZone, Caching, Magazines, SafeZone};
#[cfg(feature = "std")]
use slabmalloc::lock::Os;
use slabmalloc::lock::{Spin, Ticket};
use slabmalloc::pager::{Segments, SystemMemory};

use crate::broken::Relaxed;

declare_zone! {
    /// Few classes and small batches, so that depots, classes and the pager are busy.
    pub(crate) zone Busy {
        base_page:  4 KiB,
        large_page: 64 KiB,
        classes:    [16, 64, 256, 2048],
        pager:      none,
    }
}

/// Two CPUs, between which whoever asks is moved at any time.
pub(crate) enum Machine {}

// SAFETY: it does not unwind, which is all that is promised where a flag protects the caches.
unsafe impl Cpus for Machine {
    const COUNT: usize = 2;

    fn current() -> usize {
        static USES: AtomicUsize = AtomicUsize::new(0);
        // ORDERING: orders nothing between the threads, which the flags of the caches have to.
        USES.fetch_add(1, Ordering::Relaxed) / 3 % Self::COUNT
    }
}

/// The same classes with a cache for each CPU.
macro_rules! zone_on_cpus {
    ($(#[$doc:meta])* $name:ident $($key:ident: $value:ident)?) => {
        declare_zone! {
            $(#[$doc])*
            pub(crate) zone $name {
                base_page:  4 KiB,
                large_page: 64 KiB,
                classes:    [16, 64, 256, 2048],
                lock:       spin,
                pager:      Segments<SystemMemory, Spin>,
                cache:      per_cpu(Machine, BATCH_BYTES),
                $($key:     $value,)?
            }
        }
    };
}

zone_on_cpus! {
    /// Checked when a batch goes back.
    OnCpus
}
zone_on_cpus! {
    /// Whose pages are is read without a lock at each free.
    Hardened harden: hardened
}

/// Bytes of a batch: two slots of the larger classes, sixteen of the smallest.
const BATCH_BYTES: usize = 256;

/// The statics of a zone with a cache for each thread, as `declare_zone!` makes them.
macro_rules! cached {
    ($name:ident, $lock:ty) => {
        pub(crate) enum $name {}

        // SAFETY: the statics are the same at every call, as many as there are classes; bins have no
        // destructor, so that they last as long as the thread. The watch calls `thread_ends`.
        unsafe impl Caching for $name {
            type Config = BusyConfig;
            type Lock = $lock;
            type Pager = Segments<SystemMemory, $lock>;
            const BATCH_BYTES: usize = BATCH_BYTES;

            fn zone() -> &'static SafeZone<BusyConfig, $lock, Self::Pager> {
                static ZONE: SafeZone<BusyConfig, $lock, Segments<SystemMemory, $lock>> = SafeZone::new();
                &ZONE
            }

            fn magazines() -> &'static Magazines<BusyConfig, $lock> {
                static MAGAZINES: Magazines<BusyConfig, $lock> = Magazines::new();
                &MAGAZINES
            }

            fn depots() -> &'static [SharedDepot<$lock>] {
                static DEPOTS: [SharedDepot<$lock>; 4] = [const { SharedDepot::new() }; 4];
                &DEPOTS
            }

            fn with_cache<R>(action: impl FnOnce(CacheView<'_>) -> R) -> Option<R> {
                thread_local! {
                    static BINS: Bins<4> = const { Bins::new() };
                }
                Some(BINS.with(|bins| action(bins.view())))
            }

            fn watch() -> bool {
                struct Watch;

                impl Drop for Watch {
                    fn drop(&mut self) {
                        CachedZone::<$name>::thread_ends();
                    }
                }

                thread_local! {
                    static WATCH: Watch = const { Watch };
                }
                WATCH.try_with(|_| ()).is_ok()
            }
        }
    };
}

cached!(OnSpin, Spin);
cached!(OnTicket, Ticket);
#[cfg(feature = "std")]
cached!(OnOs, Os);
cached!(OnRelaxed, Relaxed);
