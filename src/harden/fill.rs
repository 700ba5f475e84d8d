//! Memory that is filled with one byte, and the question whether it still is.

use core::ptr::NonNull;

use crate::addr;

/// Fills the bytes from `from` up to `to` behind `start`; nothing if there are none.
///
/// # Safety
///
/// They are valid for writes, lie in an exposed block, and nobody else uses them.
#[inline]
pub(super) unsafe fn with(start: NonNull<u8>, from: usize, to: usize, byte: u8) {
    // The user's pointer may reach no further than the object.
    let start: NonNull<u8> = addr::widened(start);
    // SAFETY: the caller's promise.
    let first = unsafe { start.byte_add(from) };
    // SAFETY: the caller's promise.
    unsafe { first.write_bytes(byte, to.saturating_sub(from)) };
}

/// Whether each of so many bytes is `byte`.
///
/// # Safety
///
/// They are valid for reads, initialised, lie in an exposed block, and nobody else uses them.
#[inline]
pub(super) unsafe fn is(start: NonNull<u8>, bytes: usize, byte: u8) -> bool {
    let start: NonNull<u8> = addr::widened(start);
    // SAFETY: the caller's promise.
    let bytes = unsafe { NonNull::slice_from_raw_parts(start, bytes).as_ref() };
    // A block at a time without a branch, which the compiler makes vector instructions of.
    let (blocks, rest) = bytes.as_chunks::<BLOCK>();
    let (words, rest) = rest.as_chunks::<WORD>();
    let pattern = u64::from_ne_bytes([byte; WORD]);
    let differs = |words: &[[u8; WORD]]| {
        words
            .iter()
            .fold(0, |found, word| found | (u64::from_ne_bytes(*word) ^ pattern))
    };
    blocks
        .iter()
        .all(|block| differs(block.as_chunks::<WORD>().0) == 0)
        && differs(words) == 0
        && rest.iter().all(|other| *other == byte)
}

/// Bytes that are looked at without a branch.
const BLOCK: usize = 64;

const WORD: usize = size_of::<u64>();

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_counts() {
        let mut memory = [7_u8; 200];
        let start = NonNull::from(&mut memory).cast::<u8>();
        addr::expose(start);
        for bytes in 0..=200 {
            // SAFETY: the memory is the test's.
            assert!(unsafe { is(start, bytes, 7) });
        }
        for at in 0..200 {
            // SAFETY: the memory is the test's.
            unsafe { with(start, at, at + 1, 8) };
            for bytes in 0..=200 {
                // SAFETY: the memory is the test's.
                assert_eq!(unsafe { is(start, bytes, 7) }, bytes <= at);
            }
            // SAFETY: the memory is the test's.
            unsafe { with(start, at, at + 1, 7) };
        }
        // SAFETY: nothing is written.
        unsafe { with(start, 5, 3, 8) };
        // SAFETY: the memory is the test's.
        assert!(unsafe { is(start, 200, 7) });
    }
}
