//! [`Arena`]: static memory as a source of pages.

use core::alloc::Layout;
use core::cell::UnsafeCell;
use core::fmt;
use core::marker::PhantomData;
use core::mem::MaybeUninit;
use core::ptr::NonNull;

use super::ranges::{FreeRanges, GRANULE};
use super::{Block, ConstPager, Pager};
use crate::lock::{Forked, Locked, RawLock};

/// `BYTES` bytes of memory, part of the value itself, as a source of pages.
///
/// The memory is aligned to 4096 bytes on 64-bit targets and to 1024 bytes on others, and takes no
/// room in the program's file. Blocks of larger alignment are found inside; to lose nothing in front
/// of the first one, put the arena into a type of your own with `#[repr(align(..))]`.
///
/// It hands out memory as [`Regions`](super::Regions) does, from its first use on.
///
/// Only `&'static Arena` is a [`Pager`]. The blocks are part of the arena, so an arena that moved,
/// as one inside of a zone could, would leave its blocks behind.
///
/// ```
/// use core::alloc::Layout;
/// use slabmalloc::lock::Spin;
/// use slabmalloc::pager::{Arena, Pager};
///
/// static PAGES: Arena<Spin, { 64 * 1024 }> = Arena::new();
///
/// let page = Layout::from_size_align(1024, 1024).unwrap();
/// let block = (&PAGES).acquire(page).unwrap();
/// assert_eq!((PAGES.free_bytes(), PAGES.total_bytes()), (63 * 1024, 64 * 1024));
/// // SAFETY: the block came from `PAGES` with this layout and is not used any more.
/// unsafe { (&PAGES).release(block.start, page) };
/// ```
///
/// An arena itself is not a pager:
///
/// ```compile_fail,E0277
/// use slabmalloc::lock::Spin;
/// use slabmalloc::pager::{Arena, Pager};
///
/// fn needs_pager<P: Pager>(_: P) {}
/// needs_pager(Arena::<Spin, 65_536>::new());
/// ```
#[repr(C)]
#[cfg_attr(target_pointer_width = "64", repr(align(4096)))]
#[cfg_attr(not(target_pointer_width = "64"), repr(align(1024)))]
pub struct Arena<L: RawLock, const BYTES: usize> {
    // INVARIANT: reached through blocks of `ranges` only, once it was added to it.
    memory: UnsafeCell<MaybeUninit<[u8; BYTES]>>,
    /// `None` until the first use.
    ranges: Locked<L, Option<FreeRanges>>,
}

// SAFETY: `memory` is reached through blocks, each of which has one owner; `ranges` is behind a lock.
unsafe impl<L: RawLock + Sync, const BYTES: usize> Sync for Arena<L, BYTES> {}

impl<L: RawLock, const BYTES: usize> Arena<L, BYTES> {
    /// An arena of which nothing is handed out.
    pub const fn new() -> Self {
        Self {
            memory: UnsafeCell::new(MaybeUninit::uninit()),
            ranges: Locked::new(None),
        }
    }

    /// Bytes that are not handed out.
    pub fn free_bytes(&'static self) -> usize {
        self.with_ranges(|ranges| ranges.free())
    }

    /// Bytes that can be handed out in all: `BYTES`, rounded down to two machine words.
    pub fn total_bytes(&'static self) -> usize {
        self.with_ranges(|ranges| ranges.total())
    }

    /// `&'static` says that the arena never moves again.
    fn with_ranges<R>(&'static self, action: impl FnOnce(&mut FreeRanges) -> R) -> R {
        let mut guard = self.ranges.lock();
        action(guard.get_or_insert_with(|| {
            let mut ranges = FreeRanges::new();
            if let Some(start) = NonNull::new(self.memory.get().cast::<u8>()) {
                // An arena too small to use stays empty.
                // SAFETY: the memory is this arena's alone, is added once, and is valid for good, as
                // the arena is.
                let _ = unsafe { ranges.add(start, BYTES) };
            }
            ranges
        }))
    }
}

// SAFETY: a block is cut out of the arena's memory, which stays where it is for good, and is in no
// list until it is released; the lock excludes. Nothing is said to be zeroed, and nothing unwinds.
unsafe impl<L: RawLock, const BYTES: usize> Pager for &'static Arena<L, BYTES> {
    fn acquire(&self, layout: Layout) -> Option<Block> {
        let start = self.with_ranges(|ranges| ranges.take(layout))?;
        Some(Block { start, zeroed: false })
    }

    unsafe fn release(&self, block: NonNull<u8>, layout: Layout) {
        // SAFETY: the caller gives up a block of `acquire` with its layout.
        self.with_ranges(|ranges| unsafe { ranges.give_back(block, layout) });
    }

    fn before_fork(&self) {
        self.ranges.hold();
    }

    unsafe fn after_fork(&self, side: Forked) {
        // SAFETY: the caller's promise.
        unsafe { self.ranges.let_go(side) }
    }

    /// Two machine words.
    fn granularity(&self) -> usize {
        GRANULE
    }
}

impl<L: RawLock, const BYTES: usize> Default for Arena<L, BYTES> {
    fn default() -> Self {
        Self::new()
    }
}

impl<L: RawLock, const BYTES: usize> fmt::Debug for Arena<L, BYTES> {
    /// Does not wait for the lock.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Arena")
            .field("bytes", &BYTES)
            .finish_non_exhaustive()
    }
}

mod sealed {
    #[expect(unnameable_types, reason = "that is what seals a trait")]
    pub trait Sealed {}
}

/// An [`Arena`] of some lock and size.
///
/// ```
/// use slabmalloc::lock::Spin;
/// use slabmalloc::pager::{Arena, ArenaMemory};
///
/// fn is_one(_: &'static impl ArenaMemory) -> bool {
///     true
/// }
///
/// static PAGES: Arena<Spin, 65536> = Arena::new();
/// assert!(is_one(&PAGES));
/// ```
pub trait ArenaMemory: sealed::Sealed + 'static {
    #[doc(hidden)]
    fn pages(&'static self) -> impl Pager;
}

impl<L: RawLock, const BYTES: usize> sealed::Sealed for Arena<L, BYTES> {}

impl<L: RawLock + 'static, const BYTES: usize> ArenaMemory for Arena<L, BYTES> {
    fn pages(&'static self) -> impl Pager {
        self
    }
}

/// A type that has an arena: how a `static` becomes a type parameter.
///
/// # Safety
///
/// [`arena`](ArenaSource::arena) returns the same arena every time, and does not unwind.
///
/// ```
/// use core::alloc::Layout;
/// use slabmalloc::lock::Spin;
/// use slabmalloc::pager::{Arena, ArenaSource, StaticArena};
///
/// enum Pages {}
///
/// static PAGES: Arena<Spin, 65536> = Arena::new();
///
/// // SAFETY: the same each time.
/// unsafe impl ArenaSource for Pages {
///     type Arena = Arena<Spin, 65536>;
///
///     fn arena() -> &'static Self::Arena {
///         &PAGES
///     }
/// }
///
/// slabmalloc::declare_zone! {
///     zone Small {
///         base_page:  4 KiB,
///         large_page: none,
///         classes:    [16, 64, 256],
///         pager:      StaticArena<Pages>,
///     }
/// }
/// assert!(SafeSmall::new().allocate(Layout::new::<u64>()).is_ok());
/// assert!(core::ptr::eq(Pages::arena(), &PAGES));
/// ```
pub unsafe trait ArenaSource: 'static {
    /// The arena's type.
    type Arena: ArenaMemory;

    /// The arena.
    fn arena() -> &'static Self::Arena;
}

/// The arena of `S` as a source of pages; takes no room.
///
/// ```
/// use core::alloc::Layout;
/// use slabmalloc::lock::Spin;
/// use slabmalloc::pager::{Arena, ArenaSource, ConstPager, Pager, StaticArena};
///
/// enum Pages {}
///
/// // SAFETY: there is one arena.
/// unsafe impl ArenaSource for Pages {
///     type Arena = Arena<Spin, { 64 * 1024 }>;
///
///     fn arena() -> &'static Self::Arena {
///         static ARENA: Arena<Spin, { 64 * 1024 }> = Arena::new();
///         &ARENA
///     }
/// }
///
/// static PAGES: StaticArena<Pages> = StaticArena::INIT;
///
/// let page = Layout::from_size_align(4096, 4096).unwrap();
/// assert!(PAGES.acquire(page).is_some());
/// ```
pub struct StaticArena<S: ArenaSource> {
    source: PhantomData<fn() -> S>,
}

impl<S: ArenaSource> StaticArena<S> {
    /// The source of pages that `S` names.
    pub const fn new() -> Self {
        Self { source: PhantomData }
    }
}

// SAFETY: the arena, which is a static value of this crate's type and always the same, keeps the
// contract.
unsafe impl<S: ArenaSource> Pager for StaticArena<S> {
    fn acquire(&self, layout: Layout) -> Option<Block> {
        S::arena().pages().acquire(layout)
    }

    unsafe fn release(&self, block: NonNull<u8>, layout: Layout) {
        // SAFETY: the caller gives up a block of the arena of `S` with its layout.
        unsafe { S::arena().pages().release(block, layout) }
    }

    fn before_fork(&self) {
        S::arena().pages().before_fork();
    }

    unsafe fn after_fork(&self, side: Forked) {
        // SAFETY: the caller's promise.
        unsafe { S::arena().pages().after_fork(side) }
    }

    /// Two machine words.
    fn granularity(&self) -> usize {
        GRANULE
    }
}

impl<S: ArenaSource> ConstPager for StaticArena<S> {
    const INIT: Self = Self::new();
}

impl<S: ArenaSource> Clone for StaticArena<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S: ArenaSource> Copy for StaticArena<S> {}

impl<S: ArenaSource> Default for StaticArena<S> {
    fn default() -> Self {
        Self::new()
    }
}

impl<S: ArenaSource> fmt::Debug for StaticArena<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StaticArena")
    }
}

#[cfg(test)]
mod tests;
