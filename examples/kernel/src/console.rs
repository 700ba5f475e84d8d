//! The serial line, for `println!`.

use core::fmt;

use crate::arch;
use crate::sync::Mutex;

/// One line at a time, whichever CPU writes it.
static LINE: Mutex<()> = Mutex::new(());

/// The serial line as a writer of text. Writing cannot fail.
pub(crate) struct Console;

impl fmt::Write for Console {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        text.bytes().for_each(arch::write_byte);
        Ok(())
    }
}

/// Writes a line; allocates nothing.
pub(crate) fn write_line(text: fmt::Arguments<'_>) {
    LINE.with(|()| write_line_unlocked(text));
}

/// The same for whom the lock may never come free: the panic handler.
pub(crate) fn write_line_unlocked(text: fmt::Arguments<'_>) {
    // A line that cannot be written has nobody to be told.
    let _ = fmt::write(&mut Console, format_args!("{text}\n"));
}

/// Writes a line to the serial console.
macro_rules! println {
    ($($text:tt)*) => { $crate::console::write_line(format_args!($($text)*)) };
}
pub(crate) use println;
