//! [`Sentence`]: text put together while a constant is evaluated.

use core::fmt;

/// Bytes that a [`Sentence`] holds at most; what goes beyond is left out.
const CAPACITY: usize = 512;

/// A piece of text made in a constant, so that a compile-time error can show the value that is wrong.
///
/// ```
/// use slabmalloc_geometry::Sentence;
///
/// const SENTENCE: Sentence = Sentence::EMPTY.text("a page of ").number(3000).text(" bytes");
/// assert_eq!(SENTENCE.as_str(), "a page of 3000 bytes");
/// ```
#[derive(Clone, Copy)]
pub struct Sentence {
    bytes: [u8; CAPACITY],
    len: usize,
}

impl Sentence {
    /// No text.
    pub const EMPTY: Self = Self {
        bytes: [0; CAPACITY],
        len: 0,
    };

    /// Adds `text`, or nothing where it no longer fits.
    #[must_use]
    pub const fn text(mut self, text: &str) -> Self {
        let text = text.as_bytes();
        if text.len() > CAPACITY - self.len {
            return self;
        }
        let mut i = 0;
        while i < text.len() {
            self.bytes[self.len] = text[i];
            self.len += 1;
            i += 1;
        }
        self
    }

    /// Adds `number` in decimal.
    #[must_use]
    pub const fn number(self, number: usize) -> Self {
        let rest = if number >= 10 {
            self.number(number / 10)
        } else {
            self
        };
        let digits = "0123456789".split_at(number % 10).1;
        rest.text(digits.split_at(1).0)
    }

    /// The text so far.
    pub const fn as_str(&self) -> &str {
        match core::str::from_utf8(self.bytes.split_at(self.len).0) {
            Ok(text) => text,
            // Only whole strings are ever added.
            Err(_) => "",
        }
    }
}

impl fmt::Debug for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::*;

    #[test]
    fn numbers_read_as_display_writes_them() {
        for number in [0, 7, 10, 99, 100, 4096, 1_000_001, usize::MAX] {
            assert_eq!(Sentence::EMPTY.number(number).as_str(), std::format!("{number}"));
        }
    }

    #[test]
    fn what_does_not_fit_is_left_out_whole() {
        let long = "é".repeat(CAPACITY / 2 - 1);
        let sentence = Sentence::EMPTY.text(&long).text("é").text("e");
        assert_eq!(sentence.as_str().len(), CAPACITY);
        assert!(sentence.as_str().ends_with('é'));
    }
}
