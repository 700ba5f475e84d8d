//! `test`: the command that the README gives for running the tests, word for word.

use crate::Failure;
use crate::markdown::marked_command;
use crate::process::{LIMIT, output_of};
use crate::report::{Outcome, Report};
use crate::workspace::Workspace;

/// Reads the test command from the README and runs it.
#[expect(clippy::unnecessary_wraps, reason = "every task has the same signature")]
pub(super) fn run(workspace: &Workspace, _: &[String], report: &mut Report) -> Result<(), Failure> {
    report.row("the README's test command", || {
        let readme = workspace.read("README.md")?;
        let line = marked_command(&readme, "test")?;
        let arguments = line
            .strip_prefix("cargo ")
            .ok_or_else(|| format!("`{line}` does not run cargo"))?;
        let output = output_of(workspace.cargo(arguments), LIMIT)?;
        Ok(Outcome::Passed(format!(
            "{line}: {}",
            Tally::of(&output).sentence()?
        )))
    });
    Ok(())
}

/// What the summaries of `cargo test` add up to.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Tally {
    passed: usize,
    ignored: usize,
}

impl Tally {
    /// Adds up every `test result:` line of `output`.
    pub(super) fn of(output: &str) -> Self {
        let summaries = output
            .lines()
            .filter_map(|line| line.strip_prefix("test result: ok. "));
        summaries.fold(Self::default(), |sum, summary| Self {
            passed: sum.passed + count_of(summary, "passed"),
            ignored: sum.ignored + count_of(summary, "ignored"),
        })
    }

    /// How many passed.
    pub(super) const fn passed(&self) -> usize {
        self.passed
    }

    /// The numbers in words.
    ///
    /// # Errors
    ///
    /// No test ran: a run without a test proves nothing.
    pub(super) fn sentence(&self) -> Result<String, Failure> {
        match self {
            Self { passed: 0, .. } => Err("not a single test ran".into()),
            Self { passed, ignored: 0 } => Ok(format!("{passed} tests")),
            Self { passed, ignored } => Ok(format!("{passed} tests, {ignored} ignored")),
        }
    }
}

/// The number in front of `word` in a summary such as `3 passed; 0 failed; 1 ignored`.
fn count_of(summary: &str, word: &str) -> usize {
    let counts = summary.split(';').filter_map(|part| part.trim().split_once(' '));
    counts
        .filter(|(_, what)| *what == word)
        .filter_map(|(count, _)| count.parse::<usize>().ok())
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summaries_add_up() {
        let output = "\
            test a ... ok\n\
            test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
            test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n";
        let tally = Tally::of(output);
        assert_eq!(
            tally,
            Tally {
                passed: 15,
                ignored: 1
            }
        );
        assert_eq!(tally.sentence().unwrap(), "15 tests, 1 ignored");
    }

    #[test]
    fn a_run_without_a_test_is_a_failure() {
        assert!(Tally::of("running 0 tests\n").sentence().is_err());
    }
}
