//! Ascending lists of slot sizes, and the generators that fill them.

use crate::round_up;

/// Every slot size is a multiple of this many bytes, and every slot is at least so aligned.
pub const SLOT_GRANULE: usize = 8;

/// The largest number of size classes of one zone.
pub const MAX_CLASSES: usize = 255;

/// An ascending list of slot sizes in bytes.
///
/// ```
/// use slabmalloc_geometry::ClassList;
///
/// const CLASSES: ClassList = match ClassList::EMPTY.push(8) {
///     Ok(list) => match list.pow2(16, 64) {
///         Ok(list) => list,
///         Err(problem) => panic!("{}", problem.message()),
///     },
///     Err(problem) => panic!("{}", problem.message()),
/// };
/// assert_eq!(CLASSES.as_slice(), [8, 16, 32, 64]);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct ClassList {
    sizes: [usize; MAX_CLASSES],
    len: usize,
}

/// Why a size or a range cannot join a [`ClassList`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClassProblem {
    /// The size is zero.
    Zero,
    /// The size is not a multiple of [`SLOT_GRANULE`].
    NotAMultiple,
    /// The size does not exceed the one before it.
    NotAscending,
    /// There would be more than [`MAX_CLASSES`] sizes.
    TooMany,
    /// A range whose end is below its start.
    Reversed,
    /// A bound of `pow2(..)` is not a power of two.
    NotAPowerOfTwo,
    /// `geometric(..)` with no step per doubling, or more than 64.
    Steps,
}

impl ClassProblem {
    /// One sentence that names the rule and the way to keep it.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Zero => "a size class of 0 bytes cannot hold an object: start at 8",
            Self::NotAMultiple => "a size class must be a multiple of 8 bytes, so that every slot is aligned",
            Self::NotAscending => "size classes must ascend: each must be larger than the one before it",
            Self::TooMany => "a zone has at most 255 size classes: use fewer steps per doubling",
            Self::Reversed => "the range is empty: its first size must not exceed its last",
            Self::NotAPowerOfTwo => "both ends of `pow2(..)` must be powers of two",
            Self::Steps => "`geometric(..)` takes from 1 to 64 steps per doubling",
        }
    }
}

impl ClassList {
    /// The list without a class.
    pub const EMPTY: Self = Self {
        sizes: [0; MAX_CLASSES],
        len: 0,
    };

    /// The sizes in bytes, ascending.
    pub const fn as_slice(&self) -> &[usize] {
        self.sizes.split_at(self.len).0
    }

    /// How many sizes the list holds.
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether the list holds no size.
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The largest size, or zero for the empty list.
    pub const fn last(&self) -> usize {
        if self.len == 0 {
            0
        } else {
            self.sizes[self.len - 1]
        }
    }

    /// Adds one size in bytes at the end.
    ///
    /// # Errors
    ///
    /// The size is zero, no multiple of [`SLOT_GRANULE`] or not above the last one, or the list is full.
    pub const fn push(mut self, size: usize) -> Result<Self, ClassProblem> {
        if size == 0 {
            return Err(ClassProblem::Zero);
        }
        if !size.is_multiple_of(SLOT_GRANULE) {
            return Err(ClassProblem::NotAMultiple);
        }
        if size <= self.last() {
            return Err(ClassProblem::NotAscending);
        }
        if self.len == MAX_CLASSES {
            return Err(ClassProblem::TooMany);
        }
        self.sizes[self.len] = size;
        self.len += 1;
        Ok(self)
    }

    /// Adds every size of `sizes`, in order.
    ///
    /// # Errors
    ///
    /// As for [`ClassList::push`], for the first size that cannot join.
    pub const fn extend(mut self, sizes: &[usize]) -> Result<Self, ClassProblem> {
        let mut i = 0;
        while i < sizes.len() {
            self = match self.push(sizes[i]) {
                Ok(list) => list,
                Err(problem) => return Err(problem),
            };
            i += 1;
        }
        Ok(self)
    }

    /// Adds the powers of two from `first` to `last` bytes, both included.
    ///
    /// # Errors
    ///
    /// An end that is no power of two, a reversed range, or what [`ClassList::push`] refuses.
    pub const fn pow2(mut self, first: usize, last: usize) -> Result<Self, ClassProblem> {
        if first == 0 {
            return Err(ClassProblem::Zero);
        }
        if !first.is_power_of_two() || !last.is_power_of_two() {
            return Err(ClassProblem::NotAPowerOfTwo);
        }
        if first > last {
            return Err(ClassProblem::Reversed);
        }
        let mut size = first;
        loop {
            self = match self.push(size) {
                Ok(list) => list,
                Err(problem) => return Err(problem),
            };
            if size == last {
                return Ok(self);
            }
            size *= 2;
        }
    }

    /// Adds sizes from `first` to `last` bytes, both included, with `steps` equal steps per doubling.
    ///
    /// Between two powers of two the sizes are `2^k + j * 2^k / steps`, rounded up to
    /// [`SLOT_GRANULE`]; those that fall together are listed once. The spacing is that of jemalloc's
    /// size classes (four steps) and mimalloc's (eight).
    ///
    /// # Errors
    ///
    /// No step or more than 64, a reversed range, or what [`ClassList::push`] refuses.
    pub const fn geometric(mut self, first: usize, last: usize, steps: usize) -> Result<Self, ClassProblem> {
        if first == 0 {
            return Err(ClassProblem::Zero);
        }
        if steps == 0 || steps > 64 {
            return Err(ClassProblem::Steps);
        }
        if first > last {
            return Err(ClassProblem::Reversed);
        }
        self = match self.push(first) {
            Ok(list) => list,
            Err(problem) => return Err(problem),
        };
        let mut power = 1 << first.ilog2();
        loop {
            let mut step = 1;
            while step <= steps {
                let size = match geometric_size(power, step, steps) {
                    Some(size) if size < last => size,
                    _ => last,
                };
                // Steps below `first`, and steps that rounding made equal, are no new class.
                if size > self.last() {
                    self = match self.push(size) {
                        Ok(list) => list,
                        Err(problem) => return Err(problem),
                    };
                }
                if size == last {
                    return Ok(self);
                }
                step += 1;
            }
            power *= 2;
        }
    }
}

/// `power + power * step / steps`, rounded up to the slot granule; `None` where it does not fit.
const fn geometric_size(power: usize, step: usize, steps: usize) -> Option<usize> {
    // `power * step` might not fit where the result does, and `power / steps * step` alone would lose the remainder.
    let above = power / steps * step + power % steps * step / steps;
    let Some(sum) = power.checked_add(above) else {
        return None;
    };
    round_up(sum, SLOT_GRANULE)
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::*;

    #[test]
    fn pow2_is_the_list_of_slabmalloc() {
        let list = ClassList::EMPTY.pow2(8, 1 << 17).expect("valid range");
        let expected: std::vec::Vec<usize> = (3..=17).map(|shift| 1 << shift).collect();
        assert_eq!(list.as_slice(), expected);
    }

    #[test]
    fn geometric_ascends_in_granules_and_ends_at_last() {
        for steps in 1..=64 {
            for first in (8..=256).step_by(8) {
                for last in [first, first + 8, 1000, 1024, 4096, 100_000] {
                    let Ok(list) = ClassList::EMPTY.geometric(first, last, steps) else {
                        assert!(
                            first > last || last % 8 != 0 || steps > 16,
                            "{first}..={last}/{steps}"
                        );
                        continue;
                    };
                    assert_eq!(list.as_slice()[0], first);
                    assert_eq!(list.last(), last);
                    assert!(list.as_slice().windows(2).all(|pair| pair[0] < pair[1]));
                    assert!(list.as_slice().iter().all(|size| size % SLOT_GRANULE == 0));
                }
            }
        }
    }

    #[test]
    fn four_steps_are_the_spacing_of_jemalloc() {
        let list = ClassList::EMPTY.geometric(16, 160, 4).expect("valid range");
        assert_eq!(
            list.as_slice(),
            [16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160]
        );
    }

    /// On a machine of 32 bits, 64 steps from 64 MiB on are as far from the end.
    #[test]
    fn the_last_doublings_of_the_address_space_have_all_their_steps() {
        let first = 1_usize << (usize::BITS - 3);
        let list = ClassList::EMPTY
            .geometric(first, 4 * first, 64)
            .expect("valid range");
        assert_eq!(list.len(), 1 + 2 * 64);
        assert_eq!(list.as_slice()[64], 2 * first);
    }

    #[test]
    fn wrong_sizes_are_refused_with_their_reason() {
        let one = ClassList::EMPTY.push(16).expect("valid size");
        assert_eq!(one.push(0).unwrap_err(), ClassProblem::Zero);
        assert_eq!(one.push(20).unwrap_err(), ClassProblem::NotAMultiple);
        assert_eq!(one.push(16).unwrap_err(), ClassProblem::NotAscending);
        assert_eq!(one.pow2(24, 64).unwrap_err(), ClassProblem::NotAPowerOfTwo);
        assert_eq!(one.pow2(64, 32).unwrap_err(), ClassProblem::Reversed);
        assert_eq!(one.geometric(32, 64, 0).unwrap_err(), ClassProblem::Steps);
        let mut list = ClassList::EMPTY;
        for i in 1..=MAX_CLASSES {
            list = list.push(i * 8).expect("room for every class");
        }
        assert_eq!(list.push(1 << 20).unwrap_err(), ClassProblem::TooMany);
    }
}
