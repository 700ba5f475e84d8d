//! Pages: naturally aligned blocks that hold the objects of one size class, and their own metadata.
//!
//! ```text
//! base                              base + data bytes                 base + SIZE
//!  | slot 0 | slot 1 | ... | slot n | header: links, owner, counts, bitmap |
//! ```
//!
//! A page in use is a *slab*. Free slots are never written to; which slots are free is known from
//! the bitmap alone, which has one bit for every slot that the page can hold.

pub mod align;
mod bitmap;
mod header;
mod index;
mod list;
mod slab;
mod word;

use core::cell::UnsafeCell;
use core::fmt;
use core::marker::PhantomData;
use core::mem::MaybeUninit;

use generic_array::ArrayLength;
use generic_array::typenum::U0;
use slabmalloc_geometry::MIN_PAGE_SIZE;

pub use align::{PageSize, SupportedPageSize};
pub(crate) use bitmap::split_lowest;
pub(crate) use header::{ListId, Owner};
pub(crate) use index::PageIndex;
pub(crate) use list::SlabList;
pub(crate) use slab::Slab;
pub use word::{BitmapWord, DefaultWord};

/// A type that an allocator can place objects in: [`Page`], of any size.
///
/// # Safety
///
/// Either the type is uninhabited, or it has exactly `SIZE` bytes, `SIZE` is a power of two from
/// 256 to 2^29, the type is aligned to `SIZE`, every content of its bytes is valid, and it has no
/// destructor.
///
/// ```
/// use slabmalloc::{AllocablePage, LargeObjectPage, ObjectPage};
///
/// assert_eq!((ObjectPage::SIZE, LargeObjectPage::SIZE), (4096, 2 << 20));
/// ```
pub unsafe trait AllocablePage {
    /// Bytes of the page, which is aligned to as many.
    const SIZE: usize;
    /// How many words the bitmap of free slots has.
    type Words: ArrayLength;
    /// The integer that the bitmap is made of.
    type Word: BitmapWord;
}

/// A page of `SIZE` bytes, aligned to `SIZE`, whose bitmap has `W` words of type `B`.
///
/// Made by whoever provides memory, usually by casting a pointer to a page frame, and given to an
/// allocator by `refill`. Its content means nothing until then.
///
/// ```
/// use core::mem::{align_of, size_of};
/// use slabmalloc::{AllocablePage, LargeObjectPage, ObjectPage};
///
/// assert_eq!((size_of::<ObjectPage>(), align_of::<ObjectPage>()), (4096, 4096));
/// assert_eq!(size_of::<LargeObjectPage>(), 2 << 20);
///
/// let page = ObjectPage::new();
/// assert!((&raw const page).addr().is_multiple_of(ObjectPage::SIZE));
/// ```
#[repr(C)]
pub struct Page<'a, const SIZE: usize, W: ArrayLength, B: BitmapWord>
where
    PageSize<SIZE>: SupportedPageSize,
{
    alignment: [<PageSize<SIZE> as SupportedPageSize>::Alignment; 0],
    /// Allocators reach the bytes through pointers while the page is borrowed to them.
    bytes: UnsafeCell<MaybeUninit<[u8; SIZE]>>,
    lifetime: PhantomData<&'a mut ()>,
    bitmap: PhantomData<fn() -> (W, B)>,
}

// SAFETY: `repr(C)` with only zero-sized fields beside the bytes; `SupportedPageSize` exists for the
// allowed sizes only and aligns to them; `MaybeUninit` bytes are always valid and have no destructor.
unsafe impl<const SIZE: usize, W: ArrayLength, B: BitmapWord> AllocablePage for Page<'_, SIZE, W, B>
where
    PageSize<SIZE>: SupportedPageSize,
{
    const SIZE: usize = SIZE;
    type Words = W;
    type Word = B;
}

// SAFETY: a shared page gives no access to its bytes.
unsafe impl<const SIZE: usize, W: ArrayLength, B: BitmapWord> Sync for Page<'_, SIZE, W, B> where
    PageSize<SIZE>: SupportedPageSize
{
}

impl<const SIZE: usize, W: ArrayLength, B: BitmapWord> Page<'_, SIZE, W, B>
where
    PageSize<SIZE>: SupportedPageSize,
{
    /// A page, on whose content nothing depends.
    pub const fn new() -> Self {
        Self {
            alignment: [],
            bytes: UnsafeCell::new(MaybeUninit::uninit()),
            lifetime: PhantomData,
            bitmap: PhantomData,
        }
    }
}

impl<const SIZE: usize, W: ArrayLength, B: BitmapWord> Default for Page<'_, SIZE, W, B>
where
    PageSize<SIZE>: SupportedPageSize,
{
    fn default() -> Self {
        Self::new()
    }
}

impl<const SIZE: usize, W: ArrayLength, B: BitmapWord> fmt::Debug for Page<'_, SIZE, W, B>
where
    PageSize<SIZE>: SupportedPageSize,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Page")
            .field("size", &SIZE)
            .finish_non_exhaustive()
    }
}

/// The large page of a zone that has none.
///
/// ```
/// slabmalloc::declare_zone! {
///     zone Single {
///         base_page:  4 KiB,
///         large_page: none,
///         classes:    [16, 64, 256],
///     }
/// }
/// # let _ = SafeSingle::new();
/// ```
#[derive(Clone, Copy, Debug)]
pub enum NoPage {}

// SAFETY: the type is uninhabited.
unsafe impl AllocablePage for NoPage {
    /// Room for a header, so that the code for pages that never exist compiles.
    const SIZE: usize = MIN_PAGE_SIZE;
    type Words = U0;
    type Word = DefaultWord;
}
