//! Constants from elsewhere, attributes, a generic pager.

mod bsp {
    pub const PAGE_SIZE: usize = 16 << 10;
    pub const TCB_SIZE: usize = 640;
}

slabmalloc::declare_zone! {
    #[cfg(not(target_os = "none"))]
    pub zone BoardZone<P> {
        base_page:  bsp::PAGE_SIZE,
        large_page: 1 << 21,
        classes:    [16, bsp::TCB_SIZE, 4 * bsp::TCB_SIZE],
        pager:      P,
    }
}

static BOARD: SafeBoardZone<slabmalloc::pager::OsPager> = SafeBoardZone::new();

fn main() {
    let layout = std::alloc::Layout::new::<[u8; bsp::TCB_SIZE]>();
    let task = BOARD.allocate(layout).unwrap();
    // SAFETY: the object is this program's, and used no more.
    unsafe { BOARD.try_deallocate(task, layout) }.unwrap();
    assert_eq!(BoardZone::MAX_ALLOC_SIZE, 4 * bsp::TCB_SIZE);
}
