//! The table of tasks. A new task is a file here and a row in [`TASKS`].

mod bench;
mod benches;
mod browser;
mod ci;
mod cross;
mod drift;
mod examples;
mod features;
mod foreign;
mod fuzz;
mod guide;
mod instructions;
mod kernels;
mod layers;
mod lint;
mod mcu;
mod models;
mod mutants;
mod panics;
mod pprof;
mod real_crates;
mod sanitizers;
mod schedules;
mod soak;
mod test;
mod tidy;
mod tuned;
mod wasm;

use crate::Failure;
use crate::report::{Outcome, Report};
use crate::workspace::Workspace;

/// Where a task runs.
#[derive(Clone, Copy, PartialEq)]
enum Lane {
    /// In every run of `ci`, at its place in the table.
    Ci,
    /// When somebody calls it.
    ByHand,
}

/// One task of the door.
pub(crate) struct Task {
    name: &'static str,
    /// The arguments that it takes, as shown in the list.
    arguments: &'static str,
    summary: &'static str,
    lane: Lane,
    run: fn(&Workspace, &[String], &mut Report) -> Result<(), Failure>,
}

/// Every task. `ci` runs those of its lane in this order.
const TASKS: &[Task] = &[
    Task {
        name: "ci",
        arguments: "",
        summary: "everything below marked with a star, in this order: what `.ci/run` calls",
        lane: Lane::ByHand,
        run: ci::run,
    },
    Task {
        name: "lint",
        arguments: "",
        summary: "formatting, clippy and rustdoc, every warning an error",
        lane: Lane::Ci,
        run: lint::run,
    },
    Task {
        name: "layers",
        arguments: "",
        summary: "imports of src/ point down the layer table only",
        lane: Lane::Ci,
        run: layers::run,
    },
    Task {
        name: "tidy",
        arguments: "",
        summary: "house rules that no lint knows: comment tags, safety sections, file lengths",
        lane: Lane::Ci,
        run: tidy::run,
    },
    Task {
        name: "test",
        arguments: "",
        summary: "the test command of the README, read from the README",
        lane: Lane::Ci,
        run: test::run,
    },
    Task {
        name: "features",
        arguments: "",
        summary: "each feature alone, none, and all of them",
        lane: Lane::Ci,
        run: features::run,
    },
    Task {
        name: "models",
        arguments: "[NAME...]",
        summary: "loom: caches of threads in every order of their locks, and controls",
        lane: Lane::Ci,
        run: models::run,
    },
    Task {
        name: "schedules",
        arguments: "[SCHEDULES] [NAME...]",
        summary: "Shuttle: long programs of several threads in schedules drawn at random, and controls",
        lane: Lane::Ci,
        run: schedules::run,
    },
    Task {
        name: "sanitizers",
        arguments: "[NAME...]",
        summary: "memcheck, AddressSanitizer and ThreadSanitizer see nothing, and what is planted",
        lane: Lane::Ci,
        run: sanitizers::run,
    },
    Task {
        name: "panics",
        arguments: "[NAME...]",
        summary: "no zone links a panic, unwinding or formatting; and planted ones are found",
        lane: Lane::Ci,
        run: panics::run,
    },
    Task {
        name: "soak",
        arguments: "[SECONDS] [NAME...]",
        summary: "threads that come and go, and random programs; memory does not grow, and a planted leak is seen",
        lane: Lane::Ci,
        run: soak::run,
    },
    Task {
        name: "fuzz",
        arguments: "[SECONDS] [--keep]",
        summary: "libFuzzer: programs of operations, parameters of zones, text for the macro",
        lane: Lane::ByHand,
        run: fuzz::run,
    },
    Task {
        name: "mutants",
        arguments: "[FILE...]",
        summary: "cargo-mutants: a test fails for each change of pages, slabs, zones, locks and geometry",
        lane: Lane::ByHand,
        run: mutants::run,
    },
    Task {
        name: "examples",
        arguments: "[NAME...]",
        summary: "every example, on a short workload",
        lane: Lane::Ci,
        run: examples::run,
    },
    Task {
        name: "pprof",
        arguments: "",
        summary: "heap profiles with stack traces: their tests, and what `go tool pprof` shows of an example",
        lane: Lane::Ci,
        run: pprof::run,
    },
    Task {
        name: "benches",
        arguments: "",
        summary: "the benchmarks compile",
        lane: Lane::Ci,
        run: benches::run,
    },
    Task {
        name: "instructions",
        arguments: "[--record]",
        summary: "callgrind counts no more instructions for each operation than are recorded",
        lane: Lane::Ci,
        run: instructions::run,
    },
    Task {
        name: "bench",
        arguments: "[OPTION...]",
        summary: "every allocator on every workload; writes docs/benchmarks.md",
        lane: Lane::ByHand,
        run: bench::run,
    },
    Task {
        name: "policies",
        arguments: "[--rounds N]",
        summary: "what the policies against misuse cost; writes docs/policies.md",
        lane: Lane::ByHand,
        run: bench::run_policies,
    },
    Task {
        name: "tuned",
        arguments: "[--record] [--rounds N] [PROGRAM...]",
        summary: "five programs before and after tuning, predicted and measured; writes docs/tuned.md",
        lane: Lane::ByHand,
        run: tuned::run,
    },
    Task {
        name: "cross",
        arguments: "[TARGET...]",
        summary: "default features and exact page sizes on bare-metal and foreign targets",
        lane: Lane::Ci,
        run: cross::run,
    },
    Task {
        name: "wasm",
        arguments: "[--record]",
        summary: "a WebAssembly module in Node: checks, size and speed beside its peers",
        lane: Lane::Ci,
        run: wasm::run,
    },
    Task {
        name: "browser",
        arguments: "[--record]",
        summary: "the page of docs/browser in a headless Chromium: workloads, map, statistics, blocks, controls",
        lane: Lane::Ci,
        run: browser::run,
    },
    Task {
        name: "mcu",
        arguments: "[--record] [TARGET...]",
        summary: "firmware on emulated microcontrollers, an interrupt handler that allocates, and controls",
        lane: Lane::Ci,
        run: mcu::run,
    },
    Task {
        name: "kernels",
        arguments: "[TARGET...|--yardstick]",
        summary: "the example kernel on emulated machines: CPUs, interrupts, page sizes",
        lane: Lane::Ci,
        run: kernels::run,
    },
    Task {
        name: "foreign",
        arguments: "[PLATFORM...]",
        summary: "the library's tests on emulated processors, with pages up to 64 KiB, and on Wine",
        lane: Lane::ByHand,
        run: foreign::run,
    },
    Task {
        name: "drift",
        arguments: "",
        summary: "versions and commands in the documents are those of the code",
        lane: Lane::Ci,
        run: drift::run,
    },
    Task {
        name: "guide",
        arguments: "[--record]",
        summary: "the book: its steps in a fresh project, outputs and code blocks compared, links, mdBook",
        lane: Lane::Ci,
        run: guide::run,
    },
    Task {
        name: "real-crates",
        arguments: "[CRATE...]",
        summary: "the test suites of published crates, on `SafeZoneAllocator`",
        lane: Lane::ByHand,
        run: real_crates::run,
    },
];

/// The task of this name.
pub(crate) fn find(name: &str) -> Option<&'static Task> {
    TASKS.iter().find(|task| task.name == name)
}

/// The names of all tasks.
fn names() -> impl Iterator<Item = &'static str> {
    TASKS.iter().map(|task| task.name)
}

/// Prints one line for each task.
pub(crate) fn list() {
    println!("usage: cargo xtask TASK\n");
    for Task {
        name,
        arguments,
        summary,
        lane,
        ..
    } in TASKS
    {
        let star = if *lane == Lane::Ci { '*' } else { ' ' };
        println!("{star} {:<22}{summary}", format!("{name} {arguments}"));
    }
}

impl Task {
    /// Runs the task; what stops it is a failed row.
    pub(crate) fn run_into(&self, workspace: &Workspace, arguments: &[String], report: &mut Report) {
        if let Err(failure) = self.checked_run(workspace, arguments, report) {
            report.failed(self.name, &failure.to_string());
        }
    }

    fn checked_run(
        &self,
        workspace: &Workspace,
        arguments: &[String],
        report: &mut Report,
    ) -> Result<(), Failure> {
        if self.arguments.is_empty() && !arguments.is_empty() {
            return Err(format!("takes no argument, and was given `{}`", arguments.join(" ")).into());
        }
        (self.run)(workspace, arguments, report)
    }
}

/// Whether a row of this name was asked for: no argument asks for all.
fn asked_for(arguments: &[String], name: &str) -> bool {
    arguments.is_empty() || arguments.iter().any(|argument| argument == name)
}

/// Refuses an argument that names none of `known`.
fn check_arguments<'a>(
    arguments: &[String],
    known: impl Iterator<Item = &'a str> + Clone,
) -> Result<(), Failure> {
    for argument in arguments {
        if !known.clone().any(|name| name == argument) {
            let known = known.collect::<Vec<_>>().join(", ");
            return Err(format!("`{argument}` is none of: {known}").into());
        }
    }
    Ok(())
}

/// A number, if the arguments begin with one, and the names behind it.
fn number_and_names(arguments: &[String]) -> (Option<u64>, &[String]) {
    match arguments.split_first() {
        Some((first, names)) if first.parse::<u64>().is_ok() => (first.parse().ok(), names),
        _ => (None, arguments),
    }
}

/// A row for building a package that holds many programs in one, and a row for each of those that are asked
/// for. `list` builds it and returns their names, a line each; `run_one` runs the one with the name, beside others.
fn each_program(
    arguments: &[String],
    report: &mut Report,
    building: &str,
    list: impl FnOnce() -> Result<String, Failure>,
    run_one: impl Fn(&str) -> Result<Outcome, Failure> + Sync,
) -> Result<(), Failure> {
    let mut names = Vec::new();
    let built = report.row(building, || {
        names = list()?.lines().map(str::to_owned).collect();
        if names.is_empty() {
            return Err("there is none".into());
        }
        Ok(Outcome::Passed(format!("{} of them", names.len())))
    });
    if !built {
        return Ok(());
    }
    check_arguments(arguments, names.iter().map(String::as_str))?;
    let names = names.iter().map(String::as_str);
    let names: Vec<&str> = names.filter(|name| asked_for(arguments, name)).collect();
    report.rows(&names, run_one);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_found() {
        for name in names() {
            assert_eq!(names().filter(|other| *other == name).count(), 1);
            assert!(find(name).is_some_and(|task| task.name == name));
        }
        assert!(find("no-such-task").is_none());
    }

    #[test]
    fn ci_does_not_run_itself() {
        assert!(find("ci").is_some_and(|task| task.lane == Lane::ByHand));
    }

    #[test]
    fn unknown_arguments_are_refused() {
        let known = ["one", "two"];
        assert!(check_arguments(&["two".to_owned()], known.into_iter()).is_ok());
        let failure = check_arguments(&["three".to_owned()], known.into_iter()).unwrap_err();
        assert_eq!(failure.to_string(), "`three` is none of: one, two");
    }

    #[test]
    fn without_arguments_every_row_is_asked_for() {
        assert!(asked_for(&[], "one"));
        assert!(asked_for(&["one".to_owned()], "one"));
        assert!(!asked_for(&["two".to_owned()], "one"));
    }
}
