//! `suite WORKLOAD`: one workload on the allocator that the program was built with.

mod contender;

use std::env;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let contender = suite_workloads::Contender {
        trim: contender::TRIM,
    };
    suite_workloads::run(contender, &arguments)
}
