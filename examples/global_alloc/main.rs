//! The main job: a real program, many threads, tens of millions of allocations, on
//! [`SafeZoneAllocator`](slabmalloc::SafeZoneAllocator).
//!
//! ```text
//! cargo run --release --features std --example global_alloc                # the sources of your dependencies
//! cargo run --release --features std --example global_alloc -- src ../lib  # these files and folders
//! ```
//!
//! It parses every Rust source file that it finds into a syntax tree, on all cores, builds an index
//! from identifiers to the files that mention them, keeps all of it, drops all of it, and says what
//! that took: of time, of memory, of pages, compared with the system's allocator. Every run is a
//! process of its own, and those of the two allocators take turns.
//!
//! | option | meaning | default |
//! |---|---|---|
//! | `--runs N` | runs on each allocator; medians are printed | 3 |
//! | `--threads N` | threads that parse | one for each core |
//! | `--limit N` | no more than N MiB of source | what half of the free memory holds |
//! | `--quick` | `--limit 2 --runs 1` | |
//!
//! The exit status is 1 if the zone or the pager miss a page or an object at the end, and 2 if the
//! job could not be done.
//!
//! # How much of this a program needs
//!
//! Two lines, as `safe_zone.rs` shows:
//!
//! ```
//! #[global_allocator]
//! static ALLOCATOR: slabmalloc::SafeZoneAllocator = slabmalloc::SafeZoneAllocator::new();
//! ```
//!
//! Here, [`meter::Metered`] is around it for the sake of the comparison alone: one program file can
//! have but one global allocator, and a zone does not count bytes requested. The wrapper counts
//! calls and bytes and hands every call on, to the zone or to the system's allocator, at the same
//! cost for both.

mod corpus;
mod index;
mod measure;
mod meter;
mod table;

use core::num::NonZero;
use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};
use std::thread;

use corpus::Corpus;
use measure::Run;

#[global_allocator]
static ALLOCATOR: meter::Metered = meter::Metered::new();

/// The job cannot be done as asked.
const CANNOT: u8 = 2;
const USAGE: &str =
    "usage: global_alloc [--runs N] [--threads N] [--limit MIB] [--quick] [file or folder]...";

struct Options {
    runs: usize,
    threads: usize,
    /// Source that is parsed at most, in MiB.
    limit: usize,
    /// Whether this process is one run.
    measure: bool,
    paths: Vec<PathBuf>,
}

fn main() -> ExitCode {
    let result = options(env::args_os().skip(1)).and_then(|options| match options {
        Some(options) if options.measure => measure_here(&options),
        Some(options) => compare(&options),
        None => {
            println!("{USAGE}");
            Ok(true)
        }
    });
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => {
            eprintln!("error: pages or objects are unaccounted for");
            ExitCode::FAILURE
        }
        Err(problem) => {
            eprintln!("error: {problem}");
            ExitCode::from(CANNOT)
        }
    }
}

/// `None` if only help is asked for.
fn options(mut arguments: impl Iterator<Item = OsString>) -> Result<Option<Options>, String> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let mut options = Options {
        runs: 3,
        threads: cores,
        limit: 0,
        measure: false,
        paths: Vec::new(),
    };
    let mut only_paths = false;
    while let Some(argument) = arguments.next() {
        match argument.to_str() {
            Some("--") if !only_paths => only_paths = true,
            Some("--help" | "-h") if !only_paths => return Ok(None),
            Some("--quick") if !only_paths => (options.limit, options.runs) = (2, 1),
            Some("--measure") if !only_paths => options.measure = true,
            Some(name @ "--runs") if !only_paths => options.runs = number(name, arguments.next())?,
            Some(name @ "--limit") if !only_paths => options.limit = number(name, arguments.next())?,
            Some(name @ "--threads") if !only_paths => options.threads = number(name, arguments.next())?,
            Some(unknown) if !only_paths && unknown.starts_with('-') => {
                return Err(format!("unknown option `{unknown}`\n{USAGE}"));
            }
            _ => options.paths.push(argument.into()),
        }
    }
    if options.limit == 0 {
        options.limit = corpus::fitting();
    }
    Ok(Some(options))
}

fn number(option: &str, value: Option<OsString>) -> Result<usize, String> {
    let value = value.unwrap_or_default();
    match value.to_str().and_then(|value| value.parse().ok()) {
        Some(number @ 1..=1_000_000) => Ok(number),
        _ => Err(format!(
            "`{option}` needs a number from 1 to 1,000,000, not `{}`\n{USAGE}",
            value.display()
        )),
    }
}

/// This process is one run: does the job and reports to the process that started it.
fn measure_here(options: &Options) -> Result<bool, String> {
    let corpus = Corpus::find(&options.paths, options.limit)?;
    let on_system = env::var_os(meter::CHOICE).is_some_and(|choice| choice == meter::SYSTEM);
    measure::run(corpus, options.threads, on_system)
}

/// Runs the job in processes of their own on both allocators, and prints the table.
fn compare(options: &Options) -> Result<bool, String> {
    // The runs would notice the same; the user shall read it once.
    let origin = Corpus::find(&options.paths, options.limit)?.origin;
    let mut zone = Vec::new();
    let mut system = Vec::new();
    let mut all_accounted_for = true;
    for number in 1..=options.runs {
        for on_system in [false, true] {
            let label = format!(
                "{}, run {number} of {}",
                if on_system {
                    "system allocator"
                } else {
                    "SafeZoneAllocator"
                },
                options.runs
            );
            let (run, accounted_for) = run_in_child(options, on_system, &label)?;
            all_accounted_for &= accounted_for;
            if on_system { &mut system } else { &mut zone }.push(run);
        }
    }
    table::print(&origin, &zone, &system)?;
    Ok(all_accounted_for)
}

fn run_in_child(options: &Options, on_system: bool, label: &str) -> Result<(Run, bool), String> {
    let program = env::current_exe().map_err(|error| format!("this program's own file: {error}"))?;
    let mut command = Command::new(program);
    command
        .arg("--measure")
        .arg("--threads")
        .arg(options.threads.to_string());
    command
        .arg("--limit")
        .arg(options.limit.to_string())
        .arg("--")
        .args(&options.paths);
    command.env(meter::CHOICE, if on_system { meter::SYSTEM } else { "zone" });
    command
        .env(measure::LABEL, label)
        .stderr(Stdio::inherit())
        .stdin(Stdio::null());
    let output = command.output().map_err(|error| format!("{label}: {error}"))?;
    let accounted_for = match output.status.code() {
        Some(0) => true,
        Some(1) => false,
        _ => return Err(format!("{label}: {}", output.status)),
    };
    let text = String::from_utf8_lossy(&output.stdout);
    Ok((
        Run::read(&text).map_err(|problem| format!("{label}: {problem}"))?,
        accounted_for,
    ))
}
