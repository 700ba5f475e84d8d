//! Virtual memory of Windows.

use core::mem::MaybeUninit;
use core::ptr::{self, NonNull};

use windows_sys::Win32::System::Memory::{
    MEM_COMMIT, MEM_RELEASE, MEM_RESERVE, PAGE_NOACCESS, PAGE_READWRITE, VIRTUAL_ALLOCATION_TYPE,
    VirtualAlloc, VirtualFree,
};
use windows_sys::Win32::System::SystemInformation::{GetSystemInfo, SYSTEM_INFO};

/// How often an aligned address is looked for before the request fails.
const LOOKS_FOR_AN_ADDRESS: u32 = 32;

/// The system's page size, in bytes.
pub(super) fn page_size() -> usize {
    let mut system = MaybeUninit::<SYSTEM_INFO>::uninit();
    // SAFETY: the function fills in the whole structure and cannot fail.
    unsafe { GetSystemInfo(system.as_mut_ptr()) };
    // SAFETY: the structure was filled in above.
    unsafe { system.assume_init() }.dwPageSize as usize
}

/// Reserves and commits `bytes` bytes at a multiple of `align`.
///
/// `bytes` is a multiple of the system's page size, `align` a power of two.
pub(super) fn map(bytes: usize, align: usize, _page: usize) -> Option<NonNull<u8>> {
    let block = commit_at(ptr::null(), bytes)?;
    if block.addr().get().is_multiple_of(align) {
        return Some(block);
    }
    // SAFETY: the block was made above, and nobody else knows of it.
    unsafe { unmap(block, bytes) };
    (0..LOOKS_FOR_AN_ADDRESS).find_map(|_| commit_at(free_aligned_address(bytes, align)?, bytes))
}

/// An address at a multiple of `align` with `bytes` free bytes behind it; another thread may take
/// them at any time.
///
/// Windows frees reservations as a whole only, so room to spare cannot be cut off as on Unix.
fn free_aligned_address(bytes: usize, align: usize) -> Option<*const u8> {
    let room = bytes.checked_add(align)?;
    let reserved = allocate(ptr::null(), room, MEM_RESERVE, PAGE_NOACCESS)?;
    // SAFETY: the reservation was made above, and nobody else knows of it.
    unsafe { unmap(reserved, room) };
    let address = reserved.addr().get().checked_next_multiple_of(align)?;
    Some(ptr::without_provenance(address))
}

/// Zeroed memory at `address`, or anywhere if it is null.
fn commit_at(address: *const u8, bytes: usize) -> Option<NonNull<u8>> {
    allocate(address, bytes, MEM_RESERVE | MEM_COMMIT, PAGE_READWRITE)
}

fn allocate(
    address: *const u8,
    bytes: usize,
    what: VIRTUAL_ALLOCATION_TYPE,
    protection: u32,
) -> Option<NonNull<u8>> {
    // SAFETY: a new reservation replaces no memory that is in use; the call fails instead.
    NonNull::new(unsafe { VirtualAlloc(address.cast(), bytes, what, protection) }.cast())
}

/// Frees a whole reservation.
///
/// # Safety
///
/// `start` is the start of what [`allocate`] returned, and it is not used from here on.
pub(super) unsafe fn unmap(start: NonNull<u8>, _bytes: usize) {
    // SAFETY: the caller gives up a whole reservation, which is freed with a size of zero.
    unsafe { VirtualFree(start.as_ptr().cast(), 0, MEM_RELEASE) };
}

/// Reservations are freed as a whole only, and do not grow.
///
/// # Safety
///
/// None.
pub(super) unsafe fn remap(
    _start: NonNull<u8>,
    _from: usize,
    _to: usize,
    _may_move: bool,
) -> Option<NonNull<u8>> {
    None
}

/// Whether [`discard`] can do anything.
pub(super) const CAN_DISCARD: bool = false;

/// # Safety
///
/// None.
pub(super) unsafe fn discard(_start: NonNull<u8>, _bytes: usize) -> bool {
    false
}

/// Huge pages need a privilege there.
pub(super) fn prefer_huge_pages(_start: NonNull<u8>, _bytes: usize, _huge: bool) {}
