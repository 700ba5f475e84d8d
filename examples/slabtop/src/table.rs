//! What is shown, as numbers: a row for each size class, from two looks at the heap.

use std::cmp::Ordering;
use std::time::Duration;

use slabmalloc::stats::ClassUse;

use crate::heap::HEAP;

/// The heap at one moment.
#[derive(Clone, Default)]
pub(crate) struct Look {
    /// Since the program began.
    pub(crate) at: Duration,
    pub(crate) classes: Vec<ClassUse>,
    /// Bytes that the heap has from the system.
    pub(crate) held: usize,
}

impl Look {
    /// Looks at it now.
    pub(crate) fn now(at: Duration) -> Self {
        let snapshot = HEAP.snapshot();
        Self {
            at,
            classes: snapshot.classes().copied().collect(),
            held: snapshot.pager.bytes_held,
        }
    }
}

/// A size class.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    /// Slots of all pages.
    pub(crate) objects: usize,
    /// Those that are handed out, to the program and to caches.
    pub(crate) active: usize,
    /// Bytes of one.
    pub(crate) size: usize,
    pub(crate) per_page: usize,
    pub(crate) pages: usize,
    pub(crate) full_pages: usize,
    pub(crate) empty_pages: usize,
    /// Bytes of all pages.
    pub(crate) bytes: usize,
    /// In a second.
    pub(crate) allocations: u64,
    pub(crate) frees: u64,
}

impl Row {
    /// The share of the slots that is handed out, in percent.
    pub(crate) fn used(&self) -> f64 {
        percent(self.active, self.objects)
    }
}

/// So many of so many, in percent.
#[expect(clippy::cast_precision_loss, reason = "three digits of it are shown")]
pub(crate) fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        return 0.0;
    }
    part as f64 * 100.0 / whole as f64
}

/// Rows for the classes that have pages, with what was counted between two looks.
pub(crate) fn rows(before: &Look, after: &Look) -> Vec<Row> {
    let milliseconds = after.at.saturating_sub(before.at).as_millis();
    let rate = |before: u64, after: u64| {
        let counted = u128::from(after.saturating_sub(before));
        let rate = (counted * 1000).checked_div(milliseconds).unwrap_or(0);
        u64::try_from(rate).unwrap_or(u64::MAX)
    };
    let nothing = ClassUse::default();
    let pairs = after
        .classes
        .iter()
        .enumerate()
        .filter(|(_, class)| class.pages > 0);
    let row = |(index, class): (usize, &ClassUse)| {
        let before = before.classes.get(index).unwrap_or(&nothing);
        let (before, after) = (
            before.counters.unwrap_or_default(),
            class.counters.unwrap_or_default(),
        );
        Row {
            objects: class.capacity(),
            active: class.live_objects,
            size: class.slot_bytes,
            per_page: class.slots_per_page,
            pages: class.pages,
            full_pages: class.full_pages,
            empty_pages: class.empty_pages,
            bytes: class.bytes_held(),
            allocations: rate(before.allocations, after.allocations),
            frees: rate(before.frees, after.frees),
        }
    };
    pairs.map(row).collect()
}

/// What rows can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    Objects,
    Active,
    Used,
    Size,
    PerPage,
    Pages,
    Bytes,
    Allocations,
    Frees,
}

impl Column {
    /// All, from left to right.
    pub(crate) const ALL: [Self; 9] = [
        Self::Objects,
        Self::Active,
        Self::Used,
        Self::Size,
        Self::PerPage,
        Self::Pages,
        Self::Bytes,
        Self::Allocations,
        Self::Frees,
    ];

    /// The title, in the words of Linux' slabtop where it has the column.
    pub(crate) const fn title(self) -> &'static str {
        match self {
            Self::Objects => "OBJS",
            Self::Active => "ACTIVE",
            Self::Used => "USE",
            Self::Size => "OBJ SIZE",
            Self::PerPage => "OBJ/PAGE",
            Self::Pages => "PAGES",
            Self::Bytes => "CACHE SIZE",
            Self::Allocations => "ALLOC/S",
            Self::Frees => "FREE/S",
        }
    }

    /// The column so many places to the right, around the end.
    pub(crate) fn moved(self, places: usize) -> Self {
        let place = Self::ALL.iter().position(|&column| column == self).unwrap_or(0);
        Self::ALL[(place + places) % Self::ALL.len()]
    }

    fn compared(self, one: &Row, other: &Row) -> Ordering {
        match self {
            Self::Objects => one.objects.cmp(&other.objects),
            Self::Active => one.active.cmp(&other.active),
            Self::Used => one.used().total_cmp(&other.used()),
            Self::Size => one.size.cmp(&other.size),
            Self::PerPage => one.per_page.cmp(&other.per_page),
            Self::Pages => one.pages.cmp(&other.pages),
            Self::Bytes => one.bytes.cmp(&other.bytes),
            Self::Allocations => one.allocations.cmp(&other.allocations),
            Self::Frees => one.frees.cmp(&other.frees),
        }
    }
}

/// Sorts rows by a column, the largest first unless `ascending`; those that are equal by their size.
pub(crate) fn sort(rows: &mut [Row], by: Column, ascending: bool) {
    rows.sort_by(|one, other| {
        let order = by.compared(one, other);
        let order = if ascending { order } else { order.reverse() };
        order.then(one.size.cmp(&other.size))
    });
}
