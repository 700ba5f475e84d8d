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
pub(in super::super) const TOOL: &str = "valgrind";

/// The function of the suite around the pass that counts.
const COUNTED: &str = "suite_counted";

/// The workloads of which a run of `bench` counts the instructions on every contender.
pub(super) const WORKLOADS: &[&str] = &["pair64", "pair64-dynamic", SMALL_HEAP, "churn1k", "serde-json"];

/// The workloads between whose counts the cost must not grow.
pub(in super::super) const SMALL_HEAP: &str = "churn100";
pub(in super::super) const LARGE_HEAP: &str = "churn10m";

/// What is counted in a workload.
#[derive(Clone, Copy)]
pub(in super::super) enum Part {
    /// The pass.
    Pass,
    /// What stands beside it: the same at the physical limit, or the loop without its allocations.
    Beside,
}

/// Why instructions cannot be counted here, if they cannot.
pub(super) fn obstacle() -> Option<String> {
    (!exists(TOOL)).then(|| format!("`{TOOL}` is not installed"))
}

/// Instructions for each operation of a workload.
pub(in super::super) fn count(program: &Path, workload: &str, part: Part) -> Result<f64, Failure> {
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
        .env(
            "SUITE_COUNT",
            match part {
                Part::Pass => "pass",
                Part::Beside => "beside",
            },
        );
    // A program runs some fifty times slower under the tool.
    let output = output_of(command, 10 * RUN_LIMIT)?;
    let operations = operations(&output).ok_or("the workload does not say how many operations it has")?;
    let collected = collected(&output)?;
    if collected == 0.0 {
        return Err(format!("callgrind has not seen the function `{COUNTED}`:\n{output}").into());
    }
    Ok(collected / operations)
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
