//! How many objects the program has in each page, and in how many pages of each class it has any.

use core::sync::atomic::{AtomicBool, AtomicI64, AtomicUsize, Ordering};

/// More classes than a zone of the benchmark has.
pub(crate) const CLASSES: usize = 128;

/// Pages for which there is room, as a power of two: four times as many as a gigabyte has of 4 KiB each.
const ROOM_BITS: u32 = 20;

/// A page's address, zero where there is none yet, and the objects in it. Addresses stay: the pager hands them out again.
struct Page {
    address: AtomicUsize,
    objects: AtomicI64,
}

static PAGES: [Page; 1 << ROOM_BITS] = [const {
    Page {
        address: AtomicUsize::new(0),
        objects: AtomicI64::new(0),
    }
}; 1 << ROOM_BITS];
static USED: [AtomicI64; CLASSES] = [const { AtomicI64::new(0) }; CLASSES];
static TOO_MANY: AtomicBool = AtomicBool::new(false);

/// What becomes of an object.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Change {
    Birth,
    Death,
}

impl Change {
    /// By how much a count changes.
    pub(crate) fn sign(self) -> i64 {
        match self {
            Self::Birth => 1,
            Self::Death => -1,
        }
    }
}

/// Notes what became of an object in the page of this class at `address`.
// ORDERING: each count is a number of its own.
pub(crate) fn count(address: usize, class: usize, change: Change) {
    let Some(page) = find(address) else {
        TOO_MANY.store(true, Ordering::Relaxed);
        return;
    };
    let before = page.objects.fetch_add(change.sign(), Ordering::Relaxed);
    match (change, before) {
        (Change::Birth, 0) => USED[class].fetch_add(1, Ordering::Relaxed),
        (Change::Death, 1) => USED[class].fetch_sub(1, Ordering::Relaxed),
        _ => return,
    };
}

/// In how many pages of a class the program has objects.
pub(crate) fn used(class: usize) -> i64 {
    USED[class].load(Ordering::Relaxed)
}

/// Whether there were pages for which there was no room.
pub(crate) fn are_too_many() -> bool {
    TOO_MANY.load(Ordering::Relaxed)
}

/// The entry of a page, made if it is new: open addressing, from the place that the address leads to on.
// ORDERING: whoever loses the race for an entry sees who has won it; nothing else depends on addresses.
fn find(address: usize) -> Option<&'static Page> {
    let mixed = (address >> 12).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let first = mixed >> (usize::BITS - ROOM_BITS);
    for step in 0..PAGES.len() {
        let page = &PAGES[(first + step) % PAGES.len()];
        let found = match page.address.load(Ordering::Relaxed) {
            0 => page
                .address
                .compare_exchange(0, address, Ordering::Relaxed, Ordering::Relaxed)
                .map_or_else(|winner| winner, |_| address),
            found => found,
        };
        if found == address {
            return Some(page);
        }
    }
    None
}
