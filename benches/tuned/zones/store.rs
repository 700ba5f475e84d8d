slabmalloc::declare_zone! {
    /// Tuned: 66846720 bytes held for 60377429 asked for, 10.7 % waste predicted.
    pub zone Heap {
        base_page:   32 KiB,
        large_page:  none,
        classes:     [16, 24, 32, 48, 64, 96, 128, 192, 256, 368, 464, 600, 808, 920, 1024],
        min_objects: 3,
        oversize:    pager,
        cache:       thread(16 KiB),
    }
}
