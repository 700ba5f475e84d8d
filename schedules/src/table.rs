//! Every row by name, and its run.

use core::panic::AssertUnwindSafe;
use core::sync::atomic::Ordering;
use std::panic;
use std::process::ExitCode;
use std::time::Instant;

use shuttle::scheduler::{PctScheduler, RandomScheduler, Scheduler};
use shuttle::{Config, FailurePersistence, Runner};

use crate::programs::{OPERATIONS, crowd, failing_pager, generations, short_of_pages};
use crate::settings::{HastyLock, HastyPager, Kept, SilentEnds, Tasks};
use crate::world::Threads;

/// Schedules of a row, where nobody says otherwise.
const SCHEDULES: usize = 100_000;

/// How the thread that goes on is chosen.
#[derive(Clone, Copy)]
enum Draw {
    /// Each that can go on is as likely.
    Evenly,
    /// By priorities, that change so many times (Burckhardt et al., "A Randomized Scheduler with Probabilistic Guarantees
    /// of Finding Bugs", 2010).
    ByPriority(usize),
}

/// One row.
struct Row {
    name: &'static str,
    body: fn(),
    draw: Draw,
    /// A control stops at some schedule, with these words.
    stops_with: Option<&'static str>,
}

const fn kept(name: &'static str, draw: Draw, body: fn()) -> Row {
    Row {
        name,
        body,
        draw,
        stops_with: None,
    }
}

const fn control(name: &'static str, stops_with: &'static str, body: fn()) -> Row {
    Row {
        name,
        body,
        draw: Draw::Evenly,
        stops_with: Some(stops_with),
    }
}

const ROWS: &[Row] = &[
    kept("crowd", Draw::Evenly, crowd::<Kept<Threads>>),
    kept("crowd-by-priority", Draw::ByPriority(4), crowd::<Kept<Threads>>),
    kept("short-of-pages", Draw::Evenly, short_of_pages::<Kept<Threads>>),
    kept("failing-pager", Draw::Evenly, failing_pager::<Kept<Threads>>),
    kept("generations", Draw::Evenly, generations::<Kept<Threads>>),
    kept("cpus", Draw::Evenly, crowd::<Kept<Tasks>>),
    kept("cpus-by-priority", Draw::ByPriority(4), crowd::<Kept<Tasks>>),
    kept("cpus-short-of-pages", Draw::Evenly, short_of_pages::<Kept<Tasks>>),
    control(
        "control-hasty-lock",
        "two threads hold a lock",
        crowd::<HastyLock>,
    ),
    control(
        "control-hasty-pager",
        "handed out a block twice",
        crowd::<HastyPager>,
    ),
    control(
        "control-silent-ends",
        "slots were lost",
        generations::<SilentEnds>,
    ),
];

/// Does what the arguments ask for: `--list`, or a number of schedules and the names of rows.
pub(crate) fn run(arguments: &[String]) -> ExitCode {
    if arguments == ["--list"] {
        for row in ROWS {
            println!("{}", row.name);
        }
        return ExitCode::SUCCESS;
    }
    let (schedules, names) = match arguments.split_first() {
        Some((first, rest)) if first.parse::<usize>().is_ok() => {
            (first.parse().unwrap_or(SCHEDULES).max(1), rest)
        }
        _ => (SCHEDULES, arguments),
    };
    let known = |name: &String| ROWS.iter().any(|row| row.name == name);
    if let Some(unknown) = names.iter().find(|name| !known(name)) {
        eprintln!("there is no row `{unknown}`; `--list` names them");
        return ExitCode::FAILURE;
    }
    let asked = |row: &&Row| names.is_empty() || names.iter().any(|name| name == row.name);
    let mut failed = false;
    for row in ROWS.iter().filter(asked) {
        let start = Instant::now();
        let outcome = play(row, schedules);
        let seconds = start.elapsed().as_secs_f64();
        match outcome {
            Ok(note) => println!("ok     {seconds:>6.1} s  {:<24}{note}", row.name),
            Err(complaint) => {
                failed = true;
                println!("FAILED {seconds:>6.1} s  {:<24}{complaint}", row.name);
            }
        }
    }
    if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

/// Plays a row; says how many schedules and operations there were, or what stopped it.
fn play(row: &Row, schedules: usize) -> Result<String, String> {
    // ORDERING: numbers of their own, here and below.
    OPERATIONS.store(0, Ordering::Relaxed);
    let mut config = Config::new();
    // The schedule is the same each time, as its seed is.
    config.failure_persistence = FailurePersistence::None;
    config.silence_warnings = true;
    // A control's words are looked at; where another row stops is printed as ever.
    if row.stops_with.is_some() {
        panic::set_hook(Box::new(|_| ()));
    }
    let body = row.body;
    let result = panic::catch_unwind(AssertUnwindSafe(|| {
        let scheduler: Box<dyn Scheduler + Send> = match row.draw {
            Draw::Evenly => Box::new(RandomScheduler::new_from_seed(1, schedules)),
            Draw::ByPriority(changes) => Box::new(PctScheduler::new_from_seed(1, changes, schedules)),
        };
        Runner::new(scheduler, config).run(body);
    }));
    let _ = panic::take_hook();
    let operations = OPERATIONS.load(Ordering::Relaxed);
    match result {
        Ok(()) if row.stops_with.is_none() => Ok(format!("{schedules} schedules, {operations} operations")),
        Ok(()) => Err(format!("{schedules} schedules, and none stopped")),
        Err(payload) => {
            let words = payload
                .downcast_ref::<String>()
                .map(String::as_str)
                .or_else(|| payload.downcast_ref::<&str>().copied())
                .unwrap_or_default();
            if row.stops_with.is_some_and(|expected| words.contains(expected)) {
                Ok(format!(
                    "stopped after {operations} operations: {}",
                    first_line(words)
                ))
            } else {
                Err(words.to_owned())
            }
        }
    }
}

fn first_line(words: &str) -> &str {
    words.lines().next().unwrap_or_default()
}
