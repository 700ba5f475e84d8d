//! The face of `declare_zone!`, and the state of zones of which there is one.
//!
//! A declarative macro hands the path of this crate on to the procedural one, so that the expansion
//! finds it under whatever name the user gave it.

/// Declares zones: types for page sizes, size classes, a lock and a pager of the user's choice.
///
/// # Grammar
///
/// ```text
/// zones   := (attribute* visibility "zone" Name generics? ("as" Name)? (";" | "{" field,* "}"))*
/// field   := "base_page"   ":" size                   default: 4 KiB
///          | "large_page"  ":" (size | "none")        default: 2 MiB
///          | "classes"     ":" classes                default: pow2(8..=128 KiB)
///          | "base_classes" ":" classes               instead of `classes`: those in base pages
///          | "large_classes" ":" classes              instead of `classes`: those in large pages
///          | "min_objects" ":" count                  default: 8; the fewest objects in a page
///          | "word"        ":" ("u64" | "u32" | "usize")
///          | "lock"        ":" lock                   default: spin
///          | "pager"       ":" pager                  default: that of the target
///          | "huge_pages"  ":" ("never" | "after_growth" | "always")   default: after_growth; pager `os`
///          | "oversize"    ":" ("pager" | "null")     default: pager
///          | "on_misuse"   ":" ("abort" | "leak" | type)   default: abort
///          | "stats"       ":" ("true" | "false")     default: false
///          | "cache"       ":" cache                  default: none
///          | "harden"      ":" ("checked" | "hardened" | "debug" ("(" type ")")? | "unsafe unchecked")   default: checked
/// size    := 16 KiB | 16KiB | 4096 | 1 << 14 | path::TO_A_CONST        units: B KiB MiB GiB
/// classes := "[" size,* "]" | "pow2(" size "..=" size ")"
///          | "geometric(" size "..=" size ", steps = " count ")" | classes "+" classes
/// lock    := "none" | "spin" | "ticket" | "os" | "irq_safe(" lock ("," type)? ")" | type
/// cache   := "none" | "thread" ("(" size ")")?
///          | "per_cpu(" type ("," ("try_lock" | "interrupts_off(" type ")"))? ("," size)? ")"
/// pager   := "os" | "wasm" | "none" | "arena(" size ")" | "unsafe fn(" path "," path ")" | type
/// ```
///
/// # What it makes
///
/// For `zone Heap`, with the visibility and attributes given:
///
/// * `SafeHeap` (or the name after `as`), a [`SafeZone`](crate::SafeZone), or with a `cache` a
///   [`CachedZone`](crate::global::CachedZone): the global allocator;
/// * `Heap<'a>`, a [`Zone`](crate::Zone) that is fed by hand;
/// * `HeapPage<'a>` and `HeapLargePage<'a>`, its pages;
/// * `HeapConfig`, the [`ZoneConfig`](crate::zone::ZoneConfig) behind all of them.
///
/// The documentation of `Heap` shows its table of classes: size, page, objects per page and waste.
///
/// Classes of which a base page holds at least `min_objects` live in base pages, the rest in large
/// ones.
///
/// # Examples
///
/// Nothing but the name: a zone like the default one, without caches.
///
/// ```
/// slabmalloc::declare_zone! { pub zone Heap; }
///
/// #[global_allocator]
/// static ALLOCATOR: SafeHeap = SafeHeap::new();
/// ```
///
/// A microcontroller: 1 KiB pages from a static arena, 32-bit bitmap words.
///
/// ```
/// slabmalloc::declare_zone! {
///     zone Tiny {
///         base_page:  1 KiB,
///         large_page: none,
///         classes:    [8, 16, 24, 32, 64, 104],
///         word:       u32,
///         pager:      arena(32 KiB),
///         oversize:   null,
///     }
/// }
///
/// static TINY: SafeTiny = SafeTiny::new();
/// let layout = core::alloc::Layout::new::<[u8; 20]>();
/// assert!(TINY.allocate(layout).is_ok());
/// ```
///
/// A program of many threads: each keeps free slots of its own, and takes no lock while they last.
/// Needs the feature `std`.
///
#[cfg_attr(feature = "std", doc = "```")]
#[cfg_attr(not(feature = "std"), doc = "```text")]
/// slabmalloc::declare_zone! {
///     zone App {
///         base_page:  32 KiB,
///         large_page: 512 KiB,
///         classes:    geometric(16..=32 KiB, steps = 8),
///         cache:      thread,
///     }
/// }
///
/// #[global_allocator]
/// static ALLOCATOR: SafeApp = SafeApp::new();
///
/// let numbers: Vec<u64> = std::thread::spawn(|| (0..1000).collect()).join().unwrap();
/// assert_eq!(numbers.len(), 1000);
/// ```
///
/// A kernel: each CPU keeps free slots of its own, and interrupt handlers allocate too.
///
/// ```
/// # use slabmalloc::lock::InterruptControl;
/// use slabmalloc::cache::Cpus;
///
/// /// The CPUs, by the number that the boot code left in a register of each.
/// struct Harts;
///
/// # fn number_of_this_cpu() -> usize { 0 }
/// // SAFETY: the register is read in one step, and each CPU's is different.
/// unsafe impl Cpus for Harts {
///     const COUNT: usize = 64;
///
///     fn current() -> usize {
///         number_of_this_cpu()
///     }
/// }
/// # struct Sie;
/// # // SAFETY: there are no interrupts.
/// # unsafe impl InterruptControl for Sie {
/// #     type State = ();
/// #     fn disable() {}
/// #     unsafe fn restore((): ()) {}
/// # }
///
/// slabmalloc::declare_zone! {
///     zone Kernel as KernelHeap {
///         classes: geometric(16..=8 KiB, steps = 4),
///         lock:    irq_safe(spin, Sie),
///         cache:   per_cpu(Harts),
///     }
/// }
///
/// static HEAP: KernelHeap = KernelHeap::new();
/// # #[cfg(any(unix, windows))]
/// assert!(HEAP.allocate(core::alloc::Layout::new::<[u64; 7]>()).is_ok());
/// ```
///
/// Wrong input is refused with the reason and the way out, under the token that is wrong:
///
/// ```compile_fail
/// slabmalloc::declare_zone! { zone Wrong { base_page: 12 KiB } }
/// ```
#[cfg(feature = "macros")]
#[macro_export]
macro_rules! declare_zone {
    ($($zones:tt)*) => {
        $crate::__private::declare_zone_impl! { [$crate] $($zones)* }
    };
}

/// What zones with caches of either kind have, once for a type. In a trait's implementation.
#[doc(hidden)]
#[macro_export]
macro_rules! __cached_statics {
    ($config:ty, $lock:ty, $pager:ty, $batch:expr) => {
        type Config = $config;
        type Lock = $lock;
        type Pager = $pager;
        const BATCH_BYTES: $crate::__private::core::primitive::usize = $batch;

        #[inline]
        fn zone() -> &'static $crate::global::SafeZone<$config, $lock, $pager> {
            static __SLABMALLOC_ZONE: $crate::global::SafeZone<$config, $lock, $pager> =
                $crate::global::SafeZone::new();
            &__SLABMALLOC_ZONE
        }

        fn magazines() -> &'static $crate::global::Magazines<$config, $lock> {
            static __SLABMALLOC_MAGAZINES: $crate::global::Magazines<$config, $lock> =
                $crate::global::Magazines::new();
            &__SLABMALLOC_MAGAZINES
        }

        fn depots() -> &'static [$crate::cache::SharedDepot<$lock>] {
            static __SLABMALLOC_DEPOTS: [$crate::cache::SharedDepot<$lock>;
                <$config as $crate::zone::ZoneConfig>::CLASSES.len()] =
                [const { $crate::cache::SharedDepot::new() };
                    <$config as $crate::zone::ZoneConfig>::CLASSES.len()];
            &__SLABMALLOC_DEPOTS
        }
    };
}

/// The statics and thread-locals of a zone with a cache for each thread, which a generic type cannot have:
/// `declare_zone!` makes them in the program that uses it, this crate for the default zone.
#[cfg(feature = "std")]
#[doc(hidden)]
#[macro_export]
macro_rules! __thread_cached {
    ($config:ty, $lock:ty, $pager:ty, $batch:expr) => {
        // SAFETY: the statics are the same at every call, and as many as there are classes. Bins have no
        // destructor, so that they last as long as their thread, and the watch calls `thread_ends`.
        #[automatically_derived]
        unsafe impl $crate::global::Caching for $config {
            $crate::__cached_statics! { $config, $lock, $pager, $batch }

            #[inline]
            fn with_cache<R>(
                __slabmalloc_action: impl $crate::__private::core::ops::FnOnce(
                    $crate::cache::CacheView<'_>,
                ) -> R,
            ) -> $crate::__private::core::option::Option<R> {
                $crate::__private::std::thread_local! {
                    static __SLABMALLOC_BINS: $crate::cache::Bins<
                        { <$config as $crate::zone::ZoneConfig>::CLASSES.len() },
                        { $crate::global::counted_classes::<$config>() },
                    > = const { $crate::cache::Bins::new() };
                }
                // Where thread-locals are slots of the system's, one without a destructor has an end as well.
                __SLABMALLOC_BINS
                    .try_with(|__slabmalloc_bins| __slabmalloc_action(__slabmalloc_bins.view()))
                    .ok()
            }

            fn watch() -> $crate::__private::core::primitive::bool {
                struct __SlabmallocWatch;

                impl $crate::__private::core::ops::Drop for __SlabmallocWatch {
                    fn drop(&mut self) {
                        $crate::global::CachedZone::<$config>::thread_ends();
                    }
                }

                $crate::__private::std::thread_local! {
                    static __SLABMALLOC_WATCH: __SlabmallocWatch = const { __SlabmallocWatch };
                }
                static __SLABMALLOC_FORKS: $crate::global::ForkHandlers = $crate::global::ForkHandlers::new();
                __SLABMALLOC_FORKS.install::<$config>();
                __SLABMALLOC_WATCH.try_with(|_| ()).is_ok()
            }
        }
    };
}

/// The same where there is no standard library, and so nothing that belongs to a thread: the zone alone.
#[cfg(not(feature = "std"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __thread_cached {
    ($config:ty, $lock:ty, $pager:ty, $batch:expr) => {
        // SAFETY: the zone is the same at every call, and nothing is cached.
        #[automatically_derived]
        unsafe impl $crate::global::Caching for $config {
            $crate::__cached_statics! { $config, $lock, $pager, $batch }

            const CACHED: $crate::__private::core::primitive::bool = false;

            fn with_cache<R>(
                _: impl $crate::__private::core::ops::FnOnce($crate::cache::CacheView<'_>) -> R,
            ) -> $crate::__private::core::option::Option<R> {
                $crate::__private::core::option::Option::None
            }

            fn watch() -> $crate::__private::core::primitive::bool {
                false
            }
        }
    };
}

/// The statics of a zone with a cache for each CPU.
#[doc(hidden)]
#[macro_export]
macro_rules! __cpu_cached {
    ($config:ty, $lock:ty, $pager:ty, $batch:expr, $cpus:ty, $protection:ty) => {
        // SAFETY: the statics are the same at every call, and as many as there are classes. The protection gives a
        // cache to one at a time, and CPUs have no end.
        #[automatically_derived]
        unsafe impl $crate::global::Caching for $config {
            $crate::__cached_statics! { $config, $lock, $pager, $batch }

            const OWNERS_END: $crate::__private::core::primitive::bool = false;
            const REACHABLE: $crate::__private::core::primitive::usize =
                $crate::cache::reachable::<$cpus, $protection>();

            #[inline]
            fn with_cache<R>(
                __slabmalloc_action: impl $crate::__private::core::ops::FnOnce(
                    $crate::cache::CacheView<'_>,
                ) -> R,
            ) -> $crate::__private::core::option::Option<R> {
                Self::with_reachable($crate::cache::current::<$cpus, $protection>(), __slabmalloc_action)
            }

            #[inline]
            fn with_reachable<R>(
                __slabmalloc_number: $crate::__private::core::primitive::usize,
                __slabmalloc_action: impl $crate::__private::core::ops::FnOnce(
                    $crate::cache::CacheView<'_>,
                ) -> R,
            ) -> $crate::__private::core::option::Option<R> {
                static __SLABMALLOC_CACHES: [$crate::cache::CpuCache<
                    { <$config as $crate::zone::ZoneConfig>::CLASSES.len() },
                    { $crate::global::counted_classes::<$config>() },
                >; <$cpus as $crate::cache::Cpus>::COUNT] =
                    [const { $crate::cache::CpuCache::new() }; <$cpus as $crate::cache::Cpus>::COUNT];
                <$protection as $crate::cache::Protection>::with::<$cpus, _, _, _>(
                    &__SLABMALLOC_CACHES,
                    __slabmalloc_number,
                    __slabmalloc_action,
                )
            }

            #[inline]
            fn watch() -> $crate::__private::core::primitive::bool {
                true
            }
        }
    };
}
