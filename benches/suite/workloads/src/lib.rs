//! The workloads of the benchmark suite.
//!
//! They know nothing of the allocator that serves them: this crate is compiled once for all of them,
//! and the program around it, with one `#[global_allocator]`, is called as `suite WORKLOAD`. One process
//! runs one workload and prints lines `workload<TAB>metric<TAB>value`, so that figures of memory are
//! those of the workload alone.

mod block;
mod catalogue;
mod clock;
mod latency;
mod limit;
mod measure;
mod memory;
mod micro;
mod ports;
mod programs;
mod random;
pub mod status;

use std::process::ExitCode;

use measure::Run;

/// What a contender offers beside allocating.
#[derive(Clone, Copy, Debug, Default)]
pub struct Contender {
    /// Gives back to the system what can be given back, if the allocator has a function for that.
    pub trim: Option<fn()>,
}

/// Runs the workload that the arguments name, or prints the catalogue for `--list`.
///
/// The catalogue has one line for each workload: its name, its group, and `default` or `full`.
pub fn run(contender: Contender, arguments: &[String]) -> ExitCode {
    match arguments {
        [option] if option == "--list" => {
            for (name, workload) in catalogue::expanded() {
                println!("{name}\t{}\t{}", workload.group.name(), workload.depth());
            }
            ExitCode::SUCCESS
        }
        [name] => {
            let Some((workload, threads)) = catalogue::find(name) else {
                eprintln!("there is no workload `{name}`; `--list` shows those that there are");
                return ExitCode::from(2);
            };
            let mut run = Run::new(contender, threads);
            (workload.body)(&mut run);
            run.finish(name);
            ExitCode::SUCCESS
        }
        _ => {
            eprintln!("usage: suite WORKLOAD | suite --list");
            ExitCode::from(2)
        }
    }
}
