//! Raw identifiers, names after `as`, zones inside functions, zones named like ours.

slabmalloc::declare_zone! {
    zone r#Raw as r#Kernel;
    zone Zone as Page { classes: [16] }
}

static RAW: Kernel = Kernel::new();

fn main() {
    slabmalloc::declare_zone! { zone Local { base_page: 1 KiB, large_page: none, pager: arena(32 KiB) } }
    static LOCAL: SafeLocal = SafeLocal::new();

    let layout = std::alloc::Layout::new::<u64>();
    assert!(RAW.allocate(layout).is_ok());
    assert!(LOCAL.allocate(layout).is_ok());
    assert!(Page::new().allocate(layout).is_ok());
    assert_eq!(size_of::<RawPage<'_>>(), 4096);
    assert_eq!(Zone::MAX_ALLOC_SIZE, 16);
}
