//! Threads on cached zones, for ThreadSanitizer to watch: `cargo xtask sanitizers` builds and runs it.
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
    not(unix),
    expect(
        dead_code,
        unused_imports,
        reason = "without pthreads there is nothing to run"
    )
)]
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a program states what it expects by stopping where it does not hold"
)]

mod broken;
#[cfg(unix)]
mod programs;
#[cfg(unix)]
mod threads;
mod zones;

use std::process::ExitCode;

#[cfg(unix)]
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [list] if list == "--list" => {
            programs::PROGRAMS.iter().for_each(|(name, _)| println!("{name}"));
            ExitCode::SUCCESS
        }
        [name] => match programs::PROGRAMS.iter().find(|(known, _)| known == name) {
            Some((_, program)) => {
                program();
                println!("{name}: done");
                ExitCode::SUCCESS
            }
            None => {
                eprintln!("there is no program `{name}`; `--list` names them");
                ExitCode::FAILURE
            }
        },
        _ => {
            eprintln!("usage: slabmalloc-races (NAME | --list)");
            ExitCode::FAILURE
        }
    }
}

#[cfg(not(unix))]
fn main() -> ExitCode {
    eprintln!("there are no pthreads here");
    ExitCode::FAILURE
}
