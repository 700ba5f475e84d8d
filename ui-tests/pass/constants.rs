//! Sizes that only the compiler knows: paths, expressions, blocks, associated constants.

use std::alloc::Layout;

mod bsp {
    pub const PAGE: usize = 16 << 10;
    pub const TASK: usize = 704;
    pub const fn doubled(size: usize) -> usize {
        2 * size
    }
    pub struct Board<const SHIFT: usize>;
    impl<const SHIFT: usize> Board<SHIFT> {
        pub const ARENA: usize = 1 << SHIFT;
    }
}

slabmalloc::declare_zone! {
    zone Task { base_page: bsp::PAGE, large_page: 128 * bsp::PAGE, classes: [16, bsp::TASK, { bsp::doubled(bsp::TASK) }, 8 KiB] }
    // No class needs a large page, which only the compiler finds out.
    zone Small { base_page: bsp::PAGE, classes: [16, bsp::TASK] }
    // The default classes, cut to what fits.
    zone Cut { base_page: bsp::PAGE, large_page: none }
    zone Spaced { classes: geometric(16..=bsp::TASK, steps = 4) + pow2(bsp::doubled(512)..=8 KiB), min_objects: 2 + 2 }
    zone Parts { base_classes: [16, bsp::TASK], large_classes: [bsp::doubled(bsp::TASK)], min_objects: 4 }
    zone Static { base_page: 1 KiB, large_page: none, classes: [16], pager: arena(bsp::Board::<15>::ARENA) }
}

static TASK: SafeTask = SafeTask::new();
static SMALL: SafeSmall = SafeSmall::new();
static CUT: SafeCut = SafeCut::new();
static SPACED: SafeSpaced = SafeSpaced::new();
static PARTS: SafeParts = SafeParts::new();
static ARENA: SafeStatic = SafeStatic::new();

fn main() {
    assert_eq!((Task::MAX_BASE_ALLOC_SIZE, Task::MAX_ALLOC_SIZE), (1408, 8 << 10));
    assert_eq!((Small::MAX_BASE_ALLOC_SIZE, Small::MAX_ALLOC_SIZE), (704, 704));
    assert_eq!(size_of::<SmallLargePage<'_>>(), 0);
    assert_eq!((Cut::MAX_BASE_ALLOC_SIZE, Cut::MAX_ALLOC_SIZE), (1 << 10, 1 << 10));
    assert_eq!((Spaced::MAX_BASE_ALLOC_SIZE, Spaced::MAX_ALLOC_SIZE), (704, 8 << 10));
    assert_eq!((Parts::MAX_BASE_ALLOC_SIZE, Parts::MAX_ALLOC_SIZE), (704, 1408));
    let layout = Layout::new::<u64>();
    for object in [TASK.allocate(layout), SMALL.allocate(layout), CUT.allocate(layout)] {
        assert!(object.is_ok());
    }
    for object in [SPACED.allocate(layout), PARTS.allocate(layout), ARENA.allocate(layout)] {
        assert!(object.is_ok());
    }
}
