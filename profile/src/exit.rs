//! [`WriteWhenDropped`]: the profile of a whole run.

use std::ffi::OsStr;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::recorder;

/// The environment variable that names the file of the profile.
///
/// ```
/// assert_eq!(slabmalloc_profile::VARIABLE, "SLABMALLOC_PROFILE");
/// ```
pub const VARIABLE: &str = "SLABMALLOC_PROFILE";

/// Writes the profile of the process when it is dropped; a failure is told on the standard error output.
///
/// ```
/// use slabmalloc_profile::WriteWhenDropped;
///
/// let path = std::env::temp_dir().join(format!("guard-{}.profile", std::process::id()));
/// let guard = WriteWhenDropped::to_file(path.clone());
/// drop(guard);
/// assert!(path.exists());
/// # std::fs::remove_file(path).unwrap();
/// ```
#[derive(Debug)]
#[must_use = "it writes when it is dropped: bind it to a name, such as `_profile`"]
pub struct WriteWhenDropped {
    path: Option<PathBuf>,
    /// Writes what there is to write.
    write: fn(&Path) -> io::Result<()>,
}

impl WriteWhenDropped {
    /// Writes into the file that the environment variable `SLABMALLOC_PROFILE` names at this moment, in which
    /// `%p` stands for the process id; nothing where it is not set or empty.
    ///
    /// ```
    /// let _profile = slabmalloc_profile::WriteWhenDropped::from_environment();
    /// ```
    pub fn from_environment() -> Self {
        Self::named_by(VARIABLE, sizes)
    }

    /// Writes into this file.
    ///
    /// ```
    /// use slabmalloc_profile::WriteWhenDropped;
    ///
    /// let path = std::env::temp_dir().join(format!("to-file-{}.profile", std::process::id()));
    /// drop(WriteWhenDropped::to_file(&path));
    /// # std::fs::remove_file(path).unwrap();
    /// ```
    pub fn to_file(path: impl Into<PathBuf>) -> Self {
        Self {
            path: Some(path.into()),
            write: sizes,
        }
    }

    /// Writes the samples with their stacks, into the file that an environment variable of their own names.
    #[cfg(feature = "pprof")]
    pub(crate) fn heap_from_environment() -> Self {
        Self::named_by(crate::heap::HEAP_VARIABLE, crate::heap::write_and_tell)
    }

    fn named_by(variable: &str, write: fn(&Path) -> io::Result<()>) -> Self {
        let name = std::env::var_os(variable).filter(|name| !name.is_empty());
        Self {
            path: name.map(|name| with_process(&name)),
            write,
        }
    }
}

/// Writes what [`Profiled`](crate::Profiled) has recorded.
fn sizes(path: &Path) -> io::Result<()> {
    recorder::snapshot().write_to_path(path)
}

impl Drop for WriteWhenDropped {
    fn drop(&mut self) {
        if let Some(path) = &self.path
            && let Err(error) = (self.write)(path)
        {
            // Nobody may listen any more, which is no reason to panic in a destructor.
            let _ = writeln!(
                io::stderr(),
                "slabmalloc-profile: the profile could not be written to `{}`: {error}",
                path.display()
            );
        }
    }
}

/// The name with `%p` replaced by the process id. A name that is not Unicode is taken as it is.
///
/// The id is not written out for other names: that would be an allocation in the profile, whose size is another one
/// whenever ids of processes get one more digit.
fn with_process(name: &OsStr) -> PathBuf {
    match name.to_str() {
        Some(name) if name.contains("%p") => name.replace("%p", &std::process::id().to_string()).into(),
        _ => name.into(),
    }
}
