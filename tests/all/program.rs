//! [`Operation`]: what random programs are made of, and how one runs against the shadow model.
//!
//! Numbers are taken modulo whatever there is to choose from, so that any number is a valid one.

use core::alloc::Layout;
use core::ptr::NonNull;

use crate::configs::{TestConfig, expected, largest_class, largest_page};
use crate::heap::{Checked, Heap};
use crate::shadow::Live;

/// A size in bytes, relative to the classes of whatever configuration runs the program.
#[derive(Clone, Debug)]
pub(crate) enum Size {
    /// Around the border of the class with this number.
    NearClass(usize, isize),
    /// Up to the largest class.
    UpToLargest(usize),
    /// What no class serves, unless the largest one is huge.
    Above(usize),
}

/// One step of a program. A block is chosen by a number.
#[derive(Clone, Debug)]
pub(crate) enum Operation {
    Allocate {
        size: Size,
        align_shift: u32,
        zeroed: bool,
    },
    /// So many blocks of one layout, as far as `LIVE_BLOCKS` and `LIVE_BYTES` let them.
    Fill {
        size: Size,
        align_shift: u32,
        count: usize,
    },
    Free(usize),
    /// So many blocks, those with numbers that are so far apart.
    FreeMany {
        first: usize,
        step: usize,
        count: usize,
    },
    TryFree(usize),
    /// A free of a live block, and then once more.
    FreeTwice(usize),
    /// A free of a live block by a pointer that is off by so many bytes.
    FreeMissing(usize, isize),
    /// A free with a layout that is not the block's.
    FreeOtherLayout(usize, Size),
    Resize(usize, Size),
    /// So many times a block is freed and another allocated.
    Replace {
        size: Size,
        count: usize,
    },
    Trim,
    /// A page more for the class of this size, where whoever owns the zone feeds it.
    Refill(Size),
    /// Lets the pager fail, this many calls from now.
    FailPager(usize),
}

/// Above so many live blocks a program does not fill any more.
const LIVE_BLOCKS: usize = 2_000;
/// The most bytes that are filled at once.
const FILLED_BYTES: usize = 1 << 20;

impl Size {
    pub(crate) fn bytes<C: TestConfig>(&self) -> usize {
        let largest = largest_class::<C>();
        match self {
            Self::NearClass(class, delta) => {
                C::CLASSES[class % C::CLASSES.len()].saturating_add_signed(*delta)
            }
            Self::UpToLargest(at) => at % (largest + 1),
            Self::Above(more) => largest + more,
        }
    }
}

fn layout<C: TestConfig>(size: &Size, align_shift: u32) -> Layout {
    // Alignments of up to four times the largest page: twice is the limit.
    let align = (1 << align_shift).min(4 * largest_page::<C>());
    Layout::from_size_align(size.bytes::<C>(), align).unwrap()
}

/// A block of `live`'s alignment and another size.
fn other_layout<C: TestConfig>(live: Live, size: &Size) -> Layout {
    Layout::from_size_align(size.bytes::<C>(), live.layout.align()).unwrap()
}

/// Runs one operation; stops the test if the heap and the shadow model disagree.
pub(crate) fn step<C: TestConfig, H: Heap<Config = C>>(checked: &mut Checked<H>, operation: &Operation) {
    match operation {
        Operation::Allocate {
            size,
            align_shift,
            zeroed,
        } => {
            let layout = layout::<C>(size, *align_shift);
            if *zeroed {
                checked.allocate_zeroed(layout)
            } else {
                checked.allocate(layout)
            };
        }
        Operation::Fill {
            size,
            align_shift,
            count,
        } => {
            let layout = layout::<C>(size, *align_shift);
            let most =
                (FILLED_BYTES / layout.size().max(1)).min(LIVE_BLOCKS.saturating_sub(checked.shadow.len()));
            for _ in 0..*count.min(&most) {
                checked.allocate(layout);
            }
        }
        Operation::FreeMany { first, step, count } => {
            for number in 0..*count {
                let Some(live) = checked.shadow.any(first.wrapping_add(number * step)) else {
                    return;
                };
                checked.deallocate(live);
            }
        }
        Operation::Replace { size, count } => {
            let layout = layout::<C>(size, 0);
            for number in 0..*count {
                let Some(live) = checked.shadow.any(number.wrapping_mul(0x9E37_79B9)) else {
                    return;
                };
                checked.deallocate(live);
                checked.allocate(layout);
            }
        }
        Operation::Trim => {
            checked.heap.trim();
            let empty = checked
                .heap
                .classes()
                .iter()
                .map(|class| class.empty_pages)
                .sum::<usize>();
            assert_eq!(empty, 0);
            // Caches keep nothing now.
            checked.check_live_exactly();
        }
        Operation::Refill(size) => {
            let refused = checked.heap.pager().refused();
            let fed = checked.heap.refill(layout::<C>(size, 0));
            assert!(fed.is_ok() || checked.heap.pager().refused() > refused, "{fed:?}");
        }
        Operation::FailPager(calls) => checked.heap.pager().fail_call(calls + 1),
        Operation::Free(number)
        | Operation::TryFree(number)
        | Operation::FreeTwice(number)
        | Operation::FreeMissing(number, _)
        | Operation::FreeOtherLayout(number, _)
        | Operation::Resize(number, _) => {
            if let Some(live) = checked.shadow.any(*number) {
                step_on::<C, H>(checked, operation, live);
            }
        }
    }
}

/// Runs an operation on one block.
fn step_on<C: TestConfig, H: Heap<Config = C>>(checked: &mut Checked<H>, operation: &Operation, live: Live) {
    match operation {
        Operation::Free(_) => checked.deallocate(live),
        Operation::TryFree(_) => checked.try_deallocate(live),
        Operation::FreeTwice(_) => {
            checked.try_deallocate(live);
            checked.refuses(
                live.ptr,
                live.layout,
                "the block is free, or in no page of a class",
            );
        }
        Operation::FreeMissing(_, off) => {
            let missed = NonNull::new(live.ptr.as_ptr().wrapping_offset(*off)).unwrap();
            if !checked.shadow.holds(missed) {
                checked.refuses(missed, live.layout, "nothing starts there");
            }
        }
        Operation::FreeOtherLayout(_, size) => {
            let other = other_layout::<C>(live, size);
            if expected::<C>(other) != expected::<C>(live.layout) {
                checked.refuses(live.ptr, other, "the layout is of another class");
            }
        }
        Operation::Resize(_, size) => {
            checked.resize(live, other_layout::<C>(live, size));
        }
        _ => unreachable!("the operation is on no single block"),
    }
}
