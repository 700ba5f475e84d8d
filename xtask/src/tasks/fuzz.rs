//! `fuzz`: libFuzzer looks for inputs of the trials that reach new code, under `AddressSanitizer`.

use core::time::Duration;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::features::{nightly_cargo, no_nightly};
use super::sanitizers::host_of;
use crate::Failure;
use crate::process::{LIMIT, output_of};
use crate::report::{Outcome, Report};
use crate::tools;
use crate::workspace::Workspace;

/// The workspace of the targets.
pub(super) const MANIFEST: &str = "fuzz/Cargo.toml";

/// The targets, and bytes of an input at most.
const TARGETS: &[(&str, u32)] = &[("operations", 1024), ("parameters", 512), ("declaration", 512)];

/// Seconds for each target where none are given.
const SECONDS: u64 = 60;

/// The argument that puts what was found into the seeds, as far as it reaches what they do not.
const KEEP: &str = "--keep";

/// Builds and runs every target for so many seconds.
pub(super) fn run(workspace: &Workspace, arguments: &[String], report: &mut Report) -> Result<(), Failure> {
    let keep = arguments.iter().any(|argument| argument == KEEP);
    let seconds = match arguments.iter().find(|argument| *argument != KEEP) {
        Some(text) => text
            .parse()
            .map_err(|_| format!("`{text}` is neither a number of seconds nor `{KEEP}`"))?,
        None => SECONDS,
    };
    let tool = no_nightly().map_or_else(|| tools::ready(workspace, "fuzz"), Err);
    let path = match tool {
        Ok(path) => path,
        Err(reason) => {
            report.skipped("fuzzing", &reason);
            return Ok(());
        }
    };
    let version = output_of(nightly_cargo(workspace, "--version --verbose"), LIMIT)?;
    let programs = workspace
        .target()
        .join("fuzz")
        .join(host_of(&version)?)
        .join("release");
    let built = report.row("the targets compile, instrumented", || {
        // Without the spans of tokens, which `--cfg fuzzing` takes away, nobody could see where an error is reported.
        let mut build = nightly_cargo(
            workspace,
            "fuzz build --no-cfg-fuzzing --fuzz-dir fuzz --target-dir",
        );
        build.arg(workspace.target().join("fuzz")).env("PATH", &path);
        output_of(build, LIMIT)?;
        Ok(Outcome::Passed(format!("{} of them", TARGETS.len())))
    });
    if !built {
        return Ok(());
    }
    let mut total = Counts::default();
    for &(name, longest) in TARGETS {
        let target = Target {
            workspace,
            program: programs.join(name),
            name,
            longest,
        };
        report.row(name, || {
            let counts = target.fuzz(seconds)?;
            total.executions += counts.executions;
            total.operations += counts.operations;
            Ok(Outcome::Passed(counts.sentence()))
        });
        if keep {
            report.row(&format!("{name}: what reaches more is kept"), || target.keep());
        }
    }
    report.row("all of them", || Ok(Outcome::Passed(total.sentence())));
    Ok(())
}

/// One target.
struct Target<'w> {
    workspace: &'w Workspace,
    program: PathBuf,
    name: &'static str,
    longest: u32,
}

impl Target<'_> {
    fn fuzz(&self, seconds: u64) -> Result<Counts, Failure> {
        let mut program = self.command()?;
        program
            .arg(format!("-max_total_time={seconds}"))
            .arg("-print_final_stats=1");
        let dictionary = self.workspace.root().join(format!("fuzz/{}.dict", self.name));
        if dictionary.is_file() {
            program.arg(format!("-dict={}", dictionary.display()));
        }
        program.arg(self.found()).arg(self.seeds());
        // Inputs that are known already are run first.
        let output = output_of(program, Duration::from_secs(seconds) + LIMIT)?;
        Counts::of(&output)
    }

    /// Adds to the seeds what reaches more than they do.
    fn keep(&self) -> Result<Outcome, Failure> {
        let mut program = self.command()?;
        program.arg("-merge=1").arg(self.seeds()).arg(self.found());
        output_of(program, LIMIT)?;
        let files = fs::read_dir(self.seeds())?.collect::<Result<Vec<_>, _>>()?;
        let bytes: u64 = files
            .iter()
            .filter_map(|file| Some(file.metadata().ok()?.len()))
            .sum();
        Ok(Outcome::Passed(format!("{} seeds, {bytes} bytes", files.len())))
    }

    fn command(&self) -> Result<Command, Failure> {
        let failed = self.workspace.target().join("fuzz-failures").join(self.name);
        for folder in [&failed, &self.found(), &self.seeds()] {
            fs::create_dir_all(folder)?;
        }
        let mut program = Command::new(&self.program);
        program
            .arg(format!("-artifact_prefix={}/", failed.display()))
            .arg(format!("-max_len={}", self.longest))
            .current_dir(self.workspace.root());
        Ok(program)
    }

    /// Where inputs go that reach new code.
    fn found(&self) -> PathBuf {
        self.workspace.target().join("fuzz-found").join(self.name)
    }

    /// Inputs that are part of the repository.
    fn seeds(&self) -> PathBuf {
        self.workspace.root().join("fuzz/seeds").join(self.name)
    }
}

/// What was run.
#[derive(Debug, Default, PartialEq)]
struct Counts {
    executions: u64,
    operations: u64,
}

impl Counts {
    /// What a target printed in the end.
    fn of(output: &str) -> Result<Self, Failure> {
        let number = |name: &str| -> Result<u64, Failure> {
            let line = output
                .lines()
                .find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
            let number = line.ok_or_else(|| format!("{output}\nthere is no `{name}`"))?;
            Ok(number.trim().parse()?)
        };
        let counts = Self {
            executions: number("stat::number_of_executed_units")?,
            operations: number("stat::operations")?,
        };
        if counts.operations == 0 {
            return Err(format!("{output}\nno input did anything").into());
        }
        Ok(counts)
    }

    fn sentence(&self) -> String {
        format!("{} executions, {} operations", self.executions, self.operations)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_numbers_are_read() {
        let output =
            "#12 DONE\nstat::number_of_executed_units: 12\nstat::peak_rss_mb:  29\nstat::operations: 3400\n";
        let counts = Counts {
            executions: 12,
            operations: 3400,
        };
        assert_eq!(Counts::of(output).unwrap(), counts);
        assert!(Counts::of("stat::number_of_executed_units: 12\n").is_err());
        assert!(Counts::of("stat::number_of_executed_units: 12\nstat::operations: 0\n").is_err());
    }
}
