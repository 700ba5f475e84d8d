//! `models`: loom explores every model of the caches of threads, and finds what the controls plant.

use core::time::Duration;
use std::process::Command;

use super::each_program;
use crate::Failure;
use crate::process::{LIMIT, output_of};
use crate::report::{Outcome, Report};
use crate::workspace::Workspace;

/// The package that holds the models, and its program.
const PACKAGE: &str = "slabmalloc-models";

/// The time after which a model counts as too large.
const MODEL_LIMIT: Duration = Duration::from_mins(15);

/// How the name of a model ends that is explored when it is asked for, as it takes minutes; the one without is part of it.
const BY_HAND: &str = "-every-order";

/// Runs the models named, or all, each in a row.
pub(super) fn run(workspace: &Workspace, arguments: &[String], report: &mut Report) -> Result<(), Failure> {
    let list = || {
        output_of(
            workspace.cargo(&format!("build --release --package {PACKAGE}")),
            LIMIT,
        )?;
        let names = output_of(program(workspace, "--list"), LIMIT)?;
        let names = names
            .lines()
            .filter(|name| !name.ends_with(BY_HAND) || arguments.iter().any(|asked| asked == name));
        Ok(names.collect::<Vec<_>>().join("\n"))
    };
    each_program(arguments, report, "the models compile", list, |name| {
        let explored = output_of(program(workspace, name), MODEL_LIMIT)?;
        Ok(Outcome::Passed(note(&explored)))
    })
}

/// The program, to be run with one argument; not through cargo, so that a hanging one can be stopped.
fn program(workspace: &Workspace, argument: &str) -> Command {
    let mut program = Command::new(workspace.target().join("release").join(PACKAGE));
    program.arg(argument).current_dir(workspace.root());
    program
}

/// What the program says of a model, without the name and the time: the row has them.
fn note(output: &str) -> String {
    let line = output.lines().last().unwrap_or_default();
    line.split_whitespace().skip(4).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_note_is_what_was_explored() {
        let line = "ok       0.2 s  depot-exchange            every order: 1431";
        assert_eq!(note(line), "every order: 1431");
    }
}
