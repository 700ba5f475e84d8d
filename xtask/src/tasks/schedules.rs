//! `schedules`: Shuttle plays long programs in schedules drawn at random, and stops at what the controls plant.

use core::time::Duration;
use std::process::Command;

use super::{each_program, number_and_names};
use crate::Failure;
use crate::process::{LIMIT, output_of};
use crate::report::{Outcome, Report};
use crate::workspace::Workspace;

/// The package that holds the programs, and its binary.
const PACKAGE: &str = "slabmalloc-schedules";

/// Schedules of each row where none are given: some 100,000 in all.
const SCHEDULES: u64 = 12_500;

/// How the name of a row begins that has to stop.
const CONTROL: &str = "control-";

/// Runs the rows that are named, or all; each in as many schedules as the first argument says.
pub(super) fn run(workspace: &Workspace, arguments: &[String], report: &mut Report) -> Result<(), Failure> {
    let (given, names) = number_and_names(arguments);
    let schedules = given.unwrap_or(SCHEDULES);
    // They take a third of a millisecond each where nothing else runs.
    let limit = LIMIT + Duration::from_millis(10 * schedules);
    let list = || {
        output_of(
            workspace.cargo(&format!("build --release --package {PACKAGE}")),
            LIMIT,
        )?;
        let names = output_of(program(workspace, &["--list"]), LIMIT)?;
        if !names.lines().any(|name| name.starts_with(CONTROL)) {
            return Err("there is no control".into());
        }
        Ok(names)
    };
    each_program(names, report, "the programs compile", list, |name| {
        let played = output_of(program(workspace, &[&schedules.to_string(), name]), limit)?;
        Ok(Outcome::Passed(note(&played, name)))
    })
}

/// The program, to be run with these arguments; not through cargo, so that a hanging one can be stopped.
fn program(workspace: &Workspace, arguments: &[&str]) -> Command {
    let mut program = Command::new(workspace.target().join("release").join(PACKAGE));
    program.args(arguments).current_dir(workspace.root());
    program
}

/// What the program says of a row, without its name and time: this task's row has them.
fn note(output: &str, name: &str) -> String {
    let said = output.lines().find_map(|line| line.split_once(name));
    said.map_or_else(String::new, |(_, said)| said.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_note_is_what_was_played() {
        let output = "test panicked in a task\nok       0.0 s  crowd                   200 schedules, 24000 operations\n";
        assert_eq!(note(output, "crowd"), "200 schedules, 24000 operations");
        assert_eq!(note(output, "cpus"), "");
    }
}
