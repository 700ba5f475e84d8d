//! Runs models, each in a process of its own: one that stops takes its whole process along, since the
//! threads that wait inside it cannot be unwound.

use core::sync::atomic::{AtomicUsize, Ordering};
use std::process::{Command, ExitCode, Stdio, abort};
use std::time::Instant;

use crate::table::{ROWS, Row};

/// The argument of a process that runs one model.
const INSIDE: &str = "--inside";

/// Orders explored so far by this process.
static EXECUTIONS: AtomicUsize = AtomicUsize::new(0);

/// Does what the arguments ask for.
pub(crate) fn run(arguments: &[String]) -> ExitCode {
    match arguments {
        [list] if list == "--list" => {
            for row in ROWS {
                println!("{}", row.name);
            }
            ExitCode::SUCCESS
        }
        [inside, name] if inside == INSIDE => match ROWS.iter().find(|row| row.name == name) {
            Some(row) => explore(row),
            None => ExitCode::FAILURE,
        },
        names => run_all(names),
    }
}

fn run_all(names: &[String]) -> ExitCode {
    let known = |name: &String| ROWS.iter().any(|row| row.name == name);
    if let Some(unknown) = names.iter().find(|name| !known(name)) {
        eprintln!("there is no model `{unknown}`; `--list` names them");
        return ExitCode::FAILURE;
    }
    let asked = |row: &&Row| names.is_empty() || names.iter().any(|name| name == row.name);
    let mut failed = 0;
    for row in ROWS.iter().filter(asked) {
        let start = Instant::now();
        let outcome = run_one(row);
        let seconds = start.elapsed().as_secs_f64();
        match outcome {
            Ok(note) => println!("ok     {seconds:>6.1} s  {:<26}{note}", row.name),
            Err(output) => {
                failed += 1;
                println!("FAILED {seconds:>6.1} s  {}\n{output}", row.name);
            }
        }
    }
    if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Runs a row in a process of its own; returns what it printed last, or all of it if the row does not
/// come out as it should.
fn run_one(row: &Row) -> Result<String, String> {
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let output = Command::new(program)
        .args([INSIDE, row.name])
        .stdin(Stdio::null())
        .output()
        .map_err(|error| error.to_string())?;
    let printed = String::from_utf8_lossy(&output.stdout);
    let last = printed.lines().last().unwrap_or_default().to_owned();
    let complete = last.starts_with("every order:") || last.starts_with("at most ");
    let as_expected = match row.stops_with {
        None => output.status.success() && complete,
        Some(words) => {
            !output.status.success() && last.starts_with("stopped at order") && last.contains(words)
        }
    };
    if as_expected {
        return Ok(last);
    }
    let complaints = String::from_utf8_lossy(&output.stderr);
    Err(format!("{printed}{complaints}ended with {}", output.status))
}

/// Explores every order of one model, and says how many there were.
fn explore(row: &Row) -> ExitCode {
    std::panic::set_hook(Box::new(|panic| {
        let count = EXECUTIONS.load(Ordering::Relaxed);
        let message = panic.payload_as_str().unwrap_or_default().replace('\n', " ");
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        eprintln!("{place}");
        println!("stopped at order {count}: {}", message.trim_end());
        abort();
    }));
    // Not `Builder::new`, whose limits come from the environment: a bound set there would go unnoticed.
    let mut builder = loom::model::Builder::new();
    builder.preemption_bound = row.preemptions;
    builder.max_permutations = None;
    builder.max_duration = None;
    builder.max_branches = 10_000;
    builder.checkpoint_file = None;
    let body = row.body;
    builder.check(move || {
        EXECUTIONS.fetch_add(1, Ordering::Relaxed);
        body();
    });
    let count = EXECUTIONS.load(Ordering::Relaxed);
    match row.preemptions {
        None => println!("every order: {count}"),
        Some(bound) => println!("at most {bound} preemptions: {count} orders"),
    }
    ExitCode::SUCCESS
}
