//! `instructions`: how many instructions this library's operations take, against what is recorded.
//!
//! Time is noisy; callgrind counts the same number on every run. The suite's programs of this library's own
//! contenders are built, their workloads of one thread are counted, and more instructions than
//! `benches/suite/instructions.txt` says fail the task. What the project promises in instructions is
//! checked beside that, with no record.
//!
//! `--record` writes the file anew, for a change that is worth what it costs.

mod record;

use std::fs;
use std::process::Command;

use super::bench::{self, Contender, PAIR, Part, Profile, Programs};
use crate::Failure;
use crate::debian;
use crate::process::{LIMIT, exists, output_of};
use crate::report::{Outcome, Report};
use crate::workspace::Workspace;
use record::{Key, Record};

/// The record, named from the root.
const FILE: &str = "benches/suite/instructions.txt";

/// What writes the record.
const COMMAND: &str = "cargo xtask instructions --record";

/// The workloads that are counted: what takes little time under callgrind, is the same in every run, and
/// leads through every path of the allocator that one thread can reach.
const WORKLOADS: &[&str] = &[
    "pair8",
    PAIR,
    "pair512",
    "pair8k",
    "pair64-dynamic",
    "batch1k-lifo",
    "batch1k-shuffled",
    "batch100k-fifo",
    bench::SMALL_HEAP,
    "churn10k",
    "churn1m",
    "mixed",
    "aligned",
    "realloc-strings",
    "glibc-simple",
    "serde-json",
    "binary-trees",
];

/// Counts and compares, or records.
pub(super) fn run(workspace: &Workspace, arguments: &[String], report: &mut Report) -> Result<(), Failure> {
    super::check_arguments(arguments, ["--record"].into_iter())?;
    let recording = !arguments.is_empty();
    if let Err(reason) = debian::ready(&[bench::TOOL], || exists(bench::TOOL)) {
        report.skipped("instructions", &reason);
        return Ok(());
    }
    let mut ours = bench::contenders(workspace)?;
    ours.retain(|contender| contender.ours);

    let compiler = compiler()?;
    let recorded = if recording {
        None
    } else {
        Some(Record::read(&workspace.read(FILE)?)?)
    };
    let mut counted = Record::new(&compiler);
    for profile in [Profile::Release, Profile::Lto] {
        for contender in ours.iter().filter(|contender| is_counted(contender, profile)) {
            let name = format!("{}, {}", contender.name, profile.name());
            report.row(&name, || {
                let programs = Programs::build(workspace, contender, profile)?;
                for workload in WORKLOADS {
                    let key = Key::new(profile.name(), &contender.name, workload);
                    counted.put(key, bench::count(&programs.suite, workload, Part::Pass)?);
                }
                match &recorded {
                    Some(recorded) => recorded.compare(&counted, profile.name(), &contender.name),
                    None => Ok(Outcome::Passed(format!("{} figures", WORKLOADS.len()))),
                }
            });
            promises(workspace, contender, profile, report);
        }
    }
    if recording {
        report.row(FILE, || {
            fs::write(workspace.root().join(FILE), counted.text())?;
            Ok(Outcome::Passed(compiler))
        });
    }
    Ok(())
}

/// Each contender where it is at home: the hosted zone in both profiles, any other in `release`, since to
/// link everything together takes most of a minute each time.
fn is_counted(contender: &Contender, profile: Profile) -> bool {
    profile == Profile::Release || contender.name == bench::HOSTED
}

/// What the project promises in instructions, whatever is recorded. The promises are about the hosted zone
/// where everything is linked together; what the default zone does of them is in `docs/benchmarks.md`.
fn promises(workspace: &Workspace, contender: &Contender, profile: Profile, report: &mut Report) {
    if contender.name != bench::HOSTED || profile != Profile::Lto {
        return;
    }
    let name = format!("{}, {}", contender.name, profile.name());
    let suite = || -> Result<_, Failure> { Ok(Programs::build(workspace, contender, profile)?.suite) };
    report.row(&format!("{name}: {PAIR}"), || {
        let own = bench::own_instructions(&suite()?, PAIR)?;
        at_most(own, bench::MOST_OF_A_PAIR, "instructions without the loop")
    });
    report.row(
        &format!("{name}: {} ÷ {}", bench::LARGE_HEAP, bench::SMALL_HEAP),
        || match bench::growth_of_instructions(&suite()?) {
            Ok(growth) => at_most(
                growth,
                bench::MOST_GROWTH,
                "times the instructions without the loop",
            ),
            Err(failure) => {
                let text = failure.to_string();
                match text.lines().find(|line| line.contains(bench::TOO_LARGE)) {
                    Some(reason) => Ok(Outcome::Skipped(reason.to_owned())),
                    None => Err(failure),
                }
            }
        },
    );
}

fn at_most(figure: f64, most: f64, what: &str) -> Result<Outcome, Failure> {
    let text = format!("{figure:.2} {what}, at most {most}");
    if figure <= most {
        Ok(Outcome::Passed(text))
    } else {
        Err(text.into())
    }
}

/// The compiler and its target, on which the figures depend.
fn compiler() -> Result<String, Failure> {
    let mut command = Command::new("rustc");
    command.arg("-vV");
    let output = output_of(command, LIMIT)?;
    let version = output.lines().next().unwrap_or_default();
    let host = output.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(format!("{version} for {}", host.unwrap_or_default()))
}
