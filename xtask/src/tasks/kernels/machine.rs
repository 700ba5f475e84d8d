//! One build of the kernel, and the machine that it runs on.

use core::time::Duration;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use super::MANIFEST;
use super::platforms::Platform;
use crate::Failure;
use crate::debian::DebianRust;
use crate::process::{Ending, LIMIT, output_of, run};
use crate::report::Outcome;
use crate::workspace::Workspace;

/// The line that a kernel writes when everything held.
const CLOSING_LINE: &str = "kernel: everything held";
/// The CPUs of a machine.
const CPUS: usize = 4;
/// The time after which a machine counts as hanging: ten times what it takes on two busy processors.
const MACHINE_LIMIT: Duration = Duration::from_mins(3);
/// The same, at least, for one that is expected to hang.
const CONTROL_LIMIT: Duration = Duration::from_secs(5);
/// How often as long as half of its work takes without the mistake it has.
const CONTROL_FACTOR: u32 = 10;

/// A kernel that is ready to run.
pub(super) struct Kernel<'a> {
    platform: &'a Platform,
    image: PathBuf,
}

impl<'a> Kernel<'a> {
    /// Builds it with the features of its platform and these; `rust` is the compiler if it is not the one at
    /// hand.
    pub(super) fn build(
        workspace: &Workspace,
        platform: &'a Platform,
        rust: Option<DebianRust>,
        features: &[&str],
    ) -> Result<Self, Failure> {
        let features = [platform.features, features].concat().join(",");
        let triple = platform.toolchain.triple();
        let line =
            format!("build --release --manifest-path {MANIFEST} --features={features} --target {triple}");
        let (mut command, folder) = match rust {
            Some(rust) => {
                let line = format!("{line} -Zbuild-std=core,alloc");
                (
                    rust.linking_cargo(workspace, &line)?,
                    workspace.target().join("kernels-debian"),
                )
            }
            None => (workspace.cargo(&line), workspace.target().join("kernels")),
        };
        command.env("CARGO_TARGET_DIR", &folder).env_remove("RUSTFLAGS");
        output_of(command, LIMIT)?;
        let image = folder.join(format!("{}-{features}", platform.name));
        // The next build is of the same name.
        fs::copy(folder.join(triple).join("release/kernel"), &image)?;
        Ok(Self { platform, image })
    }

    /// The command that starts a machine with so many CPUs; QEMU is told `more`.
    fn command(&self, cpus: usize, more: &[&str]) -> Command {
        let (qemu, _) = self.platform.programs[0];
        let mut command = Command::new(qemu);
        command
            .args(self.platform.machine.split_whitespace())
            .args(["-smp", &cpus.to_string()])
            .args([
                "-display",
                "none",
                "-monitor",
                "none",
                "-no-reboot",
                "-serial",
                "stdio",
            ])
            .args(more)
            .arg("-kernel")
            .arg(&self.image);
        command
    }

    fn holds(&self, ending: &Ending) -> bool {
        let closed = ending.output.trim_end().ends_with(CLOSING_LINE);
        closed && ending.status.and_then(|status| status.code()) == Some(self.platform.good_status)
    }

    /// Runs the machine; it must close well. Returns what it did, in a few words.
    pub(super) fn must_pass(&self) -> Result<String, Failure> {
        let output = self.output(CPUS, &[])?;
        Ok(summary(&output).ok_or_else(|| format!("{output}\nits table of CPUs is not there"))?)
    }

    /// Runs the machine with so many CPUs; it must close well. Returns all that it wrote.
    pub(super) fn output(&self, cpus: usize, more: &[&str]) -> Result<String, Failure> {
        let ending = run(self.command(cpus, more), MACHINE_LIMIT)?;
        if !self.holds(&ending) {
            let what = format!(
                "{}; expected `{CLOSING_LINE}` and {}",
                ending.verdict(),
                self.platform.good_status
            );
            return Err(ending.failure(&what));
        }
        Ok(ending.output)
    }

    /// Runs a machine with a mistake planted; it must end badly, and say `complaint`. Returns how it ended, and
    /// after how long.
    pub(super) fn must_notice(&self, complaint: &str) -> Result<(Outcome, Duration), Failure> {
        let start = Instant::now();
        let ending = run(self.command(CPUS, &[]), MACHINE_LIMIT)?;
        let ended_badly = ending.status.is_some() && !self.holds(&ending);
        if ended_badly && ending.output.contains(complaint) && !ending.output.contains(CLOSING_LINE) {
            let outcome = Outcome::Passed(format!("{}, as it must", ending.verdict()));
            Ok((outcome, start.elapsed()))
        } else {
            Err(ending.failure(&format!("expected a bad end, and `{complaint}`")))
        }
    }

    /// Runs a machine with a deadlock planted; it must start its work and never end it, half of which takes
    /// `half` without.
    pub(super) fn must_hang(&self, half: Duration) -> Result<Outcome, Failure> {
        let limit = CONTROL_LIMIT.max(half * CONTROL_FACTOR);
        let ending = run(self.command(CPUS, &[]), limit)?;
        if ending.status.is_none() && ending.output.contains(&format!("{CPUS} CPUs, ")) {
            Ok(Outcome::Passed(format!("{}, as it must", ending.verdict())))
        } else {
            Err(ending.failure("expected a machine that starts to work and hangs"))
        }
    }
}

/// What the kernel's table of CPUs says: how many there are, and the fewest operations and interrupts of one.
fn summary(output: &str) -> Option<String> {
    let table = output
        .lines()
        .skip_while(|line| !line.starts_with("CPU  operations"));
    let rows = table.skip(1).map_while(|line| {
        let figures: Option<Vec<u64>> = line.split_whitespace().map(|word| word.parse().ok()).collect();
        figures.filter(|figures| figures.len() == 6)
    });
    let rows: Vec<Vec<u64>> = rows.collect();
    let least = |column: usize| rows.iter().map(|row| row[column]).min();
    Some(format!(
        "{} CPUs, each at least {} operations and {} interrupts",
        rows.len(),
        least(1)?,
        least(3)?
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_cpus_is_read() {
        let output = "x\nCPU  operations  of others\n  0  20 3  7 8 0\n  1  10 3  9 8 0\nuntil nothing\n";
        assert_eq!(
            summary(output).unwrap(),
            "2 CPUs, each at least 10 operations and 7 interrupts"
        );
        assert!(summary("x\n").is_none());
    }
}
