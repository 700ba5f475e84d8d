//! `examples`: every example runs to its end on a short workload.

use core::time::Duration;
use std::process::Command;

use super::test::Tally;
use super::{asked_for, check_arguments};
use crate::Failure;
use crate::process::{LIMIT, output_of};
use crate::report::{Outcome, Report};
use crate::workspace::Workspace;

/// How an example is run.
struct Run {
    example: &'static str,
    /// Arguments that keep it short.
    arguments: &'static [&'static str],
}

/// One row for every file of `examples/`.
const RUNS: &[Run] = &[
    run_of("custom_lock", &[]),
    run_of("custom_pager", &[]),
    run_of("drop_in", &[]),
    run_of("figures", &["--quick"]),
    // The main job, on this repository's own sources instead of the whole registry.
    run_of("global_alloc", &["--quick", "src", "geometry", "macros", "xtask"]),
    run_of("pages_16k", &[]),
    run_of("pages_64k", &[]),
    run_of("presets", &[]),
    run_of("safe_zone", &[]),
    run_of("static_arena", &[]),
    run_of("thread_cache", &[]),
    run_of("tune", &["examples/tune/parser.profile"]),
    run_of("two_zones", &[]),
];

const fn run_of(example: &'static str, arguments: &'static [&'static str]) -> Run {
    Run { example, arguments }
}

/// The manifest of the example that draws on terminals, a workspace of its own, named from the root.
pub(super) const SLABTOP_MANIFEST: &str = "examples/slabtop/Cargo.toml";

/// Its name among the arguments.
const SLABTOP: &str = "slabtop";

/// What begins the line of titles of the screen that it prints, whatever it is sorted by.
const SLABTOP_TITLES: &str = "↓OBJS";

/// The time after which an example counts as hanging.
const EXAMPLE_LIMIT: Duration = Duration::from_mins(3);

/// Runs the examples named, or all; one without a row in [`RUNS`] fails, and so does a row without
/// its example.
pub(super) fn run(workspace: &Workspace, arguments: &[String], report: &mut Report) -> Result<(), Failure> {
    let library = workspace.library()?;
    let found: Vec<&str> = library.named("example").collect();
    check_arguments(arguments, found.iter().copied().chain([SLABTOP]))?;
    if asked_for(arguments, SLABTOP) {
        slabtop(workspace, report);
        if arguments.iter().all(|argument| argument == SLABTOP) && !arguments.is_empty() {
            return Ok(());
        }
    }
    let features = workspace.stable_features()?;
    let compiled = report.row("the examples compile", || {
        if found.is_empty() {
            return Err("the library has no example".into());
        }
        output_of(
            workspace.cargo(&format!("build --examples --features {features}")),
            LIMIT,
        )?;
        Ok(Outcome::Passed(format!("{} of them", found.len())))
    });
    for example in found.iter().filter(|example| asked_for(arguments, example)) {
        if !compiled {
            report.skipped(example, "the examples do not compile");
            continue;
        }
        report.row(example, || {
            let row = row_of(RUNS, example)?;
            // Run as a program of its own, not through cargo, so that a hanging one can be stopped.
            let mut program = Command::new(workspace.target().join("debug/examples").join(example));
            program.args(row.arguments).current_dir(workspace.root());
            let output = output_of(program, EXAMPLE_LIMIT)?;
            if output.trim().is_empty() {
                return Err("it printed nothing, so nothing shows that it did its work".into());
            }
            Ok(Outcome::Passed(format!("{} lines", output.lines().count())))
        });
    }
    for row in RUNS.iter().filter(|row| !found.contains(&row.example)) {
        report.failed(
            row.example,
            "the table of runs names it, and examples/ does not hold it",
        );
    }
    Ok(())
}

/// Tests what draws, and prints a screen of the program as it runs.
fn slabtop(workspace: &Workspace, report: &mut Report) {
    let target = workspace.target().join(SLABTOP);
    let cargo = |command: &str, rest: &str| {
        workspace.cargo(&format!(
            "{command} --quiet --locked --manifest-path {SLABTOP_MANIFEST} --target-dir {} {rest}",
            target.display()
        ))
    };
    report.row("slabtop, tests", || {
        let output = output_of(cargo("test", ""), LIMIT)?;
        Ok(Outcome::Passed(Tally::of(&output).sentence()?))
    });
    report.row("slabtop, a screen", || {
        let output = output_of(cargo("run", "-- --once --interval 500"), LIMIT)?;
        let titles = output
            .lines()
            .position(|line| line.trim_start().starts_with(SLABTOP_TITLES));
        let titles = titles.ok_or_else(|| format!("it printed no table:\n{output}"))?;
        // Behind the classes is the line of keys.
        match output.lines().count().saturating_sub(titles + 2) {
            0 => Err(format!("no class is in use:\n{output}").into()),
            classes => Ok(Outcome::Passed(format!("{classes} classes"))),
        }
    });
}

/// The row of an example.
fn row_of<'a>(runs: &'a [Run], example: &str) -> Result<&'a Run, Failure> {
    let missing = || format!("examples/ holds `{example}`, and the table of runs in xtask has no row for it");
    Ok(runs
        .iter()
        .find(|row| row.example == example)
        .ok_or_else(missing)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_without_a_row_is_a_failure() {
        let runs = [Run {
            example: "one",
            arguments: &["-n", "1"],
        }];
        assert_eq!(row_of(&runs, "one").unwrap().arguments, ["-n", "1"]);
        assert!(row_of(&runs, "two").is_err());
    }
}
