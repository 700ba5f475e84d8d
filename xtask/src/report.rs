//! What a task found: one line for each row, and the closing line.
//!
//! ```text
//! ok         12.3 s  clippy, default features
//! FAILED      0.8 s  rustfmt
//! skipped            nightly alone (no nightly toolchain is installed)
//!
//! 1 passed, 1 failed, 1 skipped
//! ```

use core::sync::atomic::{AtomicUsize, Ordering};
use core::time::Duration;
use std::collections::HashMap;
use std::io::{IsTerminal as _, Write as _, stdout};
use std::process::ExitCode;
use std::sync::mpsc;
use std::thread;
use std::time::Instant;

use crate::Failure;

/// How one row came out.
pub(crate) enum Outcome {
    /// It holds; the note says in a few words what was seen, and may be empty.
    Passed(String),
    /// It could not be looked at, for this reason.
    Skipped(String),
}

/// Lines of a failure that are repeated in the end: who reads a long report may have its end alone.
const REPEATED_LINES: usize = 12;

/// Rows passed, failed and skipped.
#[derive(Default)]
pub(crate) struct Report {
    passed: usize,
    /// Their names, each with the last lines of its reason below.
    failed: Vec<String>,
    skipped: Vec<String>,
}

impl Report {
    /// A report without a row.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Writes a headline for the rows that follow.
    #[expect(
        clippy::unused_self,
        reason = "a headline belongs to the report that it is written into"
    )]
    pub(crate) fn headline(&self, title: &str) {
        println!("\n{title}");
    }

    /// Runs one check and writes its row, with the time that it took; says whether nothing failed.
    pub(crate) fn row(&mut self, name: &str, check: impl FnOnce() -> Result<Outcome, Failure>) -> bool {
        announce(name);
        let start = Instant::now();
        let result = check().map_err(|failure| failure.to_string());
        self.conclude(name, start.elapsed(), result)
    }

    /// Writes a row for each name. The checks run ahead of the rows, as many at once as the machine has processors, and
    /// each takes its own time.
    pub(crate) fn rows(&mut self, names: &[&str], check: impl Fn(&str) -> Result<Outcome, Failure> + Sync) {
        let next = AtomicUsize::new(0);
        let (done, results) = mpsc::channel();
        thread::scope(|scope| {
            for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
                let (next, check, done) = (&next, &check, done.clone());
                scope.spawn(move || {
                    // ORDERING: a number of its own.
                    while let Some(name) = names.get(next.fetch_add(1, Ordering::Relaxed)) {
                        let start = Instant::now();
                        let result = check(name).map_err(|failure| failure.to_string());
                        // Nobody stops listening before the last result.
                        let _ = done.send((*name, start.elapsed(), result));
                    }
                });
            }
            drop(done);
            let mut early = HashMap::new();
            for name in names {
                announce(name);
                while !early.contains_key(name) {
                    // Without the result the check has panicked, as `scope` will say.
                    let Ok((name, time, result)) = results.recv() else {
                        return;
                    };
                    early.insert(name, (time, result));
                }
                if let Some((time, result)) = early.remove(name) {
                    self.conclude(name, time, result);
                }
            }
        });
    }

    /// Writes the row of a check that is done; says whether it did not fail.
    fn conclude(&mut self, name: &str, time: Duration, result: Result<Outcome, String>) -> bool {
        let time = Some(time);
        let holds = result.is_ok();
        match result {
            Ok(Outcome::Passed(note)) => {
                self.passed += 1;
                write_row("ok", time, name, &note);
            }
            Ok(Outcome::Skipped(reason)) => self.skipped(name, &reason),
            Err(failure) => self.fail(time, name, &failure),
        }
        holds
    }

    /// Writes the row of a check that holds and took no time worth naming.
    pub(crate) fn passed(&mut self, name: &str) {
        self.passed += 1;
        write_row("ok", None, name, "");
    }

    /// Writes the row of a check that does not hold; `reason` may have many lines and is shown in full.
    pub(crate) fn failed(&mut self, name: &str, reason: &str) {
        self.fail(None, name, reason);
    }

    /// Writes the row of a check that could not be made.
    pub(crate) fn skipped(&mut self, name: &str, reason: &str) {
        self.skipped.push(format!("{name} ({reason})"));
        write_row("skipped", None, name, reason);
    }

    /// Writes what failed and what was skipped once more, then the closing line.
    pub(crate) fn close(self) -> ExitCode {
        if self.passed + self.failed.len() + self.skipped.len() > 1 {
            write_names("Failed", &self.failed);
            write_names("Skipped", &self.skipped);
        }
        println!("\n{}", self.closing_line());
        if self.failed.is_empty() {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }

    /// `N passed, N failed, N skipped`: the same words for every task, so that scripts can read them.
    fn closing_line(&self) -> String {
        format!(
            "{} passed, {} failed, {} skipped",
            self.passed,
            self.failed.len(),
            self.skipped.len()
        )
    }

    fn fail(&mut self, time: Option<Duration>, name: &str, reason: &str) {
        self.failed.push(with_last_lines(name, reason));
        write_row("FAILED", time, name, "");
        for line in reason.trim_end().lines() {
            println!("    {line}");
        }
    }
}

/// A name, and below it how its reason ends.
fn with_last_lines(name: &str, reason: &str) -> String {
    let lines: Vec<&str> = reason.trim_end().lines().collect();
    let last = &lines[lines.len().saturating_sub(REPEATED_LINES)..];
    last.iter()
        .fold(name.to_owned(), |text, line| format!("{text}\n    {line}"))
}

/// Shows on a terminal what is under way; the row overwrites it.
fn announce(name: &str) {
    if stdout().is_terminal() {
        print!("...                {name}\r");
        // A line that cannot be shown is no reason to stop a check.
        let _ = stdout().flush();
    }
}

fn write_row(word: &str, time: Option<Duration>, name: &str, note: &str) {
    let time = time.map_or(String::new(), |time| format!("{:.1} s", time.as_secs_f64()));
    let note = if note.is_empty() {
        String::new()
    } else {
        format!(" ({note})")
    };
    println!("{word:<8}{time:>9}  {name}{note}");
}

fn write_names(title: &str, names: &[String]) {
    if !names.is_empty() {
        println!("\n{title}:");
    }
    for name in names {
        println!("  {name}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_counted_and_named() {
        let mut report = Report::new();
        report.passed("one");
        report.row("two", || Ok(Outcome::Passed("noted".to_owned())));
        report.row("three", || Ok(Outcome::Skipped("no tool".to_owned())));
        report.row("four", || Err("broken".into()));
        assert_eq!(report.closing_line(), "2 passed, 1 failed, 1 skipped");
        assert_eq!(report.failed, ["four\n    broken"]);
        assert_eq!(report.skipped, ["three (no tool)"]);
    }

    #[test]
    fn rows_of_many_are_in_their_order() {
        let names: Vec<String> = (0..40).map(|number| number.to_string()).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let mut report = Report::new();
        report.rows(&names, |name| match name.parse::<u64>()? {
            number if number % 10 == 7 => Err("broken".into()),
            number => {
                thread::sleep(Duration::from_millis(number % 3));
                Ok(Outcome::Passed(String::new()))
            }
        });
        assert_eq!(report.closing_line(), "36 passed, 4 failed, 0 skipped");
        let failed = ["7", "17", "27", "37"].map(|name| format!("{name}\n    broken"));
        assert_eq!(report.failed, failed);
    }

    #[test]
    fn the_end_of_a_long_failure_is_repeated() {
        let reason: Vec<String> = (0..40).map(|number| number.to_string()).collect();
        let repeated = with_last_lines("name", &reason.join("\n"));
        assert_eq!(repeated.lines().count(), 1 + REPEATED_LINES);
        assert!(repeated.starts_with("name\n    28\n") && repeated.ends_with("\n    39"));
    }

    #[test]
    fn only_a_failure_makes_the_status_bad() {
        let mut report = Report::new();
        report.skipped("one", "no tool");
        assert_eq!(
            format!("{:?}", report.close()),
            format!("{:?}", ExitCode::SUCCESS)
        );
        let mut report = Report::new();
        report.failed("one", "broken");
        assert_eq!(
            format!("{:?}", report.close()),
            format!("{:?}", ExitCode::FAILURE)
        );
    }
}
