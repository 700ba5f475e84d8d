//! Instructions counted by callgrind: exact on any machine, however busy.
//!
//! A program of the suite runs one pass to warm up and one that counts; the tool counts between beginning
//! and end of the function around the latter. The loop of the workload is in the count.

use std::path::Path;
use std::process::Command;

use super::programs::RUN_LIMIT;
use crate::Failure;
use crate::process::{exists, output_of};

/// The program that counts.
pub(in crate::tasks) const TOOL: &str = "valgrind";

/// The function of the suite around the pass that counts.
const COUNTED: &str = "suite_counted";

/// The workloads of which a run of `bench` counts the instructions on every contender.
pub(super) const WORKLOADS: &[&str] = &[PAIR, "pair64-dynamic", SMALL_HEAP, "churn1k", "serde-json"];

/// The workload of the shortest way through an allocator.
pub(in crate::tasks) const PAIR: &str = "pair64";

/// The most instructions that a pair may have, those of the loop left out.
pub(in crate::tasks) const MOST_OF_A_PAIR: f64 = 16.0;

/// The same work with a hundred objects alive and with ten million.
pub(in crate::tasks) const SMALL_HEAP: &str = "churn100";
pub(in crate::tasks) const LARGE_HEAP: &str = "churn10m";

/// How many times the instructions with a hundred objects those with ten million may be, those of the loop
/// left out.
pub(in crate::tasks) const MOST_GROWTH: f64 = 1.1;

/// What is counted in a workload.
#[derive(Clone, Copy)]
pub(in crate::tasks) enum Part {
    /// The pass, its loop included.
    Pass,
    /// The same pass at the physical limit.
    Limit,
    /// The loop without its allocations.
    Idle,
}

impl Part {
    /// What the suite calls it.
    fn name(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Limit => "limit",
            Self::Idle => "idle",
        }
    }
}

/// The metric of the loop's own instructions.
pub(super) const LOOP: &str = "instructions-loop";

/// What the suite says when a workload needs more memory than the machine has.
pub(in crate::tasks) const TOO_LARGE: &str = "of this machine's memory";

/// Why instructions cannot be counted here, if they cannot.
pub(in crate::tasks) fn obstacle() -> Option<String> {
    (!exists(TOOL)).then(|| format!("`{TOOL}` is not installed"))
}

/// Instructions for each operation of a workload.
pub(in crate::tasks) fn count(program: &Path, workload: &str, part: Part) -> Result<f64, Failure> {
    let mut command = Command::new(TOOL);
    command
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        // The star stands for what a compiler appends that has made a copy of the function.
        .args([
            "--collect-atstart=no".to_owned(),
            format!("--toggle-collect={COUNTED}*"),
        ])
        .arg(program)
        .arg(workload)
        .env("SUITE_COUNT", part.name());
    // A program runs some fifty times slower under the tool.
    let output = output_of(command, 10 * RUN_LIMIT)?;
    let operations = operations(&output).ok_or("the workload does not say how many operations it has")?;
    let collected = collected(&output)?;
    if collected == 0.0 {
        return Err(format!("callgrind has not seen the function `{COUNTED}`:\n{output}").into());
    }
    Ok(collected / operations)
}

/// Instructions of the allocator for each operation: without those of the loop.
pub(in crate::tasks) fn own(program: &Path, workload: &str) -> Result<f64, Failure> {
    Ok(count(program, workload, Part::Pass)? - count(program, workload, Part::Idle)?)
}

/// How many times the allocator's instructions with a hundred objects alive those with ten million are.
pub(in crate::tasks) fn growth(program: &Path) -> Result<f64, Failure> {
    // The loop does not know how many objects there are, so that it is counted where that takes no time.
    let idle = count(program, SMALL_HEAP, Part::Idle)?;
    let small = count(program, SMALL_HEAP, Part::Pass)?;
    let large = count(program, LARGE_HEAP, Part::Pass)?;
    Ok((large - idle) / (small - idle))
}

/// What is counted of a contender in a run of `bench`: workload, metric and part. Ours are looked at more
/// closely.
pub(super) fn parts(ours: bool) -> Vec<(&'static str, &'static str, Part)> {
    let mut parts: Vec<_> = WORKLOADS
        .iter()
        .map(|workload| (*workload, "instructions", Part::Pass))
        .collect();
    if ours {
        parts.extend([
            (PAIR, LOOP, Part::Idle),
            (PAIR, "instructions-limit", Part::Limit),
            (SMALL_HEAP, LOOP, Part::Idle),
            (LARGE_HEAP, "instructions", Part::Pass),
        ]);
    }
    parts
}

/// The number in the line `==123== Collected : 456`.
fn collected(output: &str) -> Result<f64, Failure> {
    let line = output.lines().find_map(|line| line.split_once("Collected :"));
    let (_, number) = line.ok_or_else(|| format!("callgrind says no number:\n{output}"))?;
    Ok(number.trim().parse()?)
}

/// The number in the line `workload<TAB>operations<TAB>123`.
fn operations(output: &str) -> Option<f64> {
    let mut lines = output
        .lines()
        .filter_map(|line| line.split_once("\toperations\t"));
    lines.next()?.1.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OUTPUT: &str =
        "==7== Callgrind\npair64\toperations\t1000\npair64\tns\t4\n==7== Collected : 123456\n";

    #[test]
    fn numbers_are_read() {
        assert!((collected(OUTPUT).unwrap() - 123_456.0).abs() < 0.5);
        assert!((operations(OUTPUT).unwrap() - 1000.0).abs() < 0.5);
    }

    #[test]
    fn an_output_without_numbers_is_an_error() {
        assert!(collected("==7== Command not found").is_err());
        assert!(operations("pair64\tns\t4").is_none());
    }
}
