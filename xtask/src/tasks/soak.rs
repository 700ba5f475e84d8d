//! `soak`: threads that come and go, and random programs, for as long as one likes; and a leak that has to be seen.

use core::time::Duration;
use std::process::Command;

use super::{each_program, number_and_names};
use crate::Failure;
use crate::process::{LIMIT, output_of};
use crate::report::{Outcome, Report};
use crate::workspace::Workspace;

/// The package that holds the runs, and its program.
const PACKAGE: &str = "slabmalloc-trials";
const PROGRAM: &str = "soak";

/// Seconds of each run where none are given: what `ci` has for them, a minute for the four. In fewer, a slow machine is
/// still filling its zones when the line through their memory begins.
const SECONDS: u64 = 15;

/// What a run's name starts with if its memory has to grow, and what it says then.
const CONTROL: &str = "control-";
const GROWS: &str = "memory grows";

/// Runs those that are named, or all; each takes as many seconds as the first argument says, and a control the fewest
/// that tell anything.
pub(super) fn run(workspace: &Workspace, arguments: &[String], report: &mut Report) -> Result<(), Failure> {
    let (given, names) = number_and_names(arguments);
    let seconds = given.unwrap_or(SECONDS);
    let list = || {
        let build = format!("build --release --package {PACKAGE} --features std --bin {PROGRAM}");
        output_of(workspace.cargo(&build), LIMIT)?;
        let names = output_of(program(workspace, &["--list"]), LIMIT)?;
        if !names.lines().any(|name| name.starts_with(CONTROL)) {
            return Err("no run has a planted leak".into());
        }
        Ok(names)
    };
    each_program(names, report, "the runs compile", list, |name| {
        let seconds = if name.starts_with(CONTROL) {
            SECONDS
        } else {
            seconds
        };
        let run = program(workspace, &[name, &seconds.to_string()]);
        let seen = output_of(run, Duration::from_secs(seconds) + LIMIT);
        verdict(name, seen.map_err(|failure| failure.to_string()))
    })
}

/// The program, to be run with these arguments; not through cargo, so that a hanging one can be stopped.
fn program(workspace: &Workspace, arguments: &[&str]) -> Command {
    let mut program = Command::new(workspace.target().join("release").join(PROGRAM));
    program.args(arguments).current_dir(workspace.root());
    program
}

/// A run ends well, or it is a control and its memory grows.
fn verdict(name: &str, seen: Result<String, String>) -> Result<Outcome, Failure> {
    match seen {
        Err(output) if name.starts_with(CONTROL) && output.contains(GROWS) => {
            Ok(Outcome::Passed("the leak was seen".to_owned()))
        }
        Ok(output) if name.starts_with(CONTROL) => {
            Err(format!("{output}\nthe planted leak was not seen").into())
        }
        Ok(output) => Ok(Outcome::Passed(
            output.lines().last().unwrap_or_default().to_owned(),
        )),
        Err(output) => Err(output.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_leak_of_a_control_is_good() {
        let grows = || Err(format!("{GROWS}: 5 MiB"));
        assert!(verdict("plain-zone", Ok("all back".to_owned())).is_ok());
        assert!(verdict("plain-zone", grows()).is_err());
        assert!(verdict("control-leak", grows()).is_ok());
        assert!(verdict("control-leak", Ok("all back".to_owned())).is_err());
        assert!(verdict("control-leak", Err("panicked".to_owned())).is_err());
    }
}
