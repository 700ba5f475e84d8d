//! [`Carving`]: the size of the segments that blocks are carved out of, and how much of what was freed is
//! kept.

use core::marker::PhantomData;

use super::huge::{HugePages, Never};
use super::units::UNITS;

mod sealed {
    pub trait Sealed {}
}

#[cfg(test)]
pub(super) use sealed::Sealed;

/// How [`Segments`](super::Segments) divides memory.
///
/// ```
/// use core::alloc::Layout;
/// use slabmalloc::lock::Spin;
/// use slabmalloc::pager::{SmallSegments, Pager, Segments, SystemMemory};
///
/// let pager = Segments::<_, Spin, SmallSegments>::new(SystemMemory);
/// let page = Layout::from_size_align(4096, 4096).unwrap();
/// let block = pager.acquire(page).unwrap();
/// assert_eq!(pager.held_bytes(), 2 << 20);
/// // SAFETY: the block came from the pager with this layout, and is used no more.
/// unsafe { pager.release(block.start, page) };
/// ```
pub trait Carving: sealed::Sealed + 'static {
    /// Size and alignment of a segment, in bytes: a power of two. A unit is one 2048th of it.
    #[doc(hidden)]
    const SEGMENT_BYTES: usize;
    /// Blocks of more bytes, or aligned to more, come from the underlying pager. At most a quarter of a
    /// segment.
    #[doc(hidden)]
    const LARGEST_BLOCK: usize;
    /// Bytes in segments from which on further segments get huge pages.
    #[doc(hidden)]
    const HUGE_PAGES_AFTER: Option<usize>;
    /// Whether blocks that are too large for a segment get them as well.
    #[doc(hidden)]
    const HUGE_PAGES_BEYOND: bool = false;
    /// Whether a segment loses its huge pages when memory of it is discarded. Otherwise the system may fill the
    /// holes again to make huge pages whole.
    #[doc(hidden)]
    const SMALL_PAGES_FOR_HOLES: bool = true;
    /// Bytes that were freed and may stay in memory, however few are in use; see
    /// [`Retention`](super::retention::Retention).
    #[doc(hidden)]
    const KEPT_AT_LEAST: usize;
    /// The part of the bytes in use that may stay in memory after it was freed: one in so many.
    #[doc(hidden)]
    const KEPT_SHARE: usize;
    /// Bytes that were freed and may stay in memory, however many are in use.
    #[doc(hidden)]
    const KEPT_AT_MOST: usize = 64 << 20;
}

/// Segments of 2 MiB for blocks up to 512 KiB, over any pager.
///
/// ```
/// use core::alloc::Layout;
/// use slabmalloc::lock::Spin;
/// use slabmalloc::pager::{SmallSegments, Pager, Segments, SystemMemory};
///
/// let pager = Segments::<_, Spin, SmallSegments>::new(SystemMemory);
/// let page = Layout::from_size_align(4096, 4096).unwrap();
/// let block = pager.acquire(page).unwrap();
/// assert_eq!(pager.held_bytes(), 2 << 20);
/// // SAFETY: the block came from the pager with this layout, and is used no more.
/// unsafe { pager.release(block.start, page) };
/// ```
#[derive(Clone, Copy, Debug)]
pub enum SmallSegments {}

impl sealed::Sealed for SmallSegments {}

impl Carving for SmallSegments {
    const SEGMENT_BYTES: usize = 2 << 20;
    const LARGEST_BLOCK: usize = Self::SEGMENT_BYTES / 4;
    const HUGE_PAGES_AFTER: Option<usize> = Never::AFTER;
    const KEPT_AT_LEAST: usize = 16 << 20;
    const KEPT_SHARE: usize = 8;
}

/// Segments of 2 MiB for blocks up to 256 KiB: what small objects live in. Larger ones would share a
/// huge page with them, and keep all of it resident.
///
/// ```
/// use core::alloc::Layout;
/// use slabmalloc::lock::Spin;
/// use slabmalloc::pager::{HeapSegments, Pager, Segments, SystemMemory};
/// use slabmalloc::pager::huge::AfterGrowth;
///
/// let pager = Segments::<_, Spin, HeapSegments<AfterGrowth>>::new(SystemMemory);
/// let page = Layout::from_size_align(4096, 4096).unwrap();
/// let block = pager.acquire(page).unwrap();
/// assert_eq!(pager.held_bytes(), 2 << 20);
/// // SAFETY: the block came from the pager with this layout, and is used no more.
/// unsafe { pager.release(block.start, page) };
/// ```
#[derive(Clone, Copy, Debug)]
pub struct HeapSegments<H>(PhantomData<fn() -> H>);

impl<H> sealed::Sealed for HeapSegments<H> {}

impl<H: HugePages> Carving for HeapSegments<H> {
    const SEGMENT_BYTES: usize = 2 << 20;
    const LARGEST_BLOCK: usize = Self::SEGMENT_BYTES / 8;
    const HUGE_PAGES_AFTER: Option<usize> = H::AFTER;
    // A segment that has emptied is returned, and steps of address space keep its memory for a while; this is
    // for holes in the others.
    const KEPT_AT_LEAST: usize = 8 << 20;
    const KEPT_SHARE: usize = 8;
}

/// Steps in which address space is reserved: 128 MiB, or 32 MiB on 32-bit targets. An eighth of it is the
/// largest block.
///
/// Memory that was freed stays while it is no more than what is in use, between 16 and 64 MiB: programs
/// free a large block and take the next one of about that size.
///
/// ```
/// use core::alloc::Layout;
/// use slabmalloc::lock::Spin;
/// use slabmalloc::pager::{AddressSpace, Pager, Segments, SystemMemory};
/// use slabmalloc::pager::huge::Never;
///
/// let pager = Segments::<_, Spin, AddressSpace<Never>>::new(SystemMemory);
/// let page = Layout::from_size_align(4096, 4096).unwrap();
/// let block = pager.acquire(page).unwrap();
/// assert_eq!(pager.held_bytes(), if usize::BITS == 64 { 128 << 20 } else { 32 << 20 });
/// // SAFETY: the block came from the pager with this layout, and is used no more.
/// unsafe { pager.release(block.start, page) };
/// ```
#[derive(Clone, Copy, Debug)]
pub struct AddressSpace<H>(PhantomData<fn() -> H>);

impl<H> sealed::Sealed for AddressSpace<H> {}

impl<H: HugePages> Carving for AddressSpace<H> {
    const SEGMENT_BYTES: usize = if size_of::<usize>() < 8 {
        32 << 20
    } else {
        128 << 20
    };
    const LARGEST_BLOCK: usize = Self::SEGMENT_BYTES / 8;
    // What is lost in pages and blocks that are partly in use does not matter to a heap of that size.
    const HUGE_PAGES_AFTER: Option<usize> = match H::AFTER {
        Some(_) if !H::EVERYWHERE => Some(Self::SEGMENT_BYTES),
        after => after,
    };
    const HUGE_PAGES_BEYOND: bool = true;
    // One piece of advice for each hole of a step would leave a mapping behind for each.
    const SMALL_PAGES_FOR_HOLES: bool = false;
    const KEPT_AT_LEAST: usize = 16 << 20;
    const KEPT_SHARE: usize = 1;
}

/// Bytes of a unit.
pub(super) const fn unit_bytes<K: Carving>() -> usize {
    const { assert!(K::SEGMENT_BYTES.is_power_of_two() && K::LARGEST_BLOCK <= K::SEGMENT_BYTES / 4) };
    K::SEGMENT_BYTES / UNITS
}
