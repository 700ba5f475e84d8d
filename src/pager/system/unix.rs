//! Anonymous mappings of Unix systems.

use core::ptr::{self, NonNull};

/// The system's page size, in bytes; zero if the system does not say.
///
/// Asked of libc at every call: it answers from what the process was started with, and must be neither
/// able to allocate nor to fail, as the first allocation of a program may come from here.
pub(super) fn page_size() -> usize {
    // SAFETY: the call takes no pointer.
    let bytes = unsafe { libc::sysconf(libc::_SC_PAGESIZE) };
    usize::try_from(bytes).unwrap_or(0)
}

/// Maps `bytes` bytes at a multiple of `align`.
///
/// `page` is the system's page size, `bytes` a multiple of it, `align` a power of two and at least
/// `page`.
pub(super) fn map(bytes: usize, align: usize, page: usize) -> Option<NonNull<u8>> {
    let block = map_anywhere(bytes)?;
    // Usual up to the size of a huge page, at whose multiples Linux places big mappings; and below an aligned
    // mapping the next one of the same size is aligned too.
    if block.addr().get().is_multiple_of(align) {
        return Some(block);
    }
    // SAFETY: the mapping was made above, and nobody else knows of it.
    unsafe { unmap(block, bytes) };
    map_with_room(bytes, align, page)
}

/// Maps more than is needed, so that an aligned block lies somewhere in it, and unmaps the rest.
fn map_with_room(bytes: usize, align: usize, page: usize) -> Option<NonNull<u8>> {
    // Every mapping starts at a multiple of `page`, so an aligned block starts at most this far in.
    let room = align.checked_sub(page)?;
    let mapping = map_anywhere(bytes.checked_add(room)?)?;
    let before = mapping.addr().get().wrapping_neg() & (align - 1);
    // SAFETY: `before` is at most `room`, which lies in the mapping with `bytes` to follow.
    let block = unsafe { mapping.add(before) };
    // SAFETY: `bytes` bytes of the mapping lie behind `block`.
    let after = unsafe { block.add(bytes) };
    // Both cuts are multiples of `page`: so are `align`, `bytes` and the start of the mapping.
    // SAFETY: the part of the mapping in front of the block; nobody else knows of it.
    unsafe { unmap(mapping, before) };
    // SAFETY: the part of the mapping behind the block; nobody else knows of it.
    unsafe { unmap(after, room - before) };
    Some(block)
}

fn map_anywhere(bytes: usize) -> Option<NonNull<u8>> {
    let protection = libc::PROT_READ | libc::PROT_WRITE;
    let flags = libc::MAP_PRIVATE | libc::MAP_ANON;
    // SAFETY: without `MAP_FIXED` and with no address asked for, the mapping replaces no other.
    let start = unsafe { libc::mmap(ptr::null_mut(), bytes, protection, flags, -1, 0) };
    if start == libc::MAP_FAILED {
        return None;
    }
    NonNull::new(start.cast())
}

/// Makes a mapping of `from` bytes one of `to` bytes, and returns where it is then.
///
/// # Safety
///
/// Both are different multiples of the system's page size and not zero; [`map`] or this function returned
/// `start` for `from` bytes. If the result is `Some`, the mapping is used with it and `to` bytes only.
pub(super) unsafe fn remap(
    start: NonNull<u8>,
    from: usize,
    to: usize,
    may_move: bool,
) -> Option<NonNull<u8>> {
    if to < from {
        // SAFETY: `to` is less than what the mapping has.
        let rest = unsafe { start.add(to) };
        // SAFETY: the caller gives up the whole pages behind the first `to` bytes.
        unsafe { unmap(rest, from - to) };
        return Some(start);
    }
    // SAFETY: the caller's promise.
    unsafe { extend(start, from, to, may_move) }
}

/// # Safety
///
/// As for [`remap`], and `to` is more than `from`.
#[cfg(any(target_os = "linux", target_os = "android"))]
unsafe fn extend(start: NonNull<u8>, from: usize, to: usize, may_move: bool) -> Option<NonNull<u8>> {
    let flags = if may_move { libc::MREMAP_MAYMOVE } else { 0 };
    // SAFETY: the caller's mapping, which the system leaves as it is if it fails. It may have become one
    // with its neighbours, of which nothing is asked.
    let moved = unsafe { libc::mremap(start.as_ptr().cast(), from, to, flags) };
    if moved == libc::MAP_FAILED {
        return None;
    }
    NonNull::new(moved.cast())
}

/// # Safety
///
/// As for [`remap`], and `to` is more than `from`.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
unsafe fn extend(_start: NonNull<u8>, _from: usize, _to: usize, _may_move: bool) -> Option<NonNull<u8>> {
    None
}

/// Whether [`discard`] can do anything.
pub(super) const CAN_DISCARD: bool = cfg!(any(target_os = "linux", target_os = "android"));

/// Gives the memory of whole pages back and keeps their addresses; returns whether they are zero now.
///
/// # Safety
///
/// The pages are in a mapping of [`map`], and nobody uses them.
#[cfg(any(target_os = "linux", target_os = "android"))]
pub(super) unsafe fn discard(start: NonNull<u8>, bytes: usize) -> bool {
    // SAFETY: the caller's promise. On Linux, private anonymous pages are zero when they are next read.
    unsafe { libc::madvise(start.as_ptr().cast(), bytes, libc::MADV_DONTNEED) == 0 }
}

/// Elsewhere the system may keep what the pages hold.
///
/// # Safety
///
/// None.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
pub(super) unsafe fn discard(_start: NonNull<u8>, _bytes: usize) -> bool {
    false
}

/// Says whether whole pages shall be backed with huge pages, where the system can be told.
#[cfg(any(target_os = "linux", target_os = "android"))]
pub(super) fn prefer_huge_pages(start: NonNull<u8>, bytes: usize, huge: bool) {
    let advice = if huge {
        libc::MADV_HUGEPAGE
    } else {
        libc::MADV_NOHUGEPAGE
    };
    // A system that was built without huge pages refuses, and nothing depends on it.
    // SAFETY: the advice changes nothing that a program can read.
    let _ = unsafe { libc::madvise(start.as_ptr().cast(), bytes, advice) };
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
pub(super) fn prefer_huge_pages(_start: NonNull<u8>, _bytes: usize, _huge: bool) {}

/// Unmaps `bytes` bytes; does nothing for none.
///
/// The system refuses where it would have to split a mapping and has no room to note that down. The
/// memory is then lost to the process, and nothing else breaks.
///
/// # Safety
///
/// Start and size are multiples of the system's page size; the bytes came from [`map_anywhere`] and
/// are not used from here on.
pub(super) unsafe fn unmap(start: NonNull<u8>, bytes: usize) {
    if bytes > 0 {
        // SAFETY: the caller gives up these whole pages.
        let _ = unsafe { libc::munmap(start.as_ptr().cast(), bytes) };
    }
}
