//! The book, built by mdBook, which is installed below the target folder where it is missing.

use std::fs;
use std::process::Command;

use super::super::browser::PAGE;
use super::links::check_book;
use crate::process::{LIMIT, output_of};
use crate::report::{Outcome, Report};
use crate::tools;
use crate::workspace::Workspace;

/// The program, and its package.
const MDBOOK: &str = "mdbook";

/// What its package is installed with: nothing that serves or watches pages, which is half of what it depends on, and not
/// optimised: it takes longer to compile than to run.
const OPTIONS: &str = "--debug --no-default-features";

/// The folder of `book.toml`.
const BOOK: &str = "docs/guide";

/// Builds the book and looks at its links; skipped where there is no mdBook and none can be had.
pub(super) fn build(workspace: &Workspace, report: &mut Report) {
    let mut path = Err(String::new());
    report.row("mdBook is here", || {
        path = tools::program(workspace, MDBOOK, OPTIONS);
        match &path {
            Ok(_) => Ok(Outcome::Passed(String::new())),
            Err(reason) => Ok(Outcome::Skipped(reason.clone())),
        }
    });
    let Ok(path) = path else {
        report.skipped("mdBook builds the book", "there is no mdBook");
        return;
    };
    let pages = workspace.target().join("guide/book");
    report.row("mdBook builds the book, and its links lead somewhere", || {
        let mut command = Command::new(MDBOOK);
        command
            .args(["build", BOOK, "--dest-dir"])
            .arg(&pages)
            .current_dir(workspace.root())
            .env("PATH", path);
        let output = output_of(command, LIMIT)?;
        // It goes on without what it cannot include.
        if output.contains("ERROR") || output.contains("WARN") {
            return Err(output.into());
        }
        // The page that runs in the browser belongs to the book.
        let page = pages.join("browser");
        fs::create_dir_all(&page)?;
        for entry in fs::read_dir(workspace.root().join(PAGE))? {
            let file = entry?;
            fs::copy(file.path(), page.join(file.file_name()))?;
        }
        Ok(Outcome::Passed(format!(
            "{}, in {}",
            check_book(&pages)?,
            pages.display()
        )))
    });
}
