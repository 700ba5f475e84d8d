//! What is not written gives way to what is: large pages that no class needs, classes that do not fit.

slabmalloc::declare_zone! {
    zone NoLargeNeeded { classes: [16, 32] }
    zone HugeBase { base_page: 4 MiB, classes: [4 KiB] }
    zone SmallPages { base_page: 1 KiB, large_page: none }
    zone FewPages { base_page: 1 KiB, pager: arena(64 KiB) }
    zone BaseOnly { base_classes: pow2(8..=256) }
}

fn main() {
    assert_eq!(NoLargeNeeded::MAX_ALLOC_SIZE, 32);
    assert_eq!(HugeBase::MAX_BASE_ALLOC_SIZE, 4 << 10);
    assert_eq!(SmallPages::MAX_ALLOC_SIZE, 64);
    assert_eq!(FewPages::MAX_ALLOC_SIZE, 64);
    assert_eq!(BaseOnly::MAX_ALLOC_SIZE, 256);
}
