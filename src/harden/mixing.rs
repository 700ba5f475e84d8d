//! Numbers made of numbers.
#![forbid(unsafe_code)]

/// A number of whose bits each depends on every bit of `number` (the finaliser of SplitMix64, Steele et al., 2014).
#[inline]
pub(super) const fn mixed(mut number: u64) -> usize {
    number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^= number >> 31;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the halves are as good as the whole"
    )]
    let low = number as usize;
    low
}

/// The double-width product of two numbers, its halves laid over each other (the step of wyhash, Wang, 2019): a number of
/// whose bits each depends on many bits of both. Not one-way as cryptography has it.
#[inline]
pub(super) fn folded(one: usize, other: usize) -> usize {
    let (low, high) = one.carrying_mul(other, 0);
    low ^ high
}
