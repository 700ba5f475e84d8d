//! From what a program allocates to the zone that fits it.
//!
//! A [`Demand`] says which layouts are alive when the program holds most. A [`Tuner`] finds the size classes and pages
//! that hold the fewest bytes for it: a [`Proposal`], with what is predicted and the `declare_zone!` block to
//! paste. [`predict()`] says the same of any zone, so that today's stands beside the proposal.
//!
//! ```
//! use slabmalloc_geometry::{ClassList, Request, Target};
//! use slabmalloc_tune::{Demand, Oversize, PartlyFilled, Row, Tuner, predict};
//!
//! let demand = Demand::new([
//!     Row { size: 24, align: 8, live: 80_000 },
//!     Row { size: 72, align: 8, live: 60_000 },
//!     Row { size: 280, align: 16, live: 9000 },
//! ])?;
//! let target = Target { pointer_bytes: 8, word_bytes: 8 };
//! let proposal = Tuner::new(target).tune(&demand)?;
//! assert_eq!(proposal.classes, [24, 72, 288]);
//!
//! let default = Request::new(target);
//! let classes = default.default_classes();
//! let default = Request { classes: classes.as_slice(), ..default };
//! let today = predict(&demand, &default, Oversize::Pager, PartlyFilled::LastPage)?;
//! assert!(proposal.prediction.held < today.held * 3 / 4);
//!
//! println!("{}", proposal.block("Heap"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The command `slabmalloc-tune` does this with files that `slabmalloc-profile` wrote. It is a part of the feature `cli`,
//! which is on unless a program that wants the library alone says `default-features = false`.
//!
//! # What is minimised
//!
//! Bytes of all pages at the peak. An object takes a page's bytes divided by its slots, so that the header and what is
//! too short for a slot count; a class that is used takes half a page more, or so many bytes as [`PartlyFilled`] says. All
//! arithmetic of pages and slots is that of `slabmalloc-geometry`, which the library and its macro use.
//!
//! # Where it comes from
//!
//! To choose sizes so that rounding wastes least is an old question: Wolman, "A Fixed Optimum Cell-Size for Records
//! of Various Lengths", Journal of the ACM, 1965, answers it for one size. For any number it is clustering in one
//! dimension, which dynamic programming solves; the divide and conquer that makes it fast is that of Grønlund et al.,
//! "Fast Exact k-Means, k-Medians and Bregman Divergence Clustering in 1D", arXiv 1701.07204. Scudo's
//! `compute_size_class_config` chooses classes from a profile as well, greedily.
#![forbid(unsafe_code)]

mod chart;
#[cfg(feature = "cli")]
pub mod cli;
mod demand;
mod error;
mod improve;
mod monge;
mod optimum;
mod predict;
mod proposal;
mod shape;
mod tuner;

#[cfg(test)]
mod tests;

pub use chart::{Chart, ChartList};
pub use demand::{Demand, Row};
pub use error::{DemandError, TuneError};
pub use predict::{ClassPrediction, Oversize, Prediction, predict};
pub use proposal::{Proposal, Size, TableRow};
pub use shape::PartlyFilled;
pub use tuner::Tuner;
