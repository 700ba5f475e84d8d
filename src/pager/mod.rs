//! Where pages come from and go back to.
//!
//! A zone needs one thing from the world: blocks of memory of a given size and alignment. A
//! [`Pager`] hands them out. It is called with no lock of the zone held, so that it may itself take
//! locks, allocate from the zone or fail.
//!
//! | pager | choose it when |
//! |---|---|
//! | [`OsPager`] | there is an operating system: Unix or Windows |
//! | `WasmPager` | the target is `wasm32` |
//! | [`Regions`] | a kernel learns at run time which memory it has, as from a [memory map](Regions::add_map) |
//! | [`Arena`], [`StaticArena`] | all the memory there will ever be is a `static` |
//! | [`FnPager`], [`StaticFunctions`] | a program has functions that take and return pages |
//! | [`FramePager`] | a kernel has an allocator of physical frames: one of its own, of the `x86_64` crate's traits, or that of `buddy_system_allocator` |
//! | [`FromGlobalAlloc`] | another allocator is the source |
//! | [`Segments`] | a source is slow, or its blocks are large: it carves small ones out of them |
//! | [`SystemMemory`] | every block shall be a mapping of its own |
//! | `GuardedMemory` | the same between pages that nobody can touch, on Unix |
//! | [`NoPager`] | a zone shall not grow by itself |
//!
//! [`DefaultPager`] is the one for the target. It depends on nothing but the target.
//!
//! A pager that keeps lists of its own guards them with a lock of its own. Where interrupt handlers
//! allocate, that lock must be as safe from them as the zone's: `declare_zone!` gives its pagers the
//! lock of the zone, and whoever puts a zone together by hand writes
//! `OsPagerWith<TheLock, AfterGrowth>` or `Regions<TheLock>`.

mod arena;
#[cfg(feature = "buddy_system_allocator-0_13")]
mod buddy;
mod carving;
mod frames;
mod functions;
mod global_alloc;
#[cfg(any(test, all(target_arch = "wasm32", not(unix))))]
mod growing;
#[cfg(unix)]
mod guarded;
pub mod huge;
mod memory_map;
mod none;
#[cfg(any(unix, windows))]
mod os;
mod ranges;
mod regions;
mod retention;
mod segment;
mod segments;
#[cfg(any(unix, windows))]
mod system;
#[cfg(test)]
pub(crate) mod tests;
mod units;
#[cfg(all(target_arch = "wasm32", not(unix)))]
mod wasm;
#[cfg(feature = "x86_64-0_15")]
mod x86_64;

use core::alloc::Layout;
use core::ptr::NonNull;

pub use arena::{Arena, ArenaMemory, ArenaSource, StaticArena};
#[cfg(feature = "buddy_system_allocator-0_13")]
pub use buddy::{BuddyFrames, Callers, OneCaller};
pub use carving::{AddressSpace, Carving, HeapSegments, SmallSegments};
pub use frames::{FramePager, FrameSource, FramesError};
pub use functions::{FnPager, PageFunctions, StaticFunctions};
pub use global_alloc::FromGlobalAlloc;
#[cfg(unix)]
pub use guarded::GuardedMemory;
pub use memory_map::{Added, without_reserved};
pub use none::NoPager;
#[cfg(any(unix, windows))]
pub use os::{OsPager, OsPagerWith};
pub use ranges::RegionError;
pub use regions::Regions;
pub use segments::Segments;
#[cfg(any(unix, windows))]
pub use system::SystemMemory;
#[cfg(all(target_arch = "wasm32", not(unix)))]
pub use wasm::{WasmMemory, WasmPager};
#[cfg(feature = "x86_64-0_15")]
pub use x86_64::{FrameSizes, X86_64Frames};

use crate::lock::{Forked, Spin};

/// The target's own source of pages.
///
/// The operating system, or linear memory, or on a target that has neither the regions that the
/// program adds at run time.
pub type DefaultPager = TargetPager<Spin>;

/// The operating system, behind a lock of choice.
#[cfg(any(unix, windows))]
pub(crate) type TargetPager<L> = OsPagerWith<L, huge::AfterGrowth>;

/// Linear memory, behind a lock of choice.
#[cfg(all(target_arch = "wasm32", not(unix)))]
pub(crate) type TargetPager<L> = WasmMemory<L>;

/// What the program adds at run time, behind a lock of choice.
#[cfg(not(any(unix, windows, target_arch = "wasm32")))]
pub(crate) type TargetPager<L> = Regions<L>;

/// A block of memory that a [`Pager`] handed out.
///
/// ```
/// use core::alloc::Layout;
/// use slabmalloc::pager::{DefaultPager, ConstPager, Pager};
///
/// let pager = DefaultPager::INIT;
/// let page = Layout::from_size_align(4096, 4096).unwrap();
/// let block = pager.acquire(page).unwrap();
/// if block.zeroed {
///     // SAFETY: the block is this long.
///     assert_eq!(unsafe { block.start.read() }, 0);
/// }
/// // SAFETY: the block came from the pager with this layout, and is used no more.
/// unsafe { pager.release(block.start, page) };
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Block {
    /// The block's first byte.
    pub start: NonNull<u8>,
    /// Whether every byte of the block is known to be zero.
    pub zeroed: bool,
}

/// A source of page-sized and larger blocks of memory.
///
/// # Safety
///
/// A block from [`acquire`](Pager::acquire) or [`resize`](Pager::resize) must
///
/// - be as long as its layout says and aligned to it,
/// - be valid for reads and writes, and used by nobody else, until it is released or the pager is
///   dropped.
///
/// A block that `acquire` says is [zeroed](Block::zeroed) holds only zero bytes, and one that `resize`
/// returns what it held before, as far as it is as long. Where [`discard`](Pager::discard) says `true`, the
/// bytes are zero. [`prefer_huge_pages`](Pager::prefer_huge_pages) and [`trim`](Pager::trim) change nothing
/// that a block holds. [`granularity`](Pager::granularity) and
/// [`discard_granularity`](Pager::discard_granularity) return the same every time. No method may unwind.
///
/// A zone checks the alignment and the uniqueness of what `acquire` hands it all the same, and refuses
/// and reports a block that breaks them.
///
/// ```
/// use core::alloc::{GlobalAlloc, Layout};
/// use core::ptr::NonNull;
/// use slabmalloc::pager::{Block, ConstPager, Pager};
/// use std::alloc::System;
///
/// /// Pages from the system's allocator.
/// struct FromSystem;
///
/// // SAFETY: the system's blocks are as long and aligned as asked for, nobody else's, and stay until they are freed.
/// unsafe impl Pager for FromSystem {
///     fn acquire(&self, layout: Layout) -> Option<Block> {
///         // SAFETY: the size of a request is never zero.
///         let start = NonNull::new(unsafe { System.alloc(layout) })?;
///         Some(Block { start, zeroed: false })
///     }
///
///     unsafe fn release(&self, block: NonNull<u8>, layout: Layout) {
///         // SAFETY: the caller's promise.
///         unsafe { System.dealloc(block.as_ptr(), layout) };
///     }
///
///     fn granularity(&self) -> usize {
///         16
///     }
/// }
///
/// impl ConstPager for FromSystem {
///     const INIT: Self = Self;
/// }
///
/// slabmalloc::declare_zone! {
///     zone Nested {
///         pager: FromSystem,
///     }
/// }
/// assert!(SafeNested::new().allocate(Layout::new::<u64>()).is_ok());
/// ```
pub unsafe trait Pager {
    /// Hands out a block of `layout.size()` bytes aligned to `layout.align()`, or `None`.
    ///
    /// May be called from several threads at once where the pager is `Sync`, and again while a
    /// call is under way; by a zone with caches also in the middle of a free, for the list of what is kept, which may as
    /// well fail. `layout.size()` is never zero.
    ///
    /// ```
    /// use core::alloc::Layout;
    /// use slabmalloc::pager::{ConstPager, DefaultPager, Pager};
    ///
    /// let pager = DefaultPager::INIT;
    /// let page = Layout::from_size_align(4096, 4096).unwrap();
    /// let block = pager.acquire(page).unwrap();
    /// assert!(block.start.addr().get().is_multiple_of(4096));
    /// // SAFETY: the block came from the pager with this layout, and is used no more.
    /// unsafe { pager.release(block.start, page) };
    /// ```
    fn acquire(&self, layout: Layout) -> Option<Block>;

    /// Takes a block back.
    ///
    /// # Safety
    ///
    /// `block` came from [`acquire`](Pager::acquire) or [`resize`](Pager::resize) of this pager with this
    /// very `layout`, has not been released since, and is not used from here on.
    ///
    /// ```
    /// use core::alloc::Layout;
    /// use slabmalloc::lock::Spin;
    /// use slabmalloc::pager::{Arena, Pager};
    ///
    /// static PAGES: Arena<Spin, 65536> = Arena::new();
    ///
    /// let page = Layout::from_size_align(1024, 1024).unwrap();
    /// let block = (&PAGES).acquire(page).unwrap();
    /// assert_eq!(PAGES.free_bytes(), 65536 - 1024);
    /// // SAFETY: the block came from the pager with this layout, and is used no more.
    /// unsafe { (&PAGES).release(block.start, page) };
    /// assert_eq!(PAGES.free_bytes(), 65536);
    /// ```
    unsafe fn release(&self, block: NonNull<u8>, layout: Layout);

    /// Makes a block longer or shorter without copying what it holds, in its place or, where the machine's
    /// page tables can do that, in another; returns where it is now, or `None`: then the block is as it
    /// was.
    ///
    /// # Safety
    ///
    /// `block` is one that could be released with layout `old`. `new` has the same alignment, and a size
    /// that is not zero. If the result is `Some`, the block is from here on the one returned, and has
    /// layout `new`.
    ///
    /// ```
    /// use core::alloc::Layout;
    /// use slabmalloc::pager::{ConstPager, DefaultPager, Pager};
    ///
    /// let pager = DefaultPager::INIT;
    ///
    /// let [long, short] = [64 << 10, 32 << 10].map(|bytes| Layout::from_size_align(bytes, 4096).unwrap());
    /// let block = pager.acquire(long).unwrap().start;
    /// // SAFETY: the block is this long.
    /// unsafe { block.write(7) };
    /// // SAFETY: the block has this layout, and only what is returned is used on.
    /// let (block, layout) = match unsafe { pager.resize(block, long, short) } {
    ///     Some(resized) => (resized, short),
    ///     // The pager cannot do that.
    ///     None => (block, long),
    /// };
    /// // SAFETY: the byte was written.
    /// assert_eq!(unsafe { block.read() }, 7);
    /// // SAFETY: the block has this layout, and is used no more.
    /// unsafe { pager.release(block, layout) };
    /// ```
    unsafe fn resize(&self, block: NonNull<u8>, old: Layout, new: Layout) -> Option<NonNull<u8>> {
        let _ = (block, old, new);
        None
    }

    /// Gives the memory of a part of a block back, while its addresses stay the block's; returns whether
    /// it did: then the bytes are zero from here on.
    ///
    /// # Safety
    ///
    /// The bytes lie in a block that was handed out, and nobody uses them meanwhile. `start` and `bytes`
    /// are multiples of [`discard_granularity`](Pager::discard_granularity).
    ///
    /// ```
    /// use core::alloc::Layout;
    /// use slabmalloc::pager::Pager;
    ///
    /// # #[cfg(any(unix, windows))]
    /// # fn main() {
    /// use slabmalloc::pager::SystemMemory;
    ///
    /// let layout = Layout::from_size_align(1 << 20, 4096).unwrap();
    /// let block = SystemMemory.acquire(layout).unwrap().start;
    /// // SAFETY: the block is this long.
    /// unsafe { block.write(7) };
    /// if let Some(bytes) = SystemMemory.discard_granularity() {
    ///     // SAFETY: the bytes are the start of the block, which nobody else uses.
    ///     let discarded = unsafe { SystemMemory.discard(block, bytes) };
    ///     // SAFETY: the byte was written, or is zero.
    ///     assert_eq!(unsafe { block.read() }, if discarded { 0 } else { 7 });
    /// }
    /// // SAFETY: the block has this layout, and is used no more.
    /// unsafe { SystemMemory.release(block, layout) };
    /// # }
    /// # #[cfg(not(any(unix, windows)))]
    /// # fn main() {}
    /// ```
    unsafe fn discard(&self, start: NonNull<u8>, bytes: usize) -> bool {
        let _ = (start, bytes);
        false
    }

    /// What [`discard`](Pager::discard) works in multiples of, in bytes: a power of two; `None` if it
    /// never does.
    ///
    /// ```
    /// use slabmalloc::pager::{NoPager, Pager};
    ///
    /// assert_eq!(NoPager.discard_granularity(), None);
    /// # #[cfg(any(unix, windows))] {
    /// // The system's pages, where it takes them back one by one.
    /// let system = slabmalloc::pager::SystemMemory.discard_granularity();
    /// assert!(system.is_none_or(usize::is_power_of_two));
    /// # }
    /// ```
    fn discard_granularity(&self) -> Option<usize> {
        None
    }

    /// Says whether a part of a block shall be backed with huge pages. A pager that knows of none ignores
    /// it.
    ///
    /// ```
    /// use core::alloc::Layout;
    /// use slabmalloc::pager::{ConstPager, DefaultPager, Pager};
    ///
    /// let pager = DefaultPager::INIT;
    ///
    /// let layout = Layout::from_size_align(2 << 20, 2 << 20).unwrap();
    /// let block = pager.acquire(layout).unwrap().start;
    /// // SAFETY: the block is this long.
    /// unsafe { block.write(7) };
    /// pager.prefer_huge_pages(block, layout.size(), true);
    /// // SAFETY: the byte was written, and nothing that a block holds changes.
    /// assert_eq!(unsafe { block.read() }, 7);
    /// // SAFETY: the block has this layout, and is used no more.
    /// unsafe { pager.release(block, layout) };
    /// ```
    fn prefer_huge_pages(&self, start: NonNull<u8>, bytes: usize, huge: bool) {
        let _ = (start, bytes, huge);
    }

    /// Gives everything back that the pager keeps in reserve.
    ///
    /// ```
    /// use core::alloc::Layout;
    /// use slabmalloc::lock::Spin;
    /// use slabmalloc::pager::{FromGlobalAlloc, Pager, Segments};
    /// use std::alloc::System;
    ///
    /// let pager = Segments::<_, Spin>::new(FromGlobalAlloc::new(&System));
    /// let page = Layout::from_size_align(4096, 4096).unwrap();
    /// let block = pager.acquire(page).unwrap();
    /// // SAFETY: the block has this layout, and is used no more.
    /// unsafe { pager.release(block.start, page) };
    /// assert!(pager.held_bytes() > 0);
    /// Pager::trim(&pager);
    /// assert_eq!(pager.held_bytes(), 0);
    /// ```
    fn trim(&self) {}

    /// Takes every lock of the pager, as the process is about to fork, and keeps them until
    /// [`after_fork`](Pager::after_fork). Nobody is in the middle of a change then.
    ///
    /// A pager without locks of its own has nothing to do, nor one for machines on which nothing forks.
    ///
    /// ```
    /// use slabmalloc::lock::{Forked, Spin};
    /// use slabmalloc::pager::{Pager, Regions};
    ///
    /// let pager = Regions::<Spin>::new();
    /// pager.before_fork();
    /// // Nobody finds the list of free memory half changed in the child.
    /// // SAFETY: this thread has just taken the lock, and no others.
    /// unsafe { pager.after_fork(Forked::Parent) };
    /// assert_eq!(pager.free_bytes(), 0);
    /// ```
    fn before_fork(&self) {}

    /// Gives up what [`before_fork`](Pager::before_fork) took, in the reverse order.
    ///
    /// # Safety
    ///
    /// `before_fork` was called by the thread that forked, which is the calling one, or the only thread of the child. Of
    /// several pagers and zones whose locks it took, this is the last that is left.
    ///
    /// ```
    /// use slabmalloc::lock::{Forked, Spin};
    /// use slabmalloc::pager::{Pager, Regions};
    ///
    /// let pager = Regions::<Spin>::new();
    /// pager.before_fork();
    /// // Here the process forks, and this is the child.
    /// // SAFETY: this thread has just taken the lock, and no others.
    /// unsafe { pager.after_fork(Forked::Child) };
    /// // Asks for the lock, which is free.
    /// assert_eq!(pager.free_bytes(), 0);
    /// ```
    unsafe fn after_fork(&self, side: Forked) {
        let _ = side;
    }

    /// How many bytes every block really occupies a multiple of: a power of two, always the same.
    ///
    /// A zone rounds the size of requests that no size class serves up to it.
    ///
    /// ```
    /// use slabmalloc::lock::Spin;
    /// use slabmalloc::pager::{Pager, Regions};
    ///
    /// assert_eq!(Regions::<Spin>::new().granularity(), 2 * size_of::<usize>());
    /// ```
    fn granularity(&self) -> usize;
}

/// A pager that can be made in a constant: what `SafeZone::new` starts from.
///
/// ```
/// use slabmalloc::lock::Spin;
/// use slabmalloc::pager::{ConstPager, Regions};
///
/// /// Nothing yet: memory is added at run time.
/// static PAGER: Regions<Spin> = ConstPager::INIT;
/// assert_eq!(PAGER.total_bytes(), 0);
/// ```
pub trait ConstPager: Pager {
    /// A pager as good as new.
    const INIT: Self;
}

// SAFETY: every method is forwarded to a pager that keeps the contract.
unsafe impl<P: Pager + ?Sized> Pager for &P {
    fn acquire(&self, layout: Layout) -> Option<Block> {
        (**self).acquire(layout)
    }

    unsafe fn release(&self, block: NonNull<u8>, layout: Layout) {
        // SAFETY: the caller keeps the contract of the pager behind the reference.
        unsafe { (**self).release(block, layout) }
    }

    unsafe fn resize(&self, block: NonNull<u8>, old: Layout, new: Layout) -> Option<NonNull<u8>> {
        // SAFETY: the caller keeps the contract of the pager behind the reference.
        unsafe { (**self).resize(block, old, new) }
    }

    unsafe fn discard(&self, start: NonNull<u8>, bytes: usize) -> bool {
        // SAFETY: the caller keeps the contract of the pager behind the reference.
        unsafe { (**self).discard(start, bytes) }
    }

    fn discard_granularity(&self) -> Option<usize> {
        (**self).discard_granularity()
    }

    fn prefer_huge_pages(&self, start: NonNull<u8>, bytes: usize, huge: bool) {
        (**self).prefer_huge_pages(start, bytes, huge);
    }

    fn trim(&self) {
        (**self).trim();
    }

    fn before_fork(&self) {
        (**self).before_fork();
    }

    unsafe fn after_fork(&self, side: Forked) {
        // SAFETY: the caller keeps the contract of the pager behind the reference.
        unsafe { (**self).after_fork(side) }
    }

    fn granularity(&self) -> usize {
        (**self).granularity()
    }
}
