//! Long runs, each a process of its own: what `cargo xtask soak` starts.
//!
//! ```text
//! soak NAME SECONDS      one run; the last line says what was seen
//! soak --list            their names; those that start with `control-` have a planted mistake, and have to fail
//!
//! SLABMALLOC_FIRST_PROGRAM=N soak programs SECONDS      goes on where another run ended
//! ```
//!
//! | module | what it is |
//! |---|---|
//! | `programs` | random programs of [`operations`](crate::operations), on all CPUs |
//! | `crew` | threads that come and go on one zone, and hand each other blocks |
//! | `zones` | the zones that a crew works on |
//!
//! The memory of the process is watched meanwhile, second by second.

mod crew;
mod programs;
mod zones;

use core::time::Duration;
use std::process::ExitCode;

/// A random number generator: xorshift, as good as is needed to choose blocks.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 8
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).expect("it is below a `usize`")
    }
}

/// A run: its name, and what it does for so long; what it saw in the end, or what is wrong.
type Run = (&'static str, fn(Duration) -> Result<String, String>);

const RUNS: &[Run] = &[
    ("hosted-zone", |time| {
        crew::run(zones::HOSTED, time, crew::Manners::Good)
    }),
    ("default-zone", |time| {
        crew::run(zones::DEFAULT, time, crew::Manners::Good)
    }),
    ("plain-zone", |time| {
        crew::run(&zones::PLAIN, time, crew::Manners::Good)
    }),
    ("programs", programs::run),
    ("control-leak", |time| {
        crew::run(&zones::PLAIN, time, crew::Manners::Leaking)
    }),
];

/// Does what the arguments of the program ask for.
#[must_use]
pub fn main(arguments: &[String]) -> ExitCode {
    match arguments {
        [list] if list == "--list" => {
            for (name, _) in RUNS {
                println!("{name}");
            }
            ExitCode::SUCCESS
        }
        [name, seconds] => match (RUNS.iter().find(|run| run.0 == name), seconds.parse()) {
            (Some((_, run)), Ok(seconds)) => end(run(Duration::from_secs(seconds))),
            _ => end(Err(format!(
                "there is no run `{name}`, or no such number as `{seconds}`"
            ))),
        },
        _ => end(Err("usage: soak (NAME SECONDS | --list)".to_owned())),
    }
}

fn end(outcome: Result<String, String>) -> ExitCode {
    match outcome {
        Ok(seen) => {
            println!("{seen}");
            ExitCode::SUCCESS
        }
        Err(wrong) => {
            eprintln!("{wrong}");
            ExitCode::FAILURE
        }
    }
}
