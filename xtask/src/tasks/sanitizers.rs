//! `sanitizers`: `ThreadSanitizer` watches threads on cached zones, and sees the races that are planted.

use core::time::Duration;
use std::process::Command;

use super::each_program;
use super::features::{nightly_cargo, no_nightly};
use crate::Failure;
use crate::process::{LIMIT, output_of};
use crate::report::{Outcome, Report};
use crate::workspace::Workspace;

/// The package that holds the programs, and its executable.
const PACKAGE: &str = "slabmalloc-races";

/// The standard library of the toolchain is not instrumented, which the compiler wants to be told.
const FLAGS: &str = "-Zsanitizer=thread -Cunsafe-allow-abi-mismatch=sanitizer";

/// Targets that have the sanitizer's runtime in the toolchain.
const TARGETS: &[&str] = &["x86_64-unknown-linux-gnu", "aarch64-unknown-linux-gnu"];

/// What a program's name starts with if the sanitizer has to see something.
const CONTROL: &str = "control-";

/// What it says when it does.
const RACE: &str = "WARNING: ThreadSanitizer: data race";

/// The time after which a program counts as hanging.
const PROGRAM_LIMIT: Duration = Duration::from_mins(5);

/// Runs the programs named, or all, each in a row.
pub(super) fn run(workspace: &Workspace, arguments: &[String], report: &mut Report) -> Result<(), Failure> {
    if let Some(reason) = no_nightly() {
        report.skipped("ThreadSanitizer", &reason);
        return Ok(());
    }
    let version = output_of(nightly_cargo(workspace, "--version --verbose"), LIMIT)?;
    let host = host_of(&version)?;
    if !TARGETS.contains(&host) {
        report.skipped(
            "ThreadSanitizer",
            &format!("the toolchain has no such runtime for {host}"),
        );
        return Ok(());
    }
    let list = || {
        let mut build = nightly_cargo(
            workspace,
            &format!("build --release --package {PACKAGE} --features std --target {host}"),
        );
        build.env("RUSTFLAGS", FLAGS);
        build.env("CARGO_TARGET_DIR", workspace.target().join("sanitizers"));
        output_of(build, LIMIT)?;
        let names = output_of(program(workspace, host, "--list"), LIMIT)?;
        if !names.lines().any(|name| name.starts_with(CONTROL)) {
            return Err("no program has a planted race".into());
        }
        Ok(names)
    };
    each_program(
        arguments,
        report,
        "the programs compile, instrumented",
        list,
        |name| {
            let seen = output_of(program(workspace, host, name), PROGRAM_LIMIT);
            verdict(name, seen.map_err(|failure| failure.to_string()))
        },
    )
}

/// The line `host: x86_64-unknown-linux-gnu` of the version.
pub(super) fn host_of(version: &str) -> Result<&str, Failure> {
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.ok_or("`cargo --version --verbose` names no host")?)
}

/// A program ends well and nothing is reported, or it is a control and a race is.
fn verdict(name: &str, seen: Result<String, String>) -> Result<Outcome, Failure> {
    match seen {
        Err(output) if name.starts_with(CONTROL) && output.contains(RACE) => {
            Ok(Outcome::Passed("the race was seen".to_owned()))
        }
        Ok(output) if name.starts_with(CONTROL) => {
            Err(format!("{output}\nthe planted race was not seen").into())
        }
        Ok(output) if output.contains("ThreadSanitizer") => Err(output.into()),
        Ok(_) => Ok(Outcome::Passed("no report".to_owned())),
        Err(output) => Err(output.into()),
    }
}

fn program(workspace: &Workspace, host: &str, argument: &str) -> Command {
    let folder = workspace.target().join("sanitizers").join(host).join("release");
    let mut program = Command::new(folder.join(PACKAGE));
    program
        .arg(argument)
        .current_dir(workspace.root())
        // The first report ends the program. What the environment says must not turn reports off.
        .env("TSAN_OPTIONS", "exitcode=66 halt_on_error=1");
    program
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_is_found() {
        let version =
            "cargo 1.97.0-nightly\nrelease: 1.97.0-nightly\nhost: x86_64-unknown-linux-gnu\nos: Debian\n";
        assert_eq!(host_of(version).unwrap(), "x86_64-unknown-linux-gnu");
        assert!(host_of("cargo 1.97.0\n").is_err());
    }

    #[test]
    fn a_report_is_a_failure_and_a_control_without_one_too() {
        let report = || Err(format!("=====\n{RACE} (pid=1)\n"));
        assert!(verdict("own-blocks", Ok("done".to_owned())).is_ok());
        assert!(verdict("own-blocks", report()).is_err());
        assert!(verdict("control-lock", report()).is_ok());
        assert!(verdict("control-lock", Ok("done".to_owned())).is_err());
        assert!(verdict("control-lock", Err("cannot start".to_owned())).is_err());
    }
}
