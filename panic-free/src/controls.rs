//! What must be found: each symbol says behind `control_` what it reaches.

use core::fmt::{self, Write};

slabmalloc::declare_zone! {
    /// Its handler of misuse panics, with a message.
    pub zone Aborting {
        pager: slabmalloc::pager::Regions<slabmalloc::lock::Spin>,
    }
}

/// Counts what is written to it.
struct Count(usize);

impl Write for Count {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 += text.len();
        Ok(())
    }
}

unsafe extern "C-unwind" {
    fn _Unwind_Resume(exception: *mut u8) -> !;
}

/// Panics where the index is too large.
#[unsafe(export_name = "control_panic_index")]
pub extern "C" fn index(numbers: &[u8; 16], at: usize) -> u8 {
    numbers[at]
}

/// Formats a number.
#[unsafe(export_name = "control_formatting_number")]
pub extern "C" fn formatting(number: usize) -> usize {
    let mut count = Count(0);
    let _ = write!(count, "{number}");
    count.0
}

/// Unwinds.
///
/// # Safety
///
/// The exception is one.
#[unsafe(export_name = "control_unwinding_resume")]
pub unsafe extern "C-unwind" fn unwinding(exception: *mut u8) {
    // SAFETY: the caller's promise.
    unsafe { _Unwind_Resume(exception) }
}

/// The default handler of misuse.
mod aborting {
    use core::ptr::NonNull;

    crate::exported!(ABORTING, "control_panic_handler": super::SafeAborting);
}
