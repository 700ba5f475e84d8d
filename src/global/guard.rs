//! What a policy that checks at once does where a slot leaves a shared zone and where it comes back, with caches and
//! without.

use core::alloc::Layout;
use core::ptr::NonNull;

use super::SafeZone;
use crate::error::MisuseKind;
use crate::harden::{Harden, PageMap, Slot};
use crate::instrument;
use crate::lock::RawLock;
use crate::pager::Pager;
use crate::zone::{Derived, ZoneConfig};

impl<C: ZoneConfig, L: RawLock, P: Pager> SafeZone<C, L, P> {
    /// Whether anybody wants to see slots that come and go.
    pub(super) const GUARDED: bool = C::Harden::AT_ONCE || instrument::ON;

    /// Lets the policy see a slot of class `index` that goes to the user. Returns `false` if it found fault with it:
    /// that is told, and the slot is lost.
    ///
    /// # Safety
    ///
    /// The slot is one of the class, which serves the layout, and the caller's.
    #[inline]
    pub(super) unsafe fn hand_out(&self, index: usize, start: NonNull<u8>, layout: Layout) -> bool {
        let Some(slot) = self.slot(index, start) else {
            return false;
        };
        let bytes = slot.bytes - C::Harden::TRAILER_BYTES;
        instrument::open(start, bytes);
        // SAFETY: the caller's promise; slots that leave their pages went through `is_fresh`.
        match unsafe { C::Harden::hand_out(slot, layout) } {
            Ok(()) => {
                instrument::handed_out(start, layout.size(), bytes);
                true
            }
            Err(kind) => {
                self.report_free(kind, start, layout);
                false
            }
        }
    }

    /// Lets the policy see what comes back from the user as a slot of class `index`. Returns `false` if it is none,
    /// which is told.
    ///
    /// Only memory of the class is looked at, by the map of its pages.
    ///
    /// # Safety
    ///
    /// If it is a live slot of the class, it is the caller's, was handed out with this layout, and is not used from
    /// here on.
    #[inline]
    pub(super) unsafe fn take_back(&self, index: usize, ptr: NonNull<u8>, layout: Layout) -> bool {
        // SAFETY: the caller's promise.
        match unsafe { self.try_take_back(index, ptr, layout) } {
            Ok(()) => {
                instrument::taken_back(ptr, layout.size());
                true
            }
            Err(kind) => {
                self.report_free(kind, ptr, layout);
                false
            }
        }
    }

    /// # Errors
    ///
    /// It is not a live slot of the class that was handed out with this layout.
    ///
    /// # Safety
    ///
    /// As for [`take_back`](Self::take_back).
    #[inline]
    unsafe fn try_take_back(&self, index: usize, ptr: NonNull<u8>, layout: Layout) -> Result<(), MisuseKind> {
        if !C::Harden::AT_ONCE {
            return Ok(());
        }
        match self.map.class_at(Self::MAP, ptr.addr().get()) {
            Some(class) if class == index => {}
            Some(_) => return Err(MisuseKind::WrongSizeClass),
            None => return Err(MisuseKind::ForeignPage),
        }
        let slot = if let Some(class) = self.base.get(index) {
            class.slot_at(ptr)
        } else if let Some(class) = self.large.get(index - C::BASE_COUNT) {
            class.slot_at(ptr)
        } else {
            Err(MisuseKind::UnservedLayout)
        }?;
        instrument::open(ptr, slot.bytes - C::Harden::TRAILER_BYTES);
        // SAFETY: a slot of a page of the class; the rest is the caller's promise.
        unsafe { C::Harden::take_back(slot, layout) }
            // SAFETY: the page is one of the class.
            .map_err(|kind| unsafe { self.diagnose(index, ptr, kind) })
    }

    /// # Safety
    ///
    /// `ptr` lies in a page of class `index`.
    #[cold]
    unsafe fn diagnose(&self, index: usize, ptr: NonNull<u8>, otherwise: MisuseKind) -> MisuseKind {
        if let Some(class) = self.base.get(index) {
            // SAFETY: the caller's promise.
            unsafe { class.diagnose(ptr, otherwise) }
        } else if let Some(class) = self.large.get(index - C::BASE_COUNT) {
            // SAFETY: the caller's promise.
            unsafe { class.diagnose(ptr, otherwise) }
        } else {
            otherwise
        }
    }

    /// Lets the policy see that a block of class `index` is used for another layout, which fits the class as well.
    ///
    /// # Safety
    ///
    /// The block is the caller's, and was allocated with layout `old`.
    #[inline]
    pub(super) unsafe fn resized(&self, index: usize, ptr: NonNull<u8>, old: Layout, new: Layout) {
        if Self::GUARDED
            && let Some(slot) = self.slot(index, ptr)
        {
            let bytes = slot.bytes - C::Harden::TRAILER_BYTES;
            if C::Harden::AT_ONCE {
                instrument::open(ptr, bytes);
            }
            // SAFETY: the caller's promise.
            if let Err(kind) = unsafe { C::Harden::resize(slot, old, new) } {
                self.report_free(kind, ptr, old);
            }
            instrument::resized(ptr, old.size(), new.size(), bytes);
        }
    }

    /// The slot of class `index` that starts at a pointer.
    #[inline]
    fn slot(&self, index: usize, start: NonNull<u8>) -> Option<Slot> {
        if let Some(class) = self.base.get(index) {
            Some(class.slot(start))
        } else {
            Some(self.large.get(index - C::BASE_COUNT)?.slot(start))
        }
    }
}
