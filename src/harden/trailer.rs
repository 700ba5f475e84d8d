//! [`Trailer`]: the secret word behind an object, which also says where its slot stands.

use core::ptr::NonNull;
use core::sync::atomic::Ordering;

use super::Slot;
use super::secret::keyed;
use crate::addr;
use crate::atomic::AtomicUsize;
use crate::error::MisuseKind;

/// Where a slot stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// It was never handed out since its page came to the zone.
    Fresh,
    /// It is the user's.
    Live,
    /// It was handed out, and came back.
    Freed,
}

impl State {
    /// Numbers that differ in every byte, so that a write of some bytes does not lead from one to another.
    const fn number(self) -> usize {
        match self {
            Self::Fresh => 0,
            Self::Live => usize::MAX / 0xFF * 0x5A,
            Self::Freed => usize::MAX / 0xFF * 0xA5,
        }
    }
}

/// The words at the end of a slot: the first of the policy's bytes that an overflow reaches, and the last, which an
/// underflow from the next slot reaches. Where the policy has no more bytes than one word has, they are the same.
///
/// The first holds the state of the slot. Both are mixed with a secret of the program's and the slot's address, so that
/// who does not know the secret cannot make a word that passes of one that was read elsewhere.
#[derive(Clone, Copy)]
pub(super) struct Trailer<'a> {
    word: &'a AtomicUsize,
    last: Option<&'a AtomicUsize>,
    key: usize,
    offset: usize,
}

impl Trailer<'_> {
    /// Bytes that the first word takes, and on 32-bit machines the last one as well.
    pub(super) const WORD_BYTES: usize = 8;

    /// Bytes that a last word of its own takes.
    pub(super) const LAST_BYTES: usize = 8;

    /// The trailer of a slot that ends with `trailer_bytes` of the policy's.
    ///
    /// # Safety
    ///
    /// The slot lies in a page in use for as long as the trailer is used, and is longer than `trailer_bytes`.
    #[inline]
    pub(super) unsafe fn at(slot: Slot, trailer_bytes: usize) -> Self {
        const WORD: usize = size_of::<usize>();
        let offset = slot.bytes - trailer_bytes;
        // The pointer that a user hands back may reach no further than the object.
        let start: NonNull<u8> = addr::widened(slot.start);
        let at = |offset| {
            // SAFETY: the caller's promise: the offset lies in the slot.
            let word: NonNull<AtomicUsize> = unsafe { start.byte_add(offset) }.cast();
            // SAFETY: slots are multiples of eight bytes, aligned to as many, and every content is valid. Users of
            // other slots who write here do wrong.
            unsafe { word.as_ref() }
        };
        Self {
            word: at(offset),
            last: (trailer_bytes > WORD).then(|| at(slot.bytes - WORD)),
            key: keyed(slot.start.addr().get()),
            offset,
        }
    }

    /// Where the first word lies in the slot.
    #[inline]
    pub(super) fn offset(self) -> usize {
        self.offset
    }

    /// Where the slot stands; nothing if somebody else wrote here.
    #[inline]
    pub(super) fn state(self) -> Option<State> {
        // ORDERING: a slot goes from hand to hand by locks or by the user's own means.
        let number = self.word.load(Ordering::Relaxed) ^ self.key;
        let state = [State::Live, State::Freed, State::Fresh]
            .into_iter()
            .find(|state| state.number() == number)?;
        self.is_closed().then_some(state)
    }

    /// Whether the slot stands there, and nobody else wrote here.
    #[inline]
    pub(super) fn is(self, state: State) -> bool {
        // ORDERING: as for `state`.
        self.word.load(Ordering::Relaxed) == state.number() ^ self.key && self.is_closed()
    }

    /// Whether the last word is as it was left.
    #[inline]
    fn is_closed(self) -> bool {
        // ORDERING: as for `state`.
        self.last
            .is_none_or(|last| last.load(Ordering::Relaxed) == !self.key)
    }

    #[inline]
    pub(super) fn set(self, state: State) {
        // ORDERING: as for `state`.
        self.word.store(state.number() ^ self.key, Ordering::Relaxed);
        if let Some(last) = self.last {
            last.store(!self.key, Ordering::Relaxed);
        }
    }

    /// Makes a live slot a free one. Of those who do so at once, one succeeds.
    ///
    /// # Errors
    ///
    /// The slot is not live, or a word was overwritten.
    #[inline]
    pub(super) fn release(self) -> Result<(), MisuseKind> {
        if !self.is_closed() {
            return Err(MisuseKind::Overrun);
        }
        let (live, freed) = (State::Live.number() ^ self.key, State::Freed.number() ^ self.key);
        // ORDERING: as for `state`; that it is one step is what matters.
        match self
            .word
            .compare_exchange(live, freed, Ordering::Relaxed, Ordering::Relaxed)
        {
            Ok(_) => Ok(()),
            Err(_) => Err(self.why_not()),
        }
    }

    #[cold]
    fn why_not(self) -> MisuseKind {
        match self.state() {
            Some(State::Fresh) => MisuseKind::NeverAllocated,
            Some(State::Freed | State::Live) => MisuseKind::DoubleFree,
            None => MisuseKind::Overrun,
        }
    }
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::*;

    fn with_slot(action: impl FnOnce(Slot)) {
        let mut words = [0_u64; 8];
        let start = NonNull::from(&mut words).cast();
        addr::expose::<u8>(start);
        action(Slot { start, bytes: 64 });
    }

    #[test]
    fn a_slot_is_released_once() {
        with_slot(|slot| {
            // SAFETY: the slot is the test's.
            let trailer = unsafe { Trailer::at(slot, 8) };
            assert_eq!(trailer.state(), None, "zeros are no state");
            trailer.set(State::Fresh);
            assert_eq!(trailer.release(), Err(MisuseKind::NeverAllocated));
            trailer.set(State::Live);
            assert_eq!(trailer.release(), Ok(()));
            assert_eq!(trailer.release(), Err(MisuseKind::DoubleFree));
            assert_eq!(trailer.state(), Some(State::Freed));
        });
    }

    #[test]
    fn a_change_of_any_bits_of_any_byte_is_noticed() {
        with_slot(|slot| {
            for state in [State::Fresh, State::Live, State::Freed] {
                for byte in 56..64 {
                    for change in 1..=u8::MAX {
                        // SAFETY: the slot is the test's.
                        let trailer = unsafe { Trailer::at(slot, 8) };
                        trailer.set(state);
                        // SAFETY: the byte lies in the slot.
                        let there = unsafe { slot.start.add(byte) };
                        // SAFETY: as above.
                        let before = unsafe { there.read() };
                        // SAFETY: as above.
                        unsafe { there.write(before ^ change) };
                        assert!(trailer.state().is_none(), "{byte}");
                    }
                }
            }
        });
    }
}
