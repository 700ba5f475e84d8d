//! [`Random`]: numbers that look random, and are the same in every run.

/// `xorshift32`.
#[derive(Debug)]
pub(crate) struct Random(u32);

impl Random {
    pub(crate) fn new(seed: u32) -> Self {
        // Zero would stay zero.
        Self(seed.wrapping_mul(0x9e37_79b9) | 1)
    }

    pub(crate) fn next(&mut self) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0
    }

    /// A number below `end`, which is not zero.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.next() as usize % end
    }

    /// A number from `from` to `to`, both included.
    pub(crate) fn between(&mut self, from: usize, to: usize) -> usize {
        from + self.below(to - from + 1)
    }

    /// One of a list that is not empty.
    pub(crate) fn one_of(&mut self, list: &[usize]) -> usize {
        list[self.below(list.len())]
    }
}
