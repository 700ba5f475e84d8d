//! The arithmetic of a slab allocator that is needed twice: by the library, in constants, and by
//! `declare_zone!`, while it expands.
//!
//! Written once here, so that what the macro promises in a class table is what the library does.
//!
//! * [`ClassList`] is an ascending list of slot sizes and the generators that fill it.
//! * [`PageGeometry`] says how many slots, bitmap words and header bytes a page has.
//! * [`Plan`] splits a class list between base pages and large pages.
//! * [`Request`] is what the author of a zone asks for, defaults included; the plan follows from it.
//! * [`ClassTerms`] and [`Sentence`] say, in a constant, what is wrong and with which value.
//!
//! Everything is a `const fn` on plain integers; nothing here knows about memory.
#![no_std]
#![forbid(unsafe_code)]

mod classes;
mod page;
mod plan;
mod request;
mod sentence;
mod terms;

pub use classes::{ClassList, ClassProblem, MAX_CLASSES, SLOT_GRANULE};
pub use page::{MAX_PAGE_SIZE, MIN_PAGE_SIZE, PageGeometry, Target};
pub use plan::{Plan, PlanProblem};
pub use request::{Key, LargePage, Request, Split};
pub use sentence::Sentence;
pub use terms::ClassTerms;

/// Rounds `value` up to a multiple of `to`, a power of two.
///
/// Returns `None` where the result does not fit.
///
/// ```
/// assert_eq!(slabmalloc_geometry::round_up(10, 8), Some(16));
/// assert_eq!(slabmalloc_geometry::round_up(usize::MAX, 8), None);
/// ```
pub const fn round_up(value: usize, to: usize) -> Option<usize> {
    match value.checked_add(to - 1) {
        Some(sum) => Some(sum & !(to - 1)),
        None => None,
    }
}
