//! The header at the end of every page in use.

use core::cell::Cell;
use core::mem::{align_of, size_of};
use core::ptr::NonNull;
use core::sync::atomic::AtomicUsize;

use generic_array::{ArrayLength, GenericArray};
use slabmalloc_geometry::{PageGeometry, Target};

use super::index::IndexNode;
use super::word::BitmapWord;

/// Whose page it is: a number that no two size-class allocators of a program share, or nobody's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Owner(pub(super) usize);

impl Owner {
    /// Owner `number`.
    pub(crate) const fn new(number: usize) -> Self {
        // An odd factor spreads the numbers over the word, each to one of its own: a header token is then no small
        // number, such as user data often are.
        #[expect(clippy::cast_possible_truncation, reason = "the low half is odd as well")]
        const FACTOR: usize = 0xD129_42E8_5A4F_1B6D_u64 as usize;
        Self(number.wrapping_mul(FACTOR))
    }
}

/// The list of its size class in which a page is: the number of the list, and how often a list of that number was given
/// up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ListId(pub(super) u8);

impl ListId {
    /// Bits of the number of a list.
    const NUMBER_BITS: u32 = 3;

    /// List `number`, below 8, that was never given up.
    pub(crate) const fn new(number: u8) -> Self {
        Self(number)
    }

    /// The number of the list.
    #[inline]
    pub(crate) const fn number(self) -> usize {
        (self.0 & ((1 << Self::NUMBER_BITS) - 1)) as usize
    }

    /// The list that takes the place of one that is given up. Names repeat after 32 of them, each of which was told to the
    /// handler of misuse.
    pub(super) const fn next(self) -> Self {
        Self(self.0.wrapping_add(1 << Self::NUMBER_BITS))
    }
}

/// What a size class knows about one of its pages.
///
/// Every field can be changed through a shared reference: a page is reached from its list, from the
/// index and from the addresses of its slots, and none of these may claim it alone.
///
/// # Invariants
///
/// - **H1** The header lies at the end of its page, and no slot overlaps it.
/// - **H2** `live` is the number of slots handed out; their bits are clear, those of all other slots
///   of the page are set.
/// - **H3** No slot with a number of `high_water` or above has ever been handed out since the page
///   was taken in.
/// - **H4** `index` is touched under the index lock of the zone only, everything else under the lock
///   of the size class that the page belongs to. Alone `owner` may be read by anybody who keeps the
///   page from leaving the zone: it is how another class learns that the page is not its own.
#[repr(C)]
pub(crate) struct Header<W: ArrayLength, B: BitmapWord> {
    pub(super) index: IndexNode,
    pub(super) next: Cell<Option<NonNull<Self>>>,
    pub(super) previous: Cell<Option<NonNull<Self>>>,
    pub(super) owner: AtomicUsize,
    pub(super) live: Cell<u32>,
    pub(super) high_water: Cell<u32>,
    pub(super) list: Cell<u8>,
    pub(super) zeroed: Cell<bool>,
    pub(super) summary: Cell<B>,
    pub(super) words: GenericArray<Cell<B>, W>,
}

impl<W: ArrayLength, B: BitmapWord> Header<W, B> {
    /// The geometry crate computes with this size, in the library's constants and in the macro.
    pub(super) const AS_COMPUTED: () = {
        let target = Target {
            pointer_bytes: size_of::<usize>(),
            word_bytes: size_of::<B>(),
        };
        let page = PageGeometry::with_words(1 << 29, W::USIZE, target);
        assert!(
            size_of::<Self>() == page.header_bytes,
            "the computed size of a page header is wrong"
        );
        assert!(
            size_of::<Self>().is_multiple_of(align_of::<Self>()),
            "headers end where pages end"
        );
    };
}
