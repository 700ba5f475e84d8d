//! `guide`: the book in `docs/guide`. Its page on tuning is followed step by step in a fresh project, each output compared
//! with what the page shows; its code blocks are tested; its links lead somewhere; mdBook builds it.
//!
//! Nothing in the outputs varies from run to run: they are counts of a program whose numbers are the same every time. Lines
//! are compared without the spaces at their ends, and that is all.

mod book;
mod links;
mod project;
mod steps;

use std::fs;

use crate::Failure;
use crate::process::{LIMIT, output_of};
use crate::report::{Outcome, Report};
use crate::tasks::test::Tally;
use crate::workspace::Workspace;
use project::Project;
use steps::{Kind, Step, changed, steps, to_paste};

/// The package whose tests are the pages.
const PACKAGE: &str = "slabmalloc-guide";

/// The folder of the pages.
const PAGES: &str = "docs/guide/src";

/// The page whose steps are followed.
const PAGE: &str = "docs/guide/src/tuning.md";

/// Where the pictures of the pages are.
const IMAGES: &str = "docs/guide/src/images";

/// Checks the book; `--record` writes what commands print into the page.
pub(super) fn run(workspace: &Workspace, arguments: &[String], report: &mut Report) -> Result<(), Failure> {
    let record = match arguments {
        [] => false,
        [one] if one == "--record" => true,
        _ => return Err(format!("`{}`: it takes `--record` or nothing", arguments.join(" ")).into()),
    };
    follow(workspace, record, report)?;
    report.headline("The book:");
    report.row("code blocks of all pages", || {
        let tests = format!("test --package {PACKAGE} --all-features");
        let output = output_of(workspace.cargo(&tests), LIMIT)?;
        Ok(Outcome::Passed(Tally::of(&output).sentence()?))
    });
    report.row(
        "every page is a chapter and a test, and links lead to files",
        || links::check_sources(workspace),
    );
    book::build(workspace, report);
    Ok(())
}

/// Follows the steps of the page, a row for each; with `record` the page is written anew.
fn follow(workspace: &Workspace, record: bool, report: &mut Report) -> Result<(), Failure> {
    report.headline(&format!("{PAGE}, in a fresh project:"));
    let page = workspace.read(PAGE)?;
    let mut follower = Follower {
        project: Project::new(workspace)?,
        workspace,
        record,
        output: String::new(),
        parts: Vec::new(),
    };
    let found = steps(&page)?;
    for (at, step) in found.iter().enumerate() {
        let held = report.row(&title(step), || follower.take(step));
        // What differs from the page changes no later step; what cannot be done does.
        if !held && !matches!(step.kind, Kind::Prints | Kind::Picture(_)) {
            for step in &found[at + 1..] {
                report.skipped(&title(step), "a step before it failed");
            }
            return Ok(());
        }
    }
    if record {
        let mut new = page.clone();
        for (range, text) in follower.parts.into_iter().rev() {
            new.replace_range(range, &text);
        }
        fs::write(workspace.root().join(PAGE), new)?;
    }
    Ok(())
}

/// A step in a row of the report.
fn title(step: &Step<'_>) -> String {
    let what = match step.kind {
        Kind::Run => step.text.lines().collect::<Vec<_>>().join("; "),
        Kind::Prints => "it prints what the page shows".to_owned(),
        Kind::File(path) => format!("write {path}"),
        Kind::Change(path) => format!("change {path}"),
        Kind::Paste(path) => format!("paste into {path}"),
        Kind::Picture(path) => format!("{path} is the picture of the page"),
    };
    format!("line {}: {what}", step.line)
}

/// Who follows the page.
struct Follower<'a> {
    project: Project<'a>,
    workspace: &'a Workspace,
    record: bool,
    /// What the last commands printed.
    output: String,
    /// What the page is to show, by places.
    parts: Vec<(core::ops::Range<usize>, String)>,
}

impl Follower<'_> {
    fn take(&mut self, step: &Step<'_>) -> Result<Outcome, Failure> {
        match step.kind {
            Kind::Run => {
                self.output.clear();
                for line in step.text.lines() {
                    self.output += &self.project.run(line)?;
                }
            }
            Kind::Prints => {
                let output = self.output.clone();
                return self.compare(step, &output);
            }
            Kind::File(path) => fs::write(self.project.path(path), step.text)?,
            Kind::Change(path) => {
                let path = self.project.path(path);
                fs::write(&path, changed(&fs::read_to_string(&path)?, step.text)?)?;
            }
            Kind::Paste(path) => {
                let block = to_paste(&self.output).ok_or("the last output has nothing to paste")?;
                let block = block.to_owned();
                fs::write(self.project.path(path), &block)?;
                return self.compare(step, &block);
            }
            Kind::Picture(path) => return self.compare_picture(path),
        }
        Ok(Outcome::Passed(String::new()))
    }

    /// The page must show `actual`, or is to.
    fn compare(&mut self, step: &Step<'_>, actual: &str) -> Result<Outcome, Failure> {
        if actual.trim().is_empty() {
            return Err("the commands before it printed nothing".into());
        }
        if self.record {
            self.parts.push((step.range.clone(), tidy(actual)));
            return Ok(Outcome::Passed("recorded".to_owned()));
        }
        same(step.text, actual)?;
        Ok(Outcome::Passed(format!("{} lines", actual.lines().count())))
    }

    fn compare_picture(&self, path: &str) -> Result<Outcome, Failure> {
        let drawn = fs::read_to_string(self.project.path(path))?;
        let shown = format!("{IMAGES}/{path}");
        if self.record {
            fs::write(self.workspace.root().join(&shown), drawn)?;
            return Ok(Outcome::Passed("recorded".to_owned()));
        }
        same(&self.workspace.read(&shown)?, &drawn)?;
        Ok(Outcome::Passed(String::new()))
    }
}

/// The text without spaces at the ends of lines, and with one end of line at its end.
fn tidy(text: &str) -> String {
    let mut tidy: Vec<&str> = text.trim_end().lines().map(str::trim_end).collect();
    tidy.push("");
    tidy.join("\n")
}

/// Both texts must be the same, but for spaces at the ends of lines.
fn same(shown: &str, actual: &str) -> Result<(), Failure> {
    let (shown, actual) = (tidy(shown), tidy(actual));
    if shown == actual {
        return Ok(());
    }
    let first = shown
        .lines()
        .zip(actual.lines())
        .find(|(one, other)| one != other);
    let first = first.map_or_else(
        || "one of them is longer".to_owned(),
        |(one, other)| format!("the page shows:  {one}\nthe command says: {other}"),
    );
    Err(format!("{first}\n`cargo xtask guide --record` writes into the page what it is now, all of which is:\n{actual}").into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_may_differ_in_spaces_at_the_ends_of_lines_only() {
        assert!(same("a  \n  b\n", "a\n  b\n\n").is_ok());
        assert!(same("a\nb\n", "a\n b\n").is_err());
        assert!(same("a\n", "a\nb\n").unwrap_err().to_string().contains("longer"));
    }

    #[test]
    fn the_page_has_every_kind_of_step() {
        let workspace = Workspace::locate().unwrap();
        let page = workspace.read(PAGE).unwrap();
        let found = steps(&page).unwrap();
        let has = |kind: fn(&Kind<'_>) -> bool| found.iter().any(|step| kind(&step.kind));
        assert!(has(|kind| matches!(kind, Kind::Run)) && has(|kind| matches!(kind, Kind::Prints)));
        assert!(has(|kind| matches!(kind, Kind::File(_))) && has(|kind| matches!(kind, Kind::Change(_))));
        assert!(has(|kind| matches!(kind, Kind::Paste(_))) && has(|kind| matches!(kind, Kind::Picture(_))));
    }
}
