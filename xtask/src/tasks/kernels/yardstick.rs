//! `kernels --yardstick`: the example kernel's work on other heaps beside ours.
//!
//! Each contender is a kernel of its own. On one CPU it counts instructions, which come out the same every time;
//! on four it measures time, in rounds in which all contenders take turns.

use std::fs;

use super::machine::Kernel;
use super::platforms::Platform;
use crate::Failure;
use crate::report::{Outcome, Report};
use crate::tasks::bench;
use crate::workspace::{LIBRARY, Workspace};

/// A heap, the feature of the kernel that chooses it, and the package that it comes from.
struct Contender {
    name: &'static str,
    feature: &'static str,
    package: &'static str,
}

const fn contender(name: &'static str, feature: &'static str, package: &'static str) -> Contender {
    Contender {
        name,
        feature,
        package,
    }
}

const CONTENDERS: &[Contender] = &[
    contender(
        "slabmalloc, cache of each CPU, interrupts off",
        "yardstick-interrupts-off",
        LIBRARY,
    ),
    contender(
        "slabmalloc, cache of each CPU, flag",
        "yardstick-try-lock",
        LIBRARY,
    ),
    contender("slabmalloc, spin", "yardstick-spin", LIBRARY),
    contender("slabmalloc, ticket", "yardstick-ticket", LIBRARY),
    contender(PREVIOUS, "yardstick-previous", LIBRARY),
    contender("talc", "yardstick-talc", "talc"),
    contender("rlsf", "yardstick-rlsf", "rlsf"),
    contender(
        "buddy_system_allocator",
        "yardstick-buddy",
        "buddy_system_allocator",
    ),
    contender(
        "linked_list_allocator",
        "yardstick-linked-list",
        "linked_list_allocator",
    ),
];
const PREVIOUS: &str = "slabmalloc 0.11";

const ROUNDS: usize = 5;
/// The processors whose time is measured.
const CPUS: usize = 4;
/// A tick of every clock for each instruction, and no waiting for the time to pass.
const COUNT_INSTRUCTIONS: &[&str] = &["-icount", "shift=0,sleep=off"];

/// Where the table is shown.
const DOCUMENTS: [&str; 2] = ["docs/kernels.md", "README.md"];
const BEGIN: &str = "<!-- yardstick: begin, written by `cargo xtask kernels --yardstick` -->\n";
const END: &str = "<!-- yardstick: end -->";

/// What was seen of a contender.
struct Figures {
    instructions: f64,
    /// Operations in a microsecond, for each round.
    rates: Vec<f64>,
}

/// Measures every contender on `platform`, and writes the table.
pub(super) fn run(workspace: &Workspace, platform: &Platform, report: &mut Report) {
    let mut measured: Vec<(&Contender, Kernel<'_>, Figures)> = Vec::new();
    for contender in CONTENDERS {
        report.row(&format!("{}: instructions", contender.name), || {
            let kernel = Kernel::build(workspace, platform, None, &[contender.feature])?;
            let output = kernel.output(1, COUNT_INSTRUCTIONS)?;
            let [calls, instructions] = figures(&output, ["calls", "instructions"])?;
            let instructions = instructions / calls;
            let rates = Vec::new();
            measured.push((contender, kernel, Figures { instructions, rates }));
            Ok(Outcome::Passed(format!("{instructions:.1} for each call")))
        });
    }
    for round in 1..=ROUNDS {
        for (contender, kernel, seen) in &mut measured {
            report.row(
                &format!("{}: time, round {round} of {ROUNDS}", contender.name),
                || {
                    let output = kernel.output(CPUS, &[])?;
                    let [operations, nanoseconds] = figures(&output, ["operations", "nanoseconds"])?;
                    let rate = operations * 1000.0 / nanoseconds;
                    seen.rates.push(rate);
                    Ok(Outcome::Passed(format!("{rate:.2} in a microsecond")))
                },
            );
        }
    }
    report.row(&DOCUMENTS.join(", "), || {
        if measured.len() < CONTENDERS.len() || measured.iter().any(|(.., seen)| seen.rates.len() < ROUNDS) {
            return Err("not all contenders were measured, so the table stays as it is".into());
        }
        let library = &workspace.library()?.version;
        let lock = workspace.read("examples/kernel/Cargo.lock")?;
        let mut part = format!(
            "Of {}, {CPUS} CPUs emulated on {}; {ROUNDS} rounds.\n\n\
             | heap | version | instructions for a call, one CPU | million operations in a second, {CPUS} CPUs (least to most) |\n\
             |---|---|--:|--:|\n",
            bench::date(),
            bench::processor(),
        );
        for (contender, _, seen) in &measured {
            let version = version_of(contender, &lock, library)?;
            part += &row(contender.name, &version, seen);
        }
        for document in DOCUMENTS {
            let text = put_into(&workspace.read(document)?, &part)?;
            fs::write(workspace.root().join(document), text)?;
        }
        Ok(Outcome::Passed(format!("{} rows", measured.len())))
    });
}

/// The numbers in front of these two words in the line that the kernel prints.
fn figures(output: &str, words: [&str; 2]) -> Result<[f64; 2], Failure> {
    let line = output.lines().find_map(|line| line.strip_prefix("yardstick: "));
    let read = |line: &str| -> Option<[f64; 2]> {
        let (first, second) = line.split_once(", ")?;
        let value = |part: &str, word| part.strip_suffix(word)?.trim().parse().ok();
        Some([value(first, words[0])?, value(second, words[1])?])
    };
    let found = line.and_then(read);
    Ok(found.ok_or_else(|| format!("{output}\nno line `yardstick: N {}, N {}`", words[0], words[1]))?)
}

fn row(name: &str, version: &str, seen: &Figures) -> String {
    let mut sorted = seen.rates.clone();
    sorted.sort_by(f64::total_cmp);
    let [least, median, most] = [0, sorted.len() / 2, sorted.len() - 1].map(|at| sorted[at]);
    format!(
        "| {name} | {version} | {:.0} | {median:.2} ({least:.2} to {most:.2}) |\n",
        seen.instructions
    )
}

/// The version of a contender in the kernel's lock file, where two packages have the library's name.
fn version_of(contender: &Contender, lock: &str, library: &str) -> Result<String, Failure> {
    let head = format!("name = \"{}\"\nversion = \"", contender.package);
    let mut versions = lock
        .match_indices(&head)
        .filter_map(|(at, head)| lock[at + head.len()..].split('"').next());
    let wanted = versions.find(|version| {
        contender.package != LIBRARY || (*version == library) == (contender.name != PREVIOUS)
    });
    Ok(wanted
        .ok_or_else(|| format!("Cargo.lock names no version of {}", contender.name))?
        .to_owned())
}

/// The document with another part between the markers.
fn put_into(text: &str, part: &str) -> Result<String, Failure> {
    let places = text
        .find(BEGIN)
        .zip(text.find(END))
        .filter(|(begin, end)| begin < end);
    let (begin, end) =
        places.ok_or_else(|| format!("a document has not the markers `{BEGIN}` and `{END}`"))?;
    Ok(format!("{}{part}{}", &text[..begin + BEGIN.len()], &text[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_of_the_kernel_is_read() {
        let found = figures(
            "x\nyardstick: 20 calls, 300 instructions\n",
            ["calls", "instructions"],
        );
        assert!(found.is_ok_and(|found| found.map(f64::to_bits) == [20.0, 300.0].map(f64::to_bits)));
        assert!(figures("yardstick: 20 calls", ["calls", "instructions"]).is_err());
    }

    #[test]
    fn a_row_has_the_median_and_the_ends() {
        let seen = Figures {
            instructions: 99.6,
            rates: vec![3.0, 1.0, 2.0],
        };
        assert_eq!(
            row("a", "1.2", &seen),
            "| a | 1.2 | 100 | 2.00 (1.00 to 3.00) |\n"
        );
    }

    #[test]
    fn the_two_versions_of_the_library_are_told_apart() {
        let lock = "name = \"slabmalloc\"\nversion = \"0.1.0\"\nname = \"slabmalloc\"\nversion = \"0.2.0\"\n";
        for contender in CONTENDERS.iter().filter(|contender| contender.package == LIBRARY) {
            let expected = if contender.name == PREVIOUS {
                "0.1.0"
            } else {
                "0.2.0"
            };
            assert_eq!(version_of(contender, lock, "0.2.0").unwrap(), expected);
        }
    }

    #[test]
    fn only_what_is_between_the_markers_is_replaced() {
        let text = format!("a\n{BEGIN}old\n{END}\nb\n");
        assert_eq!(
            put_into(&text, "new\n").unwrap(),
            format!("a\n{BEGIN}new\n{END}\nb\n")
        );
        assert!(put_into("a", "b").is_err());
    }
}
