slabmalloc::declare_zone! {
    /// Tuned: 287768576 bytes held for 276402562 asked for, 4.1 % waste predicted.
    pub zone Heap {
        base_page:   32 KiB,
        large_page:  512 KiB,
        classes:     [24, 32, 40, 48, 64, 80, 104, 144, 208, 272, 400, 512, 752, 1048, 1280, 1800,
                      2168, 2320, 2704, 3248, 4112, 8 KiB, 42000],
        min_objects: 8,
        oversize:    pager,
        cache:       thread(16 KiB),
    }
}
