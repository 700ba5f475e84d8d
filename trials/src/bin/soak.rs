//! The program of `cargo xtask soak`; see `slabmalloc_trials::soak`.

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    slabmalloc_trials::soak::main(&arguments)
}
