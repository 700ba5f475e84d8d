//! What a zone gives back when it is dropped: all of its pages, live objects or not.

use super::SafeZone;
use super::class::LockedClass;
use super::feed::{node_layout, page_layout};
use super::registry::Registry;
use crate::harden::{Harden, PageMap};
use crate::instrument;
use crate::lock::RawLock;
use crate::page::{AllocablePage, Slab};
use crate::pager::Pager;
use crate::slab::ClassSlabs;
use crate::zone::ZoneConfig;

impl<C: ZoneConfig, L: RawLock, P: Pager> Drop for SafeZone<C, L, P> {
    fn drop(&mut self) {
        let Self {
            base,
            large,
            registry,
            map,
            pager,
            ..
        } = self;
        let registry = registry.get_mut();
        drain_full(base, registry, pager);
        drain_full(large, registry, pager);
        for class in base {
            drain(class, pager);
        }
        for class in large {
            drain(class, pager);
        }
        map.clear(Self::MAP, &mut |node| {
            if let Some(layout) = node_layout(Self::MAP) {
                // SAFETY: the node came from the pager with this layout, and nobody looks anything up any more.
                unsafe { pager.release(node, layout) };
            }
        });
    }
}

/// Gives the full pages of classes back that are not linked, so that the index has to be asked for them.
fn drain_full<C: ZoneConfig, L: RawLock, G: AllocablePage, H: Harden, P: Pager>(
    classes: &mut [LockedClass<C, L, G, H>],
    registry: &mut Registry,
    pager: &P,
) {
    // Without classes there is no index of such pages either.
    if classes.is_empty() || ClassSlabs::<G, H>::LINKS_FULL {
        return;
    }
    let mut after = None;
    while let Some(slab) = registry.page_behind::<C, G>(after) {
        after = Some(slab.address());
        // SAFETY: the index has the page.
        let lets_go = |class: &mut LockedClass<C, L, G, H>| unsafe { class.let_go_if_full(slab) };
        if classes.iter_mut().any(lets_go) {
            registry.remove_page::<C, G>(slab);
            // SAFETY: the class has let it go. The index, which is walked on, has it no more, and the zone is being dropped.
            unsafe { give_back(slab, pager) };
        }
    }
}

/// Gives every page of a class back that is linked. The index is asked no more then.
fn drain<C: ZoneConfig, L: RawLock, G: AllocablePage, H: Harden, P: Pager>(
    class: &mut LockedClass<C, L, G, H>,
    pager: &P,
) {
    while let Some(slab) = class.pop_any() {
        // SAFETY: the class has let it go, and the zone is being dropped, whose index nobody asks any more.
        unsafe { give_back(slab, pager) };
    }
}

/// Gives a page of a zone that is being dropped back to the pager.
///
/// # Safety
///
/// Its class has let the page go, and it is used no more.
unsafe fn give_back<G: AllocablePage, P: Pager>(slab: Slab<G>, pager: &P) {
    instrument::page_out(slab.page().cast(), Slab::<G>::DATA_BYTES);
    if let Some(layout) = page_layout::<G>() {
        // SAFETY: the page came from the pager with this layout. What was allocated from it is used no more, as the
        // zone is being dropped.
        unsafe { pager.release(slab.page().cast(), layout) };
    }
}
