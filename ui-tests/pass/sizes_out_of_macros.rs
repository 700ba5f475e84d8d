//! Values that a `macro_rules!` of the user's passes on, and constant expressions of every shape.

use slabmalloc::lock::Ticket;
use slabmalloc::pager::{NoPager, OsPager};

macro_rules! zone {
    ($(#[$meta:meta])* $visibility:vis $name:ident, $pages:literal, $large:expr, $class:expr, $lock:ty, $pager:path, $word:tt) => {
        slabmalloc::declare_zone! {
            $(#[$meta])*
            $visibility zone $name {
                base_page: $pages KiB,
                large_page: 2 * $large,
                classes: [$pages, $class, 8 * $class],
                lock: $lock,
                pager: $pager,
                word: $word,
                min_objects: $pages,
            }
        }
    };
}

zone!(#[cfg(all())] pub(crate) Pages, 16, 512 << 10, 512 * 1, Ticket, NoPager, u64);

macro_rules! twice_removed {
    ($name:ident, $pages:literal, $lock:ty) => {
        zone!(/** Documented. */ $name, $pages, 1 << 20, 1024, $lock, OsPager, u32);
    };
}

// A name of a strategy is one after a detour, too.
twice_removed!(Spun, 8, spin);

const LARGE: bool = cfg!(target_pointer_width = "64");
const ORDER: usize = 2;

struct Board<const A: usize, const B: usize>;

impl<const A: usize, const B: usize> Board<A, B> {
    const CLASS: usize = 8 * A * B;
}

slabmalloc::declare_zone! {
    zone If { base_page: if LARGE { 16 KiB } else { 8 KiB }, large_page: none, classes: [16] }
    zone Less { base_page: if ORDER < 4 { 4 KiB } else if LARGE { 8 KiB } else { 16 KiB }, large_page: none, classes: [16] }
    zone Match { base_page: match ORDER { 4 if LARGE => 16 KiB, 2 => 8 KiB, _ => 4 KiB }, large_page: none, classes: [16] }
    zone Block { base_page: { match ORDER { 2 if LARGE => 64 KiB, _ => 4 KiB } }, large_page: none, classes: [16] }
    zone Const { base_page: const { 4 KiB << ORDER }, large_page: none, classes: [16] }
    zone Generic { classes: [16, Board::<2, 3>::CLASS, <Board<2, 4>>::CLASS, ORDER << 6], large_page: none }
    zone Arena { base_page: 1 KiB, large_page: none, pager: arena(if LARGE { 8 KiB } else { 4 KiB }) }
}

fn main() {
    assert_eq!(size_of::<PagesPage<'_>>(), 16 << 10);
    assert_eq!((Pages::MAX_BASE_ALLOC_SIZE, Pages::MAX_ALLOC_SIZE), (512, 4096));
    assert_eq!(size_of::<SpunPage<'_>>(), 8 << 10);
    assert!(
        SafePages::new()
            .allocate(std::alloc::Layout::new::<u8>())
            .is_err()
    );
    assert!(SafeSpun::new().allocate(std::alloc::Layout::new::<u8>()).is_ok());
    assert_eq!(size_of::<IfPage<'_>>(), 16 << 10);
    assert_eq!(size_of::<LessPage<'_>>(), 4 << 10);
    assert_eq!(size_of::<MatchPage<'_>>(), 8 << 10);
    assert_eq!(size_of::<BlockPage<'_>>(), 64 << 10);
    assert_eq!(size_of::<ConstPage<'_>>(), 16 << 10);
    assert_eq!(Generic::MAX_ALLOC_SIZE, 128);
    assert_eq!(Arena::MAX_ALLOC_SIZE, 64);
    let _ = (
        SafeIf::new(),
        SafeLess::new(),
        SafeMatch::new(),
        SafeBlock::new(),
        SafeConst::new(),
    );
    let _ = (SafeGeneric::new(), SafeArena::new());
}
