//! Five programs of the usual kinds, made of the usual crates.
//!
//! They know nothing of the allocator that serves them: this crate is compiled once for all, and the program around it
//! has the allocator. Each works on data that are the same in every run, and ends with an [`Outcome`] that every
//! allocator has to come to.

mod json;
mod server;
mod store;
mod syntax;
mod text;

// One generator for all benchmarks, of which these programs do not use everything.
#[allow(dead_code, reason = "the other benchmarks use the rest")]
#[path = "../../../suite/workloads/src/random.rs"]
mod random;

use core::time::Duration;
use std::path::PathBuf;
use std::time::Instant;

/// What a program came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// A sentence of numbers that follow from the data alone.
    pub result: String,
    /// From the first byte of work until everything is dropped.
    pub time: Duration,
}

/// A program is given folders of Rust source files, for those that work on such, and says what it came to.
type Program = fn(&[PathBuf]) -> Result<String, String>;

/// The programs by name.
const PROGRAMS: &[(&str, Program)] = &[
    ("syntax", syntax::run),
    ("json", json::run),
    ("store", store::run),
    ("text", text::run),
    ("server", server::run),
];

/// Runs the program with this name, on source files in `folders` if it needs any.
///
/// # Errors
///
/// There is no program of that name, or what stopped it.
pub fn run(name: &str, folders: &[PathBuf]) -> Result<Outcome, String> {
    let Some((_, program)) = PROGRAMS.iter().find(|(known, _)| *known == name) else {
        let names: Vec<&str> = PROGRAMS.iter().map(|(name, _)| *name).collect();
        return Err(format!("`{name}` is none of: {}", names.join(", ")));
    };
    let started = Instant::now();
    let result = program(folders)?;
    Ok(Outcome {
        result,
        time: started.elapsed(),
    })
}
