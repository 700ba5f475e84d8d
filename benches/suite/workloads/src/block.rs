//! A block of memory that its owner writes to and gives back: what the workloads are about.

use core::alloc::Layout;
use core::ptr::NonNull;
use std::alloc::{alloc, dealloc, handle_alloc_error};

/// The alignment of every [`Block`], a constant as in most code.
const ALIGN: usize = 8;

/// An allocated block, 16 bytes like a pointer with a length.
pub(crate) struct Block {
    start: NonNull<u8>,
    size: u32,
}

// SAFETY: the block belongs to its owner alone.
unsafe impl Send for Block {}

impl Block {
    /// A block of `size` bytes, its first byte written, as every program writes what it allocates.
    #[inline]
    pub(crate) fn new(size: usize) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "no workload asks for 4 GiB at once"
        )]
        let size = size as u32;
        let layout = Self::layout(size);
        // SAFETY: no workload asks for zero bytes.
        let Some(start) = NonNull::new(unsafe { alloc(layout) }) else {
            handle_alloc_error(layout);
        };
        // SAFETY: the block has at least one byte and is ours.
        unsafe { start.write(1) };
        Self { start, size }
    }

    /// The number of bytes that were asked for.
    #[inline]
    pub(crate) fn size(&self) -> usize {
        self.size as usize
    }

    /// Writes one byte in each 4 KiB.
    pub(crate) fn touch(&mut self) {
        for offset in (0..self.size()).step_by(4096) {
            // SAFETY: the offset is below the size.
            let byte = unsafe { self.start.add(offset) };
            // SAFETY: the byte lies in the block, which is ours.
            unsafe { byte.write(2) };
        }
    }

    /// The block as bytes for reading and writing one by one, which the compiler does not leave out.
    pub(crate) fn scribble(&mut self, times: usize) {
        for round in 0..times {
            let offset = round % self.size();
            // SAFETY: the offset is below the size.
            let byte = unsafe { self.start.add(offset) };
            // SAFETY: the byte lies in the block, which is ours.
            unsafe { byte.write_volatile(3) };
        }
    }

    #[inline]
    fn layout(size: u32) -> Layout {
        // SAFETY: the alignment is a power of two, and 32 bits rounded up to it do not overflow.
        unsafe { Layout::from_size_align_unchecked(size as usize, ALIGN) }
    }
}

impl Drop for Block {
    #[inline]
    fn drop(&mut self) {
        let layout = Self::layout(self.size);
        // SAFETY: allocated with this layout, and freed nowhere else.
        unsafe { dealloc(self.start.as_ptr(), layout) };
    }
}
