//! [`BitmapWord`]: the integer that a page's bitmap is made of.

use core::fmt::Debug;

mod sealed {
    pub trait Sealed {}
}

/// An unsigned integer of 32 or 64 bits: `u32`, `u64` or `usize`.
///
/// ```
/// use slabmalloc::page::{BitmapWord, Page};
/// use slabmalloc::typenum::U4;
///
/// // A bit for each of 128 slots at most, in words of 32 bits.
/// type Small<'a> = Page<'a, 1024, U4, u32>;
/// assert_eq!(size_of::<Small<'_>>(), 1024);
///
/// // Three of four slots, and then the second of them no more.
/// let slots = u32::lowest(3).without(u32::bit(1));
/// assert_eq!((slots.lowest_set(), slots.highest_set(), slots.count()), (0, 2, 2));
/// assert_eq!((slots.and(u32::bit(1)), slots.or(u32::bit(1))), (u32::ZERO, u32::lowest(3)));
/// ```
pub trait BitmapWord: sealed::Sealed + Copy + Eq + Debug + Send + 'static {
    /// Bits of the word.
    const BITS: usize;
    /// No bit set.
    const ZERO: Self;

    /// The word with only bit `bit % BITS` set.
    fn bit(bit: usize) -> Self;
    /// The word with the `count` lowest bits set; every bit from `BITS` on.
    fn lowest(count: usize) -> Self;
    /// The number of the lowest set bit; `BITS` if none is.
    fn lowest_set(self) -> usize;
    /// The number of the highest set bit; zero if none is.
    fn highest_set(self) -> usize;
    /// How many bits are set.
    fn count(self) -> usize;
    /// The bits set in both.
    #[must_use]
    fn and(self, other: Self) -> Self;
    /// The bits set in either.
    #[must_use]
    fn or(self, other: Self) -> Self;
    /// The bits set in `self` but not in `other`.
    #[must_use]
    fn without(self, other: Self) -> Self;
}

macro_rules! bitmap_word {
    ($($word:ty)*) => {$(
        impl sealed::Sealed for $word {}

        impl BitmapWord for $word {
            const BITS: usize = <$word>::BITS as usize;
            const ZERO: Self = 0;

            #[inline]
            fn bit(bit: usize) -> Self {
                1 << (bit % <Self as BitmapWord>::BITS)
            }

            #[inline]
            fn lowest(count: usize) -> Self {
                if count >= <Self as BitmapWord>::BITS { Self::MAX } else { (1 << count) - 1 }
            }

            #[inline]
            fn lowest_set(self) -> usize {
                self.trailing_zeros() as usize
            }

            #[inline]
            fn highest_set(self) -> usize {
                self.checked_ilog2().unwrap_or(0) as usize
            }

            #[inline]
            fn count(self) -> usize {
                self.count_ones() as usize
            }

            #[inline]
            fn and(self, other: Self) -> Self {
                self & other
            }

            #[inline]
            fn or(self, other: Self) -> Self {
                self | other
            }

            #[inline]
            fn without(self, other: Self) -> Self {
                self & !other
            }
        }
    )*};
}

bitmap_word!(u32 u64 usize);

/// The word of the default zone: 64 bits where the target has 64-bit atomics, else `usize`.
#[cfg(target_has_atomic = "64")]
pub type DefaultWord = u64;

/// The word of the default zone: 64 bits where the target has 64-bit atomics, else `usize`.
#[cfg(not(target_has_atomic = "64"))]
pub type DefaultWord = usize;
