//! Starts a process for each scenario and heap, and says what came of it.

use core::time::Duration;
use std::env;
use std::process::{Child, ExitStatus, exit};
use std::thread;
use std::time::Instant;

use super::child::{is_emulated, this_program};
use super::heap::{Kind, VARIABLE as HEAP};
use super::{ends, fork, limits};

/// Tells a process which scenario it is.
const SCENARIO: &str = "SLABMALLOC_TEST_SCENARIO";

/// A scenario that takes longer waits for something that does not come.
const LIMIT: Duration = Duration::from_mins(2);

/// Something that a program does. It ends well, or panics.
pub(super) struct Scenario {
    pub(super) name: &'static str,
    pub(super) run: fn(),
}

fn scenarios() -> impl Iterator<Item = &'static Scenario> {
    let all = [ends::SCENARIOS, fork::SCENARIOS, limits::SCENARIOS];
    all.into_iter().flatten()
}

/// Runs one scenario, or all in processes of their own.
pub(crate) fn main() {
    if let Ok(name) = env::var(SCENARIO) {
        let scenario = scenarios().find(|scenario| scenario.name == name);
        (scenario.expect("a known scenario").run)();
        return;
    }
    let words: Vec<String> = env::args()
        .skip(1)
        .filter(|word| !word.starts_with("--"))
        .collect();
    let asked_for = |scenario: &&Scenario| {
        words.is_empty() || words.iter().any(|word| scenario.name.contains(word.as_str()))
    };
    let (mut passed, mut failed) = (0, 0);
    for scenario in scenarios().filter(asked_for) {
        if is_emulated() && scenario.name == limits::ADDRESS_SPACE {
            println!("skipped {}: QEMU's user mode limits nothing", scenario.name);
            continue;
        }
        for kind in Kind::ALL {
            let start = Instant::now();
            let verdict = match in_time(&mut start_self(scenario.name, kind)) {
                Some(status) if status.success() => "ok".to_owned(),
                Some(status) => format!("FAILED: {status}"),
                None => "FAILED: still running".to_owned(),
            };
            let (name, heap, seconds) = (scenario.name, kind.name(), start.elapsed().as_secs_f64());
            println!("test {name}, {heap} ... {verdict} ({seconds:.1} s)");
            if verdict == "ok" {
                passed += 1;
            } else {
                failed += 1;
            }
        }
    }
    println!("\n{passed} passed; {failed} failed");
    exit(i32::from(failed > 0 || passed == 0));
}

fn start_self(scenario: &str, kind: Kind) -> Child {
    let mut command = this_program();
    command.env(SCENARIO, scenario).env(HEAP, kind.name());
    command.spawn().unwrap()
}

/// Waits for a process, and ends it when its time is over.
fn in_time(child: &mut Child) -> Option<ExitStatus> {
    let start = Instant::now();
    while start.elapsed() < LIMIT {
        if let Some(status) = child.try_wait().unwrap() {
            return Some(status);
        }
        thread::sleep(Duration::from_millis(5));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    None
}
