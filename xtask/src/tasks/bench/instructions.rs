//! Instructions counted by callgrind: exact on any machine, however busy.
//!
//! A workload is run with one pass and with three; the difference is that of two passes, without the
//! start of the program and the preparation.

use std::path::Path;
use std::process::Command;

use super::programs::RUN_LIMIT;
use crate::Failure;
use crate::process::{exists, output_of};

/// The program that counts.
const TOOL: &str = "valgrind";

/// The workloads that are counted.
pub(super) const WORKLOADS: &[&str] = &["pair64", "pair64-dynamic", "churn1k", "serde-json"];

/// Why instructions cannot be counted here, if they cannot.
pub(super) fn obstacle() -> Option<String> {
    (!exists(TOOL)).then(|| format!("`{TOOL}` is not installed"))
}

/// Instructions for each operation of a workload.
pub(super) fn count(program: &Path, workload: &str) -> Result<f64, Failure> {
    let once = callgrind(program, workload, 1)?;
    let thrice = callgrind(program, workload, 3)?;
    let operations = operations(&thrice).ok_or("the workload does not say how many operations it has")?;
    Ok((collected(&thrice)? - collected(&once)?) / (2.0 * operations))
}

fn callgrind(program: &Path, workload: &str, passes: usize) -> Result<String, Failure> {
    let mut command = Command::new(TOOL);
    command
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(program)
        .arg(workload)
        .env("SUITE_PASSES", passes.to_string());
    // A program runs some fifty times slower under the tool.
    output_of(command, 10 * RUN_LIMIT)
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
