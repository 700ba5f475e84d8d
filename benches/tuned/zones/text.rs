slabmalloc::declare_zone! {
    /// Tuned: 66945024 bytes held for 62476133 asked for, 7.2 % waste predicted.
    pub zone Heap {
        base_page:   16 KiB,
        large_page:  128 KiB,
        classes:     [8, 16, 24, 32, 40, 48, 56, 64, 72, 80, 96, 192, 456, 768, 1568, 3152, 6 KiB,
                      12800, 24 KiB, 43200],
        min_objects: 3,
        oversize:    pager,
        cache:       thread(16 KiB),
    }
}
