//! A zone that is dropped gives back all of its pages, full ones and others, live objects or not.

use core::ptr::NonNull;

use slabmalloc::global::SafeZone;
use slabmalloc::harden::Harden;

use crate::configs::{TestConfig, take_reports, test_configs, test_every_config};
use crate::heap::layout;
use crate::test_pager::TestPager;

/// Pages of each class: some stay full, one gets a free slot, and one gets empty.
const PAGES: usize = 4;

fn all_pages_go_back<C: TestConfig>() {
    let zone: SafeZone<C, C::Lock, TestPager> = SafeZone::new();
    for (index, size) in C::CLASSES.iter().enumerate() {
        let layout = layout(size - C::Harden::TRAILER_BYTES, 1);
        let class = || *zone.snapshot().classes().nth(index).unwrap();
        let (slots, page_bytes) = (class().slots_per_page, class().page_bytes);
        let objects: Vec<NonNull<u8>> = (0..PAGES * slots)
            .map(|_| zone.allocate(layout).unwrap())
            .collect();
        assert_eq!(
            (class().pages, class().full_pages),
            (PAGES, PAGES),
            "class {index}"
        );
        let page = |object: &NonNull<u8>| object.addr().get() / page_bytes;
        let (first, last) = (objects[0], objects[objects.len() - 1]);
        let emptied = objects.iter().filter(|object| page(object) == page(&last));
        for object in emptied.copied().chain([first]) {
            // SAFETY: the object is alive, and not used any more; the two are of different pages.
            unsafe { zone.deallocate(object, layout) };
        }
        assert!(class().full_pages >= PAGES - 2, "class {index}");
    }
    // The pager tells what does not come back, comes back twice or as something else.
    drop(zone);
    assert_eq!(take_reports(), []);
}

test_every_config!(all_pages_go_back);

fn all_pages_go_back_with_policies<C: TestConfig>() {
    all_pages_go_back::<C>();
}

test_configs! { all_pages_go_back_with_policies:
    hardened_1k_16k = Hardened1K16K, hardened_4k_2m = Hardened4K2M, hardened_64k = Hardened64K,
    debugging_4k_64k = Debugging4K64K, debugging_16k = Debugging16K, unchecked_4k_64k = Unchecked4K64K
}
