//! Memcheck and `AddressSanitizer`, with its `LeakSanitizer`: no use of memory that is nobody's, and none is lost.

use core::time::Duration;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use super::{CONTROL, host_with_runtimes, outcome_of, verdict};
use crate::Failure;
use crate::debian;
use crate::process::{LIMIT, exists, output_of};
use crate::report::Report;
use crate::tasks::each_program;
use crate::tasks::features::{nightly_cargo, no_nightly};
use crate::workspace::Workspace;

/// The test that holds the programs.
const PROGRAMS: &str = "memory";

/// What the names of rows start with.
const MEMCHECK: &str = "memcheck:";
const ADDRESS: &str = "address:";

/// Other tests that `AddressSanitizer` watches, with the words that choose from each: only where they are asked for by
/// name, as they take minutes to compile, and minutes to run.
const TESTS: &[(&str, &[&str])] = &[
    ("exhaustive", &["programs"]),
    (
        "faults",
        &["hostile", "reentry", "every_two", "signals::a_handler"],
    ),
    ("all", &["--test-threads=2"]),
];

/// The time after which a program counts as hanging.
const PROGRAM_LIMIT: Duration = Duration::from_mins(10);

/// A control, and what memcheck and `AddressSanitizer` call it.
type Planted = (&'static str, Option<&'static str>, Option<&'static str>);

/// What is planted in a control, as memcheck and `AddressSanitizer` call it, where they can see it.
const PLANTED: &[Planted] = &[
    (
        "slot-overflow",
        Some("Invalid write of size 1"),
        Some("use-after-poison"),
    ),
    (
        "slot-used-after-free",
        Some("Invalid read of size 1"),
        Some("use-after-poison"),
    ),
    // The sanitizer looks for blocks of the system's allocator only.
    ("slot-lost", Some("definitely lost"), None),
    // It knows of no contents.
    (
        "slot-not-initialised",
        Some("depends on uninitialised value"),
        None,
    ),
    (
        "page-used-after-release",
        Some("Invalid write of size 1"),
        Some("heap-use-after-free"),
    ),
    (
        "page-lost",
        Some("definitely lost"),
        Some("detected memory leaks"),
    ),
];

/// Whether a row of this name is one of these.
pub(super) fn is_name(argument: &str) -> bool {
    argument.starts_with(MEMCHECK) || argument.starts_with(ADDRESS)
}

/// Runs the programs named, or all, each in a row.
pub(super) fn run(workspace: &Workspace, arguments: &[String], report: &mut Report) -> Result<(), Failure> {
    let of = |start: &str| -> Vec<String> {
        arguments
            .iter()
            .filter(|argument| argument.starts_with(start))
            .cloned()
            .collect()
    };
    let (memcheck, address) = (of(MEMCHECK), of(ADDRESS));
    if arguments.is_empty() || !memcheck.is_empty() {
        run_memcheck(workspace, &memcheck, report)?;
    }
    if arguments.is_empty() || !address.is_empty() {
        run_address_sanitizer(workspace, &address, report)?;
    }
    Ok(())
}

fn run_memcheck(workspace: &Workspace, arguments: &[String], report: &mut Report) -> Result<(), Failure> {
    if let Err(reason) = debian::ready(&["valgrind"], || exists("valgrind")) {
        report.skipped("memcheck", &reason);
        return Ok(());
    }
    let built = OnceLock::new();
    let list = || {
        let line = format!("test --features std,valgrind --test {PROGRAMS} --no-run");
        let executable = executable(workspace, PROGRAMS, &output_of(workspace.cargo(&line), LIMIT)?)?;
        names(MEMCHECK, built.get_or_init(|| executable))
    };
    each_program(arguments, report, "programs for memcheck compile", list, |name| {
        let program = name.trim_start_matches(MEMCHECK);
        let mut command = Command::new("valgrind");
        command
            .args([
                "--quiet",
                "--error-exitcode=99",
                "--leak-check=full",
                "--show-leak-kinds=definite",
            ])
            .arg("--errors-for-leak-kinds=definite")
            .arg(built.get().ok_or("the programs are not there")?)
            .arg(program)
            .current_dir(workspace.root());
        let planted = planted(program, |(_, memcheck, _)| *memcheck)?;
        verdict(
            name,
            outcome_of(command, PROGRAM_LIMIT),
            planted,
            &["Invalid", "uninitialised"],
        )
    })
}

fn run_address_sanitizer(
    workspace: &Workspace,
    arguments: &[String],
    report: &mut Report,
) -> Result<(), Failure> {
    if let Some(reason) = no_nightly() {
        report.skipped("AddressSanitizer", &reason);
        return Ok(());
    }
    let host = match host_with_runtimes(workspace)? {
        Ok(host) => host,
        Err(reason) => {
            report.skipped("AddressSanitizer", &reason);
            return Ok(());
        }
    };
    let is_asked_for = |(test, _): &&(&str, &[&str])| arguments.contains(&format!("{ADDRESS}tests/{test}"));
    let tests: Vec<_> = TESTS.iter().filter(is_asked_for).collect();
    let built = OnceLock::new();
    let list = || {
        let chosen: Vec<_> = tests.iter().map(|(test, _)| format!("--test {test}")).collect();
        let chosen = chosen.join(" ");
        let mut build = nightly_cargo(
            workspace,
            &format!(
                "test --features std,address-sanitizer --test {PROGRAMS} {chosen} --no-run \
                 --target {host}"
            ),
        );
        build
            .env("RUSTFLAGS", "-Zsanitizer=address")
            .env("CARGO_TARGET_DIR", workspace.target().join("sanitizers"));
        let output = output_of(build, LIMIT)?;
        let find = |test: &str| executable(workspace, test, &output);
        let mut names = names(ADDRESS, &find(PROGRAMS)?)?;
        for (test, _) in &tests {
            find(test)?;
            names = [names, format!("{ADDRESS}tests/{test}")].join("\n");
        }
        built.get_or_init(|| output);
        Ok(names)
    };
    each_program(
        arguments,
        report,
        "programs for AddressSanitizer compile",
        list,
        |name| {
            let program = name.trim_start_matches(ADDRESS);
            let output = built.get().ok_or("the programs are not there")?;
            let (executable, words, planted) = if let Some(test) = program.strip_prefix("tests/") {
                let words = tests
                    .iter()
                    .find(|(known, _)| *known == test)
                    .map(|(_, words)| *words);
                (
                    executable(workspace, test, output)?,
                    words.unwrap_or_default(),
                    None,
                )
            } else {
                let planted = planted(program, |(_, _, address)| *address)?;
                (executable(workspace, PROGRAMS, output)?, &[program][..], planted)
            };
            let mut command = Command::new(executable);
            command
                .args(words)
                .current_dir(workspace.root())
                .env("RUST_BACKTRACE", "0")
                // What the environment says must not turn reports off.
                .env(
                    "ASAN_OPTIONS",
                    "exitcode=66 detect_leaks=1 allow_user_poisoning=1",
                )
                .env("LSAN_OPTIONS", "");
            verdict(
                name,
                outcome_of(command, PROGRAM_LIMIT),
                planted,
                &["AddressSanitizer", "LeakSanitizer"],
            )
        },
    )
}

/// The executable of a test, which cargo names in its output.
fn executable(workspace: &Workspace, test: &str, output: &str) -> Result<PathBuf, Failure> {
    let start = format!("Executable tests/{test}");
    let line = output.lines().find(|line| line.trim_start().starts_with(&start));
    let path = line
        .and_then(|line| line.rsplit_once('('))
        .and_then(|(_, path)| path.strip_suffix(')'));
    let path = path.ok_or_else(|| format!("{output}\ncargo names no executable of `{test}`"))?;
    Ok(workspace.root().join(path))
}

/// The names of the programs, a line for each; of those only that a tool can see something in.
fn names(tool: &str, executable: &Path) -> Result<String, Failure> {
    let mut list = Command::new(executable);
    list.arg("--list");
    let names = output_of(list, LIMIT)?;
    let mut lines = Vec::new();
    for name in names.lines() {
        let seen = match name.strip_prefix(CONTROL) {
            None => true,
            Some(_) => planted(name, |row| if tool == MEMCHECK { row.1 } else { row.2 })?.is_some(),
        };
        if seen {
            lines.push(format!("{tool}{name}"));
        }
    }
    if !lines.iter().any(|name| name.contains(CONTROL)) {
        return Err("nothing is planted in any program".into());
    }
    Ok(lines.join("\n"))
}

/// What is planted in a program, as a tool calls it; nothing, if it is no control.
fn planted(
    program: &str,
    column: impl Fn(&Planted) -> Option<&'static str>,
) -> Result<Option<&'static str>, Failure> {
    let Some(control) = program.strip_prefix(CONTROL) else {
        return Ok(None);
    };
    let row = PLANTED.iter().find(|(name, ..)| *name == control);
    let row = row.ok_or_else(|| format!("nobody knows what is planted in `{program}`"))?;
    Ok(column(row))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_executable_is_the_one_that_cargo_names() {
        let workspace = Workspace::locate().unwrap();
        let output = "   Compiling\n  Executable tests/memory.rs (target/debug/deps/memory-12)\n";
        let found = executable(&workspace, "memory", output).unwrap();
        assert_eq!(found, workspace.root().join("target/debug/deps/memory-12"));
        assert!(executable(&workspace, "faults", output).is_err());
    }

    #[test]
    fn every_control_is_known_and_nothing_else_is_planted() {
        assert!(planted("shared", |row| row.1).unwrap().is_none());
        assert!(planted("control-page-lost", |row| row.1).unwrap().is_some());
        assert!(planted("control-unheard-of", |row| row.1).is_err());
    }
}
