//! The command `slabmalloc-tune`; all of it is in `slabmalloc_tune::cli`.

use std::process::ExitCode;

fn main() -> ExitCode {
    slabmalloc_tune::cli::main()
}
