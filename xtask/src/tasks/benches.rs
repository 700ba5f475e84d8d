//! `benches`: the benchmarks compile.

use crate::Failure;
use crate::process::{LIMIT, output_of};
use crate::report::{Outcome, Report};
use crate::workspace::Workspace;

/// Compiles the benchmarks of the library without running them.
pub(super) fn run(workspace: &Workspace, _: &[String], report: &mut Report) -> Result<(), Failure> {
    let benches = workspace.library()?.named("bench").collect::<Vec<_>>().join(", ");
    report.row("cargo bench --no-run", || {
        if benches.is_empty() {
            return Err("the library has no benchmark: benches/ must hold at least one".into());
        }
        // With the profile that what they depend on was compiled with for the tests.
        output_of(workspace.cargo("bench --no-run --profile test"), LIMIT)?;
        Ok(Outcome::Passed(benches))
    });
    Ok(())
}
