//! Memory maps: what a boot loader or a firmware says is usable, without what the kernel has used already.

use core::ops::Range;

use super::Regions;
use crate::addr;
use crate::lock::RawLock;

/// What came of a memory map.
///
/// ```
/// use slabmalloc::pager::Added;
///
/// /// For a kernel's log: what came of its memory map.
/// fn report(added: Added) -> String {
///     format!("{} MiB of memory, {} parts refused", added.bytes >> 20, added.refused)
/// }
/// assert_eq!(report(Added { bytes: 64 << 20, refused: 0 }), "64 MiB of memory, 0 parts refused");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Added {
    /// Bytes that can be used now.
    pub bytes: usize,
    /// Parts that were not taken: too small, past the end of the address space, or in the pager already, as where
    /// two entries of a map overlap.
    pub refused: usize,
}

/// The parts of `usable` that lie in none of `reserved`, in the order of `usable`.
///
/// Ranges of addresses, each without its end. Those in `reserved` may overlap and come in any order; what is
/// empty or reversed is left out. Nothing is allocated: each part takes O(`reserved`) steps, each range of `usable`
/// at most one part more than there are reserved ranges in it.
///
/// ```
/// use slabmalloc::pager::without_reserved;
///
/// let usable = [0x1000..0x9_f000, 0x10_0000..0x800_0000];
/// // The initial file system, and the kernel.
/// let reserved = [0x700_0000..0x7ff_0000, 0x10_0000..0x24_5000];
/// let free = without_reserved(usable, &reserved);
/// assert!(free.eq([0x1000..0x9_f000, 0x24_5000..0x700_0000, 0x7ff_0000..0x800_0000]));
/// ```
pub fn without_reserved(
    usable: impl IntoIterator<Item = Range<usize>>,
    reserved: &[Range<usize>],
) -> impl Iterator<Item = Range<usize>> {
    usable.into_iter().flat_map(move |range| {
        let mut from = range.start;
        core::iter::from_fn(move || {
            from = end_of_reserved(from, reserved);
            if from >= range.end {
                return None;
            }
            let next = reserved
                .iter()
                .filter(|taken| taken.start < taken.end && taken.start > from)
                .map(|taken| taken.start)
                .min();
            let part = from..range.end.min(next.unwrap_or(usize::MAX));
            from = part.end;
            Some(part)
        })
    })
}

/// The first address from `from` on that is not reserved.
fn end_of_reserved(mut from: usize, reserved: &[Range<usize>]) -> usize {
    while let Some(taken) = reserved.iter().find(|taken| taken.contains(&from)) {
        from = taken.end;
    }
    from
}

impl<L: RawLock> Regions<L> {
    /// Adds what a memory map calls usable and nothing in `reserved` takes: the kernel's image, its page tables and
    /// stacks, the map itself, modules that the boot loader loaded.
    ///
    /// Ranges are of physical addresses, without their ends; a byte at physical address *p* is reached at
    /// `offset + p`. O(ranges of the map × (reserved ranges + ranges in the pager)).
    ///
    /// What `multiboot2` hands a kernel, for example:
    ///
    /// ```ignore-powerpc,ignore-s390x
    /// use multiboot2::{MemoryArea, MemoryAreaType, MemoryMapTag};
    /// use slabmalloc::lock::Spin;
    /// use slabmalloc::pager::Regions;
    ///
    /// static PAGES: Regions<Spin> = Regions::new();
    ///
    /// # // The machine's memory: a block that plays the physical memory from address zero on.
    /// # let memory: &'static mut [u64] = vec![0; 1 << 17].leak();
    /// # let offset = memory.as_mut_ptr().expose_provenance();
    /// # let areas = [
    /// #     MemoryArea::new(0, 0x9_f000, MemoryAreaType::Available),
    /// #     MemoryArea::new(0x9_f000, 0x6_1000, MemoryAreaType::Reserved),
    /// # ];
    /// # let map: &MemoryMapTag = &MemoryMapTag::new(&areas);
    /// // A kernel has the map from `BootInformation::memory_map_tag`, the two ranges from its linker script, and
    /// // `offset` from its page tables.
    /// let areas = map.memory_areas().iter().filter(|area| area.typ() == MemoryAreaType::Available);
    /// let usable = areas.map(|area| area.start_address() as usize..area.end_address() as usize);
    /// let (first_page, kernel) = (0..0x1000, 0x2_0000..0x4_0000);
    ///
    /// // SAFETY: available memory is mapped at `offset`, and used for nothing but what is left out.
    /// let added = unsafe { PAGES.add_map(offset, usable, &[first_page, kernel]) };
    /// assert_eq!((added.bytes, added.refused), (0x9_f000 - 0x1000 - 0x2_0000, 0));
    /// ```
    ///
    /// # Safety
    ///
    /// As for [`add`](Regions::add), for every part of a usable range that is in no reserved one. That usable ranges
    /// do not overlap is not asked for as long as nothing of the pager is handed out: it is found out then.
    pub unsafe fn add_map(
        &self,
        offset: usize,
        usable: impl IntoIterator<Item = Range<usize>>,
        reserved: &[Range<usize>],
    ) -> Added {
        let mut added = Added::default();
        for part in without_reserved(usable, reserved) {
            // Address zero cannot be pointed to; what starts there loses its first byte, and so its first granule.
            let start = offset.checked_add(part.start).map(|start| start.max(1));
            let end = offset.checked_add(part.end);
            let memory = start.and_then(addr::at_address::<u8>);
            let bytes = start.zip(end).and_then(|(start, end)| end.checked_sub(start));
            // SAFETY: the caller's promise.
            let result = memory
                .zip(bytes)
                .map(|(start, bytes)| unsafe { self.add(start, bytes) });
            match result {
                Some(Ok(bytes)) => added.bytes += bytes,
                _ => added.refused += 1,
            }
        }
        added
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use core::ops::Range;
    use std::vec::Vec;

    use super::{Added, without_reserved};
    use crate::lock::NoLock;
    use crate::pager::ranges::GRANULE;
    use crate::pager::tests::{Random, User, page};
    use crate::pager::{Pager, Regions};

    #[test]
    fn agrees_with_a_set_of_addresses() {
        let random = Random::new(5);
        for _ in 0..2_000 {
            let ranges = |count| -> Vec<Range<usize>> {
                let count = random.below(count);
                (0..count).map(|_| random.below(60)..random.below(60)).collect()
            };
            let (usable, reserved) = (ranges(4), ranges(6));
            let parts: Vec<Range<usize>> = without_reserved(usable.clone(), &reserved).collect();
            assert!(parts.iter().all(|part| !part.is_empty()));
            let expected = usable.iter().cloned().flatten();
            let expected = expected.filter(|address| !reserved.iter().any(|taken| taken.contains(address)));
            assert!(
                parts.into_iter().flatten().eq(expected),
                "{usable:?} {reserved:?}"
            );
        }
    }

    #[test]
    fn the_ends_of_the_address_space_are_no_trouble() {
        let all = 0..usize::MAX;
        assert!(without_reserved([all.clone()], &[]).eq([all.clone()]));
        assert_eq!(without_reserved([all.clone()], &[all]).count(), 0);
        let pager = Regions::<NoLock>::new();
        // SAFETY: nothing can be added: either range has no end that is an address.
        let added = unsafe { pager.add_map(usize::MAX, [1..2, 5..4096], &[]) };
        assert_eq!(added, Added { bytes: 0, refused: 2 });
    }

    #[test]
    fn overlaps_of_a_map_are_refused_and_the_rest_is_used() {
        let memory: &'static mut [u128] = std::vec![0; 4096].leak();
        let offset = memory.as_mut_ptr().expose_provenance();
        let pager = Regions::<NoLock>::new();
        // SAFETY: the memory is leaked and nobody else's; all ranges lie in it.
        let added = unsafe {
            pager.add_map(
                offset,
                [0..0x8000, 0x4000..0x6000, 0x8000..0xf000],
                &[0x1000..0x1800, 0x1400..0x2000],
            )
        };
        assert_eq!(
            added,
            Added {
                bytes: 0xe000,
                refused: 1
            }
        );
        assert_eq!(pager.total_bytes(), 0xe000);
        let mut user = User::new(&pager);
        while user.acquire(page(GRANULE)) {}
        assert_eq!(pager.free_bytes(), 0);
        user.release_all(&Random::new(1));
        assert!(pager.acquire(page(GRANULE)).is_some());
    }
}
