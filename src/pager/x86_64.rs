//! [`X86_64Frames`]: frame allocators of the `x86_64` crate.

use core::alloc::Layout;
use core::fmt;
use core::marker::PhantomData;

use x86_64_0_15::PhysAddr;
use x86_64_0_15::structures::paging::{
    FrameAllocator, FrameDeallocator, PageSize, PhysFrame, Size1GiB, Size2MiB, Size4KiB,
};

use super::FrameSource;

mod sealed {
    pub trait Sealed {}
}

/// The sizes of frames that an allocator has: one size, or a pair, the smaller first.
///
/// A block is one frame, the smallest that has room for it and is as aligned: frames that were allocated one by one
/// need not lie side by side. So requests that no class serves are refused above the largest size; a zone over such
/// frames is declared with `oversize: null`, or with [`Segments`](super::Segments) of 2 MiB frames in between.
///
/// ```
/// use slabmalloc::pager::FrameSizes;
/// use x86_64_0_15::structures::paging::{FrameAllocator, FrameDeallocator, Size4KiB};
///
/// /// Whatever allocates frames of 4 KiB, and takes them back, has that size.
/// fn has_small_frames<A: FrameAllocator<Size4KiB> + FrameDeallocator<Size4KiB>>(_: &A)
/// where
///     Size4KiB: FrameSizes<A>,
/// {
/// }
/// ```
pub trait FrameSizes<A>: sealed::Sealed {
    #[doc(hidden)]
    fn take(frames: &mut A, layout: Layout) -> Option<PhysAddr>;

    /// # Safety
    ///
    /// As for [`FrameSource::put`].
    #[doc(hidden)]
    unsafe fn put(frames: &mut A, address: PhysAddr, layout: Layout);
}

/// Whether a frame has room for the layout and is as aligned.
fn fits<S: PageSize>(layout: Layout) -> bool {
    let fits = |bytes: usize| u64::try_from(bytes).is_ok_and(|bytes| bytes <= S::SIZE);
    fits(layout.size()) && fits(layout.align())
}

macro_rules! one_size {
    ($($size:ty)*) => {$(
        impl sealed::Sealed for $size {}

        impl<A: FrameAllocator<$size> + FrameDeallocator<$size>> FrameSizes<A> for $size {
            fn take(frames: &mut A, layout: Layout) -> Option<PhysAddr> {
                if !fits::<$size>(layout) {
                    return None;
                }
                let frame: PhysFrame<$size> = frames.allocate_frame()?;
                Some(frame.start_address())
            }

            unsafe fn put(frames: &mut A, address: PhysAddr, _: Layout) {
                let frame = PhysFrame::<$size>::containing_address(address);
                // SAFETY: the caller's promise: the frame came from `take`, and is used no more.
                unsafe { frames.deallocate_frame(frame) };
            }
        }
    )*};
}

one_size!(Size4KiB Size2MiB Size1GiB);

impl<S, T> sealed::Sealed for (S, T) {}

impl<A, S: PageSize + FrameSizes<A>, T: FrameSizes<A>> FrameSizes<A> for (S, T) {
    fn take(frames: &mut A, layout: Layout) -> Option<PhysAddr> {
        if fits::<S>(layout) {
            S::take(frames, layout)
        } else {
            T::take(frames, layout)
        }
    }

    unsafe fn put(frames: &mut A, address: PhysAddr, layout: Layout) {
        if fits::<S>(layout) {
            // SAFETY: the caller's promise; `take` chose the same size.
            unsafe { S::put(frames, address, layout) };
        } else {
            // SAFETY: as above.
            unsafe { T::put(frames, address, layout) };
        }
    }
}

/// A [`FrameAllocator`] and [`FrameDeallocator`] of `x86_64` 0.15 as a source for a
/// [`FramePager`](super::FramePager).
///
/// The offset of that pager is the `physical_memory_offset` of the boot loader, or what the kernel itself chose to map
/// all memory at.
///
/// The allocator is called with the pager's lock held. It must not use the zone that it feeds.
///
/// ```
/// use slabmalloc::lock::Spin;
/// use slabmalloc::pager::{FramePager, X86_64Frames};
/// use x86_64_0_15::structures::paging::{FrameAllocator, FrameDeallocator, PhysFrame, Size2MiB, Size4KiB};
///
/// /// What the kernel has: here, no frame at all.
/// struct Frames;
///
/// // SAFETY: no frame is handed out.
/// unsafe impl FrameAllocator<Size4KiB> for Frames {
///     fn allocate_frame(&mut self) -> Option<PhysFrame<Size4KiB>> {
///         None
///     }
/// }
///
/// impl FrameDeallocator<Size4KiB> for Frames {
///     unsafe fn deallocate_frame(&mut self, _: PhysFrame<Size4KiB>) {}
/// }
/// # // SAFETY: no frame is handed out.
/// # unsafe impl FrameAllocator<Size2MiB> for Frames {
/// #     fn allocate_frame(&mut self) -> Option<PhysFrame<Size2MiB>> { None }
/// # }
/// # impl FrameDeallocator<Size2MiB> for Frames {
/// #     unsafe fn deallocate_frame(&mut self, _: PhysFrame<Size2MiB>) {}
/// # }
///
/// type KernelFrames = FramePager<X86_64Frames<Frames, (Size4KiB, Size2MiB)>, Spin, 4096>;
///
/// slabmalloc::declare_zone! {
///     zone Kernel { base_page: 4 KiB, large_page: 2 MiB, pager: KernelFrames, oversize: null }
/// }
///
/// static HEAP: SafeKernel = SafeKernel::new();
///
/// # let physical_memory_offset = 0xffff_8000_0000_0000_u64 as usize;
/// // SAFETY: all physical memory is mapped at the offset.
/// unsafe { HEAP.pager().provide(X86_64Frames::new(Frames), physical_memory_offset) }.unwrap();
/// assert!(HEAP.allocate(core::alloc::Layout::new::<u64>()).is_err());
/// ```
#[cfg_attr(docsrs, doc(cfg(feature = "x86_64-0_15")))]
pub struct X86_64Frames<A, S> {
    frames: A,
    sizes: PhantomData<fn() -> S>,
}

impl<A, S: FrameSizes<A>> X86_64Frames<A, S> {
    /// Makes `frames` a source.
    pub const fn new(frames: A) -> Self {
        Self {
            frames,
            sizes: PhantomData,
        }
    }

    /// The allocator.
    ///
    /// ```
    /// use slabmalloc::pager::X86_64Frames;
    /// use x86_64_0_15::structures::paging::Size4KiB;
    /// # use x86_64_0_15::structures::paging::{FrameAllocator, FrameDeallocator, PhysFrame};
    ///
    /// /// An allocator with so many frames.
    /// struct Frames(usize);
    /// # // SAFETY: no frame is handed out.
    /// # unsafe impl FrameAllocator<Size4KiB> for Frames {
    /// #     fn allocate_frame(&mut self) -> Option<PhysFrame<Size4KiB>> { None }
    /// # }
    /// # impl FrameDeallocator<Size4KiB> for Frames {
    /// #     unsafe fn deallocate_frame(&mut self, _: PhysFrame<Size4KiB>) {}
    /// # }
    ///
    /// let mut source = X86_64Frames::<_, Size4KiB>::new(Frames(0));
    /// source.frames().0 += 512;
    /// assert_eq!(source.frames().0, 512);
    /// ```
    pub const fn frames(&mut self) -> &mut A {
        &mut self.frames
    }
}

// SAFETY: an allocator promises unique unused frames (`FrameAllocator`), and a frame is as long and aligned as the
// layout (`fits`).
unsafe impl<A, S: FrameSizes<A>> FrameSource for X86_64Frames<A, S> {
    fn take(&mut self, layout: Layout) -> Option<usize> {
        let address = S::take(&mut self.frames, layout)?.as_u64();
        usize::try_from(address).ok()
    }

    unsafe fn put(&mut self, address: usize, layout: Layout) {
        if let Ok(address) = PhysAddr::try_new(address as u64) {
            // SAFETY: the caller's promise.
            unsafe { S::put(&mut self.frames, address, layout) };
        }
    }
}

impl<A, S> fmt::Debug for X86_64Frames<A, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("X86_64Frames").finish_non_exhaustive()
    }
}
