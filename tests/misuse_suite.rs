//! Each misuse in a process of its own: the exact report and the signal, in every zone that promises it; and the same
//! program without the misuse, which must end well.
//!
//! The tests of this file call themselves: a variable of the environment names the scenario that the child runs.
#![cfg(all(unix, feature = "macros"))]
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "as in any test"
)]

#[path = "all/child.rs"]
mod child;
#[path = "all/effort.rs"]
mod effort;
#[path = "misuse_suite/scenarios.rs"]
mod scenarios;
#[path = "misuse_suite/zones.rs"]
mod zones;

use std::env;
use std::os::unix::process::ExitStatusExt;
use std::process::Output;

use child::{panic_without_stack, this_program};
use scenarios::Scene;
use zones::{Promise, Zone};

/// Names the scenario for a child, and whether it misuses the heap.
const SCENARIO: &str = "MISUSE_SCENARIO";
const MISUSE: &str = "MISUSE";

/// The scenarios are divided into so many parts.
const PARTS: usize = 6;

/// The signal of an abort, on every unix.
const ABORTED: i32 = 6;

/// Runs a scenario of the test `test` in a child.
fn child(test: &str, scenario: &str, misuse: bool) -> Output {
    this_program()
        .args([test, "--exact", "--nocapture", "--test-threads=1"])
        .env(SCENARIO, scenario)
        .env(MISUSE, if misuse { "1" } else { "0" })
        .env("RUST_BACKTRACE", "0")
        .output()
        .unwrap()
}

/// What a child wrote, for a message.
fn words(output: &Output) -> String {
    format!("{:?}\n{}", output.status, String::from_utf8_lossy(&output.stderr))
}

/// A zone with the scenarios that it promises to find.
fn suite<Z: Zone>(test: &str) {
    if let Ok(scenario) = env::var(SCENARIO) {
        let misuse = env::var(MISUSE).is_ok_and(|misuse| misuse == "1");
        panic_without_stack();
        return run::<Z>(&scenario, misuse);
    }
    // Where processes take long, a part of the scenarios in each zone, others in the next.
    let part = effort::times(PARTS);
    let first = test.bytes().map(usize::from).sum::<usize>();
    let mut promised = 0;
    for (at, scenario) in scenarios::ALL.iter().enumerate() {
        if scenario.promised <= Z::PROMISE {
            promised += 1;
            if (at + first) % PARTS < part {
                expect_report::<Z>(test, scenario.name, scenario.report);
            }
        }
    }
    if Z::PROMISE >= Promise::Hardened {
        expect_report::<Z>(
            test,
            "r16_one_byte_before_an_object",
            "the bytes behind an object were overwritten",
        );
        promised += 1;
    }
    // R2 has no control: every round is one.
    let output = child(test, "r2_double_free_at_once", true);
    assert!(output.status.success(), "{test}: R2: {}", words(&output));
    promised += 1;
    let known = match Z::PROMISE {
        Promise::Checked => 31,
        Promise::Hardened => 45,
        Promise::Debug => 47,
    };
    assert_eq!(promised, known, "scenarios have come or gone");
}

fn expect_report<Z: Zone>(test: &str, scenario: &str, report: &str) {
    let output = child(test, scenario, true);
    let said = words(&output);
    assert_eq!(
        output.status.signal(),
        Some(ABORTED),
        "{test}: {scenario}: not aborted: {said}"
    );
    let expected = format!("slabmalloc: zone `First`: {report} (address 0x");
    assert!(
        said.contains(&expected),
        "{test}: {scenario}: expected `{report}`: {said}"
    );
    // What is found when a slot is handed out is no free's.
    let found_later = ["a free slot was written to", "the end of a page was overwritten"];
    assert!(
        found_later.contains(&report) || said.contains(zones::AT_FREED),
        "{test}: {scenario}: {said}"
    );
    assert_eq!(
        said.matches("slabmalloc: zone").count(),
        1,
        "{test}: {scenario}: {said}"
    );
    // As `Backtraces` says.
    let sites_are_known = cfg!(all(feature = "std", not(target_arch = "arm")));
    if Z::PROMISE == Promise::Debug && report == "double free" && sites_are_known {
        assert!(
            said.contains(", allocated at 0x"),
            "{test}: {scenario}: no call site: {said}"
        );
        assert!(
            said.contains(", freed at 0x"),
            "{test}: {scenario}: no call site: {said}"
        );
    }
    let control = child(test, scenario, false);
    let said = words(&control);
    assert!(control.status.success(), "{test}: control of {scenario}: {said}");
    assert!(
        !said.contains("slabmalloc:"),
        "{test}: control of {scenario}: {said}"
    );
}

fn run<Z: Zone>(name: &str, misuse: bool) {
    let scene = Scene::of::<Z>();
    match name {
        "r2_double_free_at_once" => scenarios::concurrent_double_free(&scene),
        "r16_one_byte_before_an_object" => scenarios::underflow(&scene, misuse),
        _ => {
            let scenario = scenarios::ALL
                .iter()
                .find(|scenario| scenario.name == name)
                .unwrap();
            (scenario.run)(&scene, misuse);
        }
    }
}

macro_rules! test_zones {
    ($($(#[$condition:meta])* $name:ident)*) => {$(
        $(#[$condition])*
        #[test]
        fn $name() {
            suite::<zones::$name::Heap>(stringify!($name));
        }
    )*};
}

test_zones! {
    checked_2k
    checked_4k
    checked_16k
    checked_64k
    hardened_2k
    hardened_4k
    hardened_32k
    hardened_64k
    hardened_cpu
    debug_4k
    debug_cpu
    #[cfg(feature = "std")]
    hardened_thread
    #[cfg(feature = "std")]
    hardened_hosted
    #[cfg(feature = "std")]
    debug_thread
}
