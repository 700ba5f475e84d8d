//! What a kernel links when it takes its heap from here: allocation, free, reallocation and trim of every kind of
//! zone, each behind a symbol of its own.
//!
//! `cargo xtask panics` links what a symbol reaches, and nothing else, and looks for panics in it. Symbols that
//! start with `control_` reach what the others must not: the task has to find that.
#![no_std]

mod by_hand;
mod controls;
mod machine;
mod zones;

use core::alloc::{GlobalAlloc, Layout};
use core::ptr;

/// How an allocator is used from outside. Sizes and alignments are whatever the caller says.
#[repr(C)]
pub struct Operations {
    /// A block, or null.
    pub allocate: extern "C" fn(usize, usize) -> *mut u8,
    /// A block of zeros, or null.
    pub allocate_zeroed: extern "C" fn(usize, usize) -> *mut u8,
    /// A block made longer or shorter, or null: block, size, alignment, new size.
    pub reallocate: unsafe extern "C" fn(*mut u8, usize, usize, usize) -> *mut u8,
    /// Takes a block back.
    pub free: unsafe extern "C" fn(*mut u8, usize, usize),
    /// Takes a block back that may be none; whether it did.
    pub try_free: unsafe extern "C" fn(*mut u8, usize, usize) -> bool,
    /// Gives empty pages back; how many.
    pub trim: extern "C" fn() -> usize,
    /// How many objects are alive.
    pub live_objects: extern "C" fn() -> usize,
}

/// A layout that the caller made up, if there is such a one.
fn layout(size: usize, align: usize) -> Option<Layout> {
    Layout::from_size_align(size, align).ok()
}

/// A block of a global allocator, or null.
fn allocate(heap: &impl GlobalAlloc, size: usize, align: usize) -> *mut u8 {
    match layout(size, align) {
        // SAFETY: the size is not zero.
        Some(layout) if size > 0 => unsafe { heap.alloc(layout) },
        _ => ptr::null_mut(),
    }
}

/// The same, of zeros.
fn allocate_zeroed(heap: &impl GlobalAlloc, size: usize, align: usize) -> *mut u8 {
    match layout(size, align) {
        // SAFETY: the size is not zero.
        Some(layout) if size > 0 => unsafe { heap.alloc_zeroed(layout) },
        _ => ptr::null_mut(),
    }
}

/// Makes a block longer or shorter.
///
/// # Safety
///
/// The block came from `heap` with this size and alignment.
unsafe fn reallocate(
    heap: &impl GlobalAlloc,
    block: *mut u8,
    size: usize,
    align: usize,
    new_size: usize,
) -> *mut u8 {
    match (layout(size, align), layout(new_size, align)) {
        // SAFETY: the caller's promise, and the new size is a layout's and not zero.
        (Some(old), Some(_)) if new_size > 0 => unsafe { heap.realloc(block, old, new_size) },
        _ => ptr::null_mut(),
    }
}

/// Takes a block back.
///
/// # Safety
///
/// The block came from `heap` with this size and alignment.
unsafe fn free(heap: &impl GlobalAlloc, block: *mut u8, size: usize, align: usize) {
    if let Some(layout) = layout(size, align) {
        // SAFETY: the caller's promise.
        unsafe { heap.dealloc(block, layout) };
    }
}

/// Exports the operations of a zone that is a static.
#[macro_export]
macro_rules! exported {
    ($name:ident, $symbol:literal: $zone:ty) => {
        /// The operations of one zone.
        #[unsafe(export_name = $symbol)]
        pub static $name: $crate::Operations = {
            static ZONE: $zone = <$zone>::new();

            extern "C" fn allocate(size: usize, align: usize) -> *mut u8 {
                $crate::allocate(&ZONE, size, align)
            }

            extern "C" fn allocate_zeroed(size: usize, align: usize) -> *mut u8 {
                $crate::allocate_zeroed(&ZONE, size, align)
            }

            /// # Safety
            ///
            /// As for `reallocate` of the crate.
            unsafe extern "C" fn reallocate(
                block: *mut u8,
                size: usize,
                align: usize,
                new: usize,
            ) -> *mut u8 {
                // SAFETY: the caller's promise.
                unsafe { $crate::reallocate(&ZONE, block, size, align, new) }
            }

            /// # Safety
            ///
            /// As for `free` of the crate.
            unsafe extern "C" fn free(block: *mut u8, size: usize, align: usize) {
                // SAFETY: the caller's promise.
                unsafe { $crate::free(&ZONE, block, size, align) }
            }

            /// # Safety
            ///
            /// As for `SafeZone::try_deallocate`.
            unsafe extern "C" fn try_free(block: *mut u8, size: usize, align: usize) -> bool {
                let (Some(layout), Some(block)) = ($crate::layout(size, align), NonNull::new(block)) else {
                    return false;
                };
                // SAFETY: the caller's promise.
                unsafe { ZONE.try_deallocate(block, layout) }.is_ok()
            }

            extern "C" fn trim() -> usize {
                ZONE.trim()
            }

            extern "C" fn live_objects() -> usize {
                ZONE.snapshot().live_objects()
            }

            $crate::Operations {
                allocate,
                allocate_zeroed,
                reallocate,
                free,
                try_free,
                trim,
                live_objects,
            }
        };
    };
}

/// Stands for the panic handler of the program: a symbol that nobody defines, so that who reaches it is known.
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    unsafe extern "C" {
        safe fn panic_handler_was_reached() -> !;
    }
    panic_handler_was_reached()
}
