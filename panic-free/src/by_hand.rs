//! A zone and a size class that their owner feeds.

use core::alloc::Layout;
use core::ptr::{self, NonNull};

use slabmalloc::{AllocationError, Allocator, LargeObjectPage, ObjectPage, SCAllocator, ZoneAllocator};

use crate::layout;

type Zone = ZoneAllocator<'static>;
type Class = SCAllocator<'static, ObjectPage<'static>>;
type BasePage = &'static mut ObjectPage<'static>;
type LargePage = &'static mut LargeObjectPage<'static>;

/// How a zone is used by its owner. Sizes and alignments are whatever the caller says.
#[repr(C)]
pub struct ZoneOperations {
    /// A block, or null.
    pub allocate: extern "C" fn(&mut Zone, usize, usize) -> *mut u8,
    /// Takes a block back, if it is one.
    pub free: extern "C" fn(&mut Zone, *mut u8, usize, usize) -> bool,
    /// The same, by the function that says exactly what is wrong; here its address.
    pub try_free: extern "C" fn(&mut Zone, *mut u8, usize, usize) -> usize,
    /// The same, which tells the handler of misuse.
    pub free_unchecked: unsafe extern "C" fn(&mut Leaking<'static>, *mut u8, usize, usize),
    /// Takes a base page in.
    pub refill: unsafe extern "C" fn(&mut Zone, BasePage, usize, usize) -> bool,
    /// Takes a large page in.
    pub refill_large: unsafe extern "C" fn(&mut Zone, LargePage, usize, usize) -> bool,
    /// Lets empty pages go, so many of each kind at most; how many.
    pub trim: extern "C" fn(&mut Zone, usize) -> usize,
}

/// The zone of slabmalloc 0.11.
#[unsafe(export_name = "by_hand_zone")]
pub static ZONE: ZoneOperations = ZoneOperations {
    allocate: zone_allocate,
    free: zone_free,
    try_free: zone_try_free,
    free_unchecked: zone_free_unchecked,
    refill: zone_refill,
    refill_large: zone_refill_large,
    trim: zone_trim,
};

/// How a size class is used by its owner.
#[repr(C)]
pub struct ClassOperations {
    /// A block, or null.
    pub allocate: extern "C" fn(&mut Class, usize, usize) -> *mut u8,
    /// Takes a block back, if it is one.
    pub free: extern "C" fn(&mut Class, *mut u8, usize, usize) -> bool,
    /// Takes a page in.
    pub refill: unsafe extern "C" fn(&mut Class, BasePage),
    /// Lets empty pages go, so many at most; how many.
    pub trim: extern "C" fn(&mut Class, usize) -> usize,
}

/// A size class of slabmalloc 0.11.
#[unsafe(export_name = "by_hand_class")]
pub static CLASS: ClassOperations = ClassOperations {
    allocate: class_allocate,
    free: class_free,
    refill: class_refill,
    trim: class_trim,
};

slabmalloc::declare_zone! {
    /// As the default zone, but that misuse is refused and forgotten.
    pub zone Leaking {
        pager:     none,
        on_misuse: leak,
    }
}

unsafe extern "C" {
    fn owner_takes_page(page: *mut u8);
}

/// Hands a page that an allocator let go to its owner.
fn hand_back<P>(page: *mut P) {
    // SAFETY: the page is the owner's again.
    unsafe { owner_takes_page(page.cast()) }
}

fn block(answer: Option<Result<NonNull<u8>, AllocationError>>) -> *mut u8 {
    answer
        .and_then(Result::ok)
        .map_or(ptr::null_mut(), NonNull::as_ptr)
}

/// A block and its layout, as far as there are such.
fn freed(block: *mut u8, size: usize, align: usize) -> Option<(NonNull<u8>, Layout)> {
    NonNull::new(block).zip(layout(size, align))
}

extern "C" fn zone_allocate(zone: &mut Zone, size: usize, align: usize) -> *mut u8 {
    block(layout(size, align).map(|layout| zone.allocate(layout)))
}

extern "C" fn zone_free(zone: &mut Zone, block: *mut u8, size: usize, align: usize) -> bool {
    freed(block, size, align).is_some_and(|(block, layout)| zone.deallocate(block, layout).is_ok())
}

extern "C" fn zone_try_free(zone: &mut Zone, block: *mut u8, size: usize, align: usize) -> usize {
    let refused =
        freed(block, size, align).and_then(|(block, layout)| zone.try_deallocate(block, layout).err());
    refused.map_or(0, |misuse| misuse.address)
}

/// # Safety
///
/// As for `Zone::deallocate_unchecked`.
unsafe extern "C" fn zone_free_unchecked(
    zone: &mut Leaking<'static>,
    block: *mut u8,
    size: usize,
    align: usize,
) {
    if let Some((block, layout)) = freed(block, size, align) {
        // SAFETY: the caller's promise.
        unsafe { zone.deallocate_unchecked(block, layout) };
    }
}

/// # Safety
///
/// The page is valid, and the zone's from here on.
unsafe extern "C" fn zone_refill(zone: &mut Zone, page: BasePage, size: usize, align: usize) -> bool {
    // SAFETY: the caller gives the page up.
    layout(size, align).is_some_and(|layout| unsafe { zone.refill(layout, page) }.is_ok())
}

/// # Safety
///
/// The page is valid, and the zone's from here on.
unsafe extern "C" fn zone_refill_large(zone: &mut Zone, page: LargePage, size: usize, align: usize) -> bool {
    // SAFETY: the caller gives the page up.
    layout(size, align).is_some_and(|layout| unsafe { zone.refill_large(layout, page) }.is_ok())
}

extern "C" fn zone_trim(zone: &mut Zone, most: usize) -> usize {
    let base = zone.try_reclaim_base_pages(most, hand_back);
    base.saturating_add(zone.try_reclaim_large_pages(most, hand_back))
}

extern "C" fn class_allocate(class: &mut Class, size: usize, align: usize) -> *mut u8 {
    block(layout(size, align).map(|layout| class.allocate(layout)))
}

extern "C" fn class_free(class: &mut Class, block: *mut u8, size: usize, align: usize) -> bool {
    freed(block, size, align).is_some_and(|(block, layout)| class.deallocate(block, layout).is_ok())
}

/// # Safety
///
/// The page is valid, and the class's from here on.
unsafe extern "C" fn class_refill(class: &mut Class, page: BasePage) {
    // SAFETY: the caller gives the page up.
    unsafe { class.refill(page) }
}

extern "C" fn class_trim(class: &mut Class, most: usize) -> usize {
    class.try_reclaim_pages(most, &mut hand_back)
}
