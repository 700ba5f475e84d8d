//! `suite WORKLOAD`: one workload on the allocator that the program was built with; `suite --about` says
//! which version that is where the package does not say it.

mod contender;

use std::env;
use std::process::ExitCode;

fn main() -> ExitCode {
    contender::start();
    let arguments: Vec<String> = env::args().skip(1).collect();
    if arguments == ["--about"] {
        println!("{}", contender::about());
        return ExitCode::SUCCESS;
    }
    let contender = suite_workloads::Contender {
        trim: contender::TRIM,
    };
    suite_workloads::run(contender, &arguments)
}
