//! [`BuddyFrames`]: the frame allocator of `buddy_system_allocator`.

use core::alloc::Layout;
use core::fmt;
use core::marker::PhantomData;
use core::ops::Range;

use buddy_system_allocator_0_13::FrameAllocator;

use super::FrameSource;

/// Who uses a [`BuddyFrames`]: see [`FrameSource::caller`].
///
/// ```
/// use slabmalloc::pager::{BuddyFrames, Callers};
///
/// /// Four CPUs, by the number that the boot code left in a register of each.
/// enum Harts {}
///
/// # fn read_thread_pointer() -> usize { 0 }
/// impl Callers for Harts {
///     fn current() -> usize {
///         read_thread_pointer()
///     }
/// }
///
/// type Frames = BuddyFrames<20, 4096, Harts>;
/// # let _ = Frames::new();
/// assert_eq!(Harts::current(), 0);
/// ```
pub trait Callers: 'static {
    /// The number of the CPU, or of the thread, that calls.
    fn current() -> usize;
}

/// There is one CPU, and it does not change to another thread while it is in the frame allocator.
///
/// ```
/// use slabmalloc::pager::{BuddyFrames, OneCaller};
///
/// type Frames = BuddyFrames<20, 4096, OneCaller>;
/// # let _ = Frames::new();
/// ```
#[derive(Clone, Copy, Debug)]
pub enum OneCaller {}

impl Callers for OneCaller {
    fn current() -> usize {
        0
    }
}

/// The frame allocator of `buddy_system_allocator` 0.13 as a source for a [`FramePager`](super::FramePager): frames
/// of `FRAME` bytes, up to 2^(`ORDER` - 1) of them in a block.
///
/// It serves every layout, in blocks of a power of two of frames. It keeps its books in maps on the heap: where that
/// is the zone that it feeds, the pager needs a [reserve](super::FramePager::reserve) of eight pages or more, before
/// frames are added, and the zone's base page is the pager's. On a machine with several CPUs `C` tells them apart; they
/// must not change to other threads while they are in the frame allocator, as with an `irq_safe` lock, or `C` tells
/// threads apart. Frames are added through
/// [`with_source`](super::FramePager::with_source).
///
/// ```
/// use core::ptr::NonNull;
/// use slabmalloc::lock::Spin;
/// use slabmalloc::pager::{BuddyFrames, FramePager};
///
/// type KernelFrames = FramePager<BuddyFrames<20, 4096>, Spin, 4096>;
///
/// slabmalloc::declare_zone! { zone Kernel { base_page: 4 KiB, large_page: 2 MiB, pager: KernelFrames } }
///
/// static HEAP: SafeKernel = SafeKernel::new();
///
/// # // Memory that plays the machine's, and a part of the kernel's image.
/// # let memory: &'static mut [u64] = vec![0; 5 << 18].leak();
/// # let offset = memory.as_mut_ptr().expose_provenance().next_multiple_of(2 << 20);
/// # let first = NonNull::from(vec![0_u64; 5120].leak()).cast::<u8>();
/// // SAFETY: nothing else uses this part of the kernel's image.
/// unsafe { HEAP.pager().reserve(first, 40 << 10) }.unwrap();
/// // SAFETY: the memory that is added below is mapped at the offset.
/// unsafe { HEAP.pager().provide(BuddyFrames::new(), offset) }.unwrap();
/// // SAFETY: these 7 MiB of physical memory, from 64 KiB on, are nobody else's.
/// HEAP.pager().with_source(|frames| unsafe { frames.add(0x1_0000..0x71_0000) });
/// assert!(HEAP.allocate(core::alloc::Layout::new::<[u8; 3000]>()).is_ok());
/// ```
#[cfg_attr(docsrs, doc(cfg(feature = "buddy_system_allocator-0_13")))]
pub struct BuddyFrames<const ORDER: usize, const FRAME: usize, C = OneCaller> {
    frames: FrameAllocator<ORDER>,
    callers: PhantomData<fn() -> C>,
}

impl<const ORDER: usize, const FRAME: usize, C: Callers> BuddyFrames<ORDER, FRAME, C> {
    /// An allocator without a frame.
    pub const fn new() -> Self {
        const { assert!(FRAME.is_power_of_two(), "the size of a frame is a power of two") };
        const {
            assert!(
                ORDER > 0 && ORDER <= usize::BITS as usize,
                "a block has 2^(ORDER - 1) frames at most: choose an order from 1 to the bits of an address"
            );
        };
        Self {
            frames: FrameAllocator::new(),
            callers: PhantomData,
        }
    }

    /// Adds the whole frames in a range of physical addresses, and says how many there are.
    ///
    /// # Safety
    ///
    /// The memory is nobody else's, and mapped where the pager expects it. No part of it was added before.
    pub unsafe fn add(&mut self, memory: Range<usize>) -> usize {
        let (first, end) = (memory.start.div_ceil(FRAME), memory.end / FRAME);
        if first >= end {
            return 0;
        }
        self.frames.add_frame(first, end);
        end - first
    }
}

impl<const ORDER: usize, const FRAME: usize, C: Callers> Default for BuddyFrames<ORDER, FRAME, C> {
    fn default() -> Self {
        Self::new()
    }
}

/// Frames that a block of the layout takes: a power of two, which its address is a multiple of.
fn frames_of<const FRAME: usize>(layout: Layout) -> Option<usize> {
    layout
        .size()
        .max(layout.align())
        .div_ceil(FRAME)
        .checked_next_power_of_two()
}

// SAFETY: a block of the buddy system is as aligned as it is long, and handed out once; who called `add` gave the
// memory up. Nothing unwinds: layouts are checked before they are passed on.
unsafe impl<const ORDER: usize, const FRAME: usize, C: Callers> FrameSource for BuddyFrames<ORDER, FRAME, C> {
    // One page for each of two size classes in which nodes of its maps are, for each of as many maps as a block can
    // be split or joined through in one call with a new node; twice that.
    const RESERVE: usize = 8;

    fn caller() -> usize {
        C::current()
    }

    fn take(&mut self, layout: Layout) -> Option<usize> {
        let count = frames_of::<FRAME>(layout).filter(|count| (count.ilog2() as usize) < ORDER)?;
        self.frames.alloc(count)?.checked_mul(FRAME)
    }

    unsafe fn put(&mut self, address: usize, layout: Layout) {
        if let Some(count) = frames_of::<FRAME>(layout) {
            self.frames.dealloc(address / FRAME, count);
        }
    }
}

impl<const ORDER: usize, const FRAME: usize, C> fmt::Debug for BuddyFrames<ORDER, FRAME, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BuddyFrames").finish_non_exhaustive()
    }
}
