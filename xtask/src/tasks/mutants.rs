//! `mutants`: `cargo-mutants` changes the library's code, one place at a time, and a test has to fail each time.
//!
//! Asked are the tests that take seconds: the units', and of the integration tests those of `tests/quick`. What survives
//! is listed in `docs/verification.md` with the reason, or fails the task.

use core::time::Duration;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::Failure;
use crate::process;
use crate::report::{Outcome, Report};
use crate::tools;
use crate::workspace::Workspace;

/// Where survivors are listed.
const LIST: &str = "docs/verification.md";

/// Of a hundred changes that compile, so many have to be caught.
const CAUGHT_PERCENT: usize = 95;

/// The time after which the whole of a row counts as hanging.
const ROW_LIMIT: Duration = Duration::from_hours(12);

/// Changes of these files that are asked for together.
struct Group {
    name: &'static str,
    package: &'static str,
    files: &'static str,
    tests: &'static [&'static str],
}

/// Tests of other modules, and one that tries every layout there is.
const QUICK: &[&str] = &[
    "--lib",
    "--test",
    "quick",
    "--",
    "--skip",
    "pager::",
    "--skip",
    "cache::",
    "--skip",
    "zone::route",
];

const GROUPS: &[Group] = &[
    library("page", "src/page/**"),
    library("slab", "src/slab/**"),
    library("zone", "src/zone/**"),
    library("lock", "src/lock/**"),
    Group {
        name: "geometry",
        package: "slabmalloc-geometry",
        files: "geometry/src/**",
        tests: &["--lib"],
    },
];

/// Code that is compiled with features only that these tests do without.
const EXCLUDED: &str = "src/lock/lock_api.rs";

const fn library(name: &'static str, files: &'static str) -> Group {
    Group {
        name,
        package: "slabmalloc",
        files,
        tests: QUICK,
    }
}

/// Changes the files that are named, as `src/page/slab.rs`, or those of every group.
pub(super) fn run(workspace: &Workspace, arguments: &[String], report: &mut Report) -> Result<(), Failure> {
    let path = match tools::ready(workspace, "mutants") {
        Ok(path) => path,
        Err(reason) => {
            report.skipped("mutants", &reason);
            return Ok(());
        }
    };
    let listed = workspace.read(LIST)?;
    let command = |group: &Group, files: &str, folder: &Path| {
        let mut command =
            workspace.cargo("mutants --no-shuffle --colors never --timeout 90 --build-timeout 600");
        command.args(["--package", group.package, "--file", files, "--exclude", EXCLUDED]);
        command.arg("--output").arg(folder).args(["--profile", "mutants"]);
        if group.package == "slabmalloc" {
            command.args(["--features", "std"]);
        }
        // The copy of the workspace that it makes has a target folder of its own.
        command.env("PATH", &path).env_remove("CARGO_TARGET_DIR");
        command.arg("--").args(group.tests);
        command
    };
    let mut row = |name: &str, group: &Group, files: &str| {
        let folder = workspace
            .target()
            .join("mutants-found")
            .join(name.replace('/', "-"));
        report.row(name, || {
            let _ = fs::remove_dir_all(&folder);
            fs::create_dir_all(&folder)?;
            change(command(group, files, &folder), &folder, &listed)
        });
    };
    if arguments.is_empty() {
        for group in GROUPS {
            row(group.name, group, group.files);
        }
    }
    for file in arguments {
        let folder = |group: &&Group| file.starts_with(group.files.trim_end_matches('*'));
        let names = || {
            GROUPS
                .iter()
                .map(|group| group.files)
                .collect::<Vec<_>>()
                .join(", ")
        };
        let group = GROUPS.iter().find(folder);
        row(
            file,
            group.ok_or_else(|| format!("`{file}` is none of: {}", names()))?,
            file,
        );
    }
    Ok(())
}

/// Runs `cargo mutants`, whose status is bad if anything survived, and reads what it wrote into `folder`.
fn change(command: Command, folder: &Path, listed: &str) -> Result<Outcome, Failure> {
    let ending = process::run(command, ROW_LIMIT)?;
    let read = |name: &str| fs::read_to_string(folder.join("mutants.out").join(name)).unwrap_or_default();
    let fates = Fates {
        caught: read("caught.txt").lines().count() + read("timeout.txt").lines().count(),
        missed: read("missed.txt").lines().map(without_place).collect(),
        unviable: read("unviable.txt").lines().count(),
    };
    if fates.caught == 0 {
        return Err(ending.failure("nothing was caught"));
    }
    fates.verdict(listed)
}

/// What became of changes.
#[derive(Debug)]
struct Fates {
    /// A test failed, or did not end.
    caught: usize,
    /// All tests passed.
    missed: Vec<String>,
    /// It did not compile.
    unviable: usize,
}

impl Fates {
    fn verdict(&self, listed: &str) -> Result<Outcome, Failure> {
        let Self {
            caught,
            missed,
            unviable,
        } = self;
        let seen = format!(
            "{caught} caught, {} survived, {unviable} do not compile",
            missed.len()
        );
        let unknown: Vec<&str> = missed
            .iter()
            .map(String::as_str)
            .filter(|change| !listed.contains(change))
            .collect();
        if !unknown.is_empty() {
            return Err(format!("{seen}; {LIST} gives no reason for\n{}", unknown.join("\n")).into());
        }
        if caught * 100 < (caught + missed.len()) * CAUGHT_PERCENT {
            return Err(format!("{seen}: fewer than {CAUGHT_PERCENT} % of those that compile").into());
        }
        Ok(Outcome::Passed(seen))
    }
}

/// A change without its line and column, which move: `src/a.rs: replace f with ()`.
fn without_place(change: &str) -> String {
    let mut parts = change.splitn(4, ':');
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(file), Some(_), Some(_), Some(what)) => format!("{file}:{what}"),
        _ => change.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_of_a_change_is_left_out() {
        assert_eq!(
            without_place("src/page/slab.rs:12:9: replace Slab::f -> bool with true"),
            "src/page/slab.rs: replace Slab::f -> bool with true"
        );
    }

    #[test]
    fn a_survivor_needs_a_reason_and_there_are_few() {
        let fates = |caught, missed: &[&str]| Fates {
            caught,
            missed: missed.iter().map(ToString::to_string).collect(),
            unviable: 3,
        };
        assert!(fates(10, &[]).verdict("").is_ok());
        assert!(fates(99, &["src/a.rs: replace f with ()"]).verdict("").is_err());
        let listed = "| `src/a.rs: replace f with ()` | nobody calls it |";
        assert!(
            fates(99, &["src/a.rs: replace f with ()"])
                .verdict(listed)
                .is_ok()
        );
        assert!(
            fates(18, &["src/a.rs: replace f with ()"])
                .verdict(listed)
                .is_err()
        );
    }
}
