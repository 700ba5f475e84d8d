//! The heap: all that a firmware has to write.

/// Bytes of the arena. The machine without compare-and-swap has 16 KiB of memory in all, and a panic in the handler of an
/// interrupt, which prints, wants more than 2.7 KiB of that as stack.
pub(crate) const ARENA: usize = if cfg!(feature = "no-compare-and-swap") {
    9 << 10
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
