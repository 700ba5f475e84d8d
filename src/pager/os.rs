//! [`OsPager`]: pages of the operating system.

use super::{Segments, SystemMemory};
use crate::lock::Spin;

/// The operating system as a source of pages: 2 MiB at a time, carved into blocks of any multiple of
/// 1 KiB.
///
/// Exists on Unix and Windows. See [`Segments`] for how it carves and what it keeps, and
/// [`SystemMemory`] for how it asks the system.
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
pub type OsPager = Segments<SystemMemory, Spin>;

#[cfg(test)]
mod tests;
