//! [`SharedDepot`]: batches of free slots of one class that wait for a thread that needs them.

use core::fmt;

use super::chain::Chain;
use crate::lock::{Locked, RawLock};

/// Batches that a depot can hold.
const BATCHES: usize = 32;

/// The batches of one class, exchanged as a whole: a thread gives what it has too many of, and
/// another takes it, whoever allocated the slots. This is also how memory freed by another thread
/// than the one that allocated it finds its way back.
///
/// How many batches may wait is learned from what is asked for. Each request for a batch, served or
/// not, earns a credit; a batch that finds the depot full spends one, and the depot grows if it may.
/// Without a credit the program is freeing, and the depot shrinks by half, so that the pages behind its slots
/// can empty.
struct Depot {
    batches: [Chain; BATCHES],
    /// How many of `batches`, from the first on, are in use.
    len: usize,
    /// How many may be.
    limit: usize,
    credits: usize,
}

impl Depot {
    const EMPTY: Self = Self {
        batches: [const { Chain::EMPTY }; BATCHES],
        len: 0,
        limit: 1,
        credits: 0,
    };

    /// Takes a batch that waits.
    fn take(&mut self) -> Option<Chain> {
        self.credits = (self.credits + 1).min(BATCHES);
        self.pop()
    }

    /// Leaves a batch here; it comes back if there is no room for it.
    ///
    /// `most` is how many batches the class may have waiting at all.
    ///
    /// # Errors
    ///
    /// The depot is full.
    fn offer(&mut self, batch: Chain, most: usize) -> Result<(), Chain> {
        if self.len >= self.limit {
            if self.credits == 0 {
                self.limit = (self.limit / 2).max(1);
                return Err(batch);
            }
            self.credits -= 1;
            self.limit = (self.limit * 2).min(most).min(BATCHES);
        }
        if self.len >= self.limit {
            return Err(batch);
        }
        match self.batches.get_mut(self.len) {
            Some(place) => *place = batch,
            None => return Err(batch),
        }
        self.len += 1;
        Ok(())
    }

    /// Takes a batch that may wait no longer, as the depot has become smaller.
    fn pop_excess(&mut self) -> Option<Chain> {
        if self.len > self.limit { self.pop() } else { None }
    }

    /// Takes any batch.
    fn pop(&mut self) -> Option<Chain> {
        self.len = self.len.checked_sub(1)?;
        self.batches.get_mut(self.len).map(core::mem::take)
    }
}

/// A depot behind a lock of its own, which is held for a few steps only.
#[cfg_attr(target_pointer_width = "64", repr(align(128)))]
pub struct SharedDepot<L> {
    depot: Locked<L, Depot>,
}

impl<L: RawLock> SharedDepot<L> {
    /// A depot without a batch.
    pub const fn new() -> Self {
        Self {
            depot: Locked::new(Depot::EMPTY),
        }
    }

    /// As [`Depot::take`].
    pub(crate) fn take(&self) -> Option<Chain> {
        self.depot.lock().take()
    }

    /// As [`Depot::offer`].
    pub(crate) fn offer(&self, batch: Chain, most: usize) -> Result<(), Chain> {
        self.depot.lock().offer(batch, most)
    }

    /// As [`Depot::pop_excess`].
    pub(crate) fn pop_excess(&self) -> Option<Chain> {
        self.depot.lock().pop_excess()
    }

    /// As [`Depot::pop`].
    pub(crate) fn pop(&self) -> Option<Chain> {
        self.depot.lock().pop()
    }
}

impl<L: RawLock> Default for SharedDepot<L> {
    fn default() -> Self {
        Self::new()
    }
}

impl<L> fmt::Debug for SharedDepot<L> {
    /// Does not wait for the lock.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SharedDepot").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::*;
    use core::ptr::NonNull;

    /// A batch of one slot, which is this word.
    fn batch(word: &mut u64) -> Chain {
        let mut chain = Chain::EMPTY;
        let slot = NonNull::from(word).cast();
        slot.expose_provenance();
        // SAFETY: the word is large enough, and borrowed by the test alone.
        unsafe { chain.push(slot) };
        chain
    }

    #[test]
    fn grows_while_batches_are_asked_for_and_shrinks_while_none_is() {
        let mut words = [0_u64; 200];
        let mut words = words.iter_mut();
        let mut depot = Depot::EMPTY;
        // One waits without being asked for, a second does not.
        assert!(depot.offer(batch(words.next().unwrap()), 16).is_ok());
        assert!(depot.offer(batch(words.next().unwrap()), 16).is_err());
        // Four requests, one of them served, earn four credits: the limit goes to 16.
        assert!(depot.take().is_some());
        for _ in 0..3 {
            assert!(depot.take().is_none());
        }
        for _ in 0..16 {
            assert!(depot.offer(batch(words.next().unwrap()), 16).is_ok());
        }
        // `most` bounds it even with credits left; then there is none left, and it halves.
        while depot.credits > 0 {
            assert!(depot.offer(batch(words.next().unwrap()), 16).is_err());
        }
        assert!(depot.pop_excess().is_none());
        assert!(depot.offer(batch(words.next().unwrap()), 16).is_err());
        let mut excess = 0;
        while depot.pop_excess().is_some() {
            excess += 1;
        }
        assert_eq!(excess, 8);
        let mut rest = 0;
        while depot.pop().is_some() {
            rest += 1;
        }
        assert_eq!(rest, 8);
        assert!(depot.pop().is_none());
    }
}
