//! The heap: all that a firmware has to write.

/// Bytes of the arena.
pub(crate) const ARENA: usize = 32 << 10;

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
