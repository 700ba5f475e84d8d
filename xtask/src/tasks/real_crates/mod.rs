//! `real-crates`: the test suites of other crates, with `SafeZoneAllocator` as their global allocator.
//!
//! A published package comes through cargo and is copied, and its tests are run twice: first as they
//! are, then with every test program given the allocator, and a test that says whether it serves the
//! program. What fails both times is the crate's own matter and is named; what fails the second time
//! alone is a failure of this task.

mod package;
mod suite;

use core::time::Duration;
use std::fs;
use std::path::Path;

use super::{asked_for, check_arguments};
use crate::Failure;
use crate::process::output_of;
use crate::report::{Outcome, Report};
use crate::workspace::Workspace;
use package::PackageCopy;
use suite::Suite;

/// The time after which a suite counts as hanging: the largest has some two hundred programs to build.
const SUITE_LIMIT: Duration = Duration::from_mins(90);

/// A crate whose published package holds its tests.
struct RealCrate {
    name: &'static str,
    version: &'static str,
    /// Features that its tests want beyond the default ones.
    features: &'static str,
    /// Which of its test programs the package holds whole, as flags for `cargo test`.
    programs: &'static str,
}

const CRATES: &[RealCrate] = &[
    RealCrate {
        name: "serde_json",
        version: "1.0.154",
        features: "raw_value",
        programs: "--tests",
    },
    // The packages of the regex crates hold their unit tests; of the data that `tests/` reads, only a
    // part is published.
    RealCrate {
        name: "regex",
        version: "1.13.1",
        features: "",
        programs: "--lib",
    },
    RealCrate {
        name: "regex-automata",
        version: "0.4.18",
        features: "",
        programs: "--lib",
    },
    RealCrate {
        name: "regex-syntax",
        version: "0.8.11",
        features: "",
        programs: "--lib",
    },
    RealCrate {
        name: "hashbrown",
        version: "0.17.1",
        features: "rayon,serde",
        programs: "--tests",
    },
    RealCrate {
        name: "indexmap",
        version: "2.14.2",
        features: "",
        programs: "--tests",
    },
    RealCrate {
        name: "smallvec",
        version: "1.16.5",
        features: "write,union",
        programs: "--tests",
    },
    RealCrate {
        name: "bytes",
        version: "1.12.1",
        features: "",
        programs: "--tests",
    },
    RealCrate {
        name: "im",
        version: "15.1.0",
        features: "",
        programs: "--tests",
    },
    RealCrate {
        name: "crossbeam-channel",
        version: "0.5.17",
        features: "",
        programs: "--tests",
    },
    RealCrate {
        name: "rayon",
        version: "1.12.0",
        features: "",
        programs: "--tests",
    },
    RealCrate {
        name: "tokio",
        version: "1.54.1",
        features: "full,test-util",
        programs: "--tests",
    },
];

/// Runs the suites of the crates named, or of all.
pub(super) fn run(workspace: &Workspace, arguments: &[String], report: &mut Report) -> Result<(), Failure> {
    check_arguments(arguments, CRATES.iter().map(|krate| krate.name))?;
    for krate in CRATES.iter().filter(|krate| asked_for(arguments, krate.name)) {
        report.row(&format!("{} {}", krate.name, krate.version), || {
            compare(workspace, krate)
        });
    }
    Ok(())
}

/// Runs one suite on both allocators. The programs of the second run are
/// built anew, since their sources have changed; what they depend on is not.
fn compare(workspace: &Workspace, krate: &RealCrate) -> Result<Outcome, Failure> {
    let folder = workspace.target().join("real-crates").join(krate.name);
    let source = match package::fetch(workspace, &folder, krate.name, krate.version) {
        Ok(source) => source,
        Err(failure) => {
            return Ok(Outcome::Skipped(format!(
                "cannot be fetched: {}",
                first_error(&failure.to_string())
            )));
        }
    };
    let copy = PackageCopy::make(workspace, krate.name, &source, &folder.join("package"))?;
    let log = folder.join("system.log");
    let on_system = suite_of(workspace, krate, &copy, &log)?;
    if on_system.programs.is_empty() {
        return Ok(Outcome::Skipped(format!(
            "does not build on the system allocator: {}",
            first_error(&fs::read_to_string(log)?)
        )));
    }
    let own_allocators = copy.install_allocator(workspace)?;
    let log = folder.join("slabmalloc.log");
    let on_zone = suite_of(workspace, krate, &copy, &log)?;
    let note = on_zone.compared_with(&on_system, &own_allocators);
    Ok(Outcome::Passed(note.map_err(|complaint| {
        format!("{complaint}\nthe whole output is in {}", log.display())
    })?))
}

/// Builds and runs the tests of a copy, and keeps the output in `log`.
fn suite_of(
    workspace: &Workspace,
    krate: &RealCrate,
    copy: &PackageCopy,
    log: &Path,
) -> Result<Suite, Failure> {
    let mut command = package::cargo(workspace, "test --no-fail-fast");
    command.args(krate.programs.split_whitespace());
    if !krate.features.is_empty() {
        command.args(["--features", krate.features]);
    }
    command.current_dir(copy.folder());
    // A suite with a failure has a bad status, and its output all the same.
    let output = output_of(command, SUITE_LIMIT).unwrap_or_else(|failure| failure.to_string());
    fs::write(log, &output)?;
    Ok(Suite::read(&output))
}

/// The first line of an output that names an error; its last line if none does.
fn first_error(output: &str) -> &str {
    let error = output.lines().find(|line| line.starts_with("error"));
    error.or(output.lines().last()).unwrap_or("nothing was said")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_error_is_named() {
        assert_eq!(
            first_error("warning: x\nerror[E0277]: y\nerror: z\n"),
            "error[E0277]: y"
        );
        assert_eq!(first_error("one\ntwo\n"), "two");
        assert_eq!(first_error(""), "nothing was said");
    }

    #[test]
    fn every_crate_is_named_once() {
        for krate in CRATES {
            assert_eq!(CRATES.iter().filter(|other| other.name == krate.name).count(), 1);
        }
    }
}
