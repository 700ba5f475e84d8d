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
use crate::workspace::{LIBRARY, Workspace};

/// Where survivors are listed.
const LIST: &str = "docs/verification.md";

/// Of a hundred changes that compile, so many have to be caught.
const CAUGHT_PERCENT: usize = 95;

/// The time after which the whole of a row counts as hanging.
const ROW_LIMIT: Duration = Duration::from_hours(12);

/// Changes of the files in these folders, and the tests that are asked.
struct Group {
    name: &'static str,
    package: &'static str,
    folders: &'static [&'static str],
    tests: &'static [&'static str],
}

/// Tests of other modules, and one that tries every layout there is.
const SKIPPED: &[&str] = &["pager::", "cache::", "zone::route"];

const GROUPS: &[Group] = &[
    Group {
        name: "library",
        package: LIBRARY,
        folders: &["src/page/", "src/slab/", "src/zone/", "src/lock/"],
        tests: &["--lib", "--test=quick", "--test=compat"],
    },
    Group {
        name: "geometry",
        package: "slabmalloc-geometry",
        folders: &["geometry/src/"],
        tests: &["--lib", "--test=parameters"],
    },
];

/// Code that is compiled with features only that these tests do without.
const EXCLUDED: &str = "src/lock/lock_api.rs";

/// What only people read; and code for features that shares a file with other code.
const EXCLUDED_NAMES: &str = "fmt::Debug|fmt::Display|CriticalSection";

/// Changes the files that are named, as `src/page/slab.rs`, or those of every group.
pub(super) fn run(workspace: &Workspace, arguments: &[String], report: &mut Report) -> Result<(), Failure> {
    let path = match tools::ready(workspace, "mutants") {
        Ok(path) => path,
        Err(reason) => {
            report.skipped("mutants", &reason);
            return Ok(());
        }
    };
    // A bar within a cell of a table is written with a backslash.
    let listed = workspace.read(LIST)?.replace("\\|", "|");
    let mut row = |name: &str, group: &Group, files: &[String]| {
        let folder = workspace
            .target()
            .join("mutants-found")
            .join(name.replace('/', "-"));
        report.row(name, || {
            let _ = fs::remove_dir_all(&folder);
            fs::create_dir_all(&folder)?;
            let mut command = command(workspace, group, files);
            command.arg("--output").arg(&folder).env("PATH", &path);
            command.args(["--", "--"]);
            for skipped in SKIPPED {
                command.args(["--skip", skipped]);
            }
            change(command, &folder, &listed)
        });
    };
    if arguments.is_empty() {
        for group in GROUPS {
            let files: Vec<String> = group.folders.iter().map(|folder| format!("{folder}**")).collect();
            row(group.name, group, &files);
        }
    }
    for file in arguments {
        let is_in = |group: &&Group| group.folders.iter().any(|folder| file.starts_with(folder));
        let group = GROUPS.iter().find(is_in).ok_or_else(|| {
            let folders: Vec<&str> = GROUPS.iter().flat_map(|group| group.folders).copied().collect();
            format!("`{file}` is in none of: {}", folders.join(", "))
        })?;
        row(file, group, core::slice::from_ref(file));
    }
    Ok(())
}

/// `cargo mutants` on some files of a group; it changes a copy of the workspace, which has a target folder of its own.
fn command(workspace: &Workspace, group: &Group, files: &[String]) -> Command {
    let mut command =
        workspace.cargo("mutants --no-shuffle --colors never --timeout 120 --build-timeout 600");
    command.args(["--profile", "mutants", "--package", group.package]);
    command.args(["--exclude", EXCLUDED, "--exclude-re", EXCLUDED_NAMES]);
    for tests in group.tests {
        command.arg(format!("--cargo-arg={tests}"));
    }
    for files in files {
        command.args(["--file", files]);
    }
    if group.package == LIBRARY {
        command.args(["--features", "std"]);
    }
    command.env_remove("CARGO_TARGET_DIR");
    command
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
