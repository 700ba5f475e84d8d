//! [`GuardedMemory`]: memory of the operating system with pages around each block that nobody can touch.

use core::alloc::Layout;
use core::ffi::c_int;
use core::ptr::NonNull;

use super::{Block, ConstPager, Pager, SystemMemory};

/// Anonymous memory of the operating system, one mapping for every block, between pages to which every access ends the
/// program. Exists on Unix.
///
/// For zones against attackers, or to find a fault: a write that runs out of a page of objects, in either direction,
/// is stopped there, and so are uses of pages that went back. Each block takes three entries of the process's list of
/// mappings, of which Linux allows some 65,000; a zone with base pages of 64 KiB comes to 1 GiB with that, and finds
/// that memory is out then. A call is two system calls more than one of [`SystemMemory`].
///
/// ```
/// slabmalloc::declare_zone! {
///     zone Vault {
///         base_page:  64 KiB,
///         large_page: 1 MiB,
///         classes:    geometric(32..=64 KiB, steps = 4),
///         pager:      slabmalloc::pager::GuardedMemory,
///         harden:     hardened,
///     }
/// }
///
/// static VAULT: SafeVault = SafeVault::new();
/// assert!(VAULT.allocate(core::alloc::Layout::new::<[u64; 9]>()).is_ok());
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct GuardedMemory;

impl GuardedMemory {
    /// Bytes before a block of `layout`: as many as its alignment, so that the block stays aligned.
    fn before(layout: Layout) -> usize {
        layout.align().max(SystemMemory.granularity())
    }

    /// Bytes of a block of `layout`, without what is around it.
    fn inner(layout: Layout) -> Option<usize> {
        layout
            .size()
            .max(1)
            .checked_next_multiple_of(SystemMemory.granularity())
    }

    /// The mapping of a block with what is around it.
    fn outer(layout: Layout) -> Option<Layout> {
        let around = Self::before(layout).checked_add(SystemMemory.granularity())?;
        let bytes = Self::inner(layout)?.checked_add(around)?;
        Layout::from_size_align(bytes, Self::before(layout)).ok()
    }
}

// SAFETY: a block lies in a mapping that nobody else has, filled with zeros, as far behind its start as its alignment.
// Nothing here unwinds.
unsafe impl Pager for GuardedMemory {
    fn acquire(&self, layout: Layout) -> Option<Block> {
        let (outer, before) = (Self::outer(layout)?, Self::before(layout));
        let mapping = SystemMemory.acquire(outer)?.start;
        // SAFETY: the mapping is longer than that.
        let start = unsafe { mapping.add(before) };
        // SAFETY: the block ends in the mapping, a page before its end.
        let behind = unsafe { start.add(Self::inner(layout)?) };
        // SAFETY: whole pages of the mapping, which nobody knows of yet.
        let front = unsafe { forbid(mapping, before) };
        // SAFETY: as above.
        let guarded = front && unsafe { forbid(behind, SystemMemory.granularity()) };
        if !guarded {
            // SAFETY: the mapping was made above for this layout.
            unsafe { SystemMemory.release(mapping, outer) };
            return None;
        }
        Some(Block { start, zeroed: true })
    }

    unsafe fn release(&self, block: NonNull<u8>, layout: Layout) {
        if let Some(outer) = Self::outer(layout) {
            // SAFETY: `acquire` returned the block of this layout so far behind its mapping.
            let mapping = unsafe { block.sub(Self::before(layout)) };
            // SAFETY: the mapping was made for this layout, and the caller gives it up.
            unsafe { SystemMemory.release(mapping, outer) };
        }
    }

    fn granularity(&self) -> usize {
        SystemMemory.granularity()
    }
}

impl ConstPager for GuardedMemory {
    const INIT: Self = Self;
}

/// Makes whole pages such that nobody can touch them; returns `false` if the system does not do that.
///
/// # Safety
///
/// The pages are in a mapping of the caller's, and nobody uses them.
unsafe fn forbid(start: NonNull<u8>, bytes: usize) -> bool {
    const DONE: c_int = 0;
    // SAFETY: the caller's promise.
    unsafe { libc::mprotect(start.as_ptr().cast(), bytes, libc::PROT_NONE) == DONE }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a byte can be read, as the system says, which reads it for a pipe.
    fn can_be_read(byte: *const u8) -> bool {
        let mut ends = [0; 2];
        // SAFETY: the call writes two numbers.
        assert_eq!(unsafe { libc::pipe(ends.as_mut_ptr()) }, 0);
        // SAFETY: the system looks whether it can read the byte.
        let written = unsafe { libc::write(ends[1], byte.cast(), 1) };
        for end in ends {
            // SAFETY: the end was opened above.
            unsafe { libc::close(end) };
        }
        written == 1
    }

    #[test]
    fn a_block_is_between_pages_that_nobody_can_touch() {
        for (size, align) in [
            (1, 1),
            (4096, 4096),
            (10_000, 8),
            (64 << 10, 64 << 10),
            (2 << 20, 2 << 20),
        ] {
            let layout = Layout::from_size_align(size, align).unwrap();
            let block = GuardedMemory.acquire(layout).unwrap();
            assert!(block.zeroed && block.start.addr().get().is_multiple_of(align));
            let start = block.start.as_ptr();
            let end = start.wrapping_add(GuardedMemory::inner(layout).unwrap());
            assert!(can_be_read(start) && can_be_read(end.wrapping_sub(1)));
            for outside in [
                start.wrapping_sub(1),
                start.wrapping_sub(align),
                end,
                end.wrapping_add(4095),
            ] {
                assert!(!can_be_read(outside), "{size} {align}");
            }
            // SAFETY: the block came from this pager with this layout.
            unsafe { GuardedMemory.release(block.start, layout) };
        }
    }

    #[test]
    fn what_does_not_fit_the_address_space_is_refused() {
        let layout = Layout::from_size_align(isize::MAX as usize & !0xFFFF, 4096).unwrap();
        if let Some(block) = GuardedMemory.acquire(layout) {
            assert_eq!(usize::BITS, 32, "half of the addresses in one piece");
            // SAFETY: the block came from this pager with this layout.
            unsafe { GuardedMemory.release(block.start, layout) };
        }
    }
}
