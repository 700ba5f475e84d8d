//! [`SharedDepot`]: magazines of one class that wait for a thread or CPU that needs them.

use core::fmt;

use super::magazine::Magazine;
use crate::lock::{Forked, Locked, RawLock};

/// Magazines that a depot can hold, those without a slot included. Of the smallest slots that is less than may wait
/// by their bytes.
const MAGAZINES: usize = 32;

/// Slots that may be freed before the depot shrinks, as a multiple of those that may wait in it: a program
/// that frees that much and asks for it again shall not find it gone.
const CREDIT: u32 = 2;

/// The magazines of one class, exchanged as a whole: a thread leaves what it has too much of, and
/// another takes it, whoever allocated the slots. This is also how memory freed by another thread
/// than the one that allocated it finds its way back. A magazine without a slot is left in exchange for one
/// with slots, and the other way round, so that few have to be made.
///
/// What may wait is learned from what is asked for. Each slot that is asked for, from here or from the
/// pages, earns a credit, and each that is offered spends one. Without a credit the program has freed
/// more than it asked for lately: it is in a phase of freeing, nothing more is taken in, and the depot is
/// to shrink by half each time, so that the pages behind its slots can empty. Whoever frees takes a few
/// magazines out.
///
/// # Invariants
///
/// - **D1** The first `len` of `magazines` have slots, `waiting` in all; the last `empties` have none, but
///   places; and those between are [`Magazine::NONE`].
struct Depot {
    magazines: [Magazine; MAGAZINES],
    len: usize,
    empties: usize,
    /// How many magazines with slots may stay: less than there are after one was refused in a phase of freeing.
    keep: usize,
    waiting: u32,
    /// Slots that were asked for, and not freed since: at most [`CREDIT`] times as many as may wait.
    credits: u32,
}

/// Why a magazine was not taken in.
pub(crate) enum Refused {
    /// There is no room for it.
    Full(Magazine),
    /// The program is freeing.
    Freeing(Magazine),
}

impl Depot {
    const EMPTY: Self = Self {
        magazines: [const { Magazine::NONE }; MAGAZINES],
        len: 0,
        empties: 0,
        keep: 0,
        waiting: 0,
        credits: 0,
    };

    /// Trades a magazine without a slot, or none, for one that waits, for a thread that needs `wanted` slots.
    /// `most` is how many slots of the class may wait.
    ///
    /// # Errors
    ///
    /// None waits; the magazine comes back.
    fn take(&mut self, empty: Magazine, wanted: u32, most: u32) -> Result<Magazine, Magazine> {
        let taken = self.pop();
        let asked = taken.as_ref().map_or(wanted, Magazine::count);
        self.credits = self.credits.saturating_add(asked).min(CREDIT * most);
        match taken {
            Some(magazine) => {
                self.put_empty(empty);
                Ok(magazine)
            }
            None => Err(empty),
        }
    }

    /// Leaves slots here: in a magazine that waits, if it holds no more than `whole` slots then and has places for
    /// them, else in their own. `most` is how many slots of the class may wait. Returns a magazine without
    /// a slot, or none.
    ///
    /// # Errors
    ///
    /// The magazine comes back, and why.
    fn offer(&mut self, mut offered: Magazine, whole: u32, most: u32) -> Result<Magazine, Refused> {
        let slots = offered.count();
        if self.credits == 0 {
            self.keep = self.len / 2;
            return Err(Refused::Freeing(offered));
        }
        self.credits = self.credits.saturating_sub(slots);
        self.keep = self.len;
        if self.waiting.saturating_add(slots) > most {
            return Err(Refused::Full(offered));
        }
        if slots < whole
            && let Some(last) = self.magazines.get_mut(..self.len).and_then(<[_]>::last_mut)
            && last.count() + slots <= whole.min(last.capacity())
        {
            last.take_from(&mut offered);
            // INVARIANT: D1.
            self.waiting += slots;
            return Ok(offered);
        }
        let empty = self.pop_empty().unwrap_or_default();
        match self.magazines.get_mut(self.len) {
            Some(place) => *place = offered,
            // There was no magazine without a slot either, by D1.
            None => return Err(Refused::Full(offered)),
        }
        // INVARIANT: D1.
        self.len += 1;
        self.waiting += slots;
        self.keep = self.len;
        Ok(empty)
    }

    /// Takes a magazine that may wait no longer: one with slots, as the depot has become smaller, or one without, while
    /// the program is freeing.
    fn pop_excess(&mut self) -> Option<Magazine> {
        if self.len > self.keep {
            self.pop()
        } else if self.credits == 0 {
            self.pop_empty()
        } else {
            None
        }
    }

    /// Takes any magazine with slots.
    fn pop(&mut self) -> Option<Magazine> {
        // INVARIANT: D1.
        self.len = self.len.checked_sub(1)?;
        let magazine = self.magazines.get_mut(self.len)?.take();
        self.waiting -= magazine.count();
        Some(magazine)
    }

    /// Takes any magazine without a slot.
    fn pop_empty(&mut self) -> Option<Magazine> {
        let first = MAGAZINES - self.empties;
        let magazine = self.magazines.get_mut(first)?.take();
        // INVARIANT: D1.
        self.empties -= 1;
        Some(magazine)
    }

    /// Keeps a magazine without a slot; one with slots was taken just before, so that there is a place.
    fn put_empty(&mut self, empty: Magazine) {
        if empty.capacity() == 0 {
            return;
        }
        let place = MAGAZINES - self.empties - 1;
        debug_assert!(place >= self.len, "there is no place left");
        if let Some(place) = self.magazines.get_mut(place) {
            *place = empty;
            // INVARIANT: D1.
            self.empties += 1;
        }
    }
}

/// A depot behind a lock of its own, which is held for a few steps only.
///
/// ```
/// use slabmalloc::cache::SharedDepot;
/// use slabmalloc::lock::Spin;
///
/// /// For a zone with 15 classes.
/// static DEPOTS: [SharedDepot<Spin>; 15] = [const { SharedDepot::new() }; 15];
/// # assert_eq!(DEPOTS.len(), 15);
/// ```
#[cfg_attr(target_pointer_width = "64", repr(align(128)))]
pub struct SharedDepot<L> {
    depot: Locked<L, Depot>,
}

impl<L: RawLock> SharedDepot<L> {
    /// A depot without a magazine.
    pub const fn new() -> Self {
        Self {
            depot: Locked::new(Depot::EMPTY),
        }
    }

    /// Takes the lock and keeps it, as the process is about to fork.
    pub(crate) fn before_fork(&self) {
        self.depot.hold();
    }

    /// Gives up what [`before_fork`](Self::before_fork) took.
    ///
    /// # Safety
    ///
    /// As for [`Locked::let_go`].
    pub(crate) unsafe fn after_fork(&self, side: Forked) {
        // SAFETY: the caller's promise.
        unsafe { self.depot.let_go(side) }
    }

    /// As [`Depot::take`].
    pub(crate) fn take(&self, empty: Magazine, wanted: u32, most: u32) -> Result<Magazine, Magazine> {
        self.depot.lock().take(empty, wanted, most)
    }

    /// As [`Depot::offer`].
    pub(crate) fn offer(&self, magazine: Magazine, whole: u32, most: u32) -> Result<Magazine, Refused> {
        self.depot.lock().offer(magazine, whole, most)
    }

    /// A magazine that waits, or none, if the program is freeing; else nothing.
    pub(crate) fn drain_one(&self) -> Option<Magazine> {
        let mut depot = self.depot.lock();
        if depot.credits > 0 {
            return None;
        }
        Some(depot.pop().unwrap_or_default())
    }

    /// As [`Depot::pop_excess`].
    pub(crate) fn pop_excess(&self) -> Option<Magazine> {
        self.depot.lock().pop_excess()
    }

    /// Takes any magazine, with slots or without.
    pub(crate) fn pop(&self) -> Option<Magazine> {
        let mut depot = self.depot.lock();
        depot.pop().or_else(|| depot.pop_empty())
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
    use super::super::magazine::for_tests::{magazine, magazine_with};
    use super::*;

    impl Depot {
        /// D1.
        fn check(&self) {
            let (waiting, rest) = self.magazines.split_at(self.len);
            let (between, empties) = rest.split_at(rest.len() - self.empties);
            assert!(waiting.iter().all(|magazine| magazine.count() > 0));
            assert_eq!(waiting.iter().map(Magazine::count).sum::<u32>(), self.waiting);
            assert!(between.iter().all(|magazine| magazine.capacity() == 0));
            assert!(
                empties
                    .iter()
                    .all(|magazine| magazine.capacity() > 0 && magazine.is_empty())
            );
        }

        fn asked_for(&mut self, slots: u32, most: u32) {
            assert!(self.take(Magazine::NONE, slots, most).is_err(), "nothing waits");
        }
    }

    #[test]
    fn takes_in_what_was_asked_for_and_shrinks_while_the_program_frees() {
        const MOST: u32 = 10;
        let next = || magazine_with(2, 2);
        let mut depot = Depot::EMPTY;
        // Nobody has asked for a slot.
        assert!(matches!(depot.offer(next(), 2, MOST), Err(Refused::Freeing(_))));
        // Eight are asked for, and come back.
        depot.asked_for(8, MOST);
        for _ in 0..4 {
            assert!(depot.offer(next(), 2, MOST).is_ok());
            depot.check();
        }
        // What is taken may come back.
        assert_eq!(
            depot
                .take(Magazine::NONE, 100, MOST)
                .map(|taken| taken.count())
                .ok(),
            Some(2)
        );
        assert!(depot.offer(next(), 2, MOST).is_ok());
        assert!(depot.pop_excess().is_none(), "nothing was refused");
        // More is freed than was asked for: half of the magazines go, then half of the rest.
        for left in [2, 1, 0] {
            assert!(matches!(depot.offer(next(), 2, MOST), Err(Refused::Freeing(_))));
            while depot.pop_excess().is_some() {}
            assert_eq!(depot.len, left);
            depot.check();
        }
        // However many are asked for, ten may wait. What is freed beyond is refused, and the depot keeps what
        // it has, until twice as much as that was freed.
        depot.asked_for(1000, MOST);
        for freed in 0..MOST {
            let offered = depot.offer(next(), 2, MOST);
            assert_eq!(offered.is_ok(), freed < MOST / 2);
            assert!(!matches!(offered, Err(Refused::Freeing(_))));
            assert!(depot.pop_excess().is_none());
        }
        assert!(matches!(depot.offer(next(), 2, MOST), Err(Refused::Freeing(_))));
        while depot.pop().is_some() {}
        assert_eq!((depot.len, depot.waiting), (0, 0));
    }

    #[test]
    fn few_slots_share_a_magazine() {
        let mut depot = Depot::EMPTY;
        depot.asked_for(100, 100);
        for emptied in [false, true, false, true, false] {
            let left = depot.offer(magazine_with(3, 6), 8, 100).ok().unwrap();
            assert_eq!(
                left.capacity() > 0,
                emptied,
                "its slots fit behind those of another"
            );
            assert!(left.is_empty());
            depot.check();
        }
        assert_eq!((depot.len, depot.waiting), (3, 15));
        // However many places a magazine has, it holds no more than a whole one does.
        for len in [3, 4, 4, 5] {
            assert!(depot.offer(magazine_with(3, 64), 8, 100).is_ok());
            assert_eq!(depot.len, len);
        }
        assert_eq!(depot.pop().map(|last| last.count()), Some(3));
        assert_eq!(depot.pop().map(|last| last.count()), Some(6));
        assert!(matches!(
            depot.offer(magazine_with(3, 6), 8, 2),
            Err(Refused::Full(_))
        ));
        depot.credits = 0;
        let refused = depot.offer(magazine_with(3, 6), 8, 100);
        assert!(matches!(refused, Err(Refused::Freeing(magazine)) if magazine.count() == 3));
    }

    #[test]
    fn magazines_without_a_slot_are_traded_for_those_with_slots() {
        let mut depot = Depot::EMPTY;
        depot.asked_for(100, 100);
        assert_eq!(
            depot.offer(magazine_with(2, 2), 2, 100).ok().unwrap().capacity(),
            0
        );
        let taken = depot.take(magazine(7), 2, 100).ok().unwrap();
        assert_eq!((taken.count(), depot.empties), (2, 1));
        depot.check();
        assert!(depot.pop_excess().is_none(), "it is kept for whoever comes");
        assert_eq!(depot.offer(taken, 2, 100).ok().unwrap().capacity(), 7);
        let none_waits = [depot.pop(), depot.take(magazine(9), 2, 100).err()];
        assert_eq!(none_waits.map(|left| left.unwrap().capacity()), [2, 9]);
        // Those that nobody takes go in the end.
        assert!(depot.offer(magazine_with(1, 1), 1, 100).is_ok());
        assert!(depot.take(magazine(5), 1, 100).is_ok());
        // Nobody asks for more.
        depot.credits = 0;
        assert_eq!(depot.pop_excess().map(|empty| empty.capacity()), Some(5));
        assert!(depot.pop().is_none() && depot.pop_empty().is_none());
        depot.check();
    }

    #[test]
    fn has_places_for_so_many_magazines() {
        let mut depot = Depot::EMPTY;
        depot.asked_for(1000, 1000);
        for number in 0..=MAGAZINES {
            match depot.offer(magazine_with(1, 1), 1, 1000) {
                Ok(_) => assert!(number < MAGAZINES),
                Err(refused) => assert!(matches!(refused, Refused::Full(_)) && number == MAGAZINES),
            }
        }
        assert!(depot.pop_excess().is_none());
        assert_eq!(depot.len, MAGAZINES);
        // Each that is taken leaves its place to one without a slot.
        for _ in 0..MAGAZINES {
            assert!(depot.take(magazine(1), 1, 1000).is_ok());
            depot.check();
        }
        assert_eq!(depot.empties, MAGAZINES);
        for _ in 0..MAGAZINES {
            assert_eq!(
                depot.offer(magazine_with(1, 1), 1, 1000).ok().unwrap().capacity(),
                1
            );
            depot.check();
        }
    }
}
