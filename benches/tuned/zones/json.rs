slabmalloc::declare_zone! {
    /// Tuned: 173023232 bytes held for 165934530 asked for, 4.3 % waste predicted.
    pub zone Heap {
        base_page:   4 KiB,
        large_page:  128 KiB,
        classes:     [8, 16, 32, 128, 256, 512, 632, 1024, 10512],
        min_objects: 8,
        oversize:    pager,
        cache:       thread(16 KiB),
    }
}
