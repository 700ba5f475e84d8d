//! [`FramePager`]: a kernel's allocator of physical frames as a source of pages.

use core::alloc::Layout;
use core::fmt;
use core::ops::Range;
use core::ptr::NonNull;
use core::sync::atomic::{AtomicUsize, Ordering};

use super::ranges::{FreeRanges, RegionError};
use super::{Block, ConstPager, Pager};
use crate::addr;
use crate::lock::{Forked, Guard, Locked, RawLock};

/// An allocator of physical memory.
///
/// # Safety
///
/// An address from [`take`](FrameSource::take) is that of a block of physical memory as long and aligned as the
/// layout says, which is nobody else's until it is given to [`put`](FrameSource::put). No method unwinds.
///
/// ```
/// use core::alloc::Layout;
/// use slabmalloc::pager::FrameSource;
///
/// /// Hands out what lies behind the kernel's image, and takes nothing back.
/// struct Bump {
///     next: usize,
///     end: usize,
/// }
///
/// // SAFETY: each address is handed out once, aligned, and below the end.
/// unsafe impl FrameSource for Bump {
///     fn take(&mut self, layout: Layout) -> Option<usize> {
///         let start = self.next.checked_next_multiple_of(layout.align())?;
///         let end = start.checked_add(layout.size()).filter(|end| *end <= self.end)?;
///         self.next = end;
///         Some(start)
///     }
///
///     unsafe fn put(&mut self, _: usize, _: Layout) {}
/// }
///
/// let mut frames = Bump { next: 0x1_0800, end: 0x2_0000 };
/// let page = Layout::from_size_align(4096, 4096).unwrap();
/// assert_eq!(frames.take(page), Some(0x1_1000));
/// // SAFETY: the block came from `take` with this layout, and is used no more.
/// unsafe { frames.put(0x1_1000, page) };
/// assert_eq!(frames.take(page), Some(0x1_2000));
/// ```
pub unsafe trait FrameSource {
    /// How many pages a call of the source may take out of the zone that the pager feeds, where the source keeps its
    /// books in memory of that zone. [`FramePager`] holds as many in reserve.
    const RESERVE: usize = 0;

    /// Who is calling: the CPU, or the thread where calls of the source can be preempted. It tells a request that the
    /// source makes while it is called from one that somebody else makes meanwhile, and matters where
    /// [`RESERVE`](Self::RESERVE) is not zero only. The same for everybody unless told otherwise: one CPU, on which
    /// calls of the source are not preempted.
    ///
    /// ```
    /// use core::alloc::Layout;
    /// use slabmalloc::pager::FrameSource;
    ///
    /// /// Keeps its books in the zone that it feeds.
    /// struct Booked;
    ///
    /// # fn cpu_number() -> usize { 3 }
    /// // SAFETY: nothing is handed out.
    /// unsafe impl FrameSource for Booked {
    ///     const RESERVE: usize = 2;
    ///
    ///     fn caller() -> usize {
    ///         cpu_number()
    ///     }
    ///     // And the frames, of which there are none here.
    /// #     fn take(&mut self, _: Layout) -> Option<usize> { None }
    /// #     unsafe fn put(&mut self, _: usize, _: Layout) {}
    /// }
    /// assert_eq!(Booked::caller(), 3);
    /// ```
    fn caller() -> usize {
        0
    }

    /// The physical address of a block of the layout, whose size is not zero.
    fn take(&mut self, layout: Layout) -> Option<usize>;

    /// Takes a block back.
    ///
    /// # Safety
    ///
    /// It came from [`take`](FrameSource::take) with this very layout, has not been put back since, and is used no
    /// more.
    unsafe fn put(&mut self, address: usize, layout: Layout);
}

/// Why a [`FramePager`] refused what it was given.
///
/// ```
/// use slabmalloc::pager::FramesError;
///
/// assert_eq!(FramesError::Misaligned.to_string(), "the offset is no multiple of a page");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FramesError {
    /// It has a source, or a reserve, already.
    Given,
    /// The offset from physical to virtual addresses is no multiple of a page, so that no page would be aligned.
    Misaligned,
    /// The memory cannot be used.
    Region(RegionError),
}

impl fmt::Display for FramesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Given => f.write_str("the pager was given one already"),
            Self::Misaligned => f.write_str("the offset is no multiple of a page"),
            Self::Region(error) => error.fmt(f),
        }
    }
}

impl core::error::Error for FramesError {}

/// The physical frames of `F` as a source of pages, reached at a fixed offset from their physical addresses.
///
/// It starts without a source, so that it can be part of a `static`, and has nothing to hand out until
/// [`provide`](FramePager::provide) is called. `PAGE` is the base page of the zone that it feeds, in bytes.
///
/// **What the kernel guarantees**: all memory of the source is mapped, readable and writable, at the offset, for good.
/// Nothing is mapped or unmapped here. A page that goes back to the source stays mapped at the offset, so that no
/// translation gets stale; a kernel that maps a frame elsewhere, or takes mappings away, flushes translation buffers
/// itself before the frame is handed out again. Pages go back when a class has more empty ones than it keeps, when
/// memory is out, and at `trim`.
///
/// **Locking**: the source is called with a lock of type `L` held, and no lock of the zone. With an `irq_safe` lock
/// interrupts are off meanwhile.
///
/// **Re-entry**: a source that keeps its books in memory of the very zone (which says so by
/// [`FrameSource::RESERVE`]) asks for pages while it is asked for pages. Such a request is served from the reserve:
/// the pages that [`reserve`](FramePager::reserve) was given, and some of the source's own which are put aside
/// after each call. A page that is released meanwhile waits, and goes back after the call; of larger blocks the
/// source must neither take nor release any. Other CPUs wait. A source without reserve must not use the zone: it would
/// wait for itself.
///
/// ```
/// use core::alloc::Layout;
/// use slabmalloc::lock::Spin;
/// use slabmalloc::pager::{FramePager, FrameSource, Pager};
///
/// /// Frames from one address on, of which none comes back.
/// struct Bump(usize, usize);
///
/// // SAFETY: each address is handed out once, and there is memory up to the end.
/// unsafe impl FrameSource for Bump {
///     fn take(&mut self, layout: Layout) -> Option<usize> {
///         let start = self.0.checked_next_multiple_of(layout.align())?;
///         self.0 = start.checked_add(layout.size()).filter(|end| *end <= self.1)?;
///         Some(start)
///     }
///
///     unsafe fn put(&mut self, _: usize, _: Layout) {}
/// }
///
/// static PAGES: FramePager<Bump, Spin, 4096> = FramePager::new();
///
/// # let memory: &'static mut [u64] = vec![0; 1 << 13].leak();
/// # let offset = memory.as_mut_ptr().expose_provenance() & !4095;
/// let page = Layout::from_size_align(4096, 4096).unwrap();
/// assert!(PAGES.acquire(page).is_none());
/// // SAFETY: the frames are mapped at the offset.
/// unsafe { PAGES.provide(Bump(4096, 0x1_0000), offset) }.unwrap();
/// assert!(PAGES.acquire(page).is_some());
/// // `Bump` needs nothing of the zone while it is called.
/// assert_eq!(PAGES.reserved_bytes(), 0);
/// ```
pub struct FramePager<F, L: RawLock, const PAGE: usize> {
    source: Locked<L, Option<Mapped<F>>>,
    /// Who calls the source, plus one; zero if nobody does.
    // INVARIANT: written by who holds `source` only.
    inside: AtomicUsize,
    reserve: Locked<L, Reserve>,
}

/// A source, and where its memory is seen.
struct Mapped<F> {
    frames: F,
    // INVARIANT: a multiple of `PAGE`; the memory of `frames` is mapped there.
    offset: usize,
}

/// Pages for requests that a source makes while it is called. All are of the pager's `PAGE` bytes.
struct Reserve {
    /// Where the memory lies that was given for good.
    given: Range<usize>,
    /// What is left of it.
    own: FreeRanges,
    /// Pages of the source: put aside for later, or on their way back.
    borrowed: FreeRanges,
}

/// Access to the source.
struct Inside<'a, F, L: RawLock> {
    // Dropped behind what `drop` does.
    source: Guard<'a, L, Option<Mapped<F>>>,
    inside: &'a AtomicUsize,
}

impl<F, L: RawLock> Drop for Inside<'_, F, L> {
    fn drop(&mut self) {
        // ORDERING: as in `enter`.
        self.inside.store(0, Ordering::Relaxed);
    }
}

impl<F: FrameSource, L: RawLock, const PAGE: usize> FramePager<F, L, PAGE> {
    const LAYOUT: Layout = match Layout::from_size_align(PAGE, PAGE) {
        Ok(layout) if PAGE >= 2 * size_of::<usize>() => layout,
        _ => panic!("the base page of a zone is a power of two"),
    };

    /// A pager without a source.
    pub const fn new() -> Self {
        let _ = Self::LAYOUT;
        Self {
            source: Locked::new(None),
            inside: AtomicUsize::new(0),
            reserve: Locked::new(Reserve {
                given: 0..0,
                own: FreeRanges::new(),
                borrowed: FreeRanges::new(),
            }),
        }
    }

    /// Gives the pager its source, whose physical address *p* is mapped at `offset + p`.
    ///
    /// Blocks are as aligned as the offset at most: for large pages it is a multiple of these.
    ///
    /// # Errors
    ///
    /// `offset` is no multiple of `PAGE`, or the pager has a source: then `frames` is dropped.
    ///
    /// # Safety
    ///
    /// All memory that the source hands out is mapped at `offset`, readable and writable, until it is put back.
    pub unsafe fn provide(&self, frames: F, offset: usize) -> Result<(), FramesError> {
        if !offset.is_multiple_of(PAGE) {
            return Err(FramesError::Misaligned);
        }
        let mut source = self.source.lock();
        if source.is_some() {
            return Err(FramesError::Given);
        }
        *source = Some(Mapped { frames, offset });
        Ok(())
    }

    /// Gives the pager memory for what its source needs of the zone: before anything else, where
    /// [`FrameSource::RESERVE`] is not zero. It stays with the pager for good. Says how many pages it is.
    ///
    /// # Errors
    ///
    /// The pager has a reserve, or the memory cannot be used.
    ///
    /// # Safety
    ///
    /// As for [`Regions::add`](super::Regions::add). It is none of the source's memory.
    ///
    /// ```
    /// use core::ptr::NonNull;
    /// use slabmalloc::lock::Spin;
    /// use slabmalloc::pager::FramePager;
    /// # use core::alloc::Layout;
    /// # use slabmalloc::pager::FrameSource;
    /// # struct Booked;
    /// # // SAFETY: nothing is handed out.
    /// # unsafe impl FrameSource for Booked {
    /// #     const RESERVE: usize = 2;
    /// #     fn take(&mut self, _: Layout) -> Option<usize> { None }
    /// #     unsafe fn put(&mut self, _: usize, _: Layout) {}
    /// # }
    ///
    /// /// `Booked` needs two pages of the zone in a call at most.
    /// static PAGES: FramePager<Booked, Spin, 4096> = FramePager::new();
    ///
    /// let memory: &'static mut [u64] = vec![0; 3 * 512].leak();
    /// // SAFETY: the memory is leaked, and nothing else refers to it.
    /// let pages = unsafe { PAGES.reserve(NonNull::from(memory).cast(), 3 * 4096) }.unwrap();
    /// assert!(pages >= 2 && PAGES.reserved_bytes() >= 2 * 4096);
    /// ```
    pub unsafe fn reserve(&self, start: NonNull<u8>, bytes: usize) -> Result<usize, FramesError> {
        let mut reserve = self.reserve.lock();
        if !reserve.given.is_empty() {
            return Err(FramesError::Given);
        }
        // SAFETY: the caller gives the memory up.
        unsafe { reserve.own.add(start, bytes) }.map_err(FramesError::Region)?;
        let from = start.addr().get();
        reserve.given = from..from.saturating_add(bytes);
        Ok(reserve.own.free() / PAGE)
    }

    /// Calls `action` with the source, to add memory to it for example; `None` if there is none, or if this is called
    /// by the source itself. What the source needs of the zone meanwhile comes from the reserve.
    ///
    /// ```
    /// use slabmalloc::lock::Spin;
    /// use slabmalloc::pager::FramePager;
    /// # use core::alloc::Layout;
    /// # use slabmalloc::pager::FrameSource;
    ///
    /// /// A source with so many free frames.
    /// struct Frames(usize);
    /// # // SAFETY: nothing is handed out.
    /// # unsafe impl FrameSource for Frames {
    /// #     fn take(&mut self, _: Layout) -> Option<usize> { None }
    /// #     unsafe fn put(&mut self, _: usize, _: Layout) {}
    /// # }
    ///
    /// static PAGES: FramePager<Frames, Spin, 4096> = FramePager::new();
    /// assert_eq!(PAGES.with_source(|frames| frames.0), None);
    ///
    /// // SAFETY: nothing is handed out that would have to be mapped.
    /// unsafe { PAGES.provide(Frames(0), 0) }.unwrap();
    /// PAGES.with_source(|frames| frames.0 += 512);
    /// assert_eq!(PAGES.with_source(|frames| frames.0), Some(512));
    /// ```
    pub fn with_source<R>(&self, action: impl FnOnce(&mut F) -> R) -> Option<R> {
        let mut inside = self.enter()?;
        let mapped = inside.source.as_mut()?;
        let result = action(&mut mapped.frames);
        self.settle(mapped);
        Some(result)
    }

    /// Bytes of the pages in reserve.
    pub fn reserved_bytes(&self) -> usize {
        let reserve = self.reserve.lock();
        reserve.own.free() + reserve.borrowed.free()
    }

    /// The source; `None` if it is the source that asks.
    fn enter(&self) -> Option<Inside<'_, F, L>> {
        let caller = F::caller().wrapping_add(1);
        // ORDERING: Relaxed suffices: a caller finds its own number only if it wrote it itself, and has not taken it
        // back since.
        if F::RESERVE > 0 && self.inside.load(Ordering::Relaxed) == caller {
            return None;
        }
        let source = self.source.lock();
        self.inside.store(caller, Ordering::Relaxed);
        Some(Inside {
            source,
            inside: &self.inside,
        })
    }

    /// Gives pages back that came back while the source was called, and fills the reserve up.
    fn settle(&self, mapped: &mut Mapped<F>) {
        while self.has_too_many() {
            // The guard is gone before the source is called.
            let page = self.reserve.lock().borrowed.take(Self::LAYOUT);
            let Some(page) = page else { break };
            // SAFETY: the page came from the source, from `settle` or as a block of a page.
            unsafe { mapped.put(page, Self::LAYOUT) };
        }
        while self.has_too_few() {
            let Some(page) = mapped.take(Self::LAYOUT) else {
                break;
            };
            // SAFETY: the page is new, and nobody else's. The kernel's memory is one piece to the compiler.
            unsafe { self.reserve.lock().borrowed.give_back(page, Self::LAYOUT) };
        }
    }

    fn has_too_many(&self) -> bool {
        let reserve = self.reserve.lock();
        reserve.pages::<PAGE>() > F::RESERVE && reserve.borrowed.free() > 0
    }

    fn has_too_few(&self) -> bool {
        self.reserve.lock().pages::<PAGE>() < F::RESERVE
    }
}

impl Reserve {
    /// How many pages there are.
    fn pages<const PAGE: usize>(&self) -> usize {
        self.own.free() / PAGE + self.borrowed.free() / PAGE
    }

    fn take(&mut self, layout: Layout) -> Option<NonNull<u8>> {
        self.borrowed.take(layout).or_else(|| self.own.take(layout))
    }
}

impl<F: FrameSource> Mapped<F> {
    /// A block of the source's, as seen by the kernel. One that the kernel cannot use is not asked for again: the
    /// source keeps it handed out.
    fn take(&mut self, layout: Layout) -> Option<NonNull<u8>> {
        // Else what is aligned for the source would not be for the kernel.
        if !self.offset.is_multiple_of(layout.align()) {
            return None;
        }
        let address = self.frames.take(layout)?.checked_add(self.offset)?;
        addr::at_address(address)
    }

    /// # Safety
    ///
    /// The block came from [`take`](Self::take) with this layout, and is used no more.
    unsafe fn put(&mut self, block: NonNull<u8>, layout: Layout) {
        // SAFETY: the caller's promise; `take` added the offset.
        unsafe { self.frames.put(block.addr().get() - self.offset, layout) };
    }
}

// SAFETY: a block is the source's, which the implementation of `FrameSource` vouches for, or part of the reserve,
// which the caller of `reserve` gave up; who called `provide` promised that it is mapped. Nothing is said to be zeroed.
unsafe impl<F: FrameSource, L: RawLock, const PAGE: usize> Pager for FramePager<F, L, PAGE> {
    fn acquire(&self, layout: Layout) -> Option<Block> {
        if layout.size() == 0 {
            return None;
        }
        let start = if let Some(mut inside) = self.enter() {
            let mapped = inside.source.as_mut()?;
            let block = mapped.take(layout);
            self.settle(mapped);
            block
        } else if layout == Self::LAYOUT {
            self.reserve.lock().take(layout)
        } else {
            None
        };
        start.map(|start| Block { start, zeroed: false })
    }

    unsafe fn release(&self, block: NonNull<u8>, layout: Layout) {
        let mut reserve = self.reserve.lock();
        if reserve.given.contains(&block.addr().get()) {
            // SAFETY: the page was cut out of what was given.
            unsafe { reserve.own.give_back(block, layout) };
            return;
        }
        drop(reserve);
        if let Some(mut inside) = self.enter() {
            if let Some(mapped) = inside.source.as_mut() {
                // SAFETY: the caller gives up a block of `acquire` with its layout.
                unsafe { mapped.put(block, layout) };
                self.settle(mapped);
            }
        } else if layout == Self::LAYOUT {
            // SAFETY: the page is given up, and goes back to the source when this call of it is over.
            unsafe { self.reserve.lock().borrowed.give_back(block, layout) };
        }
    }

    fn before_fork(&self) {
        self.source.hold();
        self.reserve.hold();
    }

    unsafe fn after_fork(&self, side: Forked) {
        // SAFETY: the caller's promise.
        unsafe { self.reserve.let_go(side) };
        // SAFETY: the caller's promise.
        unsafe { self.source.let_go(side) }
    }

    /// `PAGE`, or 4096 if that is less.
    fn granularity(&self) -> usize {
        if PAGE < 4096 { PAGE } else { 4096 }
    }
}

impl<F: FrameSource, L: RawLock, const PAGE: usize> ConstPager for FramePager<F, L, PAGE> {
    const INIT: Self = Self::new();
}

impl<F: FrameSource, L: RawLock, const PAGE: usize> Default for FramePager<F, L, PAGE> {
    fn default() -> Self {
        Self::new()
    }
}

impl<F, L: RawLock, const PAGE: usize> fmt::Debug for FramePager<F, L, PAGE> {
    /// Does not wait for the locks.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FramePager")
            .field("page", &PAGE)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
