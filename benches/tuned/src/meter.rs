//! [`Metered`]: a zone with caches, and what it holds when the program has asked for most.
//!
//! The zone counts what caches keep as live. So the meter counts for itself which objects the program has: how many
//! of each class, by the rule by which the zone chooses classes, and how many in each page, see `pages.rs`.
//!
//! | printed | bytes |
//! |---|---|
//! | `asked` | asked for and not freed |
//! | `rounding` | of slots that the program has, beyond what it asked for |
//! | `tail` | of the pages of these slots, full ones, that no slot covers |
//! | `pager-rounding` | of whole pages for objects that no class serves, beyond what was asked for |
//! | `kept` | of the pages beyond the fewest that hold the program's objects, those that are empty, those of which caches keep all that is taken, and those that the other slots in caches would fill; and the lists of what caches keep |
//! | `partly-filled` | the rest: free slots |
//! | `held` | all pages, which is the sum of these |
//!
//! All but `kept` is what `slabmalloc_tune::predict` predicts, under the same names and by the same arithmetic.

use core::alloc::{GlobalAlloc, Layout};
use core::cell::UnsafeCell;
use core::sync::atomic::{AtomicBool, AtomicI64, Ordering};

use slabmalloc::AllocablePage as _;
use slabmalloc::global::{CachedZone, Caching};
use slabmalloc::zone::ZoneConfig;
use typenum::Unsigned;

use crate::pages::{self, CLASSES, Change};

/// The smallest distance between slots, and so their least alignment.
const GRANULE: usize = 8;
/// The zone is looked at whenever so much more is asked for than ever: this share of it, and so many bytes at least.
const STEP_SHARE: i64 = 256;
const STEP_LEAST: i64 = 4 << 10;

/// One class at the moment of a look.
#[derive(Clone, Copy)]
struct Class {
    slot_bytes: i64,
    page_bytes: i64,
    slots: i64,
    pages: i64,
    empty: i64,
    /// Those in which the program has an object.
    used: i64,
    /// Objects that the program has.
    live: i64,
    /// Objects that the program and caches have.
    taken: i64,
}

impl Class {
    /// What the program's objects would not need: of the pages beyond the fewest that hold them, those without any of them,
    /// and those that the slots in caches fill elsewhere.
    fn kept(&self) -> i64 {
        let slots = self.slots.max(1);
        let fewest = ((self.live + slots - 1) / slots).max(1);
        let unused = self.pages - self.used;
        // Each of the unused pages that is not empty has at least one slot that is in a cache.
        let elsewhere = (self.taken - self.live - (unused - self.empty)).max(0);
        let beyond = (self.pages - fewest).max(0) * self.page_bytes;
        beyond.min(unused * self.page_bytes + elsewhere * self.page_bytes / slots)
    }
}

/// What was seen at a look.
#[derive(Clone, Copy)]
struct Look {
    asked: i64,
    /// Of these, what no class serves.
    asked_whole: i64,
    held: i64,
    magazines: i64,
    count: usize,
    classes: [Class; CLASSES],
}

/// The last look. Only who has set `looking` touches what is in the cell.
struct Last {
    looking: AtomicBool,
    look: UnsafeCell<Look>,
}

// SAFETY: who reads or writes the cell has set `looking`, which was not set before, and clears it afterwards.
unsafe impl Sync for Last {}

static LAST: Last = Last {
    looking: AtomicBool::new(false),
    look: UnsafeCell::new(Look {
        asked: 0,
        asked_whole: 0,
        held: 0,
        magazines: 0,
        count: 0,
        classes: [Class {
            slot_bytes: 0,
            page_bytes: 0,
            slots: 0,
            pages: 0,
            empty: 0,
            used: 0,
            live: 0,
            taken: 0,
        }; CLASSES],
    }),
};

/// Objects of each class that the program has.
static LIVE: [AtomicI64; CLASSES] = [const { AtomicI64::new(0) }; CLASSES];
static ASKED: AtomicI64 = AtomicI64::new(0);
static ASKED_WHOLE: AtomicI64 = AtomicI64::new(0);
/// From so many bytes on the zone is looked at again.
static NEXT: AtomicI64 = AtomicI64::new(STEP_LEAST);

/// A zone that is watched. There is one for each program.
pub(crate) struct Metered<Z>(Z);

impl<Z> Metered<Z> {
    pub(crate) const fn new(zone: Z) -> Self {
        Self(zone)
    }
}

impl<T: Caching> Metered<CachedZone<T>> {
    /// Which class serves a layout; `None` for whole pages.
    fn class_of(layout: Layout) -> Option<usize> {
        let classes = <T::Config as ZoneConfig>::CLASSES;
        let first = classes.partition_point(|&class| class < layout.size());
        let align = layout.align().max(GRANULE);
        let skipped = classes
            .get(first..)?
            .iter()
            .position(|class| class.is_multiple_of(align))?;
        Some(first + skipped)
    }

    /// Notes the birth of `object`, or its death.
    // ORDERING: the counts are numbers of their own; a look of a program with threads is off by what they are doing.
    fn count(object: *mut u8, layout: Layout, change: Change) {
        let bytes = change.sign() * signed(layout.size());
        match Self::class_of(layout) {
            Some(class) => {
                LIVE[class].fetch_add(change.sign(), Ordering::Relaxed);
                pages::count(object.addr() & !(Self::page_bytes(class) - 1), class, change);
            }
            None => {
                ASKED_WHOLE.fetch_add(bytes, Ordering::Relaxed);
            }
        }
        ASKED.fetch_add(bytes, Ordering::Relaxed);
    }

    /// Bytes of a page of this class. Pages are aligned to them.
    fn page_bytes(class: usize) -> usize {
        if class < <<T::Config as ZoneConfig>::BaseClasses as Unsigned>::USIZE {
            <T::Config as ZoneConfig>::BasePage::SIZE
        } else {
            <T::Config as ZoneConfig>::LargePage::SIZE
        }
    }

    fn born(&self, object: *mut u8, layout: Layout) {
        if !object.is_null() {
            Self::count(object, layout, Change::Birth);
            self.watch();
        }
    }

    /// Looks at the zone if more is asked for than ever.
    fn watch(&self) {
        let asked = ASKED.load(Ordering::Relaxed);
        if asked < NEXT.load(Ordering::Relaxed) || LAST.looking.swap(true, Ordering::Acquire) {
            return;
        }
        NEXT.store(asked + (asked / STEP_SHARE).max(STEP_LEAST), Ordering::Relaxed);
        // SAFETY: `looking` was not set and is now.
        let look = unsafe { &mut *LAST.look.get() };
        let snapshot = self.0.snapshot();
        look.asked = asked;
        look.asked_whole = ASKED_WHOLE.load(Ordering::Relaxed);
        look.held = signed(snapshot.pager.bytes_held);
        look.magazines = snapshot
            .magazines()
            .iter()
            .map(|lists| signed(lists.bytes_held()))
            .sum();
        look.count = 0;
        for (number, class) in snapshot.classes().enumerate().take(CLASSES) {
            look.classes[number] = Class {
                slot_bytes: signed(class.slot_bytes),
                page_bytes: signed(class.page_bytes),
                slots: signed(class.slots_per_page),
                pages: signed(class.pages),
                empty: signed(class.empty_pages),
                used: pages::used(number),
                live: LIVE[number].load(Ordering::Relaxed),
                taken: signed(class.live_objects),
            };
            look.count = number + 1;
        }
        LAST.looking.store(false, Ordering::Release);
    }

    /// Prints what was seen when most was asked for.
    #[expect(
        clippy::unused_self,
        reason = "the counts are those of the one zone that there is"
    )]
    pub(crate) fn print(&self) {
        while LAST.looking.swap(true, Ordering::Acquire) {}
        // SAFETY: `looking` was not set and is now. It stays set: nobody looks any more.
        let look = unsafe { &*LAST.look.get() };
        let classes = &look.classes[..look.count];
        let sum = |of: fn(&Class) -> i64| classes.iter().map(of).sum::<i64>();
        let slots = sum(|class| class.live * class.slot_bytes);
        let shares = sum(|class| class.live * class.page_bytes / class.slots.max(1));
        let kept = sum(Class::kept);
        let pages = sum(|class| class.pages * class.page_bytes);
        let lines = [
            ("asked", look.asked),
            ("rounding", slots - (look.asked - look.asked_whole)),
            ("tail", shares - slots),
            (
                "pager-rounding",
                look.held - pages - look.magazines - look.asked_whole,
            ),
            ("kept", kept + look.magazines),
            ("partly-filled", pages - shares - kept),
            ("held", look.held),
        ];
        for (name, bytes) in lines {
            println!("{name}\t{bytes}");
        }
        assert!(
            !pages::are_too_many(),
            "the table of pages is too small for this program"
        );
    }
}

/// A number of bytes or objects as one that may be subtracted from another.
fn signed(number: usize) -> i64 {
    number.cast_signed() as i64
}

// SAFETY: every request goes to the zone with the caller's arguments, and its answer back to the caller. What is done
// besides neither allocates nor unwinds, and touches no object.
unsafe impl<T: Caching> GlobalAlloc for Metered<CachedZone<T>> {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promise.
        let object = unsafe { self.0.alloc(layout) };
        self.born(object, layout);
        object
    }

    unsafe fn dealloc(&self, object: *mut u8, layout: Layout) {
        Self::count(object, layout, Change::Death);
        // SAFETY: the caller's promise.
        unsafe { self.0.dealloc(object, layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promise.
        let object = unsafe { self.0.alloc_zeroed(layout) };
        self.born(object, layout);
        object
    }

    unsafe fn realloc(&self, object: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        // SAFETY: the caller's promise.
        let moved = unsafe { self.0.realloc(object, layout, new_size) };
        if let Ok(after) = Layout::from_size_align(new_size, layout.align())
            && !moved.is_null()
        {
            Self::count(object, layout, Change::Death);
            self.born(moved, after);
        }
        moved
    }
}
