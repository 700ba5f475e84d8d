//! The smallest arenas that are accepted hold their zone's largest page, wherever they start.

use std::alloc::Layout;

use slabmalloc::__private::geometry::Target;
use slabmalloc::lock::Spin;
use slabmalloc::pager::Arena;

slabmalloc::declare_zone! {
    zone Page { base_page: 1 KiB, large_page: none, classes: [8, 64], pager: arena(1 KiB) }
    zone Aligned { base_page: 64 KiB, large_page: none, classes: [64], pager: arena(124 KiB) }
    zone Huge { base_page: 1 MiB, large_page: none, classes: [64], pager: arena(2 MiB - 4 KiB) }
    zone Large { large_page: 2 MiB, classes: [64, 4 KiB], pager: arena(4 MiB - 4 KiB) }
}

static PAGE: SafePage = SafePage::new();
static ALIGNED: SafeAligned = SafeAligned::new();
static HUGE: SafeHuge = SafeHuge::new();
static LARGE: SafeLarge = SafeLarge::new();

fn main() {
    let target = Target {
        pointer_bytes: size_of::<usize>(),
        word_bytes: 8,
    };
    assert_eq!(align_of::<Arena<Spin, 1024>>(), target.arena_align());
    let layout = Layout::new::<u64>();
    assert!(PAGE.allocate(layout).is_ok());
    assert!(ALIGNED.allocate(layout).is_ok());
    assert!(HUGE.allocate(layout).is_ok());
    assert!(LARGE.allocate(Layout::new::<[u8; 4096]>()).is_ok());
}
