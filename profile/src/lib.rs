//! What a program allocates, recorded: the sizes and alignments it asks for, what is alive when most is, how
//! long objects live, on which threads they die, and in which steps buffers grow.
//!
//! # To record a program
//!
//! Wrap its allocator, whichever it is, and hold a guard in `main`:
//!
//! ```
//! use std::alloc::System;
//! use slabmalloc_profile::Profiled;
//!
//! #[global_allocator]
//! static HEAP: Profiled<System> = Profiled::new(System);
//!
//! fn main() {
//!     let _profile = HEAP.write_when_dropped();
//!     // What the program does.
//! }
//! ```
//!
//! Then run it with a name for the file, in which `%p` stands for the process id:
//!
//! ```sh
//! SLABMALLOC_PROFILE=program-%p.profile cargo run --release
//! ```
//!
//! [`Profiled::snapshot`] gives the same at any time as plain data, a [`Profile`], whose `Display` is a short
//! table. [`Profile::read`] reads a file; the [`format`](mod@format) is text of one line for each fact.
//!
//! # What it costs
//!
//! A few plain loads and stores for each request, in counters that a thread has for itself. No memory is
//! allocated; the tables are static, of [`Profiled::BYTES`] bytes (7.4 MiB), zeroed, so that only those parts that are
//! touched become resident. Where they are full nothing is lost: sizes are then counted on a grid of four
//! steps for each power of two, in rows that say so ([`SizeRow::rounded`]).
//!
//! The densest program that was measured parses Rust and does nothing else: an allocation or free every 70
//! nanoseconds. It executes 12 % more instructions when it is watched, some 27 for each request, and takes 7 to
//! 8 % longer. The example `overhead` measures it; a program that does more between its requests loses less.
//!
//! # What is exact, and what is not
//!
//! * Allocations, frees and bytes are exact, for each size and alignment.
//! * [`SizeRow::live_at_peak`] is what was alive when most bytes were. It is noted anew whenever the peak has
//!   grown by 1/64 or 4 KiB, if that is more; each running thread may be behind by 4 KiB or, all together, by
//!   1/128 of the peak.
//! * Lifetimes and deaths on other threads are of one object in 256, chosen by its address.
//! * The [timeline](Profile::timeline) has at most 256 points: the most bytes in intervals that double in
//!   length whenever there are too few.
//!
//! A reallocation counts as a free and an allocation, and if it grew as [growth](GrowthRow) as well.
//!
//! # Which code asks for it
//!
//! With the feature `pprof`, `Sampled` is another wrapper of an allocator. It takes samples, each with the stack that it was
//! allocated from, and writes them for the [pprof tools](https://github.com/google/pprof): which function allocated how
//! much, and how much of that is still in use. Both wrappers know nothing of each other and go around each other.
//!
//! ```
//! # #[cfg(feature = "pprof")]
//! # mod program {
//! use std::alloc::System;
//! use slabmalloc_profile::Sampled;
//!
//! #[global_allocator]
//! static HEAP: Sampled<System> = Sampled::new(System);
//!
//! fn main() {
//!     let _profile = HEAP.write_when_dropped();
//!     // What the program does.
//! }
//! # }
//! ```
//!
//! ```sh
//! SLABMALLOC_PPROF=program.pb cargo run --release
//! go tool pprof -top -hide=/rustc?/ program.pb
//! ```
//!
//! It costs less: the parser above executes 3 % more instructions, six for each request and some 50 000 for each of the 730
//! stacks that are captured on the way, and takes 4 to 6 % longer: stacks of a parser are deep. With `parse_sampled` behind
//! the number of runs, the example `overhead` measures that. A larger interval costs less.

#![expect(
    clippy::inline_always,
    reason = "what is done for each request is 30 instructions; calls, and what is saved for them, were as many again"
)]

mod exit;
pub mod format;
#[cfg(feature = "pprof")]
mod heap;
mod profile;
mod profiled;
mod recorder;

pub use exit::{VARIABLE, WriteWhenDropped};
pub use format::ReadError;
#[cfg(feature = "pprof")]
#[cfg_attr(docsrs, doc(cfg(feature = "pprof")))]
pub use heap::{HEAP_VARIABLE, HeapProfile, Sampled, Site, Unplaced};
pub use profile::{GrowthRow, LiveBytes, Profile, Sampling, SizeRow};
pub use profiled::Profiled;
