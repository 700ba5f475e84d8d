//! Hardening: what a zone does against misuse, as a compile-time choice.
//!
//! | policy | `declare_zone!` | a slot that is handed out | a slot that is freed |
//! |---|---|---|---|
//! | [`Checked`] | `harden: checked`, the default | | its page's owner, its place, whether it is live |
//! | [`Hardened`] | `harden: hardened` | one of many, at random; must be as it was left | the same, found out without reading foreign memory, and at once in zones with caches too; the word behind the object; cleared |
//! | [`Debugging`] | `harden: debug` | filled; who asked is noted | the same, every byte behind the object; filled; who freed it is noted |
//! | [`Unchecked`] | `harden: unsafe unchecked` | | nothing |
//!
//! A policy is a type. What one does not do compiles to nothing in the zones that have it. `SECURITY.md` says what each
//! promises and what it does not.

mod call_site;
mod fill;
mod map;
mod mixing;
mod quarantine;
mod random;
mod secret;
mod trailer;

use core::alloc::Layout;
use core::fmt;
use core::ptr::NonNull;
use core::sync::atomic::Ordering;

pub use call_site::{Backtraces, CallSites, NoCallSites};
pub use map::{MapShape, NoMap, PageMap, PageTable};
pub use quarantine::{NoQuarantine, Quarantine, Ring};
pub(crate) use random::{Random, drawn};
pub use secret::seed;

use crate::addr;
use crate::atomic::AtomicUsize;
use crate::error::{CALLS, CallSite, MisuseKind, Sites};
use call_site::here;
use trailer::{State, Trailer};

mod sealed {
    pub trait Sealed {}
}

/// A slot of a size class: where it begins, and how long it is, trailer included.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Slot {
    pub(crate) start: NonNull<u8>,
    pub(crate) bytes: usize,
}

/// What a zone does against misuse: [`Checked`], [`Hardened`], [`Debugging`] or [`Unchecked`].
///
/// Sealed: its functions run where nothing may panic, allocate or wait.
///
/// ```
/// use slabmalloc::harden::{Checked, Hardened, Harden};
///
/// assert_eq!(Checked::TRAILER_BYTES, 0);
/// assert_eq!(Hardened::TRAILER_BYTES, 8);
/// ```
pub trait Harden: sealed::Sealed + fmt::Debug + 'static {
    /// Bytes at the end of each slot that are the policy's: an object of *n* bytes takes a slot of so many more.
    const TRAILER_BYTES: usize = 0;
    /// Whether a free is checked at all.
    #[doc(hidden)]
    const CHECKED: bool = true;
    /// Whether a free is checked when it is made, also where a cache keeps the slot, and slots have a trailer.
    #[doc(hidden)]
    const AT_ONCE: bool = false;
    /// Whether slots are handed out in an order that cannot be foretold.
    #[doc(hidden)]
    const RANDOM: bool = false;
    /// Freed slots that wait before they are handed out again.
    #[doc(hidden)]
    type Quarantine: Quarantine;
    /// What knows the pages of a zone without a lock.
    #[doc(hidden)]
    type Map: PageMap;

    /// A slot that was never handed out is about to be known outside of its page.
    ///
    /// # Safety
    ///
    /// The slot is the caller's.
    #[doc(hidden)]
    unsafe fn is_fresh(slot: Slot) {
        let _ = slot;
    }

    /// A slot goes to the user.
    ///
    /// # Errors
    ///
    /// It was written to since it was freed.
    ///
    /// # Safety
    ///
    /// The slot is the caller's, and went through [`is_fresh`](Harden::is_fresh) once since its page came to the
    /// zone; the layout fits it, trailer included.
    #[doc(hidden)]
    unsafe fn hand_out(slot: Slot, layout: Layout) -> Result<(), MisuseKind> {
        let _ = (slot, layout);
        Ok(())
    }

    /// A slot comes back from the user: first half, a few instructions, which may run under a lock. Of those who call
    /// it for one slot at once, one succeeds, and has the slot.
    ///
    /// # Errors
    ///
    /// It is free already, or what lies behind the object is not as it was left; then nothing has changed.
    ///
    /// # Safety
    ///
    /// It is a slot of a page in use; and if there is no error, one that was handed out with this layout, and is
    /// the caller's.
    #[doc(hidden)]
    unsafe fn claim(slot: Slot, layout: Layout) -> Result<(), MisuseKind> {
        let _ = (slot, layout);
        Ok(())
    }

    /// A slot comes back from the user: second half, which takes as long as the slot is large. No lock is held.
    ///
    /// # Safety
    ///
    /// The slot was [claimed](Harden::claim), and nobody else knows of it.
    #[doc(hidden)]
    unsafe fn retire(slot: Slot) {
        let _ = slot;
    }

    /// Whether a slot is the user's.
    ///
    /// # Safety
    ///
    /// It is a slot of a page in use.
    #[doc(hidden)]
    unsafe fn is_live(slot: Slot) -> bool {
        let _ = slot;
        true
    }

    /// A slot is used for another layout from here on.
    ///
    /// # Errors
    ///
    /// What lay behind the object is not as it was left. The slot is used for the new layout all the same.
    ///
    /// # Safety
    ///
    /// It is a live slot, handed out with layout `old`, and the caller's; the new one fits it as well.
    #[doc(hidden)]
    unsafe fn resize(slot: Slot, old: Layout, new: Layout) -> Result<(), MisuseKind> {
        let _ = (slot, old, new);
        Ok(())
    }

    /// Whether the end of a slot is as the policy left it, whoever has the slot.
    ///
    /// # Safety
    ///
    /// It is a slot of a page in use, which went through [`is_fresh`](Harden::is_fresh).
    #[doc(hidden)]
    unsafe fn is_intact(slot: Slot) -> bool {
        let _ = slot;
        true
    }

    /// Who allocated and freed a slot last, if that was noted.
    ///
    /// # Safety
    ///
    /// As for [`is_intact`](Harden::is_intact).
    #[doc(hidden)]
    unsafe fn sites(slot: Slot) -> Option<Sites> {
        let _ = slot;
        None
    }
}

/// Every free is checked: that the page is one of the class, that the pointer is a slot's, that the slot is live. The
/// default.
///
/// Costs a few instructions, and no memory.
///
/// ```
/// slabmalloc::declare_zone! {
///     zone Plain {
///         harden: checked,
///     }
/// }
/// # let _ = SafePlain::new();
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Checked {}

impl sealed::Sealed for Checked {}

impl Harden for Checked {
    type Quarantine = NoQuarantine;
    type Map = NoMap;
}

/// Nothing is checked: a wrong free corrupts the zone, as with most allocators.
///
/// `declare_zone!` asks for an `unsafe` before it. Without caches only; with them, checks are made a batch at a time.
///
/// ```
/// slabmalloc::declare_zone! {
///     zone Trusting {
///         harden: unsafe unchecked,
///     }
/// }
/// # let _ = SafeTrusting::new();
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Unchecked {}

impl sealed::Sealed for Unchecked {}

impl Harden for Unchecked {
    const CHECKED: bool = false;
    type Quarantine = NoQuarantine;
    type Map = NoMap;
}

/// Against programs that can be made to misbehave: slots in random order, a secret word behind each object, memory
/// cleared when it is freed and looked at before it is handed out again, pages found without a look at foreign memory.
///
/// Takes eight bytes of each slot, and for the table of pages one byte for each base page and some pages more. A slot
/// is cleared and looked at as a whole, so that large slots take their time.
///
/// ```
/// use core::alloc::Layout;
///
/// slabmalloc::declare_zone! {
///     zone Vault {
///         harden: hardened,
///     }
/// }
///
/// let zone = SafeVault::new();
/// let layout = Layout::new::<[u8; 24]>();
/// let blocks = [(); 3].map(|()| zone.allocate(layout).unwrap());
/// for block in blocks {
///     // SAFETY: the block came from the zone with this layout, and is used no more.
///     unsafe { zone.deallocate(block, layout) };
///     // Nothing is asked of a slot that was freed.
///     // SAFETY: nobody else uses the zone.
///     assert!(unsafe { zone.try_deallocate(block, layout) }.is_err());
/// }
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Hardened {}

impl sealed::Sealed for Hardened {}

impl Hardened {
    /// What a free slot is filled with.
    const FILL: u8 = 0;
}

impl Harden for Hardened {
    const TRAILER_BYTES: usize = Trailer::WORD_BYTES;
    const AT_ONCE: bool = true;
    const RANDOM: bool = true;
    type Quarantine = Ring;
    type Map = PageTable;

    unsafe fn is_fresh(slot: Slot) {
        // SAFETY: the caller's promise.
        unsafe { Trailer::at(slot, Self::TRAILER_BYTES) }.set(State::Fresh);
    }

    #[inline]
    unsafe fn hand_out(slot: Slot, _layout: Layout) -> Result<(), MisuseKind> {
        // SAFETY: the caller's promise.
        let trailer = unsafe { Trailer::at(slot, Self::TRAILER_BYTES) };
        // SAFETY: the caller's promise: so many bytes of the slot are the caller's.
        let clean = || unsafe { fill::is(slot.start, trailer.offset(), Self::FILL) };
        if !(trailer.is(State::Freed) && clean() || trailer.is(State::Fresh)) {
            return Err(MisuseKind::WriteAfterFree);
        }
        trailer.set(State::Live);
        Ok(())
    }

    #[inline]
    unsafe fn claim(slot: Slot, _layout: Layout) -> Result<(), MisuseKind> {
        // SAFETY: the caller's promise.
        unsafe { Trailer::at(slot, Self::TRAILER_BYTES) }.release()
    }

    #[inline]
    unsafe fn retire(slot: Slot) {
        // SAFETY: the caller's promise: the slot is the caller's.
        unsafe { fill::with(slot.start, 0, slot.bytes - Self::TRAILER_BYTES, Self::FILL) };
    }

    #[inline]
    unsafe fn is_live(slot: Slot) -> bool {
        // SAFETY: the caller's promise.
        unsafe { Trailer::at(slot, Self::TRAILER_BYTES) }.is(State::Live)
    }

    unsafe fn is_intact(slot: Slot) -> bool {
        // SAFETY: the caller's promise.
        unsafe { Trailer::at(slot, Self::TRAILER_BYTES) }
            .state()
            .is_some()
    }
}

/// For finding faults: as [`Hardened`], in an order that repeats; every byte behind an object is watched; memory that
/// was never written or is freed shows by its pattern; and reports say who allocated and freed the slot, as far as `S`
/// knows.
///
/// Takes 80 bytes of each slot on 64-bit machines.
///
/// ```
/// slabmalloc::declare_zone! {
///     zone Traced {
///         harden: debug,
///     }
/// }
/// # let _ = SafeTraced::new();
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Debugging<S = Backtraces>(core::marker::PhantomData<S>);

impl<S> sealed::Sealed for Debugging<S> {}

/// Bytes of the two call sites between the words of a trailer.
const SITES_BYTES: usize = 2 * CALLS * size_of::<usize>();

impl<S: CallSites> Debugging<S> {
    /// What memory is filled with that nobody has written to.
    const NEW: u8 = 0xCD;
    /// What the bytes behind an object are filled with.
    const BEHIND: u8 = 0xFD;
    /// What a free slot is filled with.
    const FREED: u8 = 0xDD;

    /// Whether nobody wrote to the bytes from `size` up to `end` since they were filled.
    ///
    /// # Safety
    ///
    /// The slot is live, and the caller's.
    unsafe fn is_clean_behind(slot: Slot, size: usize, end: usize) -> bool {
        let behind = end.saturating_sub(size);
        // SAFETY: the caller's promise: the bytes lie in the slot.
        let start = unsafe { slot.start.byte_add(end - behind) };
        // SAFETY: as above.
        unsafe { fill::is(start, behind, Self::BEHIND) }
    }

    /// The notes on who had the slot: those who allocated it, then those who freed it.
    ///
    /// # Safety
    ///
    /// As for [`Harden::is_intact`].
    unsafe fn notes<'a>(slot: Slot) -> [&'a [AtomicUsize; CALLS]; 2] {
        // The pointer that a user hands back may reach no further than the object.
        let start: NonNull<u8> = addr::widened(slot.start);
        // SAFETY: the caller's promise: the notes lie in the slot, behind the first word.
        let notes = unsafe { start.byte_add(slot.bytes - Self::TRAILER_BYTES + Trailer::WORD_BYTES) };
        // SAFETY: as for the words of a trailer.
        unsafe { notes.cast::<[[AtomicUsize; CALLS]; 2]>().as_ref() }.each_ref()
    }
}

/// Leaves a call site in the notes.
fn note(notes: &[AtomicUsize; CALLS], site: CallSite) {
    for (place, call) in notes.iter().zip(site) {
        // ORDERING: a report that reads other notes than the last is wrong, and nothing else.
        place.store(call, Ordering::Relaxed);
    }
}

/// Reads a call site from the notes.
fn noted(notes: &[AtomicUsize; CALLS]) -> CallSite {
    // ORDERING: as in `note`.
    notes.each_ref().map(|place| place.load(Ordering::Relaxed))
}

impl<S: CallSites> Harden for Debugging<S> {
    const TRAILER_BYTES: usize = Trailer::WORD_BYTES + SITES_BYTES + Trailer::LAST_BYTES;
    const AT_ONCE: bool = true;
    type Quarantine = Ring;
    type Map = PageTable;

    unsafe fn is_fresh(slot: Slot) {
        // SAFETY: the caller's promise.
        unsafe { Trailer::at(slot, Self::TRAILER_BYTES) }.set(State::Fresh);
        // SAFETY: the caller's promise.
        for notes in unsafe { Self::notes(slot) } {
            note(notes, [0; CALLS]);
        }
    }

    unsafe fn hand_out(slot: Slot, layout: Layout) -> Result<(), MisuseKind> {
        // SAFETY: the caller's promise.
        let trailer = unsafe { Trailer::at(slot, Self::TRAILER_BYTES) };
        // SAFETY: the caller's promise: so many bytes of the slot are the caller's.
        let clean = || unsafe { fill::is(slot.start, trailer.offset(), Self::FREED) };
        if !(trailer.is(State::Freed) && clean() || trailer.is(State::Fresh)) {
            return Err(MisuseKind::WriteAfterFree);
        }
        // SAFETY: the caller's promise: the layout fits before the trailer.
        unsafe { fill::with(slot.start, 0, layout.size(), Self::NEW) };
        // SAFETY: as above.
        unsafe { fill::with(slot.start, layout.size(), trailer.offset(), Self::BEHIND) };
        // SAFETY: the caller's promise.
        let [allocated, freed] = unsafe { Self::notes(slot) };
        note(allocated, here::<S>());
        note(freed, [0; CALLS]);
        trailer.set(State::Live);
        Ok(())
    }

    unsafe fn claim(slot: Slot, layout: Layout) -> Result<(), MisuseKind> {
        // SAFETY: the caller's promise.
        let trailer = unsafe { Trailer::at(slot, Self::TRAILER_BYTES) };
        trailer.release()?;
        // SAFETY: the caller's promise, and `release`: the slot was live, and its bytes are the caller's.
        if unsafe { Self::is_clean_behind(slot, layout.size(), trailer.offset()) } {
            return Ok(());
        }
        trailer.set(State::Live);
        Err(MisuseKind::Overrun)
    }

    unsafe fn retire(slot: Slot) {
        // SAFETY: the caller's promise: the slot is the caller's.
        unsafe { fill::with(slot.start, 0, slot.bytes - Self::TRAILER_BYTES, Self::FREED) };
        // SAFETY: the caller's promise.
        let [_, freed] = unsafe { Self::notes(slot) };
        note(freed, here::<S>());
    }

    unsafe fn is_live(slot: Slot) -> bool {
        // SAFETY: the caller's promise.
        unsafe { Trailer::at(slot, Self::TRAILER_BYTES) }.is(State::Live)
    }

    unsafe fn resize(slot: Slot, old: Layout, new: Layout) -> Result<(), MisuseKind> {
        // SAFETY: the caller's promise.
        let trailer = unsafe { Trailer::at(slot, Self::TRAILER_BYTES) };
        let end = trailer.offset();
        let live = trailer.is(State::Live);
        // SAFETY: the caller's promise: the slot is the caller's.
        let clean = unsafe { Self::is_clean_behind(slot, old.size(), end) };
        // SAFETY: the caller's promise: the layout fits before the trailer.
        unsafe { fill::with(slot.start, new.size(), end, Self::BEHIND) };
        if live && clean {
            Ok(())
        } else {
            Err(MisuseKind::Overrun)
        }
    }

    unsafe fn is_intact(slot: Slot) -> bool {
        // SAFETY: the caller's promise.
        unsafe { Trailer::at(slot, Self::TRAILER_BYTES) }
            .state()
            .is_some()
    }

    unsafe fn sites(slot: Slot) -> Option<Sites> {
        // SAFETY: the caller's promise.
        let [allocated, freed] = unsafe { Self::notes(slot) };
        Some(Sites {
            allocated: noted(allocated),
            freed: noted(freed),
        })
    }
}
