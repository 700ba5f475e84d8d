//! `cross`: the library with default features on targets without an operating system, with 32-bit
//! pointers, and of other systems.
//!
//! What is compiled is a small crate (`fixtures/targets`) that depends on the library, declares a
//! zone for a microcontroller and asserts the exact size of every kind of page, so that a target
//! on which a page is not as long as it says does not compile.

use std::fs;
use std::time::Instant;

use super::{asked_for, check_arguments};
use crate::Failure;
use crate::debian::DebianRust;
use crate::process::{LIMIT, output_of};
use crate::report::{Outcome, Report};
use crate::workspace::Workspace;

/// The manifest of the crate that is compiled, named from the root.
pub(super) const MANIFEST: &str = "xtask/fixtures/targets/Cargo.toml";

/// How far a target is taken.
#[derive(Clone, Copy, PartialEq)]
enum Depth {
    /// Compiled to machine code.
    Build,
    /// Type-checked, constants evaluated.
    Check,
}

/// A target and how far it is taken.
struct Target {
    triple: &'static str,
    depth: Depth,
    /// What this target is here to show.
    shows: &'static str,
}

const TARGETS: &[Target] = &[
    Target {
        triple: "x86_64-unknown-none",
        depth: Depth::Build,
        shows: "a kernel",
    },
    Target {
        triple: "riscv64gc-unknown-none-elf",
        depth: Depth::Build,
        shows: "a kernel",
    },
    Target {
        triple: "thumbv7em-none-eabi",
        depth: Depth::Build,
        shows: "32 bits, no 64-bit atomics",
    },
    Target {
        triple: "i686-unknown-linux-gnu",
        depth: Depth::Build,
        shows: "32 bits, 64-bit atomics",
    },
    Target {
        triple: "wasm32-unknown-unknown",
        depth: Depth::Build,
        shows: "pages of 64 KiB",
    },
    Target {
        triple: "aarch64-apple-darwin",
        depth: Depth::Check,
        shows: "type-checked only",
    },
    Target {
        triple: "x86_64-pc-windows-gnu",
        depth: Depth::Check,
        shows: "type-checked only",
    },
];

/// Compiles for the targets named, or for all.
pub(super) fn run(workspace: &Workspace, arguments: &[String], report: &mut Report) -> Result<(), Failure> {
    check_arguments(arguments, TARGETS.iter().map(|target| target.triple))?;
    let asked: Vec<&Target> = TARGETS
        .iter()
        .filter(|target| asked_for(arguments, target.triple))
        .collect();
    let rust = match DebianRust::ready() {
        Ok(rust) => rust,
        Err(reason) => {
            for target in asked {
                report.skipped(target.triple, &reason);
            }
            return Ok(());
        }
    };
    report.headline(&format!("{} with -Zbuild-std", rust.version()));
    share_versions(workspace)?;
    for depth in [Depth::Build, Depth::Check] {
        let together: Vec<&Target> = asked
            .iter()
            .copied()
            .filter(|target| target.depth == depth)
            .collect();
        if together.len() > 1 {
            let start = Instant::now();
            // Several targets in one command use every processor; what fails here fails again below,
            // in a row of its own.
            let _ = output_of(rust.cargo(workspace, &command_line(depth, &together)), LIMIT);
            report.headline(&format!(
                "together in {} s, then each:",
                start.elapsed().as_secs()
            ));
        }
        for target in together {
            report.row(target.triple, || {
                output_of(rust.cargo(workspace, &command_line(depth, &[target])), LIMIT)?;
                Ok(Outcome::Passed(target.shows.to_owned()))
            });
        }
    }
    Ok(())
}

/// Gives the compiled crate, a workspace of its own, the dependency versions of this workspace.
fn share_versions(workspace: &Workspace) -> Result<(), Failure> {
    let lock = workspace.root().join(MANIFEST).with_file_name("Cargo.lock");
    fs::copy(workspace.root().join("Cargo.lock"), lock)
        .map_err(|error| format!("cannot copy Cargo.lock: {error}"))?;
    Ok(())
}

fn command_line(depth: Depth, targets: &[&Target]) -> String {
    let command = if depth == Depth::Build { "build" } else { "check" };
    let triples = targets
        .iter()
        .map(|target| target.triple)
        .collect::<Vec<_>>()
        .join(" --target ");
    format!("{command} --keep-going -Zbuild-std=core,alloc --manifest-path {MANIFEST} --target {triples}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_command_takes_several_targets() {
        let both: Vec<&Target> = TARGETS.iter().take(2).collect();
        let line = command_line(Depth::Build, &both);
        assert!(line.starts_with("build ") && line.matches("--target").count() == 2);
        assert!(command_line(Depth::Check, &both).starts_with("check "));
    }

    #[test]
    fn every_kind_of_target_is_there() {
        let shows = |part: &str| TARGETS.iter().any(|target| target.triple.contains(part));
        assert!(
            ["none", "linux", "windows", "darwin", "wasm32", "thumb", "i686"]
                .into_iter()
                .all(shows)
        );
    }
}
