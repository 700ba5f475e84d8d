//! One build of the kernel, and the machine that it runs on.

use core::time::Duration;
use std::path::PathBuf;
use std::process::Command;

use super::MANIFEST;
use super::platforms::{Platform, Toolchain};
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
/// The same for one that is expected to hang, and that would be done in a second or two if it did not.
const CONTROL_LIMIT: Duration = Duration::from_secs(12);

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
        let line = format!("build --release --manifest-path {MANIFEST} --features={features}");
        let (mut command, folder) = match (platform.toolchain, rust) {
            (Toolchain::Debian(triple), Some(rust)) => {
                let line = format!("{line} -Zbuild-std=core,alloc --target {triple}");
                let mut command = rust.cargo(workspace, &line);
                let folder = workspace.target().join("kernels-debian");
                command.env("CARGO_TARGET_DIR", &folder);
                (command, folder.join(triple))
            }
            _ => {
                let folder = workspace.target().join("kernels");
                let mut command = workspace.cargo(&line);
                command.env("CARGO_TARGET_DIR", &folder);
                (command, folder)
            }
        };
        command.env_remove("RUSTFLAGS");
        output_of(command, LIMIT)?;
        Ok(Self {
            platform,
            image: folder.join("release/kernel"),
        })
    }

    /// The command that starts the machine; `arguments` is what the kernel is told.
    fn command(&self, arguments: &str) -> Command {
        let (qemu, _) = self.platform.programs[0];
        let mut command = Command::new(qemu);
        command
            .args(self.platform.machine.split_whitespace())
            .args(["-smp", &CPUS.to_string()])
            .args([
                "-display",
                "none",
                "-monitor",
                "none",
                "-no-reboot",
                "-serial",
                "stdio",
            ])
            .arg("-kernel")
            .arg(&self.image);
        if !arguments.is_empty() {
            let file = format!("name=opt/slabmalloc/arguments,string={arguments}");
            command.args(["-fw_cfg", &file]);
        }
        command
    }

    fn holds(&self, ending: &Ending) -> bool {
        let closed = ending.output.trim_end().ends_with(CLOSING_LINE);
        closed && ending.status.and_then(|status| status.code()) == Some(self.platform.good_status)
    }

    /// Runs the machine; it must close well. Returns what it did, in a few words.
    pub(super) fn must_pass(&self, arguments: &str) -> Result<String, Failure> {
        let ending = run(self.command(arguments), MACHINE_LIMIT)?;
        if !self.holds(&ending) {
            let what = format!(
                "{}; expected `{CLOSING_LINE}` and {}",
                ending.verdict(),
                self.platform.good_status
            );
            return Err(ending.failure(&what));
        }
        summary(&ending.output).ok_or_else(|| ending.failure("its table of CPUs is not there"))
    }

    /// Runs a machine with a mistake planted; it must end badly, and say `complaint`.
    pub(super) fn must_notice(&self, arguments: &str, complaint: &str) -> Result<Outcome, Failure> {
        let ending = run(self.command(arguments), MACHINE_LIMIT)?;
        let ended_badly = ending.status.is_some() && !self.holds(&ending);
        if ended_badly && ending.output.contains(complaint) && !ending.output.contains(CLOSING_LINE) {
            Ok(Outcome::Passed(format!("{}, as it must", ending.verdict())))
        } else {
            Err(ending.failure(&format!("expected a bad end, and `{complaint}`")))
        }
    }

    /// Runs a machine with a deadlock planted; it must start its work and never end it.
    pub(super) fn must_hang(&self, arguments: &str) -> Result<Outcome, Failure> {
        let ending = run(self.command(arguments), CONTROL_LIMIT)?;
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
