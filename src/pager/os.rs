//! [`OsPager`]: pages of the operating system.

#[cfg(any(target_os = "linux", target_os = "android"))]
use super::AddressSpace;
use super::huge::AfterGrowth;
use super::{HeapSegments, Segments, SystemMemory};
use crate::lock::Spin;

/// The operating system as a source of pages, behind a spin lock.
///
/// Exists on Unix and Windows. See [`OsPagerWith`] for what it does.
///
/// ```
/// use core::alloc::Layout;
/// use slabmalloc::pager::{ConstPager, OsPager, Pager};
///
/// static PAGES: OsPager = OsPager::INIT;
///
/// let page = Layout::from_size_align(4096, 4096).unwrap();
/// let block = PAGES.acquire(page).unwrap();
/// assert!(block.zeroed);
/// // SAFETY: the block came from this pager with this layout and is not used any more.
/// unsafe { PAGES.release(block.start, page) };
/// ```
pub type OsPager = OsPagerWith<Spin, AfterGrowth>;

/// The operating system as a source of pages, with a lock and a policy for huge pages of choice.
///
/// Three layers, each of which asks the one below for what is too large for it:
///
/// | bytes of a block | comes from |
/// |---|---|
/// | up to 256 KiB | a segment of 2 MiB, in multiples of 1 KiB; see [`Segments`] |
/// | up to 16 MiB, and those segments | a step of 128 MiB of [address space](super::AddressSpace), in multiples of 64 KiB; memory that was freed stays while it is no more than what is in use, between 16 and 64 MiB |
/// | more | a mapping of its own; see [`SystemMemory`] |
///
/// Address space costs nothing until it is touched, except in a process that locks its future memory
/// (`mlockall`), or whose address space is limited or accounted strictly: a step counts as a whole there.
/// Where the system grants no steps, blocks are mappings of their own. On 32-bit targets a step is 32 MiB and
/// its blocks have up to 4 MiB.
///
/// `H` says which memory the system is asked to back with [huge pages](super::huge::HugePages).
#[cfg(any(target_os = "linux", target_os = "android"))]
pub type OsPagerWith<L, H> = Segments<Segments<SystemMemory, L, AddressSpace<H>>, L, HeapSegments<H>>;

/// The operating system as a source of pages, with a lock and a policy for huge pages of choice.
///
/// Blocks up to 256 KiB come from segments of 2 MiB, in multiples of 1 KiB, see [`Segments`]; larger ones
/// are allocations of their own, see [`SystemMemory`], as memory that was freed can be given back there as a
/// whole only. There are no huge pages, whatever `H` says.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
pub type OsPagerWith<L, H> = Segments<SystemMemory, L, HeapSegments<H>>;

#[cfg(test)]
mod tests;
