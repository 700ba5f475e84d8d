//! Numbers that cannot be foretold without the secret.
#![forbid(unsafe_code)]

use super::mixing::mixed;
use super::secret::{keyed, secret};

/// A generator of numbers, for one size class: xorshift* (Vigna, 2016), started from the secret.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Random(u64);

impl Random {
    /// A generator that was not used yet.
    pub(crate) const UNUSED: Self = Self(0);

    /// The next number. `place` tells generators apart.
    #[inline]
    pub(crate) fn next(&mut self, place: usize) -> u64 {
        if self.0 == 0 {
            self.0 = (secret() ^ mixed(place as u64)) as u64 | 1;
        }
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 16
    }
}

/// A number from zero up to and without `bound`, drawn by the secret from an address and a count of what was drawn before.
#[inline]
pub(crate) fn drawn(address: usize, tick: u32, bound: u32) -> u32 {
    let hash = keyed(address ^ (tick as usize).rotate_right(u32::BITS / 2));
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the high half of a product of two 32-bit numbers"
    )]
    let drawn = ((u64::from(hash as u32) * u64::from(bound)) >> 32) as u32;
    drawn
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn numbers_are_drawn_from_all_of_the_range() {
        let drawn: BTreeSet<u32> = (0..10_000).map(|at| drawn(at * 64, 7, 13)).collect();
        assert_eq!(drawn, (0..13).collect());
    }

    #[test]
    fn generators_differ() {
        let (mut one, mut other) = (Random::UNUSED, Random::UNUSED);
        let numbers: BTreeSet<u64> = (0..1000).flat_map(|_| [one.next(1), other.next(2)]).collect();
        assert_eq!(numbers.len(), 2000);
    }
}
