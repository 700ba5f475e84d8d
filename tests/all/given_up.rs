//! Hardened zones in which the ends of pages were written over, and whose handler of misuse returns: every list that is
//! given up is told of, what is intact in it goes on, and what is not is left alone.

use core::alloc::Layout;
use core::ptr::NonNull;
use std::collections::BTreeMap;

use slabmalloc::error::MisuseKind;
use slabmalloc::global::SafeZone;
use slabmalloc::lock::Spin;
use slabmalloc::page::AllocablePage;
use slabmalloc::pager::Pager;
use slabmalloc::zone::ZoneConfig;

use crate::configs::{Hardened4K2M, take_reports};
use crate::test_pager::TestPager;

type Zone = SafeZone<Hardened4K2M, Spin, TestPager>;

const PAGE: usize = <<Hardened4K2M as ZoneConfig>::BasePage<'static> as AllocablePage>::SIZE;
/// A class with some ten slots in a page.
const OBJECT: Layout = Layout::new::<[u64; 45]>();

/// A zone with full pages of one class.
struct Scene {
    zone: Zone,
    slot_bytes: usize,
    slots: usize,
    /// The objects of each page.
    pages: Vec<Vec<NonNull<u8>>>,
}

impl Scene {
    fn new(pages: usize) -> Self {
        let zone = Zone::new();
        let first = zone.allocate(OBJECT).unwrap();
        let class = *zone.snapshot().classes().find(|class| class.pages > 0).unwrap();
        let mut objects = BTreeMap::<usize, Vec<NonNull<u8>>>::new();
        let others = (1..pages * class.slots_per_page).map(|_| zone.allocate(OBJECT).unwrap());
        for object in core::iter::once(first).chain(others) {
            objects
                .entry(object.addr().get() & !(PAGE - 1))
                .or_default()
                .push(object);
        }
        let pages: Vec<_> = objects.into_values().collect();
        assert!(pages.iter().all(|page| page.len() == class.slots_per_page));
        Self {
            zone,
            slot_bytes: class.slot_bytes,
            slots: class.slots_per_page,
            pages,
        }
    }

    /// Frees objects of a page until so many are left. It is the first of its list then.
    fn leave(&mut self, page: usize, left: usize) {
        for object in self.pages[page].drain(left..) {
            // SAFETY: the object is alive, and not used any more.
            unsafe { self.zone.deallocate(object, OBJECT) };
        }
        // No slot waits in quarantine.
        self.zone.trim();
    }

    /// Writes over the end of the last slot of a page, and returns the slot.
    fn spoil(&self, page: usize) -> usize {
        let object = self.pages[page][0];
        let last = (object.addr().get() & !(PAGE - 1)) + (self.slots - 1) * self.slot_bytes;
        let distance = (last + self.slot_bytes - 8).wrapping_sub(object.addr().get());
        let end = object.as_ptr().wrapping_add(distance);
        let end = core::ptr::with_exposed_provenance_mut::<u64>(end.expose_provenance());
        // SAFETY: the end of the last slot is in the page, which the zone does not use meanwhile. It is the mistake that
        // is to be found.
        unsafe { end.write_unaligned(!0) };
        last
    }

    /// Gives the pages of some slots back to the pager, which the zone has lost, and drops the zone.
    fn give_back(self, slots: &[usize]) {
        let pager = self.zone.pager();
        let pages: Vec<usize> = slots.iter().map(|slot| slot & !(PAGE - 1)).collect();
        for (address, layout) in pager.blocks() {
            if pages.contains(&address) {
                let page = NonNull::new(core::ptr::with_exposed_provenance_mut(address)).unwrap();
                // SAFETY: the page came from the pager with this layout, and nobody looks at it again.
                unsafe { pager.release(page, layout) };
            }
        }
    }
}

#[test]
fn each_list_that_is_given_up_is_told_of() {
    let mut scene = Scene::new(3);
    let quarter = scene.slots / 4;
    let spoilt: Vec<usize> = [3, 2, 1]
        .into_iter()
        .enumerate()
        .map(|(page, quarters)| {
            scene.leave(page, quarters * quarter);
            scene.spoil(page)
        })
        .collect();
    // The fullest first; the last one is looked at when what was brought instead of the others is full.
    let served: Vec<NonNull<u8>> = (0..scene.slots + 2)
        .map(|_| scene.zone.allocate(OBJECT).unwrap())
        .collect();
    let reports = take_reports();
    assert!(
        reports
            .iter()
            .all(|report| report.kind == MisuseKind::HeaderOverwritten)
    );
    assert_eq!(
        reports.iter().map(|report| report.address).collect::<Vec<_>>(),
        spoilt
    );
    assert_eq!(scene.zone.snapshot().misuses, spoilt.len());
    for object in served {
        let page = object.addr().get() & !(PAGE - 1);
        assert!(!spoilt.iter().any(|slot| slot & !(PAGE - 1) == page));
        // SAFETY: the object is alive, and not used any more.
        unsafe { scene.zone.deallocate(object, OBJECT) };
    }
    assert_eq!(take_reports(), []);
    // What lies in a page whose header cannot be trusted stays there, which is told when it has waited in quarantine.
    let kept = scene.pages[0][0];
    // SAFETY: the object is alive, and not used any more.
    unsafe { scene.zone.deallocate(kept, OBJECT) };
    scene.zone.trim();
    let told = take_reports().into_iter().map(|report| report.address);
    assert!(told.eq([kept.addr().get()]));
    scene.give_back(&spoilt);
}

#[test]
fn what_is_intact_in_a_list_that_is_given_up_goes_back() {
    let mut scene = Scene::new(2);
    let left = scene.slots - 1;
    scene.leave(0, left);
    scene.leave(1, left);
    let spoilt = scene.spoil(1);
    let before = scene.zone.pager().outstanding();
    let other = scene.zone.allocate(OBJECT).unwrap();
    let reports = take_reports();
    assert_eq!(
        reports.iter().map(|report| report.address).collect::<Vec<_>>(),
        [spoilt]
    );
    assert_eq!(
        scene.zone.pager().outstanding(),
        before + 1,
        "the slot is one of a new page"
    );
    // The page is met again, goes to a list, and from there to the pager.
    scene.leave(0, left - 2);
    let again = scene.zone.allocate(OBJECT).unwrap();
    let page = scene.pages[0][0].addr().get() & !(PAGE - 1);
    assert_eq!(again.addr().get() & !(PAGE - 1), page, "not the fullest page");
    scene.pages[0].push(again);
    scene.leave(0, 0);
    // SAFETY: the object is alive, and not used any more.
    unsafe { scene.zone.deallocate(other, OBJECT) };
    scene.zone.trim();
    assert_eq!(scene.zone.pager().outstanding(), before - 1);
    assert_eq!(take_reports(), []);
    scene.give_back(&[spoilt]);
}

#[test]
fn full_pages_go_back_without_a_look_at_headers_that_cannot_be_trusted() {
    let mut scene = Scene::new(3);
    let left = scene.slots - 1;
    scene.leave(0, left);
    let spoilt = scene.spoil(0);
    scene.zone.allocate(OBJECT).unwrap();
    assert_eq!(take_reports().len(), 1);
    let header = core::ptr::with_exposed_provenance_mut::<u8>(spoilt + scene.slot_bytes);
    // SAFETY: what follows the last slot is in the page, which the zone does not use meanwhile. It is the mistake that is
    // to be survived: no link in it leads anywhere.
    unsafe { header.write_bytes(0x5A, PAGE - scene.slots * scene.slot_bytes) };
    scene.give_back(&[spoilt]);
    assert_eq!(take_reports(), []);
}

#[test]
fn what_waits_in_quarantine_goes_back_before_its_page() {
    let scene = Scene::new(3);
    for page in &scene.pages {
        // SAFETY: the object is alive, and not used any more.
        unsafe { scene.zone.deallocate(page[0], OBJECT) };
    }
    let snapshot = scene.zone.snapshot();
    let class = snapshot.classes().find(|class| class.pages > 0).unwrap();
    assert_eq!(
        (class.full_pages, class.quarantined),
        (3, 3),
        "with one slot of each waiting, all three count as full"
    );
    scene.give_back(&[]);
    assert_eq!(take_reports(), []);
}
