//! The record of instructions: its file, and what differs from it.

use core::fmt::Write as _;
use std::collections::BTreeMap;

use super::COMMAND;
use crate::Failure;
use crate::report::Outcome;

/// How much more or less is no difference. Counts do not vary; this is for what a change elsewhere does to
/// the compiler's choices.
const TOLERANCE: f64 = 0.02;

/// What the lines of the file begin with that are not figures.
const COMPILER: &str = "compiler";

/// What was counted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    profile: String,
    contender: String,
    workload: String,
}

impl Key {
    pub(super) fn new(profile: &str, contender: &str, workload: &str) -> Self {
        Self {
            profile: profile.to_owned(),
            contender: contender.to_owned(),
            workload: workload.to_owned(),
        }
    }
}

/// Instructions for each operation, and the compiler that made them.
pub(super) struct Record {
    compiler: String,
    figures: BTreeMap<Key, f64>,
}

impl Record {
    /// A record without figures.
    pub(super) fn new(compiler: &str) -> Self {
        Self {
            compiler: compiler.to_owned(),
            figures: BTreeMap::new(),
        }
    }

    pub(super) fn put(&mut self, key: Key, figure: f64) {
        self.figures.insert(key, figure);
    }

    /// Reads the text of the file.
    pub(super) fn read(text: &str) -> Result<Self, Failure> {
        let mut record = Self::new("");
        let lines = text
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        for line in lines {
            let fields: Vec<&str> = line.split('\t').collect();
            match fields.as_slice() {
                [COMPILER, compiler] => (*compiler).clone_into(&mut record.compiler),
                [profile, contender, workload, figure] => {
                    let figure = figure.parse().map_err(|error| format!("`{line}`: {error}"))?;
                    record.put(Key::new(profile, contender, workload), figure);
                }
                _ => return Err(format!("cannot read `{line}`").into()),
            }
        }
        Ok(record)
    }

    /// The text of the file.
    pub(super) fn text(&self) -> String {
        let mut text = format!(
            "# Instructions for each operation, the loop of the workload included, as callgrind counts them.\n\
             # Written by `{COMMAND}`; `cargo xtask instructions` fails on more than {:.0} % above.\n\
             # profile, contender, workload, instructions\n\
             {COMPILER}\t{}\n",
            TOLERANCE * 100.0,
            self.compiler
        );
        for (key, figure) in &self.figures {
            // Writing to a string does not fail.
            let _ = writeln!(
                text,
                "{}\t{}\t{}\t{figure:.2}",
                key.profile, key.contender, key.workload
            );
        }
        text
    }

    /// Compares the figures of one contender in one profile with this record.
    ///
    /// # Errors
    ///
    /// A figure is above the record, or is in one of the two only; all such figures are named.
    pub(super) fn compare(&self, counted: &Self, profile: &str, contender: &str) -> Result<Outcome, Failure> {
        if self.compiler != counted.compiler {
            return Ok(Outcome::Skipped(format!(
                "recorded with {}, and this is {}; counts of two compilers say nothing of a change: {COMMAND}",
                self.compiler, counted.compiler
            )));
        }
        let of = |key: &&Key| key.profile == profile && key.contender == contender;
        let mut complaints = Vec::new();
        let mut better = Vec::new();
        for key in counted.figures.keys().filter(of) {
            let new = counted.figures[key];
            let Some(old) = self.figures.get(key) else {
                complaints.push(format!("{}: not recorded, now {new:.2}", key.workload));
                continue;
            };
            let change = format!("{}: {old:.2}, now {new:.2}", key.workload);
            if new > old * (1.0 + TOLERANCE) {
                complaints.push(change);
            } else if new < old * (1.0 - TOLERANCE) {
                better.push(change);
            }
        }
        for key in self.figures.keys().filter(of) {
            if !counted.figures.contains_key(key) {
                complaints.push(format!("{}: recorded, and not counted any more", key.workload));
            }
        }
        if !complaints.is_empty() {
            return Err(format!(
                "instructions for each operation, recorded and counted:\n{}\n\
                 A change that is worth them records them anew: {COMMAND}",
                complaints.join("\n")
            )
            .into());
        }
        let count = counted.figures.keys().filter(of).count();
        Ok(Outcome::Passed(if better.is_empty() {
            format!("{count} figures")
        } else {
            format!(
                "{count} figures; fewer than recorded, which `{COMMAND}` keeps: {}",
                better.join("; ")
            )
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(figures: &[(&str, f64)]) -> Record {
        let mut record = Record::new("rustc 1");
        for (workload, figure) in figures {
            record.put(Key::new("lto", "mine", workload), *figure);
        }
        record
    }

    fn note(recorded: &[(&str, f64)], counted: &[(&str, f64)]) -> Result<String, String> {
        match record(recorded).compare(&record(counted), "lto", "mine") {
            Ok(Outcome::Passed(note)) => Ok(note),
            Ok(Outcome::Skipped(reason)) => Err(reason),
            Err(failure) => Err(failure.to_string()),
        }
    }

    #[test]
    fn a_record_is_what_was_written() {
        let written = record(&[("pair64", 17.0), ("mixed", 94.84)]);
        let read = Record::read(&written.text()).unwrap();
        assert_eq!(read.figures, written.figures);
        assert_eq!(read.compiler, "rustc 1");
        assert!(Record::read("lto\tmine\tpair64").is_err() && Record::read("a\tb\tc\td").is_err());
    }

    #[test]
    fn more_instructions_fail_with_both_figures_and_the_command() {
        let complaint = note(&[("pair64", 100.0)], &[("pair64", 102.5)]).unwrap_err();
        assert!(complaint.contains("pair64: 100.00, now 102.50") && complaint.contains(COMMAND));
        assert!(note(&[("pair64", 100.0)], &[("pair64", 101.9)]).is_ok());
    }

    #[test]
    fn fewer_instructions_pass_and_say_so() {
        let note_of_fewer = note(&[("pair64", 100.0)], &[("pair64", 90.0)]).unwrap();
        assert!(note_of_fewer.contains("pair64: 100.00, now 90.00") && note_of_fewer.contains(COMMAND));
        assert_eq!(
            note(&[("pair64", 100.0)], &[("pair64", 98.1)]).unwrap(),
            "1 figures"
        );
    }

    #[test]
    fn what_only_one_of_the_two_has_fails() {
        assert!(
            note(&[], &[("pair64", 1.0)])
                .unwrap_err()
                .contains("not recorded")
        );
        assert!(
            note(&[("pair64", 1.0)], &[])
                .unwrap_err()
                .contains("not counted any more")
        );
    }

    #[test]
    fn another_compiler_is_no_comparison() {
        let mut counted = record(&[("pair64", 900.0)]);
        "rustc 2".clone_into(&mut counted.compiler);
        let outcome = record(&[("pair64", 1.0)]).compare(&counted, "lto", "mine");
        assert!(matches!(outcome, Ok(Outcome::Skipped(reason)) if reason.contains("rustc 2")));
    }
}
