//! What can be wrong with a demand, and with what is asked of the tuner.

use core::error::Error;
use core::fmt;

use slabmalloc_geometry::{MAX_CLASSES, PlanProblem};

/// Why rows are no [`Demand`](crate::Demand).
///
/// ```
/// let problem = slabmalloc_tune::DemandError::Alignment { align: 12 };
/// assert_eq!(problem.to_string(), "an alignment must be a power of two, and 12 is not");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DemandError {
    /// There is no row.
    Empty,
    /// No row has an object that is alive at the peak.
    NothingAlive,
    /// A row has objects of 0 bytes, for which no memory is asked.
    ZeroSize,
    /// An alignment is no power of two.
    Alignment {
        /// The alignment in bytes.
        align: usize,
    },
    /// A size, rounded up to its alignment, exceeds half of the address space.
    NoLayout {
        /// The size in bytes.
        size: usize,
        /// The alignment in bytes.
        align: usize,
    },
    /// The bytes of all rows exceed 2^64.
    TooMuch,
}

impl fmt::Display for DemandError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(formatter, "there are no allocations to tune for"),
            Self::NothingAlive => write!(
                formatter,
                "no object is alive at the peak: there is nothing to tune for"
            ),
            Self::ZeroSize => write!(formatter, "an object of 0 bytes takes no memory: leave it out"),
            Self::Alignment { align } => write!(
                formatter,
                "an alignment must be a power of two, and {align} is not"
            ),
            Self::NoLayout { size, align } => write!(
                formatter,
                "{size} bytes aligned to {align} are more than half of the address space"
            ),
            Self::TooMuch => write!(formatter, "the bytes alive at the peak do not fit in 64 bits"),
        }
    }
}

impl Error for DemandError {}

/// Why there is no prediction or no proposal.
///
/// ```
/// let problem = slabmalloc_tune::TuneError::ClassLimit { classes: 0 };
/// assert_eq!(problem.to_string(), "a zone has from 1 to 255 size classes, and 0 were asked for");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TuneError {
    /// Pages and classes do not fit together.
    Plan {
        /// Bytes of the base page.
        base_page: usize,
        /// What is wrong.
        problem: PlanProblem,
    },
    /// The number of classes is 0, or more than a zone can have.
    ClassLimit {
        /// The number.
        classes: usize,
    },
    /// The classes of a given list do not ascend in multiples of the granule.
    ClassList {
        /// The rule that is broken.
        problem: slabmalloc_geometry::ClassProblem,
    },
    /// A list of page sizes or numbers to try is empty.
    NothingToTry,
    /// Objects of a layout would be refused: no class can serve it, and the pager shall not or cannot.
    Refused {
        /// The size in bytes.
        size: usize,
        /// The alignment in bytes.
        align: usize,
    },
    /// Every layout goes to the pager in whole pages: no object is small enough for a class.
    NoClass,
    /// The alignments that are asked for need more classes than there may be.
    TooFewClasses {
        /// How many there may be.
        classes: usize,
    },
}

impl fmt::Display for TuneError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plan { base_page, problem } => {
                write!(
                    formatter,
                    "with base pages of {base_page} bytes: {}",
                    problem.message()
                )
            }
            Self::ClassLimit { classes } => write!(
                formatter,
                "a zone has from 1 to {MAX_CLASSES} size classes, and {classes} were asked for"
            ),
            Self::ClassList { problem } => formatter.write_str(problem.message()),
            Self::NothingToTry => write!(
                formatter,
                "name at least one base page, one large page (or none) and one number of objects"
            ),
            Self::Refused { size, align } => write!(
                formatter,
                "objects of {size} bytes aligned to {align} would be refused: allow larger classes and pages, or leave them to the pager"
            ),
            Self::NoClass => write!(
                formatter,
                "every object is so large that it takes whole pages: no size class would serve any"
            ),
            Self::TooFewClasses { classes } => write!(
                formatter,
                "no list of at most {classes} classes was found that serves every alignment: allow more classes"
            ),
        }
    }
}

impl Error for TuneError {}
