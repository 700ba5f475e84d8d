//! Slab allocators whose page sizes, size classes and lock strategy are compile-time parameters.
//!
//! A *slab* is a page of memory divided into equal slots; a *size class* is the slabs with slots of
//! one size; a *zone* is a table of size classes over one or two sizes of page. What a kernel or
//! program owes a zone is page frames, nothing else.
//!
//! # Three ways to use it
//!
//! **As it is.** [`SafeZoneAllocator`] is the program's heap: a global allocator over 4 KiB and 2 MiB
//! pages, with a lock for each size class. Its pager is that of the target: the operating system,
//! `memory.grow` on WebAssembly, or the regions of memory that a kernel adds. With the feature `std`
//! each thread keeps free slots, so that most requests take no lock.
//!
//! ```
//! #[global_allocator]
//! static ALLOCATOR: slabmalloc::SafeZoneAllocator = slabmalloc::SafeZoneAllocator::new();
//! ```
//!
//! **Made to measure.** [`declare_zone!`] makes a zone from page sizes, size classes, a lock and a
//! pager, and refuses what does not fit together, with the reason, under the token that is wrong.
//!
#![cfg_attr(feature = "macros", doc = "```")]
#![cfg_attr(not(feature = "macros"), doc = "```ignore")]
//! slabmalloc::declare_zone! {
//!     /// The heap of a machine with a 16 KiB granule.
//!     pub zone Heap {
//!         base_page:  16 KiB,
//!         large_page: 32 MiB,
//!         classes:    geometric(16..=1 MiB, steps = 4),
//!         lock:       ticket,
//!     }
//! }
//!
//! static HEAP: SafeHeap = SafeHeap::new();
//!
//! let layout = core::alloc::Layout::new::<[u64; 5]>();
//! let object = HEAP.allocate(layout).unwrap();
//! // SAFETY: the object came from this heap with this layout, and is used no more.
//! unsafe { HEAP.deallocate(object, layout) };
//! ```
//!
//! `cache: thread` gives each thread free slots of its own there as well (feature `std`), and `cache: per_cpu` each CPU
//! of a kernel;
//! `hosted::HostedZoneAllocator` is such a zone, with finer classes than the default one.
//!
//! **By hand.** [`ZoneAllocator`] and [`SCAllocator`] are fed page by page by their owner and take no
//! lock: the interface of slabmalloc 0.11.
//!
//! # What holds whatever is chosen
//!
//! * Allocation and deallocation take constant time, however many pages and objects there are. What a
//!   pager takes comes on top when a page is asked for or given back, and once when memory has run
//!   out: then every empty page is given back before the last attempt.
//! * No path panics, unwinds, formats, logs or allocates; exhaustion is null or an error.
//! * No lock is held while a pager or a report handler runs.
//! * A free of what is not live is refused and reported: double frees, interior pointers, wrong
//!   layouts, metadata, foreign pages. Where threads keep free slots, that is when a slot gets to its page,
//!   if it is still wrong then; see [`CachedZone`](global::CachedZone). The safe functions for freeing, those of
//!   zones that one owner feeds by hand, are sound for every argument.
//!
//! # Features
//!
//! | feature | what it adds |
//! |---|---|
//! | `macros` (default) | [`declare_zone!`] |
//! | `std` | free slots kept by each thread in [`SafeZoneAllocator`]; `cache: thread` of [`declare_zone!`]; the lock `Os`, whose waiters sleep |
//! | `critical-section` | interrupt control by the `critical-section` crate for [`lock::IrqSafe`] |
//! | `lock_api-0_4`, `lock_api-0_5` | any `lock_api` mutex as a lock |
//! | `allocator-api2-0_2`, `allocator-api2-0_4` | `Vec::new_in(&zone)` on stable Rust |
//! | `address-sanitizer`, `valgrind` | what these tools are told of slots, so that they see overflows and uses after free in zones that may be shared |
//! | `portable-atomic` | atomic operations by that crate, for CPUs without compare-and-swap |
//! | `x86_64-0_15`, `buddy_system_allocator-0_13` | frame allocators of kernels as sources of pages: [`pager::FramePager`] |
//! | `nightly` | the same with the standard library's unstable trait |
//! | `unstable` | nothing; kept for manifests written for slabmalloc 0.11 |
//!
//! The crate is `no_std`. Features only add, with one exception: under `std`, which any crate of a program
//! may enable, [`SafeZoneAllocator`] is the same heap, faster, and what is freed wrongly in it is found out later
//! or not at all; its documentation says more.
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(feature = "nightly", feature(allocator_api))]

#[cfg(feature = "std")]
extern crate std;

#[doc(hidden)]
pub mod __private;
mod addr;
mod atomic;
pub mod cache;
#[macro_use]
mod declare;
mod default_zone;
pub mod error;
pub mod global;
pub mod harden;
#[cfg(all(feature = "macros", feature = "std", any(unix, windows)))]
#[cfg_attr(docsrs, doc(cfg(all(feature = "macros", feature = "std"))))]
pub mod hosted;
mod instrument;
pub mod lock;
pub mod page;
pub mod pager;
mod slab;
pub mod stats;
pub mod zone;

pub use typenum;

pub use default_zone::SafeZoneAllocator;
pub use error::AllocationError;
pub use global::SafeZone;
pub use page::AllocablePage;
pub use slab::SCAllocator;
pub use zone::{Allocator, LargeObjectPage, ObjectPage, X86, Zone, ZoneAllocator};

/// The README's examples are tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// The heap of a WebAssembly module, which is compiled for any target here.
#[cfg(all(doctest, feature = "macros", feature = "std"))]
#[doc = include_str!("../docs/wasm.md")]
struct WebAssembly;

/// The heap of a firmware.
#[cfg(all(doctest, feature = "critical-section", feature = "macros"))]
#[doc = include_str!("../docs/microcontrollers.md")]
struct Microcontrollers;

/// Zones for machines.
#[cfg(all(doctest, feature = "critical-section", feature = "macros", feature = "std"))]
#[doc = include_str!("../docs/platforms.md")]
struct Platforms;

/// What slabmalloc 0.11 documented, as tests.
#[cfg(doctest)]
#[doc = include_str!("../docs/slabmalloc-0.11-usage.md")]
struct PreviousUsage;
