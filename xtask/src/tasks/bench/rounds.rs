//! The rounds: every workload in turn, the contenders one after the other in each round, so that a slow
//! moment of the machine meets all of them.

use std::collections::BTreeMap;

use super::figures::{Figures, Row};
use super::options::Profile;
use super::programs::{Programs, Workload, run};

/// Runs that fail, and none that succeeds, after which a contender is left out of a workload.
const VAIN_RUNS: usize = 2;

/// A contender's programs under its name.
pub(super) type Field = BTreeMap<String, Programs>;

/// Runs of one contender that gave no figure.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Trouble {
    pub(super) failed: usize,
    pub(super) runs: usize,
    /// Why, of the last one.
    pub(super) reason: String,
}

impl Trouble {
    pub(super) fn sentence(&self) -> String {
        format!("{} of {} runs: {}", self.failed, self.runs, self.reason)
    }
}

/// Runs one workload in every round on every contender; returns what went wrong, by contender. What a
/// contender shows in runs that succeed counts, even if others fail.
pub(super) fn play(
    figures: &mut Figures,
    field: &Field,
    profile: Profile,
    workload: &Workload,
    rounds: usize,
) -> BTreeMap<String, Trouble> {
    let mut troubles: BTreeMap<String, Trouble> = BTreeMap::new();
    let names: Vec<&str> = field.keys().map(String::as_str).collect();
    for round in 0..rounds {
        for position in 0..names.len() {
            // Another one begins in each round: whoever comes after a long run finds a hot machine.
            let name = names[(position + round) % names.len()];
            let trouble = troubles.entry(name.to_owned()).or_default();
            if trouble.failed >= VAIN_RUNS && trouble.failed == trouble.runs {
                continue;
            }
            trouble.runs += 1;
            let reason = match run(&field[name].suite, Some(&workload.name)) {
                Ok(output) if figures.read(profile, name, &output) > 0 => continue,
                Ok(output) => format!("no figure in: {output}"),
                Err(failure) => reason_in(&failure.to_string()),
            };
            trouble.failed += 1;
            trouble.reason = reason;
        }
    }
    troubles.retain(|_, trouble| trouble.failed > 0);
    troubles
}

/// The last words of a program and its status, without its command line and what callgrind says.
pub(super) fn reason_in(failure: &str) -> String {
    let mut lines: Vec<&str> = failure
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("$ ") && !line.starts_with("=="))
        .collect();
    let last = lines.split_off(lines.len().saturating_sub(2));
    last.join("; ")
}

/// The metric that stands for a workload in one line.
pub(super) fn main_metric(group: &str) -> &'static str {
    match group {
        "memory" => "overhead",
        "latency" => "alloc-p99.9",
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_the_last_words_and_the_status() {
        let failure = "$ /somewhere/suite churn10m\nbegun\nneeds more memory\n\nended with exit status: 3";
        assert_eq!(reason_in(failure), "needs more memory; ended with exit status: 3");
        assert_eq!(
            reason_in("$ suite x\n\nended with signal: 11"),
            "ended with signal: 11"
        );
    }

    #[test]
    fn a_trouble_says_how_often() {
        let trouble = Trouble {
            failed: 1,
            runs: 9,
            reason: "ended with signal: 11".to_owned(),
        };
        assert_eq!(trouble.sentence(), "1 of 9 runs: ended with signal: 11");
    }
}
