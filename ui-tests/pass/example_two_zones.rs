//! Two zones in one invocation, one of them by hand and without a lock.

use slabmalloc::Allocator;

slabmalloc::declare_zone! {
    /// Small, hot objects.
    pub zone HotZone { classes: [16, 32, 48, 64], cache: none }
    /// I/O buffers.
    pub zone BulkZone { base_page: 64 KiB, classes: pow2(4 KiB..=128 KiB), lock: none, pager: none }
}

static HOT: SafeHotZone = SafeHotZone::new();

fn main() {
    let layout = std::alloc::Layout::new::<[u8; 48]>();
    assert!(HOT.allocate(layout).is_ok());

    let mut bulk: BulkZone<'_> = BulkZone::new();
    let layout = std::alloc::Layout::new::<[u8; 4096]>();
    assert!(bulk.allocate(layout).is_err());
    // SAFETY: any bytes are a page.
    let page: Box<BulkZonePage<'_>> = unsafe { Box::new_uninit().assume_init() };
    // SAFETY: the page is aligned and unused.
    unsafe { bulk.refill(layout, Box::leak(page)).unwrap() };
    assert!(bulk.allocate(layout).is_ok());
}
