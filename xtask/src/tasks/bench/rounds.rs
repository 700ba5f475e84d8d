//! The rounds: every workload in turn, the contenders one after the other in each round, so that a slow
//! moment of the machine meets all of them.

use core::time::Duration;
use std::collections::BTreeMap;
use std::time::Instant;

use super::figures::{Figures, Row};
use super::options::Profile;
use super::programs::{Programs, Workload, run};

/// Rounds that every contender gets.
const LEAST_ROUNDS: usize = 3;

/// Figures of memory hardly differ from run to run.
const MEMORY_ROUNDS: usize = 3;

/// The time that one contender may spend on one workload before the rounds above [`LEAST_ROUNDS`] end
/// for it: what is slow has small relative noise, and a run must end.
const BUDGET: Duration = Duration::from_millis(1500);

/// A contender's programs under its name.
pub(super) type Field = BTreeMap<String, Programs>;

/// Runs one workload in every round on every contender; returns what went wrong, by contender.
pub(super) fn play(
    figures: &mut Figures,
    field: &Field,
    profile: Profile,
    workload: &Workload,
    rounds: usize,
) -> Vec<(String, String)> {
    let rounds = if workload.group == "memory" {
        rounds.min(MEMORY_ROUNDS)
    } else {
        rounds
    };
    let mut spent: BTreeMap<&str, Duration> = BTreeMap::new();
    let mut troubles: Vec<(String, String)> = Vec::new();
    let names: Vec<&str> = field.keys().map(String::as_str).collect();
    for round in 0..rounds {
        for position in 0..names.len() {
            // Another one begins in each round: whoever comes after a long run finds a hot machine.
            let name = names[(position + round) % names.len()];
            let used = spent.entry(name).or_default();
            let is_out = troubles.iter().any(|(other, _)| other == name);
            if is_out || (round >= LEAST_ROUNDS && *used > BUDGET) {
                continue;
            }
            let start = Instant::now();
            match run(&field[name].suite, Some(&workload.name)) {
                Ok(output) if figures.read(profile, name, &output) > 0 => {}
                Ok(output) => troubles.push((name.to_owned(), format!("no figure in: {output}"))),
                Err(failure) => troubles.push((name.to_owned(), failure.to_string())),
            }
            *used += start.elapsed();
        }
    }
    troubles
}

/// The metric that stands for a workload in one line.
pub(super) fn main_metric(group: &str) -> &'static str {
    match group {
        "memory" => "overhead",
        "latency" => "p99",
        _ => "ns",
    }
}

/// One line on a workload: the best peer and ours.
pub(super) fn note(figures: &Figures, profile: Profile, workload: &Workload, ours: &[&str]) -> String {
    let row = Row::new(profile, &workload.name, main_metric(&workload.group));
    let mut parts = Vec::new();
    if let Some((name, value)) = figures.best_peer(&row) {
        parts.push(format!(
            "best peer {name} {}",
            super::statistics::significant(value)
        ));
    }
    for name in ours {
        if let Some(value) = figures.median(&row, name) {
            let ratio = figures.to_best_peer(&row, name);
            let ratio = ratio.map_or(String::new(), |ratio| format!(" = {ratio:.2}"));
            parts.push(format!("{name} {}{ratio}", super::statistics::significant(value)));
        }
    }
    parts.join(", ")
}
