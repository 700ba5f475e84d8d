//! [`SharedDepot`]: batches of free slots of one class that wait for a thread that needs them.

use core::fmt;

use super::chain::{Chain, EndedChain};
use crate::lock::{Locked, RawLock};

/// Batches that a depot can hold.
const BATCHES: usize = 32;

/// Slots that may be freed before the depot shrinks, as a multiple of those that may wait in it: a program
/// that frees that much and asks for it again shall not find it gone.
const CREDIT: u32 = 2;

/// The batches of one class, exchanged as a whole: a thread gives what it has too many of, and
/// another takes it, whoever allocated the slots. This is also how memory freed by another thread
/// than the one that allocated it finds its way back.
///
/// What may wait is learned from what is asked for. Each slot that is asked for, from here or from the
/// pages, earns a credit, and each that is offered spends one. Without a credit the program has freed
/// more than it asked for lately: it is in a phase of freeing, nothing more is taken in, and the depot
/// shrinks by half each time, so that the pages behind its slots can empty.
struct Depot {
    batches: [Chain; BATCHES],
    /// How many of `batches`, from the first on, are in use.
    len: usize,
    /// How many may stay: less than there are after a batch was refused in a phase of freeing.
    keep: usize,
    /// How many slots wait in them.
    waiting: u32,
    /// Slots that were asked for, and not freed since: at most [`CREDIT`] times as many as may wait.
    credits: u32,
}

/// Why a batch was not taken in.
pub(crate) enum Refused {
    /// There is no room for it.
    Full(Chain),
    /// The program is freeing.
    Freeing(Chain),
}

impl Depot {
    const EMPTY: Self = Self {
        batches: [const { Chain::EMPTY }; BATCHES],
        len: 0,
        keep: 0,
        waiting: 0,
        credits: 0,
    };

    /// Takes a batch that waits, for a thread that needs `wanted` slots. `most` is how many slots of the
    /// class may wait.
    fn take(&mut self, wanted: u32, most: u32) -> Option<Chain> {
        let batch = self.pop();
        let asked = batch.as_ref().map_or(wanted, Chain::count);
        self.credits = self.credits.saturating_add(asked).min(CREDIT * most);
        batch
    }

    /// Leaves a batch here. `most` is how many slots of the class may wait.
    ///
    /// # Errors
    ///
    /// The batch comes back, and why.
    fn offer(&mut self, batch: Chain, most: u32) -> Result<(), Refused> {
        match self.admits(batch.count(), most) {
            Some(true) => self.put(batch),
            Some(false) => Err(Refused::Full(batch)),
            None => Err(Refused::Freeing(batch)),
        }
    }

    /// Leaves a part of a batch here: in front of one that it fills up to no more than `whole` slots, if
    /// there is one. `most` is how many slots of the class may wait.
    ///
    /// # Errors
    ///
    /// As for [`offer`](Self::offer).
    fn offer_part(&mut self, part: EndedChain, whole: u32, most: u32) -> Result<(), Refused> {
        match self.admits(part.count(), most) {
            Some(true) => {}
            Some(false) => return Err(Refused::Full(part.into_chain())),
            None => return Err(Refused::Freeing(part.into_chain())),
        }
        match self.batches.get_mut(..self.len).and_then(<[Chain]>::last_mut) {
            Some(last) if last.count() + part.count() <= whole => {
                self.waiting += part.count();
                *last = part.in_front_of(core::mem::take(last));
                Ok(())
            }
            _ => self.put(part.into_chain()),
        }
    }

    /// Whether there is room for so many slots, which are freed in any case; `None` if the program is
    /// freeing.
    fn admits(&mut self, slots: u32, most: u32) -> Option<bool> {
        if self.credits == 0 {
            self.keep = self.len / 2;
            return None;
        }
        self.credits = self.credits.saturating_sub(slots);
        self.keep = self.len;
        Some(self.waiting.saturating_add(slots) <= most)
    }

    /// Puts a batch into a place of its own, if one is left.
    fn put(&mut self, batch: Chain) -> Result<(), Refused> {
        let Some(place) = self.batches.get_mut(self.len) else {
            return Err(Refused::Full(batch));
        };
        self.waiting += batch.count();
        *place = batch;
        self.len += 1;
        self.keep = self.len;
        Ok(())
    }

    /// Takes a batch that may wait no longer, as the depot has become smaller.
    fn pop_excess(&mut self) -> Option<Chain> {
        if self.len > self.keep { self.pop() } else { None }
    }

    /// Takes any batch.
    fn pop(&mut self) -> Option<Chain> {
        self.len = self.len.checked_sub(1)?;
        let batch = self.batches.get_mut(self.len).map(core::mem::take)?;
        self.waiting -= batch.count();
        Some(batch)
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
    pub(crate) fn take(&self, wanted: u32, most: u32) -> Option<Chain> {
        self.depot.lock().take(wanted, most)
    }

    /// As [`Depot::offer`].
    pub(crate) fn offer(&self, batch: Chain, most: u32) -> Result<(), Refused> {
        self.depot.lock().offer(batch, most)
    }

    /// As [`Depot::offer_part`].
    pub(crate) fn offer_part(&self, part: EndedChain, whole: u32, most: u32) -> Result<(), Refused> {
        self.depot.lock().offer_part(part, whole, most)
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

    /// A batch of these words.
    fn batch(words: &mut [u64]) -> Chain {
        let mut chain = Chain::EMPTY;
        for word in words {
            let slot = NonNull::from(word).cast();
            slot.expose_provenance();
            // SAFETY: the word is large enough, and borrowed by the test alone.
            unsafe { chain.push(slot) };
        }
        chain
    }

    #[test]
    fn takes_in_what_was_asked_for_and_shrinks_while_the_program_frees() {
        const MOST: u32 = 10;
        let mut words = [[0_u64; 2]; 80];
        let mut words = words.iter_mut().map(|words| batch(words));
        let mut next = || words.next().unwrap();
        let mut depot = Depot::EMPTY;
        // Nobody has asked for a slot.
        assert!(matches!(depot.offer(next(), MOST), Err(Refused::Freeing(_))));
        // Eight are asked for, and come back.
        assert!(depot.take(8, MOST).is_none());
        for _ in 0..4 {
            assert!(depot.offer(next(), MOST).is_ok());
        }
        // What is taken may come back.
        assert_eq!(depot.take(100, MOST).map(|batch| batch.count()), Some(2));
        assert!(depot.offer(next(), MOST).is_ok());
        assert!(depot.pop_excess().is_none(), "nothing was refused");
        // More is freed than was asked for: half of the batches go, then half of the rest.
        for left in [2, 1, 0] {
            assert!(matches!(depot.offer(next(), MOST), Err(Refused::Freeing(_))));
            while depot.pop_excess().is_some() {}
            assert_eq!(depot.len, left);
        }
        // However many are asked for, ten may wait. What is freed beyond is refused, and the depot keeps what
        // it has, until twice as much as that was freed.
        assert!(depot.take(1000, MOST).is_none());
        for freed in 0..MOST {
            let offered = depot.offer(next(), MOST);
            assert_eq!(offered.is_ok(), freed < MOST / 2);
            assert!(!matches!(offered, Err(Refused::Freeing(_))));
            assert!(depot.pop_excess().is_none());
        }
        assert!(matches!(depot.offer(next(), MOST), Err(Refused::Freeing(_))));
        while depot.pop().is_some() {}
        assert_eq!((depot.len, depot.waiting), (0, 0));
    }

    #[test]
    fn parts_of_batches_share_a_place() {
        let mut words = [[0_u64; 3]; 5];
        let mut depot = Depot::EMPTY;
        assert!(depot.take(100, 100).is_none());
        for words in &mut words {
            let part = EndedChain::of(batch(words)).unwrap();
            assert!(depot.offer_part(part, 8, 100).is_ok());
        }
        assert_eq!((depot.len, depot.waiting), (3, 15));
        let counts = [(); 3].map(|()| depot.pop().map(|batch| batch.count()));
        assert_eq!(counts, [Some(3), Some(6), Some(6)]);
        let part = EndedChain::of(batch(&mut words[0])).unwrap();
        assert!(matches!(depot.offer_part(part, 8, 2), Err(Refused::Full(_))));
        depot.credits = 0;
        let part = EndedChain::of(batch(&mut words[0])).unwrap();
        assert!(matches!(depot.offer_part(part, 8, 9), Err(Refused::Freeing(_))));
    }

    #[test]
    fn has_a_place_for_so_many_batches() {
        let mut words = [[0_u64; 1]; BATCHES + 1];
        let mut depot = Depot::EMPTY;
        assert!(depot.take(1000, 1000).is_none());
        for (number, words) in words.iter_mut().enumerate() {
            match depot.offer(batch(words), 1000) {
                Ok(()) => assert!(number < BATCHES),
                Err(refused) => assert!(matches!(refused, Refused::Full(_)) && number == BATCHES),
            }
        }
        assert!(depot.pop_excess().is_none());
        assert_eq!(depot.len, BATCHES);
    }
}
