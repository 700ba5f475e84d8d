//! `wasm`: the module of `examples/wasm` on our heap and on its peers, built for `wasm32-unknown-unknown` and run
//! in Node.
//!
//! Checks and controls are rows that pass or fail; so is that all allocators compute the same. Sizes and times
//! are printed, and with `--record` written into the document.

use core::time::Duration;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::{bench, check_arguments};
use crate::Failure;
use crate::debian::{self, DebianRust};
use crate::markdown::{put_between, table};
use crate::process::{LIMIT, exists, output_of};
use crate::report::{Outcome, Report};
use crate::workspace::Workspace;

/// The manifest of the module, a workspace of its own, named from the root.
pub(super) const MANIFEST: &str = "examples/wasm/Cargo.toml";

/// What runs modules, named from the root.
const RUNNER: &str = "examples/wasm/run.mjs";

/// Where the figures are shown.
const DOCUMENT: &str = "docs/wasm.md";
const BEGIN: &str = "<!-- wasm: begin, written by `cargo xtask wasm --record` -->";
const END: &str = "<!-- wasm: end -->";

const TARGET: &str = "wasm32-unknown-unknown";

/// Rounds of every workload, of which the median counts.
const ROUNDS: usize = 21;

/// The time after which a run in Node counts as hanging.
const RUN_LIMIT: Duration = Duration::from_mins(10);

/// How a module is built.
#[derive(Clone, Copy)]
enum Kind {
    /// For size: `opt-level = "z"`, without the standard library.
    Small,
    /// For speed: `opt-level = 3`, with the standard library.
    Fast,
}

impl Kind {
    const fn profile(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Fast => "release",
        }
    }

    /// What cargo is told beside the allocator.
    const fn arguments(self) -> &'static str {
        match self {
            Self::Small => "--profile small -Zbuild-std=core,alloc --features ",
            Self::Fast => "--profile release -Zbuild-std=std,panic_abort --features std,",
        }
    }
}

/// Modules that are compared by size: the allocator's feature, and how the document calls it.
const SMALL: &[(&str, &str)] = &[
    ("slabmalloc", "slabmalloc"),
    ("dlmalloc", "dlmalloc, the target's default"),
    ("talc", "talc"),
    ("talc-small", "talc without `realloc` in place"),
    (WITHOUT, "none: nothing is freed"),
];

/// The module without an allocator worth the name, whose size is that of the rest.
const WITHOUT: &str = "bump";

/// Modules that are compared by speed.
const FAST: &[&str] = &["slabmalloc", "dlmalloc", "talc"];

/// Builds, checks, measures.
pub(super) fn run(workspace: &Workspace, arguments: &[String], report: &mut Report) -> Result<(), Failure> {
    check_arguments(arguments, ["--record"].into_iter())?;
    let ready =
        DebianRust::ready().and_then(|rust| debian::ready(&["nodejs"], || exists("node")).map(|()| rust));
    let rust = match ready {
        Ok(rust) => rust,
        Err(reason) => {
            report.skipped(TARGET, &reason);
            return Ok(());
        }
    };
    let mut node = Command::new("node");
    node.arg("--version");
    let node = format!("Node {}", output_of(node, LIMIT)?.trim());
    report.headline(&format!("{} with -Zbuild-std, {node}", rust.version()));
    let modules = Modules { workspace, rust };

    let mut whole = true;
    for kind in [Kind::Small, Kind::Fast] {
        whole &= report.row(
            &format!("checks and controls, profile {}", kind.profile()),
            || {
                let module = modules.build(kind, "slabmalloc,checks")?;
                let rows = modules.run(&["check".to_owned(), module.display().to_string()])?;
                Ok(Outcome::Passed(format!("{} of them", rows.len())))
            },
        );
    }
    let mut sizes = Vec::new();
    whole &= report.row("modules for size", || {
        sizes = modules.sizes()?;
        Ok(Outcome::Passed(format!("{} of them", SMALL.len())))
    });
    let mut times = Times::new();
    whole &= report.row("workloads, every allocator with the same answers", || {
        times = modules.times()?;
        Ok(Outcome::Passed(format!("{ROUNDS} rounds")))
    });
    if !whole {
        return Ok(());
    }
    let part = part(&rust.version(), &node, &sizes, &times)?;
    println!("\n{part}");
    if !arguments.is_empty() {
        report.row(DOCUMENT, || {
            let text = put_between(&workspace.read(DOCUMENT)?, BEGIN, END, &part)?;
            fs::write(workspace.root().join(DOCUMENT), text)?;
            Ok(Outcome::Passed("written".to_owned()))
        });
    }
    Ok(())
}

/// Medians: for each workload in the order of the runner, what each allocator took.
type Times = Vec<(String, BTreeMap<String, String>)>;

/// Builds and runs modules.
struct Modules<'a> {
    workspace: &'a Workspace,
    rust: DebianRust,
}

impl Modules<'_> {
    /// Builds the module with these features, and keeps it under a name of its own.
    fn build(&self, kind: Kind, features: &str) -> Result<PathBuf, Failure> {
        let line = format!(
            "build --locked --manifest-path {MANIFEST} --target {TARGET} {}{features}",
            kind.arguments()
        );
        output_of(self.rust.linking_cargo(self.workspace, &line)?, LIMIT)?;
        let built = self.workspace.target().join("cross").join(TARGET);
        let built = built.join(kind.profile()).join("slabmalloc_wasm.wasm");
        let kept = self.workspace.target().join("wasm");
        fs::create_dir_all(&kept)?;
        let kept = kept.join(format!("{}-{features}.wasm", kind.profile()));
        fs::copy(built, &kept)?;
        Ok(kept)
    }

    /// Runs the runner; the rows that it prints, which must end with its closing line.
    fn run(&self, arguments: &[String]) -> Result<Vec<Vec<String>>, Failure> {
        let mut node = Command::new("node");
        node.arg(RUNNER)
            .args(arguments)
            .current_dir(self.workspace.root());
        rows_of(&output_of(node, RUN_LIMIT)?)
    }

    /// Builds all modules of a kind: arguments `NAME=PATH` for the runner.
    fn all(&self, kind: Kind, names: impl Iterator<Item = &'static str>) -> Result<Vec<String>, Failure> {
        names
            .map(|name| Ok(format!("{name}={}", self.build(kind, name)?.display())))
            .collect()
    }

    /// For each module of [`SMALL`], its bytes and its bytes after gzip.
    fn sizes(&self) -> Result<Vec<(usize, usize)>, Failure> {
        let mut arguments = vec!["size".to_owned()];
        arguments.extend(self.all(Kind::Small, SMALL.iter().map(|(name, _)| *name))?);
        let rows = self.run(&arguments)?;
        rows.iter()
            .map(|row| match row.as_slice() {
                [_, bytes, zipped] => Ok((bytes.parse()?, zipped.parse()?)),
                _ => Err(unreadable(row)),
            })
            .collect()
    }

    /// What each workload takes on each module of [`FAST`].
    fn times(&self) -> Result<Times, Failure> {
        let mut arguments = vec!["time".to_owned(), ROUNDS.to_string()];
        arguments.extend(self.all(Kind::Fast, FAST.iter().copied())?);
        let mut times = Times::new();
        for row in self.run(&arguments)? {
            let [workload, name, value] = row.as_slice() else {
                return Err(unreadable(&row));
            };
            if times.last().is_none_or(|(last, _)| last != workload) {
                times.push((workload.clone(), BTreeMap::new()));
            }
            if let Some((_, values)) = times.last_mut() {
                values.insert(name.clone(), value.clone());
            }
        }
        Ok(times)
    }
}

/// The fields of the lines in front of the line `done`.
fn rows_of(output: &str) -> Result<Vec<Vec<String>>, Failure> {
    let rows = output
        .trim_end()
        .strip_suffix("done")
        .ok_or_else(|| format!("{output}\nthe closing line is not there"))?;
    Ok(rows
        .lines()
        .map(|line| line.split('\t').map(str::to_owned).collect())
        .collect())
}

fn unreadable(row: &[String]) -> Failure {
    format!("not readable: {}", row.join(" ")).into()
}

/// The part of the document between its markers.
fn part(rust: &str, node: &str, sizes: &[(usize, usize)], times: &Times) -> Result<String, Failure> {
    let (rest, rest_zipped) = *sizes.last().ok_or("no module was built")?;
    let machine = bench::machine();
    let value = |name: &str| {
        let found = machine.iter().find(|(found, _)| *found == name);
        found.map_or("unknown", |(_, value)| value)
    };
    let size_rows: Vec<Vec<String>> = SMALL
        .iter()
        .zip(sizes)
        .map(|((_, title), (bytes, zipped))| {
            vec![
                (*title).to_owned(),
                bytes.to_string(),
                (bytes - rest).to_string(),
                zipped.to_string(),
                (zipped - rest_zipped).to_string(),
            ]
        })
        .collect();
    let time_rows: Vec<Vec<String>> = times
        .iter()
        .map(|(workload, values)| {
            let cells = FAST
                .iter()
                .map(|name| values.get(*name).cloned().unwrap_or_default());
            core::iter::once(workload.clone()).chain(cells).collect()
        })
        .collect();
    let size_titles = [
        "allocator",
        "module",
        "allocator alone",
        "after gzip",
        "allocator alone",
    ];
    let time_titles: Vec<&str> = core::iter::once("workload").chain(FAST.iter().copied()).collect();
    Ok(format!(
        "Of {}, {}; {rust}; {node}.\n\nBytes, `opt-level = \"z\"`, without the standard library:\n\n{}\n\
         Nanoseconds for one step, `opt-level = 3`, with the standard library, medians of {ROUNDS} rounds in turns; \
         and pages of linear memory at the end:\n\n{}",
        value("date"),
        value("processor"),
        table(&size_titles, &size_rows),
        table(&time_titles, &time_rows)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_end_with_the_closing_line() {
        assert_eq!(rows_of("a\t1\nb\t2\ndone\n").unwrap(), [["a", "1"], ["b", "2"]]);
        assert!(rows_of("a\t1\n").is_err());
        assert!(rows_of("").is_err());
    }

    #[test]
    fn what_an_allocator_weighs_is_what_it_adds() {
        let times = vec![(
            "pairs".to_owned(),
            BTreeMap::from([("talc".to_owned(), "7.0".to_owned())]),
        )];
        let sizes = [(30, 20), (25, 18), (22, 17), (21, 16), (10, 8)];
        let text = part("rustc 1", "Node 20", &sizes, &times).unwrap();
        assert!(text.contains("| slabmalloc | 30 | 20 | 20 | 12 |"), "{text}");
        assert!(text.contains("| pairs |  |  | 7.0 |"), "{text}");
    }
}
