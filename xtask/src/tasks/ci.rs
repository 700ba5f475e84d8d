//! `ci`: every task of its lane in the table's order, as one report.

use std::time::Instant;

use super::{Lane, TASKS};
use crate::Failure;
use crate::report::Report;
use crate::workspace::Workspace;

/// Runs every task of the CI lane; a failure stops none of the others.
#[expect(clippy::unnecessary_wraps, reason = "every task has the same signature")]
pub(super) fn run(workspace: &Workspace, _: &[String], report: &mut Report) -> Result<(), Failure> {
    let start = Instant::now();
    for task in TASKS.iter().filter(|task| task.lane == Lane::Ci) {
        report.headline(&format!("== {}: {}", task.name, task.summary));
        task.run_into(workspace, &[], report);
    }
    report.headline(&format!("All of it took {} s.", start.elapsed().as_secs()));
    Ok(())
}
