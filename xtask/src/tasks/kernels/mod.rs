//! `kernels`: the example kernel (`examples/kernel`) on emulated machines.
//!
//! A machine passes if its last line says that everything held and QEMU ends with the status for that, in time;
//! one that resets, hangs or says nothing fails. Rows named `control` have a mistake planted and pass if the
//! machine fails for it. `--yardstick` measures in place of all that.

mod machine;
mod platforms;
mod yardstick;

use machine::Kernel;
use platforms::{PLATFORMS, Platform, Toolchain};

use super::{asked_for, check_arguments};
use crate::Failure;
use crate::debian::{self, DebianRust};
use crate::process;
use crate::report::{Outcome, Report};
use crate::workspace::Workspace;

/// The kernel's manifest, named from the root.
pub(super) const MANIFEST: &str = "examples/kernel/Cargo.toml";

/// Builds and runs the kernel for the platforms named, or for all.
pub(super) fn run(workspace: &Workspace, arguments: &[String], report: &mut Report) -> Result<(), Failure> {
    if arguments == ["--yardstick"] {
        let platform = &PLATFORMS[0];
        match ready(platform) {
            Ok(_) => yardstick::run(workspace, platform, report),
            Err(reason) => report.skipped("--yardstick", &reason),
        }
        return Ok(());
    }
    check_arguments(arguments, PLATFORMS.iter().map(|platform| platform.name))?;
    for platform in PLATFORMS
        .iter()
        .filter(|platform| asked_for(arguments, platform.name))
    {
        match ready(platform) {
            Ok(rust) => rows(workspace, platform, rust, report),
            Err(reason) => report.skipped(platform.name, &reason),
        }
    }
    Ok(())
}

/// Installs what a platform needs, and says with which compiler it is built: `None` is the one at hand.
fn ready(platform: &Platform) -> Result<Option<DebianRust>, String> {
    for &(program, package) in platform.programs {
        // An older `qemu-utils` would be removed and not upgraded.
        let packages: &[&str] = if process::exists("qemu-img") {
            &[package, "qemu-utils"]
        } else {
            &[package]
        };
        debian::ready(packages, || process::exists(program))?;
    }
    match platform.toolchain {
        Toolchain::AtHand => Ok(None),
        Toolchain::Debian(_) => DebianRust::ready().map(Some),
    }
}

/// The rows of one platform.
fn rows(workspace: &Workspace, platform: &Platform, rust: Option<DebianRust>, report: &mut Report) {
    let kernel = |features: &[&str]| Kernel::build(workspace, platform, rust, features);
    report.row(platform.name, || {
        let seen = kernel(&[])?.must_pass()?;
        Ok(Outcome::Passed(format!("{}: {seen}", platform.shows)))
    });
    if platform.controls {
        let mut half = None;
        report.row(&format!("{}, control: a stray write", platform.name), || {
            let (outcome, time) = kernel(&["plant-corruption"])?.must_notice("corrupt:")?;
            half = Some(time);
            Ok(outcome)
        });
        report.row(
            &format!("{}, control: interrupts on under locks", platform.name),
            || {
                let half = half.ok_or("how long the work takes is not known, since the row above failed")?;
                kernel(&["plant-deadlock"])?.must_hang(half)
            },
        );
    }
}
