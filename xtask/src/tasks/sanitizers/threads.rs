//! `ThreadSanitizer` watches threads on cached zones, and sees the races that are planted.

use core::time::Duration;
use std::process::Command;

use super::{CONTROL, host_with_runtimes, outcome_of, verdict};
use crate::Failure;
use crate::process::{LIMIT, output_of};
use crate::report::Report;
use crate::tasks::each_program;
use crate::tasks::features::{nightly_cargo, no_nightly};
use crate::workspace::Workspace;

/// The package that holds the programs, and its executable.
const PACKAGE: &str = "slabmalloc-races";

/// The standard library of the toolchain is not instrumented, which the compiler wants to be told.
const FLAGS: &str = "-Zsanitizer=thread -Cunsafe-allow-abi-mismatch=sanitizer";

/// What it says when it sees something.
const RACE: &str = "WARNING: ThreadSanitizer: data race";

/// The time after which a program counts as hanging.
const PROGRAM_LIMIT: Duration = Duration::from_mins(5);

/// Runs the programs named, or all, each in a row.
pub(super) fn run(workspace: &Workspace, arguments: &[String], report: &mut Report) -> Result<(), Failure> {
    if let Some(reason) = no_nightly() {
        report.skipped("ThreadSanitizer", &reason);
        return Ok(());
    }
    let host = match host_with_runtimes(workspace)? {
        Ok(host) => host,
        Err(reason) => {
            report.skipped("ThreadSanitizer", &reason);
            return Ok(());
        }
    };
    let host = host.as_str();
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
            let planted = name.starts_with(CONTROL).then_some(RACE);
            let seen = outcome_of(program(workspace, host, name), PROGRAM_LIMIT);
            verdict(name, seen, planted, &["ThreadSanitizer"])
        },
    )
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
