//! The file format, version 1.
//!
//! Text in lines that end in a line feed. Words are separated by one space, numbers are decimal. The first
//! line names format and version, the last says how many lines are before it: a file without it is not
//! complete. The lines between may come in any order.
//!
//! ```text
//! slabmalloc-profile 1
//! duration 5000000
//! peak 1048576
//! sampling 256 0
//! size 24 8 exact 1000 900 24000 60 4 1 10:3,12:1
//! size 81920 16 rounded 3 3 239616 2 0 0 -
//! growth 32 64 50
//! other-growth 0
//! live 0 4096
//! live 131072 1048576
//! end 10
//! ```
//!
//! | line | numbers |
//! |---|---|
//! | `duration` | nanoseconds that were recorded; once |
//! | `peak` | the most live bytes; once |
//! | `sampling` | one address of so many; chosen objects for which there was no room; once |
//! | `size` | size and alignment in bytes; `exact`, or `rounded` where the row stands for all sizes from the next smaller step of the grid on; allocations; frees; bytes; live objects at the peak; sampled deaths; of these on another thread; their lifetimes as `octave:count`, with commas, or `-` |
//! | `growth` | bytes before and after, and how many reallocations |
//! | `other-growth` | reallocations that grew in other steps; once |
//! | `live` | nanoseconds since the beginning, and live bytes |
//! | `end` | lines before this one |
//!
//! Sizes ascend to 2^63 - 1, other numbers to 2^64 - 1. An octave `n`, at most 63, is from 2^n nanoseconds to
//! twice that. No size with alignment and kind, no pair of sizes and no time comes twice. A later version has
//! another number in its first line.

mod error;
mod read;
mod write;

pub use error::ReadError;

/// The word that a file begins with.
pub(crate) const NAME: &str = "slabmalloc-profile";
/// The version that is written, and the newest that is read.
///
/// ```
/// assert_eq!(slabmalloc_profile::format::VERSION, 1);
/// ```
pub const VERSION: u64 = 1;
