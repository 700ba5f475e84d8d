//! Threads on cached zones, for `ThreadSanitizer` to watch: `cargo xtask sanitizers` builds and runs it.
//!
//! The standard library's binaries are not instrumented, so that whatever it synchronises by itself
//! looks like a race. So threads are those of pthreads, which the sanitizer knows, and no lock, channel
//! or atomic of the standard library is between them. What is left is the library's own: its locks are
//! compiled here, with every access watched.
//!
//! ```text
//! slabmalloc-races NAME       one program; the sanitizer's exit status says what it saw
//! slabmalloc-races --list     their names; those that start with `control-` have a planted race
//! ```
#![cfg_attr(
    unix,
    expect(
        clippy::expect_used,
        reason = "a program states what it expects by stopping where it does not hold"
    )
)]

#[cfg(unix)]
mod broken;
#[cfg(unix)]
mod programs;
#[cfg(unix)]
mod threads;
#[cfg(unix)]
mod zones;

use std::process::ExitCode;

#[cfg(unix)]
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [argument] = arguments.as_slice() else {
        eprintln!("usage: slabmalloc-races (NAME | --list)");
        return ExitCode::FAILURE;
    };
    if argument == "--list" {
        for (name, _) in programs::PROGRAMS {
            println!("{name}");
        }
        return ExitCode::SUCCESS;
    }
    let Some((name, program)) = programs::PROGRAMS.iter().find(|(name, _)| name == argument) else {
        eprintln!("there is no program `{argument}`; `--list` names them");
        return ExitCode::FAILURE;
    };
    program();
    println!("{name}: done");
    ExitCode::SUCCESS
}

#[cfg(not(unix))]
fn main() -> ExitCode {
    eprintln!("there are no pthreads here");
    ExitCode::FAILURE
}
