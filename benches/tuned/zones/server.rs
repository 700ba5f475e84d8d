slabmalloc::declare_zone! {
    /// Tuned: 283770880 bytes held for 273125666 asked for, 3.9 % waste predicted.
    pub zone Heap {
        base_page:   32 KiB,
        large_page:  2 MiB,
        classes:     [24, 32, 40, 48, 64, 80, 104, 144, 208, 272, 400, 512, 752, 1048, 1280, 1712,
                      2168, 2320, 2704, 3248, 4064, 8 KiB, 83984],
        min_objects: 8,
        oversize:    pager,
        cache:       thread(16 KiB),
    }
}
