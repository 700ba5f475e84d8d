//! [`ReadError`]: why a file is no profile.

use core::fmt;
use std::io;

use super::{NAME, VERSION};

/// Why a profile could not be read. Its text is a sentence for the person who named the file.
///
/// ```
/// use slabmalloc_profile::{Profile, ReadError};
///
/// assert!(matches!(Profile::parse(b""), Err(ReadError::Empty)));
/// let newer = Profile::parse(b"slabmalloc-profile 7\n").unwrap_err();
/// assert_eq!(
///     newer.to_string(),
///     "line 1: the profile has format version 7, and the newest that can be read is 1",
/// );
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum ReadError {
    /// The file could not be read.
    Io(io::Error),
    /// There is nothing in it.
    Empty,
    /// It does not begin as a profile does.
    Foreign,
    /// It was written by a newer version.
    Newer {
        /// The version in its first line.
        version: u64,
    },
    /// The last line is missing or not whole.
    Truncated {
        /// Lines that are there.
        lines: usize,
    },
    /// A line is not what it should be.
    Line {
        /// Its number, from 1.
        line: usize,
        /// What is wrong with it.
        problem: String,
    },
}

impl fmt::Display for ReadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => write!(formatter, "the profile could not be read: {error}"),
            Self::Empty => write!(formatter, "the file is empty"),
            Self::Foreign => write!(
                formatter,
                "line 1: this is no profile; one begins with `{NAME} {VERSION}`"
            ),
            Self::Newer { version } => write!(
                formatter,
                "line 1: the profile has format version {version}, and the newest that can be read is {VERSION}",
            ),
            Self::Truncated { lines } => write!(
                formatter,
                "line {lines}: the profile is cut off here; the last line of a whole one begins with `end`",
            ),
            Self::Line { line, problem } => write!(formatter, "line {line}: {problem}"),
        }
    }
}

impl core::error::Error for ReadError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match self {
            Self::Io(error) => Some(error),
            _ => None,
        }
    }
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}
