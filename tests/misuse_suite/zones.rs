//! The zones of the suite: policies, page sizes, locks and caches.

use core::alloc::GlobalAlloc;
use core::sync::atomic::{AtomicUsize, Ordering};

use slabmalloc::cache::Cpus;
use slabmalloc::error::{Abort, Misuse, MisuseHandler, MisuseKind};

/// What a policy promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Promise {
    /// R1 to R14.
    Checked,
    /// R15 to R20 as well.
    Hardened,
    /// Every byte behind an object, and who had the slot.
    Debug,
}

/// A heap, whatever its type.
pub(crate) type Dynamic = dyn GlobalAlloc + Sync;

/// A zone, and what scenarios must know of it.
pub(crate) trait Zone: Sync {
    const PROMISE: Promise;
    /// Bytes of a base page.
    const BASE_PAGE: usize;
    /// Bytes of a slot that no object gets.
    const TRAILER: usize;

    fn heap() -> &'static Dynamic;
    /// A zone of the same type where there can be one, else of the same shape.
    fn twin() -> &'static Dynamic;
    fn trim();
}

/// What is said of a report on what was freed last.
pub(crate) const AT_FREED: &str = "at the address that was freed";

/// Says whether the address is that of the last free, and ends the program as the default handler does, unless a
/// scenario counts.
pub(crate) enum Handler {}

/// Whether reports are counted; and how many there were, of double frees and others.
pub(crate) static COUNTING: AtomicUsize = AtomicUsize::new(0);
/// The address that was freed last.
pub(crate) static FREED: AtomicUsize = AtomicUsize::new(0);
pub(crate) static DOUBLE_FREES: AtomicUsize = AtomicUsize::new(0);
pub(crate) static OTHERS: AtomicUsize = AtomicUsize::new(0);

impl MisuseHandler for Handler {
    fn on_misuse(misuse: &Misuse) {
        if COUNTING.load(Ordering::Relaxed) == 0 {
            let freed = misuse.address == FREED.load(Ordering::Relaxed);
            eprintln!("{}", if freed { AT_FREED } else { "at another address" });
            Abort::on_misuse(misuse);
        }
        let counter = match misuse.kind {
            MisuseKind::DoubleFree => &DOUBLE_FREES,
            _ => &OTHERS,
        };
        counter.fetch_add(1, Ordering::Relaxed);
    }
}

/// A machine with one CPU.
pub(crate) struct One;

// SAFETY: the scenarios of this zone use it from one thread at a time.
unsafe impl Cpus for One {
    const COUNT: usize = 1;

    fn current() -> usize {
        0
    }
}

macro_rules! zones {
    ($(
        $name:ident: $promise:ident, trailer: $trailer:expr, base: $base:expr,
        twin: $twin:ident, { $($field:tt)* }
    )*) => {$(
        pub(crate) mod $name {
            use super::{DEBUG, Dynamic, Handler, One, Promise, Zone};

            slabmalloc::declare_zone! {
                pub(crate) zone First { on_misuse: Handler, $($field)* }
                pub(crate) zone Second { on_misuse: Handler, $($field)* }
            }

            static HEAP: SafeFirst = SafeFirst::new();
            static TWIN: $twin = $twin::new();

            /// The heap of this shape.
            pub(crate) struct Heap;

            impl Zone for Heap {
                const PROMISE: Promise = Promise::$promise;
                const BASE_PAGE: usize = $base;
                const TRAILER: usize = $trailer;

                fn heap() -> &'static Dynamic {
                    &HEAP
                }

                fn twin() -> &'static Dynamic {
                    &TWIN
                }

                fn trim() {
                    HEAP.trim();
                }
            }

            // Not every shape names them.
            const _: (usize, fn() -> One) = (DEBUG, || One);
        }
    )*};
}

/// Bytes that `debug` keeps at the end of a slot.
const DEBUG: usize = 16 + size_of::<slabmalloc::error::Sites>();

zones! {
    checked_4k: Checked, trailer: 0, base: 4 << 10, twin: SafeFirst, {
        large_page: 64 KiB, classes: [128, 256, 512, 4096], min_objects: 4, lock: spin,
    }
    checked_16k: Checked, trailer: 0, base: 16 << 10, twin: SafeFirst, {
        base_page: 16 KiB, large_page: 256 KiB, classes: [128, 256, 512, 4096], min_objects: 4, lock: ticket,
    }
    checked_64k: Checked, trailer: 0, base: 64 << 10, twin: SafeFirst, {
        base_page: 64 KiB, large_page: none, classes: [128, 256, 512, 4096], min_objects: 4, word: u32,
    }
    checked_2k: Checked, trailer: 0, base: 2 << 10, twin: SafeFirst, {
        base_page: 2 KiB, large_page: 64 KiB, classes: [128, 256, 512, 4096], min_objects: 3, lock: spin,
    }
    hardened_4k: Hardened, trailer: 8, base: 4 << 10, twin: SafeFirst, {
        large_page: 64 KiB, classes: [128, 256, 512, 4096], min_objects: 4, harden: hardened,
    }
    hardened_32k: Hardened, trailer: 8, base: 32 << 10, twin: SafeFirst, {
        base_page: 32 KiB, large_page: 512 KiB, classes: [128, 256, 512, 4096], lock: ticket, harden: hardened,
    }
    hardened_64k: Hardened, trailer: 8, base: 64 << 10, twin: SafeFirst, {
        base_page: 64 KiB, large_page: none, classes: [128, 256, 512, 4096], min_objects: 4, harden: hardened,
    }
    hardened_2k: Hardened, trailer: 8, base: 2 << 10, twin: SafeFirst, {
        base_page: 2 KiB, large_page: 64 KiB, classes: [128, 256, 512, 4096], min_objects: 3, word: u32,
        harden: hardened,
    }
    hardened_cpu: Hardened, trailer: 8, base: 4 << 10, twin: SafeSecond, {
        large_page: 64 KiB, classes: [128, 256, 512, 4096], min_objects: 4, harden: hardened,
        cache: per_cpu(One), lock: spin,
    }
    debug_4k: Debug, trailer: DEBUG, base: 4 << 10, twin: SafeFirst, {
        large_page: 64 KiB, classes: [128, 256, 512, 4096], min_objects: 4, harden: debug,
    }
    debug_cpu: Debug, trailer: DEBUG, base: 4 << 10, twin: SafeSecond, {
        large_page: 64 KiB, classes: [128, 256, 512, 4096], min_objects: 4, harden: debug,
        cache: per_cpu(One, 4 KiB), lock: spin,
    }
}

#[cfg(feature = "std")]
zones! {
    hardened_thread: Hardened, trailer: 8, base: 4 << 10, twin: SafeSecond, {
        large_page: 64 KiB, classes: [128, 256, 512, 4096], min_objects: 4, harden: hardened, cache: thread,
    }
    hardened_hosted: Hardened, trailer: 8, base: 32 << 10, twin: SafeSecond, {
        base_page: 32 KiB, large_page: 512 KiB, classes: [128, 256, 512, 4096], harden: hardened, cache: thread,
        lock: os,
    }
    debug_thread: Debug, trailer: DEBUG, base: 4 << 10, twin: SafeSecond, {
        large_page: 64 KiB, classes: [128, 256, 512, 4096], min_objects: 4, harden: debug, cache: thread,
    }
}
