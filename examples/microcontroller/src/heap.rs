//! The heap: all that a firmware has to write.

/// Bytes of the arena: the machine without compare-and-swap has 16 KiB of memory in all.
pub(crate) const ARENA: usize = if cfg!(feature = "no-compare-and-swap") {
    10 << 10
} else {
    32 << 10
};

slabmalloc::declare_zone! {
    /// Pages of 1 KiB in static memory. One core, so that to turn interrupts off is all the lock there is.
    pub(crate) zone Tiny {
        base_page:  1 KiB,
        large_page: none,
        classes:    [8, 16, 24, 32, 64, 104],
        word:       u32,
        lock:       irq_safe(none),
        pager:      arena(ARENA),
    }
}

#[global_allocator]
pub(crate) static HEAP: SafeTiny = SafeTiny::new();
