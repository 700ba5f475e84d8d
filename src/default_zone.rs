//! [`SafeZoneAllocator`]: the default zone.

use crate::global::CachedZone;
use crate::lock::Spin;
use crate::pager::DefaultPager;
use crate::zone::X86;

/// The default heap of the program: 4 KiB and 2 MiB pages, spin locks, the pager of the target.
///
/// There is one, whatever handles there are, with and without the feature `std`. With it, each thread
/// keeps free slots, so that most requests take no lock, and most misuse is found out when slots go back
/// to their pages; without it, every request goes to the pages, and misuse is found out at once. See
/// [`CachedZone`]. A zone of one's own, without caches, is a [`SafeZone`](crate::SafeZone).
///
/// ```
/// use slabmalloc::SafeZoneAllocator;
///
/// #[global_allocator]
/// static ALLOCATOR: SafeZoneAllocator = SafeZoneAllocator::new();
///
/// let numbers: Vec<u64> = (0..1000).collect();
/// assert!(ALLOCATOR.snapshot().pager.bytes_held > 0);
/// # drop(numbers);
/// ```
///
/// The pager is the operating system where there is one, `memory.grow` on WebAssembly, and elsewhere
/// whatever regions are added at run time, by `ALLOCATOR.pager().add(..)`. Spelled out for such a target,
/// in a zone of one's own:
///
/// ```
/// use core::ptr::NonNull;
/// use slabmalloc::lock::Spin;
/// use slabmalloc::pager::Regions;
/// use slabmalloc::{SafeZone, X86};
///
/// static HEAP: SafeZone<X86, Spin, Regions<Spin>> = SafeZone::new();
///
/// # let memory: &'static mut [u64] = vec![0; 512 << 10].leak();
/// # let (start, bytes) = (NonNull::from(memory).cast::<u8>(), 4 << 20);
/// // SAFETY: the memory is nobody else's, for good.
/// unsafe { HEAP.pager().add(start, bytes) }.expect("a region of some size");
/// assert!(HEAP.allocate(core::alloc::Layout::new::<u64>()).is_ok());
/// ```
pub type SafeZoneAllocator = CachedZone<X86>;

__thread_cached! { X86, Spin, DefaultPager, 16 << 10 }
