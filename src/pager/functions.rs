//! [`FnPager`] and [`StaticFunctions`]: a pair of functions as a source of pages.

use core::alloc::Layout;
use core::fmt;
use core::marker::PhantomData;
use core::ptr::NonNull;

use super::{Block, ConstPager, Pager};

/// What [`Pager::granularity`] is where functions do not say otherwise, in bytes: the page size of
/// most machines.
const DEFAULT_GRANULARITY: usize = 4096;

/// Two function pointers as a source of pages.
///
/// Where the functions are known when the program is compiled, [`StaticFunctions`] calls them
/// directly and takes no room.
///
/// ```
/// use core::alloc::{GlobalAlloc, Layout};
/// use slabmalloc::pager::{FnPager, Pager};
/// use std::alloc::System;
///
/// fn take(layout: Layout) -> *mut u8 {
///     // SAFETY: a pager is never asked for zero bytes.
///     unsafe { System.alloc(layout) }
/// }
///
/// /// # Safety
/// ///
/// /// As for `GlobalAlloc::dealloc`.
/// unsafe fn give_back(start: *mut u8, layout: Layout) {
///     // SAFETY: the caller's promise.
///     unsafe { System.dealloc(start, layout) }
/// }
///
/// // SAFETY: `take` returns null or a fresh block of the layout, which `give_back` takes back.
/// static PAGES: FnPager = unsafe { FnPager::new(take, give_back) };
///
/// let page = Layout::from_size_align(4096, 4096).unwrap();
/// let block = PAGES.acquire(page).unwrap();
/// // SAFETY: the block came from `PAGES` with this layout and is not used any more.
/// unsafe { PAGES.release(block.start, page) };
/// ```
#[derive(Clone, Copy, Debug)]
pub struct FnPager {
    // INVARIANT: the two functions together keep the contract of `Pager`, as the caller of `new`
    // promised.
    acquire: fn(Layout) -> *mut u8,
    release: unsafe fn(*mut u8, Layout),
    // INVARIANT: a power of two.
    granularity: usize,
}

impl FnPager {
    /// Makes a source of pages of `acquire`, which returns null where it has none, and `release`.
    ///
    /// [`Pager::granularity`] is 4096; [`with_granularity`](FnPager::with_granularity) changes it.
    ///
    /// # Safety
    ///
    /// The functions keep the contract of [`Pager`]: a pointer from `acquire` that is not null is the
    /// start of a block of the layout that nobody else uses until it is given to `release` with the
    /// same layout. Both may be called from several threads at once. Neither unwinds.
    pub const unsafe fn new(acquire: fn(Layout) -> *mut u8, release: unsafe fn(*mut u8, Layout)) -> Self {
        Self {
            acquire,
            release,
            granularity: DEFAULT_GRANULARITY,
        }
    }

    /// The same functions, whose blocks occupy multiples of `bytes`, rounded up to a power of two.
    ///
    /// ```
    /// use slabmalloc::pager::{FnPager, Pager};
    /// # use core::alloc::{GlobalAlloc, Layout};
    /// # use std::alloc::System;
    /// # fn take(layout: Layout) -> *mut u8 {
    /// #     // SAFETY: a pager is never asked for zero bytes.
    /// #     unsafe { System.alloc(layout) }
    /// # }
    /// # unsafe fn give_back(start: *mut u8, layout: Layout) {
    /// #     // SAFETY: the caller's promise.
    /// #     unsafe { System.dealloc(start, layout) }
    /// # }
    ///
    /// // SAFETY: `take` returns null or a fresh block of the layout, which `give_back` takes back.
    /// let pages = unsafe { FnPager::new(take, give_back) };
    /// assert_eq!(pages.granularity(), 4096);
    /// assert_eq!(pages.with_granularity(16).granularity(), 16);
    /// assert_eq!(pages.with_granularity(5000).granularity(), 8192);
    /// ```
    #[must_use]
    pub const fn with_granularity(self, bytes: usize) -> Self {
        let granularity = match bytes.checked_next_power_of_two() {
            Some(granularity) => granularity,
            None => DEFAULT_GRANULARITY,
        };
        Self { granularity, ..self }
    }
}

// SAFETY: the caller of `new` promised that the functions keep the contract. Nothing is said to be
// zeroed.
unsafe impl Pager for FnPager {
    fn acquire(&self, layout: Layout) -> Option<Block> {
        if layout.size() == 0 {
            return None;
        }
        NonNull::new((self.acquire)(layout)).map(|start| Block { start, zeroed: false })
    }

    unsafe fn release(&self, block: NonNull<u8>, layout: Layout) {
        // SAFETY: the caller passes a block of `acquire` with the layout it was acquired with.
        unsafe { (self.release)(block.as_ptr(), layout) }
    }

    fn granularity(&self) -> usize {
        self.granularity
    }
}

/// A pair of functions, chosen by a type, that pages come from.
///
/// # Safety
///
/// As for [`Pager`]: a pointer from [`acquire`](PageFunctions::acquire) that is not null is the start
/// of a block of `layout.size()` bytes aligned to `layout.align()`, valid for reads and writes, that
/// nobody else uses until it is given to [`release`](PageFunctions::release). Both may be called from
/// several threads at once, and again while a call is under way.
/// [`granularity`](PageFunctions::granularity) is a power of two and always the same. None of the
/// functions unwinds.
///
/// ```
/// use core::alloc::{GlobalAlloc, Layout};
/// use slabmalloc::pager::PageFunctions;
/// use std::alloc::System;
///
/// enum FromSystem {}
///
/// // SAFETY: the system's blocks are as long and aligned as asked for, nobody else's, and stay until they are freed.
/// unsafe impl PageFunctions for FromSystem {
///     fn acquire(layout: Layout) -> *mut u8 {
///         // SAFETY: the size of a request is never zero.
///         unsafe { System.alloc(layout) }
///     }
///
///     unsafe fn release(start: *mut u8, layout: Layout) {
///         // SAFETY: the caller's promise.
///         unsafe { System.dealloc(start, layout) };
///     }
/// }
///
/// slabmalloc::declare_zone! {
///     zone Nested {
///         pager: slabmalloc::pager::StaticFunctions<FromSystem>,
///     }
/// }
/// assert!(SafeNested::new().allocate(Layout::new::<u64>()).is_ok());
///
/// let page = Layout::from_size_align(4096, 4096).unwrap();
/// let start = FromSystem::acquire(page);
/// assert!(!start.is_null() && start.addr().is_multiple_of(FromSystem::granularity()));
/// // SAFETY: the block came from `acquire` with this layout, and is used no more.
/// unsafe { FromSystem::release(start, page) };
/// ```
pub unsafe trait PageFunctions: 'static {
    /// A block of the layout, whose size is never zero, or null.
    fn acquire(layout: Layout) -> *mut u8;

    /// Takes a block back.
    ///
    /// # Safety
    ///
    /// `start` came from [`acquire`](PageFunctions::acquire) with this very `layout`, has not been
    /// released since, and is not used from here on.
    unsafe fn release(start: *mut u8, layout: Layout);

    /// Bytes that every block occupies a multiple of: a power of two, always the same; 4096 unless told
    /// otherwise.
    ///
    /// Larger requests than a zone has classes for are rounded up to it.
    fn granularity() -> usize {
        DEFAULT_GRANULARITY
    }
}

/// The functions of `T` as a source of pages; takes no room.
///
/// ```
/// use core::alloc::{GlobalAlloc, Layout};
/// use slabmalloc::pager::{PageFunctions, Pager, StaticFunctions};
/// use std::alloc::System;
///
/// enum Frames {}
///
/// // SAFETY: the system's allocator hands out blocks of the layout until they are given back.
/// unsafe impl PageFunctions for Frames {
///     fn acquire(layout: Layout) -> *mut u8 {
///         // SAFETY: a pager is never asked for zero bytes.
///         unsafe { System.alloc(layout) }
///     }
///
///     unsafe fn release(start: *mut u8, layout: Layout) {
///         // SAFETY: the block came from `acquire` with this layout.
///         unsafe { System.dealloc(start, layout) }
///     }
/// }
///
/// static PAGES: StaticFunctions<Frames> = StaticFunctions::new();
/// assert_eq!(PAGES.granularity(), 4096);
/// ```
pub struct StaticFunctions<T: PageFunctions> {
    functions: PhantomData<fn() -> T>,
}

impl<T: PageFunctions> StaticFunctions<T> {
    /// The source of pages that `T` describes.
    pub const fn new() -> Self {
        Self {
            functions: PhantomData,
        }
    }
}

// SAFETY: whoever implemented `PageFunctions` promised what `Pager` asks for. Nothing is said to be
// zeroed.
unsafe impl<T: PageFunctions> Pager for StaticFunctions<T> {
    fn acquire(&self, layout: Layout) -> Option<Block> {
        if layout.size() == 0 {
            return None;
        }
        NonNull::new(T::acquire(layout)).map(|start| Block { start, zeroed: false })
    }

    unsafe fn release(&self, block: NonNull<u8>, layout: Layout) {
        // SAFETY: the caller passes a block of `acquire` with the layout it was acquired with.
        unsafe { T::release(block.as_ptr(), layout) }
    }

    fn granularity(&self) -> usize {
        T::granularity()
    }
}

impl<T: PageFunctions> ConstPager for StaticFunctions<T> {
    const INIT: Self = Self::new();
}

impl<T: PageFunctions> Clone for StaticFunctions<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: PageFunctions> Copy for StaticFunctions<T> {}

impl<T: PageFunctions> Default for StaticFunctions<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: PageFunctions> fmt::Debug for StaticFunctions<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StaticFunctions")
    }
}

#[cfg(test)]
mod tests;
