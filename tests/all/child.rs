//! Starts the program that runs once more, for tests that need a process of their own.

use std::env;
use std::process::Command;

/// What runs programs here, if that is not the system: QEMU's user mode starts another program for the machine that it
/// runs on, which is not the one that this program is for. Set by `cargo xtask foreign`.
const RUNNER: &str = "SLABMALLOC_TEST_RUNNER";

/// This program once more.
pub(crate) fn this_program() -> Command {
    let program = env::current_exe().expect("a program knows where it is");
    let Ok(runner) = env::var(RUNNER) else {
        return Command::new(program);
    };
    let mut words = runner.split_whitespace();
    let mut command = Command::new(words.next().expect("a runner has a name"));
    command.args(words).arg(program);
    command
}
