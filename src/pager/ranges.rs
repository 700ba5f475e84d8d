//! [`FreeRanges`]: an address-ordered list of free byte ranges.

use core::alloc::Layout;
use core::fmt;
use core::ptr::NonNull;

use slabmalloc_geometry::round_up;

use crate::addr;

/// What every address and size in a list is a multiple of, in bytes: room for one [`Node`], so that
/// whatever is left over when a range is split can hold one, and not a byte is lost.
pub(super) const GRANULE: usize = size_of::<Node>();

const _: () = assert!(GRANULE.is_power_of_two() && align_of::<Node>() <= GRANULE);

/// Why memory was not taken into a pager.
///
/// ```
/// use core::ptr::NonNull;
/// use slabmalloc::lock::Spin;
/// use slabmalloc::pager::{RegionError, Regions};
///
/// let pager: Regions<Spin> = Regions::new();
/// let memory: &'static mut [u64; 512] = Box::leak(Box::new([0; 512]));
/// let start = NonNull::from(memory).cast();
/// // SAFETY: the memory is leaked, and nobody else's.
/// assert_eq!(unsafe { pager.add(start, 4096) }, Ok(4096));
/// // SAFETY: a mistake, which is found out.
/// assert_eq!(unsafe { pager.add(start, 4096) }, Err(RegionError::Overlap));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RegionError {
    /// Less than two machine words are left when both ends are aligned to as much.
    TooSmall,
    /// The memory would reach past the end of the address space.
    Overflow,
    /// Part of the memory is in the pager already, and free.
    Overlap,
}

impl fmt::Display for RegionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooSmall => "the region is smaller than two aligned machine words",
            Self::Overflow => "the region reaches past the end of the address space",
            Self::Overlap => "part of the region is in the pager already",
        })
    }
}

impl core::error::Error for RegionError {}

/// The start of a free range.
#[derive(Clone, Copy)]
#[repr(C)]
struct Node {
    /// Size of the range, with the node.
    bytes: usize,
    /// Address of the next range, which is higher; zero for none.
    next: usize,
}

/// Free ranges of memory, kept in the free memory itself.
///
/// First fit from the lowest address; a range that is given back is joined with its neighbours.
/// Taking and giving back walk the list: their time grows with the number of ranges.
///
/// Conservation: bytes in the list and bytes handed out always add up to [`total`](Self::total).
///
/// Algorithm: Knuth, "The Art of Computer Programming", volume 1, section 2.5, algorithms A and B,
/// with alignment.
#[derive(Debug)]
pub(super) struct FreeRanges {
    // INVARIANT: the ranges of the list are free memory of this value's alone, exposed, multiples of
    // `GRANULE` in address and size, ascending, with a gap between any two; none holds the last byte
    // of the address space. `free` is the sum of their sizes.
    first: usize,
    free: usize,
    total: usize,
}

impl FreeRanges {
    pub(super) const fn new() -> Self {
        Self {
            first: 0,
            free: 0,
            total: 0,
        }
    }

    /// Bytes that are in the list.
    pub(super) const fn free(&self) -> usize {
        self.free
    }

    /// Bytes that were ever added.
    pub(super) const fn total(&self) -> usize {
        self.total
    }

    /// Adds memory, and says how many bytes of it can be used: both ends are aligned to a granule, and
    /// the last granule of the address space is left out.
    ///
    /// # Safety
    ///
    /// The `bytes` bytes from `start` on are valid for reads and writes for as long as this value or
    /// any block of it is used, and nobody else uses them. Where they touch other memory of this
    /// value, a pointer to either may be used to reach the other.
    pub(super) unsafe fn add(&mut self, start: NonNull<u8>, bytes: usize) -> Result<usize, RegionError> {
        let (from, to) = usable(start.addr().get(), bytes)?;
        addr::expose(start);
        // SAFETY: the range lies within what the caller gave.
        unsafe { self.insert(from, to - from)? };
        self.total += to - from;
        Ok(to - from)
    }

    /// Takes the lowest free range of the layout out of the list.
    pub(super) fn take(&mut self, layout: Layout) -> Option<NonNull<u8>> {
        let bytes = occupied(layout)?;
        let align = layout.align().max(GRANULE);
        let mut previous = 0;
        let mut address = self.first;
        while address != 0 {
            // SAFETY: the address is that of a range in the list.
            let node = unsafe { read(address) };
            if let Some((before, after)) = split(address, node.bytes, bytes, align) {
                let start = address + before;
                let mut following = node.next;
                if after > 0 {
                    following = start + bytes;
                    // SAFETY: `after` bytes of the range, a granule at least, are left behind the block.
                    unsafe { write(following, after, node.next) };
                }
                if before > 0 {
                    // SAFETY: `before` bytes of the range, a granule at least, are left in front of it.
                    unsafe { write(address, before, following) };
                } else {
                    self.link(previous, following);
                }
                self.free -= bytes;
                return addr::at_address(start);
            }
            previous = address;
            address = node.next;
        }
        None
    }

    /// Puts a block back into the list.
    ///
    /// Nothing happens if part of it is free already: a caller's mistake must not spread.
    ///
    /// # Safety
    ///
    /// The block came from [`take`](Self::take) with this layout, or is exposed memory of it that starts and ends at
    /// multiples of a granule, and is not used any more.
    pub(super) unsafe fn give_back(&mut self, block: NonNull<u8>, layout: Layout) {
        if let Some(bytes) = occupied(layout) {
            // SAFETY: the bytes are whole granules, and the caller gives them up.
            let _ = unsafe { self.insert(block.addr().get(), bytes) };
        }
    }

    /// # Safety
    ///
    /// The range is a multiple of the granule in address and size, does not reach the end of the
    /// address space, is exposed and nobody else's.
    unsafe fn insert(&mut self, address: usize, bytes: usize) -> Result<(), RegionError> {
        let (previous, next) = self.neighbours(address);
        let (mut joined, mut following) = (bytes, next);
        if next != 0 {
            if address + bytes > next {
                return Err(RegionError::Overlap);
            }
            if address + bytes == next {
                // SAFETY: `next` is the address of a range in the list.
                let after = unsafe { read(next) };
                (joined, following) = (bytes + after.bytes, after.next);
            }
        }
        if previous != 0 {
            // SAFETY: `previous` is the address of a range in the list.
            let before = unsafe { read(previous) };
            if previous + before.bytes > address {
                return Err(RegionError::Overlap);
            }
            if previous + before.bytes == address {
                // SAFETY: as above; the range is this value's.
                unsafe { write(previous, before.bytes + joined, following) };
                self.free += bytes;
                return Ok(());
            }
        }
        // SAFETY: the caller says that the range can hold a node.
        unsafe { write(address, joined, following) };
        self.link(previous, address);
        self.free += bytes;
        Ok(())
    }

    /// The addresses of the last range below `address` and of the first at or above it; zero for none.
    fn neighbours(&self, address: usize) -> (usize, usize) {
        let mut previous = 0;
        let mut next = self.first;
        while next != 0 && next < address {
            previous = next;
            // SAFETY: `next` is the address of a range in the list.
            next = unsafe { read(next) }.next;
        }
        (previous, next)
    }

    /// Makes `next` follow `previous`, or be the first if that is zero.
    fn link(&mut self, previous: usize, next: usize) {
        if previous == 0 {
            self.first = next;
        } else {
            // SAFETY: `previous` is the address of a range in the list.
            let Node { bytes, .. } = unsafe { read(previous) };
            // SAFETY: as above; the range is this value's.
            unsafe { write(previous, bytes, next) };
        }
    }
}

/// How many bytes a block of `layout` occupies; `None` for none and for too many.
fn occupied(layout: Layout) -> Option<usize> {
    round_up(layout.size(), GRANULE).filter(|&bytes| bytes > 0)
}

/// The part of a region that can be used: from, to.
fn usable(start: usize, bytes: usize) -> Result<(usize, usize), RegionError> {
    let end = match start.checked_add(bytes) {
        Some(end) => end,
        // The region ends with the address space, so its end has no address; and a block that held
        // the last byte would have none either, which loops over blocks do not expect.
        None if start.wrapping_add(bytes) == 0 => usize::MAX,
        None => return Err(RegionError::Overflow),
    };
    let from = round_up(start, GRANULE).ok_or(RegionError::TooSmall)?;
    let to = addr::round_down(end, GRANULE);
    if from < to {
        Ok((from, to))
    } else {
        Err(RegionError::TooSmall)
    }
}

/// What is left in front of and behind a block that is cut out of a range; `None` if it does not fit.
fn split(address: usize, range: usize, bytes: usize, align: usize) -> Option<(usize, usize)> {
    let before = round_up(address, align)? - address;
    let after = range.checked_sub(before)?.checked_sub(bytes)?;
    Some((before, after))
}

/// # Safety
///
/// A free range of the list starts at `address`.
unsafe fn read(address: usize) -> Node {
    match addr::at_address::<Node>(address) {
        // SAFETY: a range of the list starts with a node.
        Some(node) => unsafe { node.read() },
        None => Node { bytes: 0, next: 0 },
    }
}

/// # Safety
///
/// A granule of free memory lies at `address`, exposed, aligned and the caller's alone.
unsafe fn write(address: usize, bytes: usize, next: usize) {
    if let Some(at) = addr::at_address::<Node>(address) {
        // SAFETY: the caller says that there is room for a node.
        unsafe { at.write(Node { bytes, next }) };
    }
}

#[cfg(test)]
mod tests;
