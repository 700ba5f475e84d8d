//! `policies`: what the policies against misuse cost, on the suite's programs and on a pair.
//!
//! The same zone is built under each policy, as the global allocator of a program of its own. Compared are zones
//! without caches, checked and unchecked, and zones with a cache for each thread, checked and hardened.

use std::collections::BTreeMap;
use std::fs;

use super::contenders::{Contender, policies};
use super::figures::{Figures, Row};
use super::options::Profile;
use super::programs::{self, Programs};
use super::statistics::geometric_mean;
use super::table::line;
use super::{instructions, machine, rounds};
use crate::Failure;
use crate::markdown::put_between;
use crate::report::{Outcome, Report};
use crate::workspace::Workspace;

/// Where the figures go, and between which lines.
const DOCUMENT: &str = "docs/policies.md";
const BEGIN: &str = "<!-- policies: begin, written by `cargo xtask policies` -->";
const END: &str = "<!-- policies: end -->";

/// The rounds where nobody says otherwise.
const ROUNDS: usize = 9;

/// The group of the suite whose workloads are whole programs.
const GROUP: &str = "programs";

/// Two policies, and what the second may cost more: time, instructions of a pair, and memory at the peak.
struct Comparison {
    title: &'static str,
    before: &'static str,
    after: &'static str,
    most_time: f64,
    most_instructions: Option<f64>,
    most_memory: Option<f64>,
}

const COMPARISONS: &[Comparison] = &[
    Comparison {
        title: "checked against unchecked, without caches",
        before: "policy-unchecked",
        after: "policy-checked",
        most_time: 1.03,
        most_instructions: Some(12.0),
        most_memory: None,
    },
    Comparison {
        title: "hardened against checked, with a cache for each thread",
        before: "policy-cached",
        after: "policy-hardened",
        most_time: 1.10,
        most_instructions: None,
        most_memory: Some(1.15),
    },
];

/// Measures, and writes the document if all rounds were played.
pub(in crate::tasks) fn run(
    workspace: &Workspace,
    arguments: &[String],
    report: &mut Report,
) -> Result<(), Failure> {
    let rounds = match arguments {
        [] => ROUNDS,
        [option, number] if option == "--rounds" => number.parse::<usize>()?.max(1),
        _ => return Err("the only option is `--rounds N`".into()),
    };
    let profile = Profile::Release;
    let contenders = policies(workspace)?;
    let field = build(workspace, &contenders, profile, report);
    let mut figures = Figures::new(&contenders);
    play(&mut figures, &field, profile, rounds, report)?;
    count(&mut figures, &field, profile, report);
    let text = document(&figures, profile, rounds);
    print!("{text}");
    if rounds < ROUNDS {
        report.skipped(DOCUMENT, &format!("fewer than {ROUNDS} rounds"));
        return Ok(());
    }
    report.row(DOCUMENT, || {
        let before = workspace.read(DOCUMENT)?;
        fs::write(
            workspace.root().join(DOCUMENT),
            put_between(&before, BEGIN, END, &text)?,
        )?;
        Ok(Outcome::Passed(String::new()))
    });
    Ok(())
}

fn build(
    workspace: &Workspace,
    contenders: &[Contender],
    profile: Profile,
    report: &mut Report,
) -> BTreeMap<String, Programs> {
    let mut field = BTreeMap::new();
    for contender in contenders {
        report.row(&contender.name, || {
            let programs = Programs::build(workspace, contender, profile)?;
            field.insert(contender.name.clone(), programs);
            Ok(Outcome::Passed(String::new()))
        });
    }
    field
}

fn play(
    figures: &mut Figures,
    field: &BTreeMap<String, Programs>,
    profile: Profile,
    rounds: usize,
    report: &mut Report,
) -> Result<(), Failure> {
    let first = field.values().next().ok_or("no program could be built")?;
    let catalogue = programs::catalogue(&programs::run(&first.suite, Some("--list"))?);
    for workload in catalogue.iter().filter(|workload| workload.group == GROUP) {
        report.row(&workload.name, || {
            let troubles = rounds::play(figures, field, profile, workload, rounds);
            match troubles.iter().next() {
                Some((name, trouble)) => Err(format!("{name}: {}", trouble.sentence()).into()),
                None => Ok(Outcome::Passed(String::new())),
            }
        });
    }
    Ok(())
}

/// The allocator's own instructions of a pair, of each policy.
fn count(figures: &mut Figures, field: &BTreeMap<String, Programs>, profile: Profile, report: &mut Report) {
    if let Some(obstacle) = instructions::obstacle() {
        report.skipped("instructions", &obstacle);
        return;
    }
    for (name, programs) in field {
        report.row(&format!("instructions of {name}"), || {
            let own = instructions::own(&programs.suite, instructions::PAIR)?;
            figures.put(pair(profile), name, own);
            Ok(Outcome::Passed(format!("{own:.0} a pair")))
        });
    }
}

fn pair(profile: Profile) -> Row {
    Row::new(profile, instructions::PAIR, "instructions")
}

fn document(figures: &Figures, profile: Profile, rounds: usize) -> String {
    let mut text = format!(
        "Of {}, {}; profile `{}`, medians of {rounds} rounds.\n",
        machine::date(),
        machine::processor(),
        profile.name()
    );
    for comparison in COMPARISONS {
        text.push_str(&compared(figures, profile, comparison));
    }
    text
}

/// One table: a row for each program, and the means beside what was promised.
fn compared(figures: &Figures, profile: Profile, comparison: &Comparison) -> String {
    let Comparison {
        title, before, after, ..
    } = comparison;
    let ratio = |row: &Row| Some(figures.median(row, after)? / figures.median(row, before)?);
    let mut text = format!("\n**{title}**\n\n| program | time | memory at the peak |\n|---|--:|--:|\n");
    let mut times = Vec::new();
    let mut peaks = Vec::new();
    let mut workloads: Vec<&str> = figures
        .all()
        .filter(|(row, ..)| row.metric == "ns" && row.workload != instructions::PAIR)
        .map(|(row, ..)| row.workload.as_str())
        .collect();
    workloads.dedup();
    for workload in workloads {
        let time = ratio(&Row::new(profile, workload, "ns"));
        let peak = ratio(&Row::new(profile, workload, "peak"));
        times.extend(time);
        peaks.extend(peak);
        let show = |ratio: Option<f64>| ratio.map_or("-".to_owned(), |ratio| format!("{ratio:.3}"));
        line(
            &mut text,
            &format!("| {workload} | {} | {} |", show(time), show(peak)),
        );
    }
    let verdict = |value: f64, most: Option<f64>| match most {
        Some(most) if value <= most => format!(" (at most {most}: holds)"),
        Some(most) => format!(" (at most {most}: does not hold)"),
        None => String::new(),
    };
    let mean = |values: &[f64], most: Option<f64>| {
        geometric_mean(values).map_or("-".to_owned(), |mean| format!("{mean:.3}{}", verdict(mean, most)))
    };
    line(
        &mut text,
        &format!(
            "| geometric mean | {} | {} |",
            mean(&times, Some(comparison.most_time)),
            mean(&peaks, comparison.most_memory)
        ),
    );
    let row = pair(profile);
    if let (Some(one), Some(other)) = (figures.median(&row, before), figures.median(&row, after)) {
        let more = other - one;
        line(
            &mut text,
            &format!(
                "\nInstructions of a pair: {one:.0}, and {other:.0} with it: {more:+.0}{}.",
                verdict(more, comparison.most_instructions)
            ),
        );
    }
    text
}
