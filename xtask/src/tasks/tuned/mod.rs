//! `tuned`: what tuning is worth, shown on five programs.
//!
//! The programs in `benches/tuned` are built on the system's allocator, on the default and the hosted zone, and each on
//! the zone that the tuner proposed for its profile. What the tuner predicts is compared with what the zones hold
//! when the program has asked for most, and resident memory and time are measured in turns. Profiles and zones are
//! kept in the repository; `--record` makes them anew, and without it the tuner has to print the same again.
//!
//! The figures go to `docs/tuned.md`, with the pictures beside it, if all programs ran, and below `target/` if not.

mod document;
mod plot;
mod programs;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::{asked_for, check_arguments};
use crate::Failure;
use crate::report::{Outcome, Report};
use crate::workspace::Workspace;
use document::Document;
use programs::{Built, Figures, Sources};

/// The manifest of the programs, a workspace of its own, named from the root.
pub(super) const MANIFEST: &str = "benches/tuned/Cargo.toml";

/// The manifest of the package with the programs alone.
pub(super) const PROGRAMS_MANIFEST: &str = "benches/tuned/programs/Cargo.toml";

/// The folder of the programs.
const FOLDER: &str = "benches/tuned";

/// Predicted and measured waste may differ by so many points.
const BOUND: f64 = 2.0;

/// Runs under the meter, of which the one in the middle counts: threads do not do the same in every run.
const METERED_RUNS: usize = 3;

/// Rounds of resident memory and time where nothing else is said.
const ROUNDS: usize = 5;

/// A program, and what it does.
struct Program {
    name: &'static str,
    about: &'static str,
}

/// One row for each program of `benches/tuned`.
const PROGRAMS: &[Program] = &[
    Program {
        name: "syntax",
        about: "the main job of the example `global_alloc`: two threads parse Rust sources with `syn`; all syntax trees \
                are alive at once, with an index of the identifiers in them",
    },
    Program {
        name: "json",
        about: "a store of JSON documents: `serde_json` parses records, a million changes are made to them, and all are \
                written out; one thread",
    },
    Program {
        name: "store",
        about: "a key-value store on `BTreeMap` with an index by time: keys are written, read, deleted, expire, and are \
                read in ranges; one thread",
    },
    Program {
        name: "text",
        about: "a pipeline of four threads over Rust sources, half as many again: lines are matched against ten regular expressions of \
                `regex`; findings, lines and an index of words are kept, and searched",
    },
    Program {
        name: "server",
        about: "an asynchronous key-value server on `tokio` under load: 5000 connections are alive at once, and 300 requests are \
                sent over each; two threads",
    },
];

/// What was asked for.
struct Options {
    record: bool,
    rounds: usize,
    programs: Vec<&'static Program>,
}

impl Options {
    fn read(arguments: &[String]) -> Result<Self, Failure> {
        let (mut record, mut rounds, mut names) = (false, ROUNDS, Vec::new());
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--record" => record = true,
                "--rounds" => {
                    let number = arguments.next().ok_or("`--rounds` needs a number")?;
                    rounds = number
                        .parse()
                        .ok()
                        .filter(|rounds| *rounds > 0)
                        .ok_or_else(|| format!("`{number}` is no number of rounds"))?;
                }
                _ => names.push(argument.clone()),
            }
        }
        check_arguments(&names, PROGRAMS.iter().map(|program| program.name))?;
        let programs = PROGRAMS.iter().filter(|program| asked_for(&names, program.name));
        Ok(Self {
            record,
            rounds,
            programs: programs.collect(),
        })
    }

    fn is_complete(&self) -> bool {
        self.programs.len() == PROGRAMS.len()
    }
}

/// What is known of one program, by zone or allocator.
#[derive(Default)]
struct Findings {
    /// What the tuner predicts of the zones, in bytes by name.
    predicted: BTreeMap<String, Figures>,
    /// What the zones held when most was asked for.
    measured: BTreeMap<String, Figures>,
    /// The most memory that was resident in each round, in bytes.
    resident: BTreeMap<String, Vec<f64>>,
    /// The time of each round, in microseconds.
    time: BTreeMap<String, Vec<f64>>,
}

/// Measures, and writes the document.
pub(super) fn run(workspace: &Workspace, arguments: &[String], report: &mut Report) -> Result<(), Failure> {
    let options = Options::read(arguments)?;
    let sources = Sources::find(workspace)?;
    let scratch = workspace.target().join("tuned-documents");
    fs::create_dir_all(&scratch)?;
    let mut all = BTreeMap::new();
    let mut built = Built::new(workspace);
    if options.record {
        report.headline("profiles");
        for program in &options.programs {
            report.row(program.name, || {
                record(workspace, &mut built, &sources, program.name)
            });
        }
    }
    report.headline("what the tuner prints");
    for program in &options.programs {
        let mut findings = Findings::default();
        report.row(program.name, || {
            findings.predicted = tune(workspace, &mut built, program.name, &scratch, options.record)?;
            Ok(Outcome::Passed(String::new()))
        });
        all.insert(program.name, findings);
    }
    report.headline(&format!(
        "predicted and measured waste, in percent of the bytes asked for (at most {BOUND} points apart)"
    ));
    for program in &options.programs {
        for zone in programs::ZONES {
            let findings = all.entry(program.name).or_default();
            report.row(&format!("{} on {zone}", program.name), || {
                let meter = built.program(&programs::feature(zone, program.name), true)?;
                let figures = programs::middle_run(&meter, program.name, &sources, METERED_RUNS)?;
                let held = compare(&findings.predicted, zone, &figures);
                findings.measured.insert((*zone).to_owned(), figures);
                held.map(Outcome::Passed)
            });
        }
    }
    report.headline("resident memory and time");
    for program in &options.programs {
        let findings = all.entry(program.name).or_default();
        report.row(program.name, || {
            play(&mut built, &sources, program.name, options.rounds, findings)
        });
    }
    report.headline("document");
    let document = Document {
        programs: &options.programs,
        findings: &all,
        arguments: arguments.join(" "),
        rounds: options.rounds,
        sources: &sources,
        blocks: blocks(workspace, &options)?,
    };
    write(workspace, &options, &document, &scratch, report);
    Ok(())
}

/// Runs a program under the recorder.
fn record(
    workspace: &Workspace,
    built: &mut Built<'_>,
    sources: &Sources,
    name: &str,
) -> Result<Outcome, Failure> {
    let program = built.program("record", false)?;
    let figures = programs::record(
        &program,
        name,
        sources,
        &kept(workspace, "profiles", name, "profile"),
    )?;
    Ok(Outcome::Passed(figures.result().to_owned()))
}

/// Runs the tuner on the kept profile. With `record` its block is kept; without, it has to be the one that is.
fn tune(
    workspace: &Workspace,
    built: &mut Built<'_>,
    name: &str,
    scratch: &Path,
    record: bool,
) -> Result<BTreeMap<String, Figures>, Failure> {
    let predict = built.predict()?;
    let block = scratch.join(format!("{name}.rs"));
    let chart = scratch.join(format!("tuned-{name}.svg"));
    let profile = kept(workspace, "profiles", name, "profile");
    let predicted = programs::predict(&predict, &profile, name, &block, &chart)?;
    let zone = kept(workspace, "zones", name, "rs");
    let printed = fs::read_to_string(&block)?;
    if record {
        fs::write(&zone, &printed)?;
    } else if fs::read_to_string(&zone)? != printed {
        return Err(format!(
            "the tuner does not print what is in {FOLDER}/zones/{name}.rs, but:\n{printed}\n`--record` keeps that"
        )
        .into());
    }
    Ok(predicted)
}

/// The path of a file that is kept in the repository.
fn kept(workspace: &Workspace, folder: &str, name: &str, extension: &str) -> PathBuf {
    let folder = workspace.root().join(FOLDER).join(folder);
    folder.join(format!("{name}.{extension}"))
}

/// A note on predicted and measured waste.
///
/// # Errors
///
/// They are further apart than they may be.
fn compare(predicted: &BTreeMap<String, Figures>, zone: &str, measured: &Figures) -> Result<String, Failure> {
    let predicted = predicted.get(zone).ok_or("nothing is predicted")?.waste()?;
    let measured = measured.waste()?;
    let note = format!("{predicted:.1} predicted, {measured:.1} measured");
    if (predicted - measured).abs() > BOUND {
        return Err(format!("{note}: more than {BOUND} points apart").into());
    }
    Ok(note)
}

/// Runs a program on every allocator in each round, one after the other, so that a slow moment meets all of them.
fn play(
    built: &mut Built<'_>,
    sources: &Sources,
    name: &str,
    rounds: usize,
    findings: &mut Findings,
) -> Result<Outcome, Failure> {
    let mut field = Vec::new();
    for allocator in programs::ALLOCATORS {
        field.push((
            *allocator,
            built.program(&programs::feature(allocator, name), false)?,
        ));
    }
    let mut result: Option<String> = None;
    for round in 0..rounds {
        for position in 0..field.len() {
            let (allocator, program) = &field[(position + round) % field.len()];
            let figures = programs::run(program, name, sources)?;
            let same = result.get_or_insert_with(|| figures.result().to_owned());
            if same != figures.result() {
                return Err(format!("{allocator} came to `{}`, not to `{same}`", figures.result()).into());
            }
            let put = |of: &mut BTreeMap<String, Vec<f64>>, figure: &str| {
                let samples = of.entry((*allocator).to_owned()).or_default();
                samples.push(figures.number(figure)?);
                Ok::<(), Failure>(())
            };
            put(&mut findings.resident, "resident")?;
            put(&mut findings.time, "time")?;
        }
    }
    Ok(Outcome::Passed(result.unwrap_or_default()))
}

/// The blocks, by program.
fn blocks(workspace: &Workspace, options: &Options) -> Result<BTreeMap<&'static str, String>, Failure> {
    let block = |program: &&'static Program| {
        let text = fs::read_to_string(kept(workspace, "zones", program.name, "rs"))?;
        Ok((program.name, text))
    };
    options.programs.iter().map(block).collect()
}

/// Writes document and pictures. A run of some programs must not overwrite the figures of all.
fn write(
    workspace: &Workspace,
    options: &Options,
    document: &Document<'_>,
    scratch: &Path,
    report: &mut Report,
) {
    let complete = options.is_complete();
    let folder = if complete {
        workspace.root().join("docs")
    } else {
        scratch.to_owned()
    };
    let shown = if complete {
        "docs/tuned.md"
    } else {
        "tuned-documents/tuned.md in the target folder"
    };
    report.row(shown, || {
        fs::write(folder.join("tuned.md"), document.markdown()?)?;
        for program in &options.programs {
            let chart = format!("tuned-{}.svg", program.name);
            if complete {
                fs::copy(scratch.join(&chart), folder.join(&chart))?;
            }
            let plot = format!("tuned-{}-measured.svg", program.name);
            fs::write(folder.join(plot), document.plot(program.name)?)?;
        }
        Ok(Outcome::Passed(String::new()))
    });
    if complete {
        report.row("README.md", || {
            let readme = document.put_into(&workspace.read("README.md")?)?;
            fs::write(workspace.root().join("README.md"), readme)?;
            Ok(Outcome::Passed(String::new()))
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(arguments: &[&str]) -> Result<Options, Failure> {
        let arguments: Vec<String> = arguments.iter().map(|text| (*text).to_owned()).collect();
        Options::read(&arguments)
    }

    #[test]
    fn arguments_are_understood_or_refused() {
        let options = read(&["--record", "json", "--rounds", "3"]).unwrap();
        assert!(options.record && options.rounds == 3 && !options.is_complete());
        assert!(options.programs.iter().map(|program| program.name).eq(["json"]));
        assert!(read(&[]).unwrap().is_complete());
        for wrong in [&["--rounds"][..], &["--rounds", "0"], &["jsom"]] {
            assert!(read(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn waste_may_differ_by_the_bound() {
        let figures = |held: u32| {
            let lines = format!("asked\t1000\nheld\t{held}\n");
            Figures::read(&lines).unwrap()
        };
        let predicted = BTreeMap::from([("tuned".to_owned(), figures(1100))]);
        assert!(compare(&predicted, "tuned", &figures(1119)).is_ok());
        assert!(compare(&predicted, "tuned", &figures(1121)).is_err());
        assert!(compare(&predicted, "hosted-zone", &figures(1100)).is_err());
    }
}
