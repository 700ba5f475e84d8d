//! `sanitizers`: tools that watch a program while it runs see nothing wrong in ours, and see what is planted.

mod memory;
mod threads;

use std::process::Command;

use super::features::nightly_cargo;
use crate::Failure;
use crate::process::{LIMIT, output_of};
use crate::report::{Outcome, Report};
use crate::workspace::Workspace;

/// What a program's name starts with if the tool has to see something.
const CONTROL: &str = "control-";

/// Targets that have the sanitizers' runtimes in the toolchain.
const TARGETS: &[&str] = &["x86_64-unknown-linux-gnu", "aarch64-unknown-linux-gnu"];

/// Runs the programs named, or all, each in a row.
pub(super) fn run(workspace: &Workspace, arguments: &[String], report: &mut Report) -> Result<(), Failure> {
    let (of_memory, of_threads): (Vec<String>, Vec<String>) = arguments
        .iter()
        .cloned()
        .partition(|argument| memory::is_name(argument));
    if arguments.is_empty() || !of_memory.is_empty() {
        memory::run(workspace, &of_memory, report)?;
    }
    if arguments.is_empty() || !of_threads.is_empty() {
        threads::run(workspace, &of_threads, report)?;
    }
    Ok(())
}

/// The host of the nightly toolchain, if it has the sanitizers' runtimes.
fn host_with_runtimes(workspace: &Workspace) -> Result<Result<String, String>, Failure> {
    let version = output_of(nightly_cargo(workspace, "--version --verbose"), LIMIT)?;
    let host = host_of(&version)?;
    if TARGETS.contains(&host) {
        Ok(Ok(host.to_owned()))
    } else {
        Ok(Err(format!("the toolchain has no such runtime for {host}")))
    }
}

/// The line `host: x86_64-unknown-linux-gnu` of the version.
pub(super) fn host_of(version: &str) -> Result<&str, Failure> {
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.ok_or("`cargo --version --verbose` names no host")?)
}

/// A program ends well and nothing is reported, or it is a control and that is reported which is planted. What a tool
/// reports has one of the words of `reports` in it.
fn verdict(
    name: &str,
    seen: Result<String, String>,
    planted: Option<&str>,
    reports: &[&str],
) -> Result<Outcome, Failure> {
    match (planted, seen) {
        (Some(planted), Err(output)) if output.contains(planted) => {
            Ok(Outcome::Passed(format!("`{planted}`, as planted")))
        }
        (Some(planted), Ok(output) | Err(output)) => {
            Err(format!("{output}\n`{planted}` is planted in {name}, and was not seen").into())
        }
        (None, Ok(output)) if reports.iter().any(|word| output.contains(word)) => Err(output.into()),
        (None, Ok(_)) => Ok(Outcome::Passed("no report".to_owned())),
        (None, Err(output)) => Err(output.into()),
    }
}

/// Runs a program to its end, as far as it comes.
fn outcome_of(program: Command, limit: core::time::Duration) -> Result<String, String> {
    output_of(program, limit).map_err(|failure| failure.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    const RACE: &str = "data race";

    #[test]
    fn the_host_is_found() {
        let version =
            "cargo 1.97.0-nightly\nrelease: 1.97.0-nightly\nhost: x86_64-unknown-linux-gnu\nos: Debian\n";
        assert_eq!(host_of(version).unwrap(), "x86_64-unknown-linux-gnu");
        assert!(host_of("cargo 1.97.0\n").is_err());
    }

    #[test]
    fn a_report_is_a_failure_and_a_control_without_one_too() {
        let report = || Err(format!("WARNING: ThreadSanitizer: {RACE} (pid=1)\n"));
        let judge = |planted, seen| verdict("name", seen, planted, &["ThreadSanitizer"]);
        assert!(judge(None, Ok("done".to_owned())).is_ok());
        assert!(judge(None, report()).is_err());
        assert!(judge(None, Ok("ThreadSanitizer: odd".to_owned())).is_err());
        assert!(judge(Some(RACE), report()).is_ok());
        assert!(judge(Some(RACE), Ok("done".to_owned())).is_err());
        assert!(judge(Some(RACE), Err("cannot start".to_owned())).is_err());
    }
}
