//! [`Driven`]: what the page asks of a zone, whatever its parameters are.

use core::alloc::GlobalAlloc;

use slabmalloc::SafeZone;
use slabmalloc::lock::RawLock;
use slabmalloc::pager::Pager;
use slabmalloc::stats::{ClassUse, PageUse, PagerUse};
use slabmalloc::zone::ZoneConfig;

/// The state of a zone at one moment.
#[derive(Debug)]
pub(crate) struct State {
    /// Its size classes, ascending.
    pub(crate) classes: Vec<ClassUse>,
    /// Objects in all of them.
    pub(crate) live_objects: usize,
    /// Its account with the pager.
    pub(crate) pager: PagerUse,
    /// Misuses that were told.
    pub(crate) misuses: usize,
}

/// A zone, without its type.
pub(crate) trait Driven: GlobalAlloc + Sync {
    /// The state of the zone.
    fn state(&self) -> State;
    /// Calls `look` with each page that it has, in no order that means anything.
    fn pages(&self, look: &mut dyn FnMut(&PageUse));
    /// Calls `look` for each slot of a page, with whether it is handed out.
    fn slots(&self, page: &PageUse, look: &mut dyn FnMut(bool));
    /// Gives empty pages back to the pager; says how many.
    fn trim(&self) -> usize;
}

impl<C: ZoneConfig, L: RawLock, P: Pager> Driven for SafeZone<C, L, P>
where
    Self: GlobalAlloc + Sync,
{
    fn state(&self) -> State {
        let snapshot = self.snapshot();
        State {
            classes: snapshot.classes().copied().collect(),
            live_objects: snapshot.live_objects(),
            pager: snapshot.pager,
            misuses: snapshot.misuses,
        }
    }

    fn pages(&self, look: &mut dyn FnMut(&PageUse)) {
        for page in self.pages() {
            look(&page);
        }
    }

    fn slots(&self, page: &PageUse, look: &mut dyn FnMut(bool)) {
        for taken in self.slots(page) {
            look(taken);
        }
    }

    fn trim(&self) -> usize {
        self.trim()
    }
}
