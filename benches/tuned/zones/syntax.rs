slabmalloc::declare_zone! {
    /// Tuned: 276381696 bytes held for 261065233 asked for, 5.9 % waste predicted.
    pub zone Heap {
        base_page:   4 KiB,
        large_page:  128 KiB,
        classes:     [8, 16, 24, 40, 56, 72, 96, 128, 136, 144, 176, 264, 304, 360, 544, 736, 768,
                      1024, 1088, 1536, 1824, 2048, 3080, 4120, 5888, 8704, 11776, 16352],
        min_objects: 8,
        oversize:    pager,
        cache:       thread(16 KiB),
    }
}
