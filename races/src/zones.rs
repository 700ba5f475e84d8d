//! Zones with a cache for each thread, over the pages of the operating system.

use slabmalloc::cache::{Bins, CacheView, SharedDepot};
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
