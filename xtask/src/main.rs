//! The contributor's door: `cargo xtask TASK`.
//!
//! Without a task, it lists what there is. A task is one file in `tasks/` and one row of
//! the table in `tasks/mod.rs`; it writes its findings into a [`Report`], which prints a line for
//! each and the closing line.

mod debian;
mod markdown;
mod process;
mod report;
mod tasks;
mod tools;
mod workspace;

use std::env;
use std::process::ExitCode;

use report::Report;
use workspace::Workspace;

/// What stops a task, as a sentence for the reader.
type Failure = Box<dyn core::error::Error>;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let Some((name, arguments)) = arguments.split_first() else {
        tasks::list();
        return ExitCode::SUCCESS;
    };
    let Some(task) = tasks::find(name) else {
        eprintln!("error: there is no task `{name}`; these are the tasks:\n");
        tasks::list();
        return ExitCode::from(2);
    };
    let mut report = Report::new();
    match Workspace::locate() {
        Ok(workspace) => task.run_into(&workspace, arguments, &mut report),
        Err(failure) => report.failed(name, &failure.to_string()),
    }
    report.close()
}
