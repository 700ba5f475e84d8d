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
///
/// ```
/// use core::alloc::Layout;
/// use core::ptr::NonNull;
/// use slabmalloc::error::MisuseKind;
/// use slabmalloc::SafeZoneAllocator;
///
/// let on_stack = 0_u64;
/// let heap = SafeZoneAllocator::new();
/// // SAFETY: the heap never handed that out, so that nothing is asked of it.
/// let refused = unsafe { heap.try_deallocate(NonNull::from(&on_stack).cast(), Layout::new::<u64>()) };
/// assert_eq!(refused.unwrap_err().kind, MisuseKind::ForeignPage);
/// ```
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
    /// What lies behind the object was overwritten while it was live. Found by zones with
    /// [`Hardened`](crate::harden::Hardened) or [`Debugging`](crate::harden::Debugging), as are the next two.
    Overrun,
    /// A slot was written to while it was free.
    WriteAfterFree,
    /// The end of the last slot of a page was overwritten, and with it maybe the page's header.
    HeaderOverwritten,
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
            Self::Overrun => "the bytes behind an object were overwritten",
            Self::WriteAfterFree => "a free slot was written to",
            Self::HeaderOverwritten => "the end of a page was overwritten",
        }
    }
}

/// A misuse that was detected, and refused.
///
/// Small and `Copy`; it is made without allocating and may be formatted wherever that is possible.
///
/// ```
/// use core::alloc::Layout;
/// use core::ptr::NonNull;
/// use slabmalloc::SafeZoneAllocator;
///
/// let on_stack = 0_u64;
/// let heap = SafeZoneAllocator::new();
/// // SAFETY: the heap never handed that out, so that nothing is asked of it.
/// let refused = unsafe { heap.try_deallocate(NonNull::from(&on_stack).cast(), Layout::new::<u64>()) };
/// let misuse = refused.unwrap_err();
/// assert_eq!(misuse.layout.size(), 8);
/// assert!(misuse.to_string().contains("free of memory that is not this zone's"));
/// ```
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
    /// Where that is among the zone's pages, if the layout is one of a size class.
    pub place: Option<Place>,
    /// Who allocated and freed the slot, if the zone's policy is [`Debugging`](crate::harden::Debugging) and the
    /// slot is known to be one of the zone's.
    pub sites: Option<Sites>,
}

/// Where in a page of a size class an address lies, or would lie.
///
/// ```
/// use core::alloc::Layout;
/// use core::ptr::NonNull;
/// use slabmalloc::SafeZoneAllocator;
///
/// let on_stack = 0_u64;
/// let heap = SafeZoneAllocator::new();
/// // SAFETY: the heap never handed that out, so that nothing is asked of it.
/// let refused = unsafe { heap.try_deallocate(NonNull::from(&on_stack).cast(), Layout::new::<u64>()) };
/// // Where a slot of eight bytes would lie there, if the page were the heap's.
/// let place = refused.unwrap_err().place.unwrap();
/// assert_eq!(place.class, 8);
/// assert!(place.page < (&raw const on_stack).addr());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Place {
    /// Bytes of a slot of the class.
    pub class: usize,
    /// The address of the page, whether it is the zone's or not.
    pub page: usize,
    /// The number of the slot in the page, from zero.
    pub slot: usize,
}

impl Place {
    /// The place of `address` in pages of `page_bytes`, a power of two, with slots of `class` bytes.
    pub(crate) const fn of(address: usize, class: usize, page_bytes: usize) -> Self {
        let page = crate::addr::round_down(address, page_bytes);
        let slot = match (address - page).checked_div(class) {
            Some(slot) => slot,
            None => 0,
        };
        Self { class, page, slot }
    }
}

/// Addresses of code: the innermost call first, zeros where no more is known.
pub type CallSite = [usize; CALLS];

/// How many calls a [`CallSite`] has.
pub const CALLS: usize = 4;

/// From where a slot was allocated and freed last.
///
/// ```
/// use slabmalloc::error::{CALLS, Misuse};
///
/// /// For a handler of misuses: who freed the slot before, for `addr2line` and its like.
/// fn freed_by(misuse: &Misuse) -> Option<[usize; CALLS]> {
///     misuse.sites.map(|sites| sites.freed).filter(|calls| *calls != [0; CALLS])
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sites {
    /// Who allocated it.
    pub allocated: CallSite,
    /// Who freed it; all zeros if nobody has since.
    pub freed: CallSite,
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
        )?;
        if let Some(Place { class, page, slot }) = self.place {
            write!(f, ", class {class}, page {page:#x}, slot {slot}")?;
        }
        if let Some(Sites { allocated, freed }) = self.sites {
            write!(f, ", allocated at {}", Addresses(allocated))?;
            write!(f, ", freed at {}", Addresses(freed))?;
        }
        Ok(())
    }
}

/// The addresses of a call site, as tools that know the program's lines take them.
struct Addresses(CallSite);

impl fmt::Display for Addresses {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut known = self.0.iter().filter(|address| **address != 0);
        match known.next() {
            None => f.write_str("an unknown place"),
            Some(first) => {
                write!(f, "{first:#x}")?;
                known.try_for_each(|address| write!(f, " {address:#x}"))
            }
        }
    }
}

impl core::error::Error for Misuse {}

/// Who is told of a [`Misuse`] that no `Result` can report.
///
/// The handler runs with no lock held, so it may allocate from the zone. If it returns, the
/// operation is left undone: what should have been freed is leaked, and what should have been added
/// is not used. A panic in a handler ends the program, since an allocator must not unwind.
///
/// ```
/// use core::alloc::Layout;
/// use core::ptr::NonNull;
/// use core::sync::atomic::{AtomicUsize, Ordering};
/// use slabmalloc::error::{Misuse, MisuseHandler};
///
/// static SEEN: AtomicUsize = AtomicUsize::new(0);
///
/// enum Count {}
///
/// impl MisuseHandler for Count {
///     fn on_misuse(misuse: &Misuse) {
///         SEEN.fetch_add(1, Ordering::Relaxed);
///         // What cannot be told is left out: a handler that waits for a lock may wait for its own caller.
///         let _ = misuse;
///     }
/// }
///
/// slabmalloc::declare_zone! {
///     zone Counted {
///         on_misuse: Count,
///     }
/// }
///
/// let (on_stack, zone) = (0_u64, SafeCounted::new());
/// // SAFETY: the zone never handed that out, so that nothing is asked of it.
/// let refused = unsafe { zone.try_deallocate(NonNull::from(&on_stack).cast(), Layout::new::<u64>()) };
/// // What a `Result` reports the handler is not told of, unless the program does it.
/// assert_eq!((zone.snapshot().misuses, SEEN.load(Ordering::Relaxed)), (0, 0));
/// Count::on_misuse(&refused.unwrap_err());
/// assert_eq!(SEEN.load(Ordering::Relaxed), 1);
/// ```
pub trait MisuseHandler: 'static {
    /// Is told of one misuse.
    fn on_misuse(misuse: &Misuse);
}

/// Ends the program with a message that names the misuse: the default handler.
///
/// Without `std` the message goes to the program's panic handler.
///
/// ```
/// slabmalloc::declare_zone! {
///     zone Strict {
///         on_misuse: abort,
///     }
/// }
/// # let _ = SafeStrict::new();
/// ```
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
///
/// ```
/// slabmalloc::declare_zone! {
///     zone Lenient {
///         on_misuse: leak,
///     }
/// }
///
/// let zone = SafeLenient::new();
/// # use core::alloc::Layout;
/// let block = zone.allocate(Layout::new::<u64>()).unwrap();
/// // SAFETY: a mistake, not to be made: the layout is of another class. Zones that check find it out and do nothing.
/// unsafe { zone.deallocate(block, Layout::new::<[u64; 8]>()) };
/// assert_eq!((zone.snapshot().misuses, zone.snapshot().live_objects()), (1, 1));
/// ```
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
