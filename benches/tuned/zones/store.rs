slabmalloc::declare_zone! {
    /// Tuned: 66453504 bytes held for 59867196 asked for, 11.0 % waste predicted.
    pub zone Heap {
        base_page:   64 KiB,
        large_page:  none,
        classes:     [8, 16, 24, 32, 48, 64, 128, 248, 368, 464, 608, 808, 904, 1024],
        min_objects: 3,
        oversize:    pager,
        cache:       thread(16 KiB),
    }
}
