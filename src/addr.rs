//! Addresses: the one place that turns them into pointers.
#![forbid(unsafe_code)]

use core::num::NonZero;
use core::ptr::NonNull;

/// Makes the memory that `block` points to reachable by its address, for [`at_address`].
#[inline]
pub(crate) fn expose<T>(block: NonNull<T>) {
    block.as_ptr().expose_provenance();
}

/// The pointer of an exposed block that `address` lies in.
///
/// A slot's pointer reaches no further than the slot, so the header of its page must be reached
/// with the provenance of the page, which [`expose`] made available when the page was taken in.
#[inline]
pub(crate) fn at_address<T>(address: usize) -> Option<NonNull<T>> {
    NonZero::new(address).map(NonNull::with_exposed_provenance)
}

/// A pointer to where `narrow` points, that reaches as far as the exposed block that it lies in.
#[inline]
pub(crate) fn widened<T>(narrow: NonNull<u8>) -> NonNull<T> {
    NonNull::with_exposed_provenance(narrow.addr())
}

/// Rounds `address` down to a multiple of `to`, a power of two.
#[inline]
pub(crate) const fn round_down(address: usize, to: usize) -> usize {
    address & !(to - 1)
}
