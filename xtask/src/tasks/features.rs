//! `features`: the library with none of its features, each alone, and all together.

use std::process::Command;

use super::test::Tally;
use crate::Failure;
use crate::process::{LIMIT, output_of};
use crate::report::{Outcome, Report};
use crate::workspace::{NIGHTLY_FEATURES, Workspace, without_own_variables};

/// Features that add items and change none, so that the unit tests without them say all that theirs would; what they add is
/// tested with all features.
const ADD_ONLY: &[&str] = &[
    "allocator-api2-0_2",
    "allocator-api2-0_4",
    "buddy_system_allocator-0_13",
    "critical-section",
    "lock_api-0_4",
    "lock_api-0_5",
    "macros",
    "serde",
    "unstable",
    "x86_64-0_15",
];

/// Compiles and tests the library with every choice of features that is worth telling apart.
pub(super) fn run(workspace: &Workspace, _: &[String], report: &mut Report) -> Result<(), Failure> {
    report.row("no feature", || alone(workspace, ""));
    for feature in &workspace.library()?.features {
        report.row(&format!("{feature} alone"), || {
            if NIGHTLY_FEATURES.contains(&feature.as_str()) {
                on_nightly(workspace, feature)
            } else if ADD_ONLY.contains(&feature.as_str()) {
                linted(workspace, &format!("--features {feature}"))
            } else {
                alone(workspace, &format!("--features {feature}"))
            }
        });
    }
    let all = workspace.stable_features()?;
    report.row("all stable features", || {
        let output = output_of(workspace.cargo(&format!("test --features {all}")), LIMIT)?;
        Ok(Outcome::Passed(Tally::of(&output).sentence()?))
    });
    Ok(())
}

/// Clippy on the library as a user gets it, which finds what is unused without the other features.
fn linted(workspace: &Workspace, features: &str) -> Result<Outcome, Failure> {
    let choice = format!("--lib --no-default-features {features}");
    output_of(workspace.cargo(&format!("clippy {choice} -- -D warnings")), LIMIT)?;
    Ok(Outcome::Passed(
        "lint only: it adds, and changes nothing".to_owned(),
    ))
}

/// The same, then the library's unit tests.
fn alone(workspace: &Workspace, features: &str) -> Result<Outcome, Failure> {
    linted(workspace, features)?;
    let choice = format!("--lib --no-default-features {features}");
    let output = output_of(workspace.cargo(&format!("test {choice}")), LIMIT)?;
    Ok(Outcome::Passed(Tally::of(&output).sentence()?))
}

/// The same with the nightly compiler, where there is one.
fn on_nightly(workspace: &Workspace, feature: &str) -> Result<Outcome, Failure> {
    if let Some(reason) = no_nightly() {
        return Ok(Outcome::Skipped(reason));
    }
    let choice = format!("--lib --no-default-features --features {feature}");
    output_of(nightly_cargo(workspace, &format!("check {choice}")), LIMIT)?;
    let output = output_of(nightly_cargo(workspace, &format!("test {choice}")), LIMIT)?;
    Ok(Outcome::Passed(Tally::of(&output).sentence()?))
}

/// Why there is no nightly toolchain, if there is none; none is ever installed.
pub(super) fn no_nightly() -> Option<String> {
    let mut rustup = Command::new("rustup");
    rustup.args(["toolchain", "list"]);
    let Ok(toolchains) = output_of(rustup, LIMIT) else {
        return Some("rustup, which would find a nightly toolchain, is not here".to_owned());
    };
    let found = toolchains.lines().any(|line| line.starts_with("nightly-"));
    (!found).then(|| "no nightly toolchain is installed".to_owned())
}

/// rustup's `cargo`, which alone understands `+nightly`: the one that started this program may be a
/// toolchain's own.
pub(super) fn nightly_cargo(workspace: &Workspace, arguments: &str) -> Command {
    let mut command = Command::new("cargo");
    command
        .arg("+nightly")
        .args(arguments.split_whitespace())
        .current_dir(workspace.root());
    without_own_variables(&mut command);
    command
}
