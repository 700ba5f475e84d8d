//! `layers`: the modules of `src/` import downward only.
//!
//! [`table`] says which module lies in which layer, [`paths`] reads from a source file which modules
//! it names, and [`check`] compares the two. Within a folder files may import one another as long
//! as no cycle comes of it; the folder's `mod.rs` is its face and takes no part in that.

mod check;
mod paths;
mod table;

use crate::Failure;
use crate::report::Report;
use crate::workspace::{Workspace, files_below};

/// Checks every module of `src/` against the table.
pub(super) fn run(workspace: &Workspace, _: &[String], report: &mut Report) -> Result<(), Failure> {
    let root = workspace.root();
    let mut files = Vec::new();
    for path in files_below(&root.join("src"), "rs")? {
        let name = path.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
        files.push((name.clone(), workspace.read(&name)?));
    }
    for verdict in check::verdicts(table::ROOMS, &files)? {
        if verdict.complaints.is_empty() {
            report.passed(&verdict.sentence());
        } else {
            report.failed(&verdict.sentence(), &verdict.complaints.join("\n"));
        }
    }
    Ok(())
}
