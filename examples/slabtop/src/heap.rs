//! The heap of this program, which is the one that is shown.

slabmalloc::declare_zone! {
    /// A cache for each thread, and counters: without `stats: true` nobody knows how much is allocated in a second.
    pub(crate) zone Store as StoreHeap {
        base_page:   32 KiB,
        large_page:  none,
        classes:     geometric(16..=4 KiB, steps = 2),
        min_objects: 7,
        cache:       thread,
        stats:       true,
    }
}

/// It serves the store, and whatever drawing needs.
#[global_allocator]
pub(crate) static HEAP: StoreHeap = StoreHeap::new();
