//! `foreign`: the library's tests on other processors, with other page sizes and on another system: programs of other
//! Linux systems run by QEMU's user mode, those of Windows by Wine.
//!
//! What runs is all that `cargo test` runs of the library with all stable features: unit tests, `tests/` and the
//! examples of the documentation. What the workspace has besides stays out: `ui-tests`, `macros` and `xtask` test
//! what happens on the machine that compiles, models and races have tasks of their own.
//!
//! What cannot be run is type-checked, without its tests, and its row says so.
//!
//! A platform passes if every program ends well, and if the tests that passed are almost as many as there are on this
//! machine; tests ask the system for its page size and compare it with what the table says.

mod platforms;
mod wine;

use core::time::Duration;
use std::process::Command;
use std::time::Instant;

use platforms::{Here, PLATFORMS, Platform};

use super::test::Tally;
use super::{asked_for, check_arguments};
use crate::Failure;
use crate::debian::{self, DebianRust};
use crate::process::{LIMIT, exists, output_of};
use crate::report::{Outcome, Report};
use crate::workspace::Workspace;

/// What tests read the page size from that their system should have; see `src/pager/system/tests.rs`.
const PAGE_VARIABLE: &str = "SLABMALLOC_SYSTEM_PAGE";

/// What tests read the command from that runs them, to run themselves; see `tests/all/abort.rs`.
const RUNNER_VARIABLE: &str = "SLABMALLOC_TEST_RUNNER";

/// What tests read from how much of their work they do, in percent; see `tests/all/effort.rs`.
const EFFORT: (&str, &str) = ("SLABMALLOC_TEST_PERCENT", "10");

/// What a platform may lack of the tests that this machine has, in percent: those of what it does not have.
const MAY_LACK: usize = 4;

/// The time after which a platform's tests count as hanging.
const RUN_LIMIT: Duration = Duration::from_mins(40);

/// What is tested, in two commands: cargo does not take both at once.
const PROGRAMS: &str = "--lib --tests";
const EXAMPLES: &str = "--doc";

/// Tests on the platforms named, or on all.
pub(super) fn run(workspace: &Workspace, arguments: &[String], report: &mut Report) -> Result<(), Failure> {
    check_arguments(arguments, PLATFORMS.iter().map(|platform| platform.name))?;
    let asked = PLATFORMS
        .iter()
        .filter(|platform| asked_for(arguments, platform.name));
    let features = workspace.stable_features()?;
    let mut expected = None;
    report.row("the tests of this machine", || {
        let [tests, examples] = [PROGRAMS, EXAMPLES].map(|what| listed(workspace, what, &features));
        let (tests, examples) = (tests?, examples?);
        expected = Some([tests, examples]);
        Ok(Outcome::Passed(format!("{tests} tests, {examples} examples")))
    });
    let Some(expected) = expected else { return Ok(()) };
    for platform in asked {
        match ready(platform) {
            Ok(rust) => {
                let cargo = |command: &str| {
                    let target = platform.triple;
                    rust.cargo(
                        workspace,
                        &format!("{command} -Zbuild-std --target {target} --features {features}"),
                    )
                };
                report.row(platform.name, || {
                    look_at(platform, workspace, cargo, expected).map(Outcome::Passed)
                });
            }
            Err(reason) => report.skipped(platform.name, &reason),
        }
    }
    Ok(())
}

/// Runs the tests of a platform, or type-checks them, by commands of `cargo`.
fn look_at(
    platform: &Platform,
    workspace: &Workspace,
    cargo: impl Fn(&str) -> Command,
    expected: [usize; 2],
) -> Result<String, Failure> {
    let Platform { triple, shows, .. } = platform;
    let Some(here) = &platform.here else {
        // Tests depend on libraries in C, for which there is no compiler.
        output_of(cargo("check --lib"), LIMIT)?;
        return Ok(format!("{triple}: type-checked only; {shows}"));
    };
    if here.is_wine() {
        wine::prepare(workspace, here.linker)?;
    }
    let command = |what: &str| {
        let line = format!("test {what} --no-fail-fast");
        with(here, triple, workspace, cargo(&line))
    };
    let seen = test(command, expected)?;
    let page = here.page >> 10;
    Ok(format!("{triple}, pages of {page} KiB: {seen}; {shows}"))
}

/// How many tests there are here.
fn listed(workspace: &Workspace, what: &str, features: &str) -> Result<usize, Failure> {
    let output = output_of(
        workspace.cargo(&format!("test {what} --features {features} -- --list")),
        LIMIT,
    )?;
    let count = output.lines().filter(|line| line.ends_with(": test")).count();
    if count == 0 {
        return Err("this machine has not a single test".into());
    }
    Ok(count)
}

/// Installs what a platform needs.
fn ready(platform: &Platform) -> Result<DebianRust, String> {
    let rust = DebianRust::ready()?;
    if let Some(here) = &platform.here {
        let runner = here.runner.split(' ').next().unwrap_or_default();
        debian::ready(here.packages, || exists(here.linker) && exists(runner))?;
    }
    Ok(rust)
}

/// Builds and runs everything, and says what was seen.
fn test(cargo: impl Fn(&str) -> Command, expected: [usize; 2]) -> Result<String, Failure> {
    output_of(cargo(&format!("{PROGRAMS} --no-run")), LIMIT)?;
    let start = Instant::now();
    let mut seen = [0; 2];
    for ((what, count), expected) in [PROGRAMS, EXAMPLES].into_iter().zip(&mut seen).zip(expected) {
        let output = output_of(cargo(what), RUN_LIMIT)?;
        *count = Tally::of(&output).passed();
        enough(*count, expected, what)?;
    }
    let [tests, examples] = seen;
    let seconds = start.elapsed().as_secs();
    Ok(format!("{tests} tests and {examples} examples in {seconds} s"))
}

/// Complains if too few tests ran.
fn enough(count: usize, expected: usize, what: &str) -> Result<(), Failure> {
    if count * 100 < expected * (100 - MAY_LACK) {
        return Err(format!("{what}: {count} tests passed, of {expected} that this machine has").into());
    }
    Ok(())
}

/// Tells cargo what links and what runs programs of a platform, and the programs what they should find.
fn with(here: &Here, triple: &str, workspace: &Workspace, mut cargo: Command) -> Command {
    let name = triple.replace('-', "_").to_uppercase();
    cargo
        .env(format!("CARGO_TARGET_{name}_LINKER"), here.linker)
        .env(format!("CARGO_TARGET_{name}_RUNNER"), here.runner)
        .env(PAGE_VARIABLE, here.page.to_string())
        .env(RUNNER_VARIABLE, here.runner)
        .env(EFFORT.0, EFFORT.1)
        // Names for the addresses of one panic take seconds under emulation, and tests panic on purpose. Without
        // those names, and in few parts, the tests compile in half the time.
        .env("RUST_BACKTRACE", "0")
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_PROFILE_DEV_DEBUG", "none")
        .env("CARGO_PROFILE_TEST_DEBUG", "none");
    if here.is_wine() {
        wine::tell(workspace, &mut cargo);
    }
    cargo
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_platform_is_there() {
        let pages: Vec<usize> = PLATFORMS
            .iter()
            .filter_map(|platform| Some(platform.here.as_ref()?.page >> 10))
            .collect();
        assert!([4, 16, 64].iter().all(|page| pages.contains(page)));
        let names = |part: &str| PLATFORMS.iter().any(|platform| platform.triple.contains(part));
        assert!(
            ["aarch64", "powerpc64le", "s390x", "armv7", "windows", "darwin"]
                .into_iter()
                .all(names)
        );
    }

    #[test]
    fn what_qemu_is_told_is_the_page_size_of_the_table() {
        for here in PLATFORMS.iter().filter_map(|platform| platform.here.as_ref()) {
            let told = here.runner.split_once(" -p ");
            assert!(
                told.is_none_or(|(_, page)| page == here.page.to_string()),
                "{}",
                here.runner
            );
        }
    }

    #[test]
    fn too_few_tests_are_a_failure() {
        assert!(enough(960, 1000, PROGRAMS).is_ok());
        assert!(enough(959, 1000, PROGRAMS).is_err());
        assert!(enough(0, 1, PROGRAMS).is_err());
    }
}
