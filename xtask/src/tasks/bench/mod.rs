//! `bench`: this library beside the allocators that programs use.
//!
//! The suite in `benches/suite` is built once for each allocator and profile, with that allocator as the
//! program's `#[global_allocator]`. Every workload is run in turns on all of them, one process for
//! each round. The figures go to `docs/benchmarks.md` with plots beside it if the run was
//! complete, and below `target/` if it was not.
//!
//! Rows say whether a workload could be measured. Whether the figures keep what the project promises
//! is printed at the end, and is no matter of passing or failing.

mod contenders;
mod document;
mod exhibits;
mod figures;
mod gates;
mod instructions;
mod machine;
mod options;
mod plot;
mod policies;
mod programs;
mod rounds;
mod short;
mod statistics;
mod table;

use core::time::Duration;
use std::collections::BTreeMap;
use std::fs;
use std::time::Instant;

pub(super) use contenders::{Contender, KERNEL, all as contenders};
pub(super) use gates::HOSTED;
pub(super) use instructions::{
    LARGE_HEAP, MOST_GROWTH, MOST_OF_A_PAIR, PAIR, Part, SMALL_HEAP, TOO_LARGE, TOOL, count,
    growth as growth_of_instructions, own as own_instructions,
};
pub(super) use machine::description as machine;
pub(super) use machine::{date, processor};
pub(super) use options::Profile;
pub(super) use policies::run as run_policies;
pub(super) use programs::Programs;
pub(super) use short::compare as compare_short;
pub(super) use statistics::{Summary, float, significant};

use super::check_arguments;
use crate::Failure;
use crate::report::{Outcome, Report};
use crate::workspace::Workspace;
use document::Document;
use figures::{Figures, Row};
use options::Options;
use programs::Workload;
use rounds::Field;

/// The manifest of the suite, a workspace of its own, named from the root.
pub(super) const MANIFEST: &str = "benches/suite/Cargo.toml";

/// Why a workload is not measured that takes long.
const WITHOUT_FULL: &str = "with `--full` only";

/// Measures, writes the document, prints the gates.
pub(super) fn run(workspace: &Workspace, arguments: &[String], report: &mut Report) -> Result<(), Failure> {
    let options = Options::read(arguments)?;
    let mut contenders = contenders::all(workspace)?;
    check_arguments(
        &options.allocators,
        contenders.iter().map(|contender| contender.name.as_str()),
    )?;
    if !options.allocators.is_empty() {
        contenders.retain(|contender| options.allocators.contains(&contender.name));
    }
    let mut bench = Bench {
        workspace,
        figures: Figures::new(&contenders),
        contenders,
        options,
        workloads: Vec::new(),
        missing: Vec::new(),
        playing: Duration::ZERO,
    };
    for profile in bench.options.profiles.clone() {
        let field = bench.build(profile, report);
        bench.choose_workloads(&field)?;
        let start = Instant::now();
        bench.play(profile, &field, report);
        bench.look_at_hello(profile, &field, report);
        bench.count_instructions(profile, &field, report);
        bench.playing += start.elapsed();
        bench.compare_over_arenas(profile, report);
    }
    bench.write(arguments, report);
    Ok(())
}

/// A run of the task.
struct Bench<'a> {
    workspace: &'a Workspace,
    options: Options,
    contenders: Vec<Contender>,
    workloads: Vec<Workload>,
    figures: Figures,
    missing: Vec<(String, String)>,
    /// The time for which programs ran.
    playing: Duration,
}

impl Bench<'_> {
    fn ours(&self) -> Vec<&str> {
        let ours = self.contenders.iter().filter(|contender| contender.ours);
        ours.map(|contender| contender.name.as_str()).collect()
    }

    /// Builds every contender. A peer that does not build is skipped; one of ours is a failure.
    fn build(&mut self, profile: Profile, report: &mut Report) -> Field {
        report.headline(&format!("programs, profile {}", profile.name()));
        let mut field = BTreeMap::new();
        for contender in &mut self.contenders {
            let name = format!("{} ({})", contender.name, contender.origin);
            let missing = &mut self.missing;
            report.row(&name, || {
                match Programs::build(self.workspace, contender, profile) {
                    Ok(programs) => {
                        let about = programs::run(&programs.suite, Some("--about"))?;
                        contender.put_about(about.trim());
                        field.insert(contender.name.clone(), programs);
                        Ok(Outcome::Passed(contender.options.clone()))
                    }
                    Err(failure) if contender.ours => Err(failure),
                    Err(failure) => {
                        let text = failure.to_string();
                        let error = text.lines().find(|line| line.contains("error"));
                        let reason = format!("does not build: {}", error.unwrap_or(&text));
                        missing.push((format!("{}, {}", contender.name, profile.name()), reason.clone()));
                        Ok(Outcome::Skipped(reason))
                    }
                }
            });
        }
        field
    }

    /// Takes the catalogue from the first program that there is.
    fn choose_workloads(&mut self, field: &Field) -> Result<(), Failure> {
        let first = field.values().next().ok_or("no contender could be built")?;
        let catalogue = programs::catalogue(&programs::run(&first.suite, Some("--list"))?);
        let bare = catalogue
            .iter()
            .filter_map(|workload| Some(workload.name.rsplit_once("-t")?.0));
        let names = catalogue
            .iter()
            .map(|workload| workload.name.as_str())
            .chain(bare);
        check_arguments(&self.options.only, names)?;
        let options = &self.options;
        let chosen = catalogue
            .iter()
            .filter(|workload| options.wants(&workload.name, workload.is_default));
        self.workloads = chosen.cloned().collect();
        if options.only.is_empty() && self.missing.iter().all(|(_, reason)| reason != WITHOUT_FULL) {
            let left_out = catalogue
                .iter()
                .filter(|workload| !self.workloads.contains(workload));
            let left_out = left_out.map(|workload| (workload.name.clone(), WITHOUT_FULL.to_owned()));
            self.missing.extend(left_out);
        }
        Ok(())
    }

    fn play(&mut self, profile: Profile, field: &Field, report: &mut Report) {
        report.headline(&format!("workloads, profile {}", profile.name()));
        let ours: Vec<String> = self.ours().into_iter().map(str::to_owned).collect();
        let ours: Vec<&str> = ours.iter().map(String::as_str).collect();
        for workload in &self.workloads {
            let mut troubles = BTreeMap::new();
            let figures = &mut self.figures;
            report.row(&workload.name, || {
                troubles = rounds::play(figures, field, profile, workload, self.options.rounds);
                let own = troubles.iter().find(|(name, _)| ours.contains(&name.as_str()));
                match own {
                    Some((name, trouble)) => Err(format!("{name}: {}", trouble.sentence()).into()),
                    None => Ok(Outcome::Passed(rounds::note(figures, profile, workload, &ours))),
                }
            });
            for (name, trouble) in troubles {
                let what = format!("{} on {name}, {}", workload.name, profile.name());
                if !ours.contains(&name.as_str()) {
                    report.skipped(&what, &trouble.sentence());
                }
                self.missing.push((what, trouble.sentence()));
            }
        }
    }

    /// The least program: its code and its memory.
    fn look_at_hello(&mut self, profile: Profile, field: &Field, report: &mut Report) {
        if !self.options.only.is_empty() {
            return;
        }
        let figures = &mut self.figures;
        report.row("hello", || {
            for (name, programs) in field {
                let code = programs::code_size(&fs::read(&programs.hello)?)
                    .and_then(|size| u32::try_from(size).ok());
                if let Some(code) = code {
                    figures.put(Row::new(profile, "hello", "code"), name, f64::from(code));
                }
                figures.read(profile, name, &programs::run(&programs.hello, None)?);
            }
            Ok(Outcome::Passed(String::new()))
        });
    }

    /// Instructions of some workloads, each counted once: the count is the same in every run.
    fn count_instructions(&mut self, profile: Profile, field: &Field, report: &mut Report) {
        for contender in &self.contenders {
            let mut parts = instructions::parts(contender.ours);
            parts.retain(|(workload, ..)| self.options.counts(workload));
            let Some(programs) = field.get(&contender.name).filter(|_| !parts.is_empty()) else {
                continue;
            };
            let row = format!("instructions of {}, {}", contender.name, profile.name());
            if let Some(obstacle) = instructions::obstacle() {
                report.skipped(&row, &obstacle);
                self.missing.push((row, obstacle));
                continue;
            }
            let mut trouble = None;
            let figures = &mut self.figures;
            report.row(&row, || {
                let mut notes = Vec::new();
                for (workload, metric, part) in parts {
                    match instructions::count(&programs.suite, workload, part) {
                        Ok(count) => {
                            figures.put(Row::new(profile, workload, metric), &contender.name, count);
                            notes.push(format!("{workload} {}", statistics::significant(count)));
                        }
                        Err(failure) => {
                            // Who does not run under the tool does so with no workload.
                            trouble = Some(format!(
                                "{workload} under {}: {}",
                                instructions::TOOL,
                                rounds::reason_in(&failure.to_string())
                            ));
                            break;
                        }
                    }
                }
                match &trouble {
                    None => Ok(Outcome::Passed(notes.join(", "))),
                    Some(reason) if contender.ours && !reason.contains(TOO_LARGE) => {
                        Err(reason.clone().into())
                    }
                    Some(reason) => Ok(Outcome::Skipped(reason.clone())),
                }
            });
            if let Some(reason) = trouble {
                self.missing.push((row, reason));
            }
        }
    }

    /// The allocators for one thread, over an arena each.
    fn compare_over_arenas(&mut self, profile: Profile, report: &mut Report) {
        if !self.options.is_complete() {
            return;
        }
        let figures = &mut self.figures;
        report.row("kernel", || {
            let program = programs::build_kernel(self.workspace, profile)?;
            for line in programs::run(&program, None)?.lines() {
                let fields: Vec<&str> = line.split('\t').collect();
                let [workload, contender, time] = fields.as_slice() else {
                    return Err(format!("cannot read `{line}`").into());
                };
                figures.put(Row::new(profile, workload, "ns"), contender, time.parse()?);
            }
            Ok(Outcome::Passed(String::new()))
        });
    }

    /// Writes the document and prints the gates.
    fn write(&self, arguments: &[String], report: &mut Report) {
        let ours = self.ours();
        let gates = gates::all(&self.figures, &self.workloads, &self.options.profiles, &ours);
        report.headline("gates");
        for gate in &gates {
            println!(
                "{:<14}{} (at most {}): {}",
                gate.verdict(),
                gate.claim,
                gate.most,
                gate.figure()
            );
        }
        report.headline("document");
        let document = Document {
            figures: &self.figures,
            contenders: &self.contenders,
            workloads: &self.workloads,
            profiles: &self.options.profiles,
            gates: &gates,
            rounds: self.options.rounds,
            arguments: arguments.join(" "),
            machine: machine::description(),
            missing: &self.missing,
            minutes: self.playing.as_secs().div_ceil(60),
        };
        // A run of some rows must not overwrite the figures of all.
        let complete = self.options.is_complete();
        let folder = if complete {
            self.workspace.root().join("docs")
        } else {
            self.workspace.target().join("suite-documents")
        };
        let shown = if complete {
            "docs/benchmarks.md"
        } else {
            "suite-documents/benchmarks.md in the target folder"
        };
        report.row(shown, || {
            fs::create_dir_all(&folder)?;
            fs::write(folder.join("benchmarks.md"), document.markdown())?;
            fs::write(folder.join("benchmarks.tsv"), document.for_machines())?;
            for (name, plot) in document.plots() {
                fs::write(folder.join(name), plot)?;
            }
            Ok(Outcome::Passed(String::new()))
        });
        if complete {
            report.row("README.md", || {
                let readme =
                    short::put_into(&self.workspace.read("README.md")?, &document.short().markdown())?;
                fs::write(self.workspace.root().join("README.md"), readme)?;
                Ok(Outcome::Passed(String::new()))
            });
        }
    }
}
