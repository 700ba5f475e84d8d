//! The zone for programs of an operating system: small waste, and a cache for each thread.
//!
//! ```
//! use slabmalloc::hosted::HostedZoneAllocator;
//!
//! #[global_allocator]
//! static ALLOCATOR: HostedZoneAllocator = HostedZoneAllocator::new();
//!
//! let words: Vec<String> = ["a", "few", "words"].map(String::from).into();
//! assert!(ALLOCATOR.snapshot().live_objects() > 0);
//! # drop(words);
//! ```
//!
//! What it is made of is in the documentation of [`Hosted`]; a program that wants other sizes starts from
//! the same lines:
//!
//! ```
//! slabmalloc::declare_zone! {
//!     zone Mine {
//!         base_page:     32 KiB,
//!         large_page:    512 KiB,
//!         base_classes:  [8, 16, 24, 32, 40, 48, 56] + geometric(64..=3840, steps = 8),
//!         large_classes: geometric(4 KiB..=128 KiB, steps = 8),
//!         min_objects:   3,
//!         cache:         thread,
//!     }
//! }
//! ```
//!
//! Like [`SafeZoneAllocator`](crate::SafeZoneAllocator) it is one heap for the whole program, whatever
//! handles there are, and finds out most misuse when a batch of slots goes back to its pages; see
//! [`CachedZone`](crate::global::CachedZone). What it has more of is classes: 15 there, 96 here.

declare_zone! {
    /// Pages of 32 KiB and 512 KiB; classes in steps of 8 bytes up to 64, then eight for each doubling up
    /// to 128 KiB, so that at most a ninth of a slot is lost to rounding above 64 bytes.
    pub zone Hosted as HostedZoneAllocator {
        base_page:     32 KiB,
        large_page:    512 KiB,
        base_classes:  [8, 16, 24, 32, 40, 48, 56] + geometric(64..=3840, steps = 8),
        large_classes: geometric(4 KiB..=128 KiB, steps = 8),
        min_objects:   3,
        cache:         thread,
    }
}
