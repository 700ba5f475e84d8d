//! `pprof`: profiles of the heap with stack traces. Their tests, which need a feature, and the ordinary tool: it shows of an
//! example what the guide's page says.

use std::path::Path;
use std::process::Command;

use super::test::Tally;
use crate::Failure;
use crate::debian;
use crate::markdown::marked_lines;
use crate::process::{LIMIT, output_of};
use crate::report::{Outcome, Report};
use crate::workspace::Workspace;

/// The package, with the feature.
const PACKAGE: &str = "--package slabmalloc-profile --features pprof";

/// The example whose profile is looked at.
const EXAMPLE: &str = "sampled";

/// The page of the guide that shows what the tool prints: in blocks with a marker that has the tool's arguments.
const PAGE: &str = "docs/guide/src/stacks.md";
const MARKER: &str = "pprof";

/// The package of Debian's that has `go tool pprof`, and the program in it.
const GO_PACKAGE: &str = "golang-go";
const GO: &str = "go";

/// What the table of the tool begins with. Before it are dates, durations and paths.
const TITLES: &str = "flat  flat%";

/// Tests, and compares.
pub(super) fn run(workspace: &Workspace, _: &[String], report: &mut Report) -> Result<(), Failure> {
    report.row("tests of the feature", || {
        let output = output_of(workspace.cargo(&format!("test {PACKAGE}")), LIMIT)?;
        Ok(Outcome::Passed(Tally::of(&output).sentence()?))
    });
    let page = workspace.read(PAGE)?;
    let shown = marked_lines(&page, MARKER);
    if shown.is_empty() {
        return Err(format!("{PAGE} shows nothing that the tool prints").into());
    }
    let name = |arguments: &str| format!("go tool pprof {arguments}");
    if let Err(reason) = debian::ready(&[GO_PACKAGE], go_is_there) {
        for (arguments, _) in shown {
            report.skipped(&name(arguments), &reason);
        }
        return Ok(());
    }
    let profile = workspace.target().join("sampled.pb");
    let written = report.row("the example writes a profile", || {
        output_of(
            workspace.cargo(&format!("build --release {PACKAGE} --example {EXAMPLE}")),
            LIMIT,
        )?;
        let mut example = Command::new(workspace.target().join("release/examples").join(EXAMPLE));
        example.arg(&profile);
        output_of(example, LIMIT)?;
        Ok(Outcome::Passed(String::new()))
    });
    for (arguments, lines) in shown {
        if written {
            report.row(&name(arguments), || compare(&profile, arguments, &lines));
        } else {
            report.skipped(&name(arguments), "there is no profile");
        }
    }
    Ok(())
}

/// Whether the tool can be started. It knows no `--version`.
fn go_is_there() -> bool {
    let mut go = Command::new(GO);
    go.arg("version");
    output_of(go, LIMIT).is_ok()
}

/// The table that the tool prints is the one of the page.
fn compare(profile: &Path, arguments: &str, shown: &[&str]) -> Result<Outcome, Failure> {
    let mut tool = Command::new(GO);
    tool.args(["tool", "pprof"])
        .args(arguments.split_whitespace())
        .arg(profile);
    let output = output_of(tool, LIMIT)?;
    let printed = table(&output);
    if printed.is_empty() || printed != shown {
        return Err(format!("{PAGE} shows another table than the tool prints:\n{output}").into());
    }
    Ok(Outcome::Passed(format!("{} functions", printed.len() - 1)))
}

/// The lines of the table, without the spaces around them.
fn table(output: &str) -> Vec<&str> {
    let lines = output.lines().map(str::trim);
    lines.skip_while(|line| !line.starts_with(TITLES)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_what_follows_its_titles() {
        let output = "Time: now\nShowing\n      flat  flat%   sum%\n  1MB 50% 50% main\n";
        assert_eq!(table(output), ["flat  flat%   sum%", "1MB 50% 50% main"]);
        assert!(table("Time: now\n").is_empty());
    }
}
