//! [`Quarantine`]: freed slots of a size class that wait before they are handed out again.
#![forbid(unsafe_code)]

use core::fmt;
use core::mem;

use super::sealed::Sealed;

/// Freed slots of one size class that wait, under the lock of the class.
#[doc(hidden)]
pub trait Quarantine: Sealed + fmt::Debug + Send + Copy {
    /// Nobody waits.
    const EMPTY: Self;

    /// A slot comes, by its address; the one goes that came first, if there are too many.
    fn exchange(&mut self, address: usize) -> Option<usize>;

    /// Lets one go.
    fn pop(&mut self) -> Option<usize>;

    /// How many wait.
    fn waiting(&self) -> usize;
}

/// Nobody waits.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct NoQuarantine;

impl Sealed for NoQuarantine {}

impl Quarantine for NoQuarantine {
    const EMPTY: Self = Self;

    #[inline]
    fn exchange(&mut self, address: usize) -> Option<usize> {
        Some(address)
    }

    #[inline]
    fn pop(&mut self) -> Option<usize> {
        None
    }

    fn waiting(&self) -> usize {
        0
    }
}

/// How many slots wait at most.
const PLACES: usize = 16;

/// The last 16 slots that were freed, first in, first out.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Ring {
    /// Zero is nobody.
    places: [usize; PLACES],
    next: usize,
}

impl Sealed for Ring {}

impl Quarantine for Ring {
    const EMPTY: Self = Self {
        places: [0; PLACES],
        next: 0,
    };

    #[inline]
    fn exchange(&mut self, address: usize) -> Option<usize> {
        let place = self.places.get_mut(self.next % PLACES)?;
        self.next = (self.next + 1) % PLACES;
        let gone = mem::replace(place, address);
        (gone != 0).then_some(gone)
    }

    fn pop(&mut self) -> Option<usize> {
        let place = self.places.iter_mut().find(|place| **place != 0)?;
        Some(mem::take(place))
    }

    fn waiting(&self) -> usize {
        self.places.iter().filter(|place| **place != 0).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_waits_for_sixteen_others() {
        let mut ring = Ring::EMPTY;
        for address in 1..=16 {
            assert_eq!(ring.exchange(address), None);
        }
        for address in 17..100 {
            assert_eq!(ring.exchange(address), Some(address - 16));
        }
        let mut left: [usize; 16] = core::array::from_fn(|_| ring.pop().unwrap());
        left.sort_unstable();
        assert_eq!(left, core::array::from_fn(|at| 84 + at));
        assert_eq!(ring.pop(), None);
    }
}
