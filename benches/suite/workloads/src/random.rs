//! Random numbers that cost a nanosecond and are the same in every run.

/// A generator of the kind xorshift64*.
pub(crate) struct Random(u64);

impl Random {
    /// A generator whose sequence is given by `seed`.
    pub(crate) fn new(seed: usize) -> Self {
        // Seeds are small numbers; multiplied, they share no bits.
        Self((seed as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// 64 random bits.
    #[inline]
    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// A number below `bound`, all equally likely.
    #[inline]
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        (((self.next() >> 32) * bound as u64) >> 32) as usize
    }

    /// Whether something with this chance happens.
    #[inline]
    pub(crate) fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }

    /// A number from `least` to below `bound`.
    #[inline]
    pub(crate) fn between(&mut self, least: usize, bound: usize) -> usize {
        least + self.below(bound - least)
    }

    /// A size from 8 on, each doubling half as likely as the one before (a Pareto distribution with
    /// exponent 1), up to `8 << doublings`.
    #[inline]
    pub(crate) fn pareto(&mut self, doublings: u32) -> usize {
        let octave = 8_usize << self.next().trailing_zeros().min(doublings - 1);
        octave + self.below(octave)
    }

    /// Puts `items` in random order.
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for end in (1..items.len()).rev() {
            items.swap(end, self.below(end + 1));
        }
    }
}
