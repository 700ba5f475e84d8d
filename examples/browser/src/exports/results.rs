//! [`Results`]: numbers and text that a call leaves in the module's memory, where the page reads them.

use std::cell::RefCell;

/// What the last call left; it stays until the next one.
#[derive(Default)]
pub(super) struct Results {
    pub(super) numbers: Vec<f64>,
    pub(super) text: String,
}

thread_local! {
    static RESULTS: RefCell<Results> = RefCell::default();
}

/// Writes results anew.
pub(super) fn results(write: impl FnOnce(&mut Results)) {
    RESULTS.with_borrow_mut(|results| {
        results.numbers.clear();
        results.text.clear();
        write(results);
    });
}

/// Takes the numbers that the page has written into the [`room`] that it asked for.
pub(super) fn numbers_given() -> Vec<f64> {
    RESULTS.with_borrow_mut(|results| core::mem::take(&mut results.numbers))
}

/// Makes room for so many numbers, which the page may write where this says.
#[unsafe(no_mangle)]
pub extern "C" fn room(count: usize) -> *mut f64 {
    results(|results| results.numbers.resize(count, 0.0));
    RESULTS.with_borrow_mut(|results| results.numbers.as_mut_ptr())
}

/// Where the numbers of the last call are, 8 bytes each.
#[unsafe(no_mangle)]
pub extern "C" fn numbers_start() -> *const f64 {
    RESULTS.with_borrow(|results| results.numbers.as_ptr())
}

/// How many there are.
#[unsafe(no_mangle)]
pub extern "C" fn numbers_count() -> usize {
    RESULTS.with_borrow(|results| results.numbers.len())
}

/// Where the text of the last call is, in UTF-8.
#[unsafe(no_mangle)]
pub extern "C" fn text_start() -> *const u8 {
    RESULTS.with_borrow(|results| results.text.as_ptr())
}

/// Its bytes.
#[unsafe(no_mangle)]
pub extern "C" fn text_bytes() -> usize {
    RESULTS.with_borrow(|results| results.text.len())
}
