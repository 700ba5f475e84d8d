slabmalloc::declare_zone! {
    /// Tuned: 161923072 bytes held for 150551446 asked for, 7.6 % waste predicted.
    pub zone Heap {
        base_page:   4 KiB,
        large_page:  128 KiB,
        classes:     [8, 16, 24, 32, 40, 48, 56, 64, 72, 80, 96, 128, 256, 512, 1032, 2048, 3104,
                      4224, 6 KiB, 8704, 12800, 16336],
        min_objects: 8,
        oversize:    pager,
        cache:       thread(16 KiB),
    }
}
