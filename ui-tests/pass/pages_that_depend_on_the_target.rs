//! With 32-bit words the bitmap of a base page is so large that the second class needs large pages.

slabmalloc::declare_zone! {
    zone Heap { base_page: 1 MiB, classes: [24, 130048] }
    zone Words { base_page: 1 MiB, classes: [24, 130048], word: u32 }
}

fn main() {
    let needed = if cfg!(target_pointer_width = "64") {
        0
    } else {
        2 << 20
    };
    assert_eq!(size_of::<HeapLargePage<'_>>(), needed);
    assert_eq!(size_of::<WordsLargePage<'_>>(), 2 << 20);
    assert_eq!(Heap::MAX_ALLOC_SIZE, 130_048);
}
