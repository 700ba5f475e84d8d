//! `ci`: every task of its lanes, as one report.

use std::time::Instant;

use super::{Lane, TASKS, Task};
use crate::report::Report;
use crate::workspace::Workspace;
use crate::{Failure, beside};

/// Runs the tasks of the CI lanes in the table's order: first those that may run beside others, several at once, since
/// most of them keep one processor busy for most of the time; then the others. A failure stops none.
#[expect(clippy::unnecessary_wraps, reason = "every task has the same signature")]
pub(super) fn run(workspace: &Workspace, _: &[String], report: &mut Report) -> Result<(), Failure> {
    let start = Instant::now();
    let of = |lane| TASKS.iter().filter(move |task| task.lane == lane);
    let run = |task: &Task, report: &mut Report| {
        report.headline(&format!("== {}: {}", task.name, task.summary));
        task.run_into(workspace, &[], report);
    };
    let work = |task: &&Task| {
        let mut part = Report::to_be_added();
        run(task, &mut part);
        part
    };
    let tasks: Vec<&Task> = of(Lane::Ci).collect();
    beside::each(&tasks, work, |_, part| report.add(part));
    of(Lane::CiAlone).for_each(|task| run(task, report));
    report.headline(&format!("All of it took {} s.", start.elapsed().as_secs()));
    Ok(())
}
