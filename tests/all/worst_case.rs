//! Do the claims about cost hold? Mostly by counting: which pages does an operation write to, and
//! which does it so much as look at, while there are thousands of them?
//!
//! What is written shows in the bytes. What is read shows when all other pages are filled with
//! nonsense first: an operation that looks there goes wrong.

mod ground;

use core::alloc::Layout;
use core::ptr::NonNull;
use core::time::Duration;
use std::time::Instant;

use slabmalloc::Allocator;
use slabmalloc::error::MisuseKind;
use slabmalloc::global::SafeZone;
use slabmalloc::lock::NoLock;
use slabmalloc::pager::Pager;
use slabmalloc::stats::ClassUse;
use slabmalloc::zone::{Zone, ZoneConfig};

use crate::configs::{OneClass, Pages1K, Smallest, take_reports};
use crate::heap::{layout, page_layout, try_free};
use ground::Ground;

/// A zone whose base pages come from a [`Ground`].
trait Subject<'g> {
    type Config: ZoneConfig;
    fn new(ground: &'g Ground) -> Self;
    fn state(&self, class: usize) -> ClassUse;
    fn allocate(&mut self, layout: Layout) -> Option<NonNull<u8>>;
    /// Frees a live object without looking its page up.
    fn free(&mut self, object: NonNull<u8>, layout: Layout);
    /// Frees a live object.
    fn try_free(&mut self, object: NonNull<u8>, layout: Layout);
    /// Takes a page in, if that is done by hand.
    fn feed(&mut self, layout: Layout);
    /// Gives an empty page back if that is done by hand, else all of them.
    fn give_back(&mut self);
}

/// A zone that is fed by hand.
struct ByHand<'g, C: ZoneConfig> {
    zone: Zone<'static, C>,
    ground: &'g Ground,
}

impl<'g, C: ZoneConfig> Subject<'g> for ByHand<'g, C> {
    type Config = C;

    fn new(ground: &'g Ground) -> Self {
        Self {
            zone: Zone::new(),
            ground,
        }
    }

    fn state(&self, class: usize) -> ClassUse {
        self.zone.classes().nth(class).unwrap()
    }

    fn allocate(&mut self, layout: Layout) -> Option<NonNull<u8>> {
        self.zone.allocate(layout).ok()
    }

    fn free(&mut self, object: NonNull<u8>, layout: Layout) {
        // SAFETY: the object is alive, and not used any more.
        unsafe { self.zone.deallocate_unchecked(object, layout) };
    }

    fn try_free(&mut self, object: NonNull<u8>, layout: Layout) {
        self.zone
            .try_deallocate(object, layout)
            .expect("the object is alive");
    }

    fn feed(&mut self, layout: Layout) {
        let block = self
            .ground
            .acquire(page_layout::<C::BasePage<'static>>())
            .unwrap();
        // SAFETY: the ground handed the page out, aligned and for this zone alone.
        let page = unsafe { block.start.cast::<C::BasePage<'static>>().as_mut() };
        // SAFETY: the page goes back to the ground only after the zone has handed it back.
        unsafe { self.zone.refill(layout, page) }.unwrap();
    }

    fn give_back(&mut self) {
        let ground = self.ground;
        self.zone.try_reclaim_base_pages(1, |page| {
            let start = NonNull::new(page).unwrap().cast();
            // SAFETY: a zone that hands a page back has no use for it any more.
            unsafe { ground.release(start, page_layout::<C::BasePage<'static>>()) };
        });
    }
}

/// A zone that feeds itself.
struct Shared<'g, C: ZoneConfig>(SafeZone<C, NoLock, &'g Ground>);

impl<'g, C: ZoneConfig> Subject<'g> for Shared<'g, C> {
    type Config = C;

    fn new(ground: &'g Ground) -> Self {
        Self(SafeZone::with_pager(ground))
    }

    fn state(&self, class: usize) -> ClassUse {
        *self.0.snapshot().classes().nth(class).unwrap()
    }

    fn allocate(&mut self, layout: Layout) -> Option<NonNull<u8>> {
        self.0.allocate(layout).ok()
    }

    fn free(&mut self, object: NonNull<u8>, layout: Layout) {
        // SAFETY: the object is alive, and not used any more.
        unsafe { self.0.deallocate(object, layout) };
    }

    fn try_free(&mut self, object: NonNull<u8>, layout: Layout) {
        try_free(&self.0, object, layout).expect("the object is alive");
    }

    fn feed(&mut self, _layout: Layout) {}

    fn give_back(&mut self) {
        self.0.trim();
    }
}

/// How full the pages are, to begin with.
#[derive(Clone, Copy, Debug)]
enum Population {
    Full,
    Empty,
    /// A fifth of the pages in each list.
    Mixed,
}

#[derive(Clone, Copy, Debug)]
enum Operation {
    Allocate,
    Free(usize),
    TryFree(usize),
    Feed,
    GiveBack,
}

impl Operation {
    fn random(random: &mut u64) -> Self {
        *random = random.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(1);
        let number = usize::try_from(*random >> 40).unwrap();
        match number % 16 {
            0..=5 => Self::Allocate,
            6..=10 => Self::Free(number),
            11..=13 => Self::TryFree(number),
            14 => Self::Feed,
            _ => Self::GiveBack,
        }
    }

    /// How many pages it may write to, if so many pages were taken from the pager or given back.
    ///
    /// A page that goes from one list to another: the page, its neighbours, and the page that was first
    /// in the other list. A page that leaves the index: the page, the leaf that takes its place, and
    /// what is above either.
    fn most_writes(self, crossings: usize) -> usize {
        match self {
            // The page, and what was first in its new list. The first page of a list is taken from, which
            // has one neighbour; a new page has something above it in the index.
            Self::Allocate | Self::Feed => 3,
            Self::Free(_) | Self::TryFree(_) => 4 + 3 * crossings,
            // Two in the list, three more in the index.
            Self::GiveBack => 5 * crossings,
        }
    }

    /// Whether the page is found by address arithmetic or at the head of a list.
    fn looks_nothing_up(self) -> bool {
        matches!(self, Self::Allocate | Self::Free(_))
    }
}

/// A zone with many pages of one class.
struct Scene<'g, S> {
    subject: S,
    ground: &'g Ground,
    layout: Layout,
    objects: Vec<NonNull<u8>>,
}

impl<'g, S: Subject<'g>> Scene<'g, S> {
    fn new(ground: &'g Ground, class: usize, pages: usize, population: Population) -> Self {
        let layout = layout(S::Config::CLASSES[class], 1);
        let mut scene = Self {
            subject: S::new(ground),
            ground,
            layout,
            objects: Vec::new(),
        };
        for _ in 0..pages {
            scene.run(Operation::Feed);
        }
        let slots = scene.subject.state(class).slots_per_page;
        for _ in 0..pages * slots {
            scene.run(Operation::Allocate);
        }
        let state = scene.subject.state(class);
        assert_eq!((state.pages, state.live_objects), (pages, pages * slots));
        let mut random = 1_u64;
        scene.objects.retain(|&object| {
            random = random.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(1);
            let quarter = usize::try_from(random >> 62).unwrap();
            let stays = match population {
                Population::Full => true,
                Population::Empty => false,
                Population::Mixed => quarter < ground.page_of(object) % 5,
            };
            if !stays {
                scene.subject.free(object, layout);
            }
            stays
        });
        scene
    }

    fn run(&mut self, operation: Operation) {
        match operation {
            Operation::Allocate => self.objects.extend(self.subject.allocate(self.layout)),
            Operation::Free(_) | Operation::TryFree(_) if self.objects.is_empty() => {}
            Operation::Free(number) => {
                let object = self.objects.swap_remove(number % self.objects.len());
                self.subject.free(object, self.layout);
            }
            Operation::TryFree(number) => {
                let object = self.objects.swap_remove(number % self.objects.len());
                self.subject.try_free(object, self.layout);
            }
            Operation::Feed => self.subject.feed(self.layout),
            Operation::GiveBack => self.subject.give_back(),
        }
    }
}

fn page_of<C: ZoneConfig>() -> Layout {
    page_layout::<C::BasePage<'static>>()
}

/// Runs random operations on a zone with `pages` pages, and on a twin in which all pages that were not
/// written to in the first are nonsense meanwhile: every operation writes to a few pages, only to their
/// headers, and allocating and freeing look at no others.
fn operations_touch_few_pages<'g, S: Subject<'g>>(
    grounds: &'g [Ground; 2],
    class: usize,
    pages: usize,
    population: Population,
) {
    let [mut first, mut twin] = grounds
        .each_ref()
        .map(|ground| Scene::<S>::new(ground, class, pages, population));
    let (mut saved, mut saved_twin) = (first.ground.save(), twin.ground.save());
    let state = first.subject.state(class);
    let slot_bytes = state.slot_bytes * state.slots_per_page;
    let mut random = 7_u64;
    let mut most = 0;
    for step in 0..OPERATIONS {
        let operation = Operation::random(&mut random);
        let before = first.ground.crossings();
        first.run(operation);
        let crossings = first.ground.crossings() - before;
        let changes = first.ground.changes(&mut saved);
        let about = || format!("{operation:?}, step {step}, {pages} pages, {population:?}: {changes:?}");
        assert!(changes.len() <= operation.most_writes(crossings), "{}", about());
        assert!(
            changes.iter().all(|&(_, offset)| offset >= slot_bytes),
            "slots written: {}",
            about()
        );

        let written: Vec<usize> = changes.iter().map(|&(number, _)| number).collect();
        let ground = twin.ground;
        if operation.looks_nothing_up() && crossings == 0 {
            ground.with_nonsense_except(&written, &saved_twin, || twin.run(operation));
        } else {
            twin.run(operation);
        }
        let in_twin = ground
            .changes(&mut saved_twin)
            .into_iter()
            .map(|(number, _)| number);
        if crossings == 0 {
            assert!(in_twin.eq(written.iter().copied()), "{}", about());
            most = most.max(written.len());
        }
        assert_eq!(first.objects.len(), twin.objects.len(), "{}", about());
        assert_eq!(
            first.subject.state(class),
            twin.subject.state(class),
            "{}",
            about()
        );
    }
    assert!(most > 1, "no page ever went from one list to another");
    assert_eq!(take_reports(), []);
}

/// Operations that are looked at one by one.
const OPERATIONS: usize = 250;

fn operations_touch_few_pages_of<C: ZoneConfig>(class: usize, most_pages: usize) {
    for population in [Population::Full, Population::Mixed, Population::Empty] {
        for pages in [10, most_pages] {
            let grounds = || [(); 2].map(|()| Ground::new(page_of::<C>(), pages + OPERATIONS));
            operations_touch_few_pages::<ByHand<'_, C>>(&grounds(), class, pages, population);
            operations_touch_few_pages::<Shared<'_, C>>(&grounds(), class, pages, population);
        }
    }
}

#[test]
fn an_operation_touches_few_of_ten_thousand_pages() {
    operations_touch_few_pages_of::<Smallest>(0, 10_000);
    // A page of this class is a quarter full, half full and so on with every object.
    operations_touch_few_pages_of::<Smallest>(3, 10_000);
}

#[test]
fn an_operation_touches_few_pages_of_any_size() {
    operations_touch_few_pages_of::<Pages1K>(4, 1_000);
    operations_touch_few_pages_of::<OneClass>(0, 300);
}

/// Where all pages are full, the first free in a page writes to it and to the one that was opened last, and the
/// allocation that fills a page to it and to the one behind.
#[test]
fn full_pages_are_not_linked_to_each_other() {
    const PAGES: usize = 1_000;
    let ground = Ground::new(page_of::<Smallest>(), PAGES);
    let mut scene = Scene::<ByHand<'_, Smallest>>::new(&ground, 0, PAGES, Population::Full);
    let mut saved = ground.save();
    let mut written = || -> Vec<usize> {
        let changes = ground.changes(&mut saved);
        changes.into_iter().map(|(page, _)| page).collect()
    };
    let mut opened = Vec::new();
    for number in 0..PAGES / 2 {
        // Pages far from each other.
        let object = scene.objects[number * 389 % PAGES * (scene.objects.len() / PAGES)];
        scene.subject.free(object, scene.layout);
        opened.push(ground.page_of(object));
        let mut expected: Vec<usize> = opened.iter().rev().take(2).copied().collect();
        expected.sort_unstable();
        assert_eq!(written(), expected, "page {number} that was opened");
    }
    while let Some(page) = opened.pop() {
        let object = scene.subject.allocate(scene.layout).unwrap();
        assert_eq!(ground.page_of(object), page, "not the page that was opened last");
        let mut expected: Vec<usize> = opened.last().copied().into_iter().chain([page]).collect();
        expected.sort_unstable();
        assert_eq!(written(), expected, "a page that was filled");
    }
    assert_eq!(scene.subject.state(0).full_pages, PAGES);
}

/// The index finds a page by way of a few others: those, and only those, without which it does not.
#[test]
fn the_index_looks_at_few_of_ten_thousand_pages() {
    const PAGES: usize = 10_000;
    let ground = Ground::new(page_of::<Smallest>(), PAGES);
    let scene = Scene::<ByHand<'_, Smallest>>::new(&ground, 0, PAGES, Population::Empty);
    let mut zone = scene.subject.zone;
    let (mut probes, mut looks) = (0, 0);
    for number in (0..PAGES).step_by(PAGES / 60) {
        // In the middle of a slot, so that it is refused, and nothing changes.
        let start = ground.page(number).map_addr(|address| address | 4);
        let mut kind = || zone.try_deallocate(start, scene.layout).unwrap_err().kind;
        assert_eq!(kind(), MisuseKind::InteriorPointer);
        let path = (0..PAGES)
            .filter(|&other| ground.with_zeros_in(other, &mut kind) != MisuseKind::InteriorPointer)
            .count();
        assert!(
            path <= usize::BITS as usize,
            "{path} pages on the way to page {number}"
        );
        looks += path;
        probes += 1;
    }
    let most_on_average = 2 * PAGES.ilog2() as usize;
    assert!(
        looks <= probes * most_on_average,
        "{looks} looks for {probes} pages"
    );
    assert!(looks > probes, "no page was reached by way of another");
}

/// The shortest time that a few hundred rounds of something took.
fn best_time(mut round: impl FnMut(usize)) -> Duration {
    let batch = |_| {
        let start = Instant::now();
        (0..200).for_each(&mut round);
        start.elapsed()
    };
    // The shortest of many: what else the machine does only adds to them.
    (0..60).map(batch).min().unwrap()
}

/// How long operations take when all pages are full, or all but one: a search through the pages would
/// have to look at all of them then.
fn times<'g, S: Subject<'g>>(ground: &'g Ground, pages: usize) -> [(&'static str, Duration); 4] {
    let Scene {
        subject: mut zone,
        layout,
        objects,
        ..
    } = Scene::<S>::new(ground, 0, pages, Population::Full);
    // Spread over all pages, but so few that they stay in the cache whatever the number of pages is.
    let pick = |round: usize| objects[round % 16 * (objects.len() / 16)];
    let through_a_new_page = best_time(|_| {
        zone.feed(layout);
        let object = zone.allocate(layout).unwrap();
        zone.free(object, layout);
        zone.give_back();
    });
    zone.feed(layout);
    let in_an_empty_page = best_time(|_| {
        let object = zone.allocate(layout).unwrap();
        zone.free(object, layout);
    });
    let in_full_pages = best_time(|round| {
        zone.free(pick(round), layout);
        assert_eq!(zone.allocate(layout), Some(pick(round)));
    });
    let looked_up = best_time(|round| {
        zone.try_free(pick(round), layout);
        assert_eq!(zone.allocate(layout), Some(pick(round)));
    });
    [
        ("allocate and free through a new page", through_a_new_page),
        ("allocate and free in an empty page", in_an_empty_page),
        ("free and allocate in full pages", in_full_pages),
        ("look up, free and allocate in full pages", looked_up),
    ]
}

/// A thousand times as many pages: less than eight times the time.
///
/// Caches and the longer paths of the index cost something, and a search through all pages would cost
/// hundreds of times as much.
fn takes_no_longer_with_many_pages(times: impl Fn(usize) -> [(&'static str, Duration); 4]) {
    let mut reasons = Vec::new();
    // A machine that is busy with something else gets another chance.
    for _ in 0..5 {
        let (few, many) = (times(20), times(20_000));
        reasons = few
            .into_iter()
            .zip(many)
            .filter(|((_, few), (_, many))| *many > 8 * *few)
            .collect();
        if reasons.is_empty() {
            return;
        }
    }
    panic!("slow with many pages: {reasons:?}");
}

#[test]
fn a_zone_fed_by_hand_takes_no_longer_with_many_pages() {
    takes_no_longer_with_many_pages(|pages| {
        let ground = Ground::new(page_of::<Smallest>(), pages + 1);
        times::<ByHand<'_, Smallest>>(&ground, pages)
    });
}

#[test]
fn a_shared_zone_takes_no_longer_with_many_pages() {
    takes_no_longer_with_many_pages(|pages| {
        let ground = Ground::new(page_of::<Smallest>(), pages + 1);
        times::<Shared<'_, Smallest>>(&ground, pages)
    });
}
