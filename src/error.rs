//! What can go wrong, and who is told.
#![forbid(unsafe_code)]

use core::alloc::Layout;
use core::fmt;

/// Why a request for memory, or a page, was turned down.
///
/// The two variants of slabmalloc 0.11; the enum stays exhaustive. What is wrong with a pointer that
/// is freed is a [`Misuse`].
///
/// ```
/// use core::alloc::Layout;
/// use slabmalloc::{AllocationError, Allocator, ZoneAllocator};
///
/// let mut zone: ZoneAllocator = ZoneAllocator::new();
/// let layout = Layout::new::<u64>();
/// match zone.allocate(layout) {
///     Ok(_) => unreachable!("the zone has no page yet"),
///     Err(AllocationError::OutOfMemory) => { /* refill and try again */ }
///     Err(AllocationError::InvalidLayout) => unreachable!("8 bytes are a size class"),
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AllocationError {
    /// No page has a free slot for the layout; a refill may help.
    OutOfMemory,
    /// The allocator serves no such size and alignment, or the pointer is not one of its own.
    InvalidLayout,
}

impl fmt::Display for AllocationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OutOfMemory => "no free slot for this layout; a refill may help",
            Self::InvalidLayout => "this allocator does not serve this layout",
        })
    }
}

impl core::error::Error for AllocationError {}

/// What is wrong with a pointer that was freed, or with a block that a pager handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MisuseKind {
    /// The slot is free already.
    DoubleFree,
    /// The slot has never been handed out.
    NeverAllocated,
    /// The pointer is not at the start of a slot.
    InteriorPointer,
    /// The pointer is in the page's header or behind its last slot.
    OutsideSlots,
    /// The page belongs to another size class of this zone: the layout is not the one allocated with.
    WrongSizeClass,
    /// The page is none of this zone's.
    ForeignPage,
    /// The zone never serves the layout.
    UnservedLayout,
    /// A pager's block is not aligned as asked for, or ends past the address space.
    MisplacedBlock,
    /// A pager handed out a block that the zone already has.
    DuplicateBlock,
}

impl MisuseKind {
    const fn sentence(self) -> &'static str {
        match self {
            Self::DoubleFree => "double free",
            Self::NeverAllocated => "free of a slot that was never handed out",
            Self::InteriorPointer => "free of a pointer into the middle of a slot",
            Self::OutsideSlots => "free of a pointer outside the slots of its page",
            Self::WrongSizeClass => "free with another size class than that of the allocation",
            Self::ForeignPage => "free of memory that is not this zone's",
            Self::UnservedLayout => "free with a layout that the zone never serves",
            Self::MisplacedBlock => "the pager handed out a misaligned block",
            Self::DuplicateBlock => "the pager handed out a block twice",
        }
    }
}

/// A misuse that was detected, and refused.
///
/// Small and `Copy`; it is made without allocating and may be formatted wherever that is possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Misuse {
    /// What is wrong.
    pub kind: MisuseKind,
    /// The name of the zone that detected it.
    pub zone: &'static str,
    /// The address of the pointer or block.
    pub address: usize,
    /// The layout that came with it.
    pub layout: Layout,
}

impl fmt::Display for Misuse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "zone `{}`: {} (address {:#x}, size {}, align {})",
            self.zone,
            self.kind.sentence(),
            self.address,
            self.layout.size(),
            self.layout.align(),
        )
    }
}

impl core::error::Error for Misuse {}

/// Who is told of a [`Misuse`] that no `Result` can report.
///
/// The handler runs with no lock held, so it may allocate from the zone. If it returns, the
/// operation is left undone: what should have been freed is leaked, and what should have been added
/// is not used. A panic in a handler ends the program, since an allocator must not unwind.
pub trait MisuseHandler: 'static {
    /// Is told of one misuse.
    fn on_misuse(misuse: &Misuse);
}

/// Ends the program with a message that names the misuse: the default handler.
///
/// Without `std` the message goes to the program's panic handler.
#[derive(Clone, Copy, Debug)]
pub enum Abort {}

impl MisuseHandler for Abort {
    #[expect(clippy::panic, reason = "this is the way to end a program that core offers")]
    fn on_misuse(misuse: &Misuse) {
        panic!("slabmalloc: {misuse}");
    }
}

/// Carries on: the operation is refused and its memory leaked.
///
/// A handler of the user's can count before it does the same.
#[derive(Clone, Copy, Debug)]
pub enum Leak {}

impl MisuseHandler for Leak {
    fn on_misuse(_misuse: &Misuse) {}
}

/// Tells `H`; no unwinding gets past.
#[cold]
#[inline(never)]
pub(crate) fn report<H: MisuseHandler>(misuse: Misuse) {
    // A panic that reaches an `extern "C"` frame aborts.
    extern "C" fn without_unwinding<H: MisuseHandler>(misuse: &Misuse) {
        H::on_misuse(misuse);
    }
    without_unwinding::<H>(&misuse);
}
