//! Starts the program that runs once more, for tests that need a process of their own.

use std::env;
use std::panic;
use std::process::Command;

/// What runs programs here, if that is not the system: QEMU's user mode starts another program for the machine that it
/// runs on, which is not the one that this program is for. Set by `cargo xtask foreign`.
const RUNNER: &str = "SLABMALLOC_TEST_RUNNER";

/// Whether a program runs this one, and not the system.
pub(crate) fn is_emulated() -> bool {
    env::var_os(RUNNER).is_some()
}

/// Leaves the stack out of what a panic prints, where the program is emulated: QEMU 7.2 ends a program that walks its
/// stack while its pages are larger than 4 KiB.
pub(crate) fn panic_without_stack() {
    if is_emulated() {
        panic::set_hook(Box::new(|panic| eprintln!("{panic}")));
    }
}

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
