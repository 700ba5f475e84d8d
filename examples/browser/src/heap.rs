//! The heap of the module itself, apart from the zones that it shows: lists of objects, and what the tuner computes.

slabmalloc::declare_zone! {
    /// One page of 64 KiB for each class that is used.
    zone Module {
        base_page:  64 KiB,
        large_page: none,
        classes:    pow2(16..=4 KiB),
    }
}

#[global_allocator]
static HEAP: SafeModule = SafeModule::new();
