//! What a policy that checks at once does where a slot leaves a shared zone and where it comes back, with caches and
//! without.

use core::alloc::Layout;
use core::ptr::NonNull;

use super::SafeZone;
use super::class::LockedClass;
use crate::error::{MisuseKind, Sites};
use crate::harden::{Harden, PageMap, Slot};
use crate::instrument;
use crate::lock::RawLock;
use crate::pager::Pager;
use crate::zone::{Derived, Route, ZoneConfig, route};

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
                instrument::handed_out(start, layout.size(), bytes, false);
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
    /// Only memory of the class is looked at, by the map of its pages. No lock is taken: if another thread frees the
    /// same slot, and its page goes to the pager meanwhile, it may be gone when it is looked at.
    ///
    /// # Safety
    ///
    /// It is a live slot of the class, the caller's, was handed out with this layout, and is not used from here on. What
    /// is told is what came of it if not.
    #[inline]
    pub(super) unsafe fn take_back(&self, index: usize, ptr: NonNull<u8>, layout: Layout) -> bool {
        if C::Harden::AT_ONCE {
            let claimed = self.known_slot(index, ptr).and_then(|slot| {
                instrument::open(ptr, slot.bytes - C::Harden::TRAILER_BYTES);
                // SAFETY: a slot of a page of the class; the rest is the caller's promise.
                unsafe { C::Harden::claim(slot, layout) }.map(|()| slot)
            });
            match claimed {
                // SAFETY: the slot was claimed.
                Ok(slot) => unsafe { C::Harden::retire(slot) },
                Err(kind) => {
                    self.report_free(self.diagnose(index, ptr, kind), ptr, layout);
                    return false;
                }
            }
        }
        instrument::taken_back(ptr, layout.size());
        true
    }

    /// The same for any pointer: pages stay until the answer is there.
    ///
    /// # Errors
    ///
    /// It is not a live slot of the class that was handed out with this layout; nothing has changed then.
    ///
    /// # Safety
    ///
    /// If it is a live slot of the class, it is the caller's, and not used from here on.
    pub(super) unsafe fn try_take_back(
        &self,
        index: usize,
        ptr: NonNull<u8>,
        layout: Layout,
    ) -> Result<(), MisuseKind> {
        let claimed = {
            // Whoever gives a page back takes this lock before.
            let _registry = self.registry.lock();
            self.known_slot(index, ptr).and_then(|slot| {
                instrument::open(ptr, slot.bytes - C::Harden::TRAILER_BYTES);
                // SAFETY: a slot of a page of the class; the rest is the caller's promise.
                unsafe { C::Harden::claim(slot, layout) }.map(|()| slot)
            })
        };
        let slot = claimed.map_err(|kind| self.diagnose(index, ptr, kind))?;
        // SAFETY: the slot was claimed.
        unsafe { C::Harden::retire(slot) };
        Ok(())
    }

    /// The slot of class `index` at a pointer, by the map of pages.
    ///
    /// # Errors
    ///
    /// There is none.
    #[inline]
    fn known_slot(&self, index: usize, ptr: NonNull<u8>) -> Result<Slot, MisuseKind> {
        match self.map.class_at(Self::MAP, ptr.addr().get()) {
            Some(class) if class == index => {}
            Some(_) => return Err(MisuseKind::WrongSizeClass),
            None => return Err(MisuseKind::ForeignPage),
        }
        if let Some(class) = self.base.get(index) {
            class.slot_at(ptr)
        } else if let Some(class) = self.large.get(index - C::BASE_COUNT) {
            class.slot_at(ptr)
        } else {
            Err(MisuseKind::UnservedLayout)
        }
    }

    /// What the page of a slot knows of a fault; `kind` if nothing more.
    #[cold]
    fn diagnose(&self, index: usize, ptr: NonNull<u8>, kind: MisuseKind) -> MisuseKind {
        self.with_page_of(index, ptr, |base, large| {
            // SAFETY: `with_page_of` found the page.
            base.map(|class| unsafe { class.diagnose(ptr, kind) })
                // SAFETY: as above.
                .or_else(|| large.map(|class| unsafe { class.diagnose(ptr, kind) }))
        })
        .unwrap_or(kind)
    }

    /// Who had the slot at a pointer, if that was noted.
    #[cold]
    pub(super) fn sites(&self, ptr: NonNull<u8>, layout: Layout) -> Option<Sites> {
        let Route::Class(index) = route::<C>(layout) else {
            return None;
        };
        self.with_page_of(index, ptr, |base, large| {
            // SAFETY: `with_page_of` found the page.
            base.and_then(|class| unsafe { class.sites(ptr) })
                // SAFETY: as above.
                .or_else(|| large.and_then(|class| unsafe { class.sites(ptr) }))
        })
    }

    /// Looks at a class while the page that a pointer lies in, which is one of the class's, cannot go to the pager.
    /// Nothing under policies without a map.
    fn with_page_of<R>(
        &self,
        index: usize,
        ptr: NonNull<u8>,
        action: impl FnOnce(
            Option<&LockedClass<C, L, C::BasePage<'static>, C::Harden>>,
            Option<&LockedClass<C, L, C::LargePage<'static>, C::Harden>>,
        ) -> Option<R>,
    ) -> Option<R> {
        // Whoever gives a page back takes this lock before.
        let _registry = self.registry.lock();
        if self.map.class_at(Self::MAP, ptr.addr().get()) != Some(index) {
            return None;
        }
        let large = index.checked_sub(C::BASE_COUNT);
        action(
            self.base.get(index),
            large.and_then(|index| self.large.get(index)),
        )
    }

    /// Lets the policy see that a block of class `index` is used for another layout, which fits the class as well.
    ///
    /// # Safety
    ///
    /// The block is live, the caller's, and was allocated with layout `old`.
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

    /// Whether a block that is to be resized is a live one of the class of its layout, as far as the policy knows. If
    /// not, that is told.
    #[inline]
    pub(super) fn may_resize(&self, ptr: NonNull<u8>, old: Layout) -> bool {
        if !C::Harden::AT_ONCE {
            return true;
        }
        let Route::Class(index) = route::<C>(old) else {
            return true;
        };
        let kind = match self.known_slot(index, ptr) {
            // SAFETY: a slot of a page of the class.
            Ok(slot) if unsafe { C::Harden::is_live(slot) } => return true,
            Ok(_) => self.diagnose(index, ptr, MisuseKind::DoubleFree),
            Err(kind) => kind,
        };
        self.report_free(kind, ptr, old);
        false
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
