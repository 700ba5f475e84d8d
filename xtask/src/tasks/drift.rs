//! `drift`: what the documents repeat from the code is what the code says.

use std::path::Path;

use super::{bench, names};
use crate::Failure;
use crate::markdown::{marked_command, shell_commands, split_at};
use crate::process::{LIMIT, output_of};
use crate::report::{Outcome, Report};
use crate::workspace::{Package, Workspace, files_below};

/// Commands that the README must give, by the name of their marker.
const README_COMMANDS: &[&str] = &["main-job", "test"];

/// What prints the presets of `docs/platforms.md`.
const PRESETS: &str = "run --quiet --features critical-section,std --example presets";

/// Compares versions and commands of the documents with the manifests and the table of tasks.
pub(super) fn run(workspace: &Workspace, _: &[String], report: &mut Report) -> Result<(), Failure> {
    let library = workspace.library()?;
    report.row("README: rust-version", || {
        rust_versions(&workspace.read("README.md")?, &library.rust_version)?;
        Ok(Outcome::Passed(library.rust_version.clone()))
    });
    report.row("README: version to depend on", || {
        dependency_versions(&workspace.read("README.md")?, &library.version)?;
        Ok(Outcome::Passed(library.version.clone()))
    });
    report.row("CHANGELOG: a section for the version", || {
        let heading = format!("## [{}]", library.version);
        let found = workspace
            .read("CHANGELOG.md")?
            .lines()
            .any(|line| line.starts_with(&heading));
        if found {
            Ok(Outcome::Passed(heading))
        } else {
            Err(format!("no line starts with `{heading}`").into())
        }
    });
    for name in README_COMMANDS {
        report.row(&format!("README: marked command `{name}`"), || {
            Ok(Outcome::Passed(
                marked_command(&workspace.read("README.md")?, name)?.to_owned(),
            ))
        });
    }
    report.row("README: the figures of docs/benchmarks.md", || {
        let readme = workspace.read("README.md")?;
        bench::compare_short(&readme, &workspace.read("docs/benchmarks.md")?)?;
        let plots = missing_files(workspace.root(), &readme);
        if plots.is_empty() {
            Ok(Outcome::Passed(String::new()))
        } else {
            Err(format!("there is no file {}", plots.join(", ")).into())
        }
    });
    report.row("docs/platforms.md: what the example prints", || {
        let printed = output_of(workspace.cargo(PRESETS), LIMIT)?;
        let text = workspace.read("docs/platforms.md")?;
        let (_, shown, _) = split_at(&text, "<!-- presets: begin -->", "<!-- presets: end -->")?;
        if !printed.contains("| objects (bytes) |") || shown.trim() != printed.trim() {
            return Err(format!("put this between the markers:\n{printed}").into());
        }
        Ok(Outcome::Passed(format!("{} lines", shown.lines().count())))
    });
    report.row("docs/kernels.md: the heap of the example kernel", || {
        shows_heap(
            &workspace.read("docs/kernels.md")?,
            &workspace.read("examples/kernel/src/heap.rs")?,
        )?;
        Ok(Outcome::Passed(String::new()))
    });
    for document in documents(workspace.root())? {
        report.row(&format!("{document}: its commands exist"), || {
            let text = workspace.read(&document)?;
            let commands = shell_commands(&text);
            let mut complaints: Vec<String> = commands
                .iter()
                .filter_map(|line| complaint(workspace, line).err())
                .collect();
            complaints.extend(unknown_tasks(&text));
            if complaints.is_empty() {
                Ok(Outcome::Passed(format!("{} command lines", commands.len())))
            } else {
                Err(complaints.join("\n").into())
            }
        });
    }
    Ok(())
}

/// The guide must show the zone that the module declares, word for word.
fn shows_heap(guide: &str, module: &str) -> Result<(), Failure> {
    let start = module.find("slabmalloc::declare_zone! {");
    let zone = start.and_then(|start| Some(&module[start..start + module[start..].find("\n}\n")?]));
    match zone {
        Some(zone) if guide.contains(zone) => Ok(()),
        Some(_) => Err("the guide shows another zone than examples/kernel/src/heap.rs declares".into()),
        None => Err("examples/kernel/src/heap.rs declares no zone".into()),
    }
}

/// The Markdown files of the root and of `docs/`, named from the root.
fn documents(root: &Path) -> Result<Vec<String>, Failure> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(root)? {
        let path = entry?.path();
        if path.is_file() && path.extension().is_some_and(|extension| extension == "md") {
            found.push(path);
        }
    }
    if root.join("docs").is_dir() {
        found.extend(files_below(&root.join("docs"), "md")?);
    }
    found.sort();
    Ok(found
        .iter()
        .filter_map(|path| Some(path.strip_prefix(root).ok()?.to_string_lossy().into_owned()))
        .collect())
}

/// The files below `docs/` that links of the README name and that are not there.
fn missing_files<'a>(root: &Path, readme: &'a str) -> Vec<&'a str> {
    let links = readme
        .match_indices("](docs/")
        .filter_map(|(at, _)| readme[at + 2..].split([')', '#']).next());
    links.filter(|link| !root.join(link).exists()).collect()
}

/// The text must name `expected` as `Rust 1.95`, and no other version in that form.
fn rust_versions(text: &str, expected: &str) -> Result<(), Failure> {
    let named: Vec<&str> = versions_after(text, "Rust ").collect();
    if let Some(other) = named.iter().find(|version| minor(version) != minor(expected)) {
        return Err(format!("says `Rust {other}`, and Cargo.toml says `{expected}`").into());
    }
    if named.is_empty() {
        return Err(format!("does not name the oldest compiler as `Rust {expected}`").into());
    }
    Ok(())
}

/// Every `slabmalloc = "0.12"` or `slabmalloc = { version = "0.12"` must name the version at hand.
fn dependency_versions(text: &str, expected: &str) -> Result<(), Failure> {
    let plain = versions_after(text, "slabmalloc = \"");
    let mut named = plain
        .chain(versions_after(text, "slabmalloc = { version = \""))
        .peekable();
    if named.peek().is_none() {
        return Err("does not show the line for Cargo.toml".into());
    }
    match named.find(|version| minor(version) != minor(expected)) {
        Some(other) => Err(format!("depends on `{other}`, and the version is `{expected}`").into()),
        None => Ok(()),
    }
}

/// The version numbers that directly follow `lead`.
fn versions_after<'a>(text: &'a str, lead: &'a str) -> impl Iterator<Item = &'a str> {
    text.match_indices(lead).filter_map(move |(at, _)| {
        let rest = &text[at + lead.len()..];
        let end = rest
            .find(|c: char| !c.is_ascii_digit() && c != '.')
            .unwrap_or(rest.len());
        let version = rest[..end].trim_end_matches('.');
        version.contains('.').then_some(version)
    })
}

/// The first two numbers of a version.
fn minor(version: &str) -> (&str, &str) {
    let mut parts = version.split('.');
    (parts.next().unwrap_or(""), parts.next().unwrap_or(""))
}

/// Checks the names in one command line: packages, features, examples, benchmarks, tests, scripts.
fn complaint(workspace: &Workspace, line: &str) -> Result<(), String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    if let Some(script) = words
        .first()
        .filter(|word| word.starts_with('.') && word.contains('/'))
    {
        let exists = workspace.root().join(script).exists();
        return if exists {
            Ok(())
        } else {
            Err(format!("`{line}`: there is no file `{script}`"))
        };
    }
    if words.first() != Some(&"cargo") || words.get(1) == Some(&"xtask") || words.get(1) == Some(&"add") {
        return Ok(());
    }
    let own = words.iter().take_while(|word| **word != "--");
    for (flag, value) in own.clone().zip(own.skip(1)) {
        let known = match *flag {
            "--example" | "--bench" | "--test" | "--bin" => workspace
                .packages()
                .iter()
                .any(|package| package.named(&flag[2..]).any(|name| name == *value)),
            "-p" | "--package" => workspace
                .packages()
                .iter()
                .any(|package| value.split('@').next() == Some(&package.name)),
            "-F" | "--features" => value
                .split(',')
                .all(|feature| has_feature(workspace.packages(), feature)),
            _ => true,
        };
        if !known {
            return Err(format!(
                "`{line}`: there is no {} `{value}`",
                flag.trim_start_matches('-')
            ));
        }
    }
    Ok(())
}

fn has_feature(packages: &[Package], feature: &str) -> bool {
    let name = feature.rsplit('/').next().unwrap_or(feature);
    packages
        .iter()
        .any(|package| package.features.iter().any(|known| known == name))
}

/// Every task that the text names after `cargo xtask` and that is not in the table.
fn unknown_tasks(text: &str) -> Vec<String> {
    let named = text.match_indices("cargo xtask ").map(|(at, lead)| {
        let rest = &text[at + lead.len()..];
        let end = rest
            .find(|c: char| !c.is_ascii_lowercase() && c != '-')
            .unwrap_or(rest.len());
        &rest[..end]
    });
    let unknown = named.filter(|task| !task.is_empty() && !names().any(|name| name == *task));
    unknown
        .map(|task| format!("`cargo xtask {task}`: there is no such task"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_compiler_version_is_found() {
        assert!(rust_versions("Needs Rust 1.95 or later. Rust is fine.", "1.95").is_ok());
        assert!(rust_versions("Needs Rust 1.95.", "1.95").is_ok());
        assert!(rust_versions("Needs Rust 1.94, not Rust 1.95.", "1.95").is_err());
        assert!(rust_versions("Needs a compiler.", "1.95").is_err());
    }

    #[test]
    fn another_crate_version_is_found() {
        assert!(dependency_versions("slabmalloc = \"0.12\"", "0.12.0").is_ok());
        assert!(
            dependency_versions("slabmalloc = { version = \"0.12.1\", features = [] }", "0.12.0").is_ok()
        );
        assert!(dependency_versions("slabmalloc = \"0.11\"", "0.12.0").is_err());
        assert!(dependency_versions("nothing", "0.12.0").is_err());
    }

    #[test]
    fn a_guide_with_another_heap_is_found() {
        let module = "//!\nslabmalloc::declare_zone! {\n    zone A;\n}\nx\n";
        assert!(shows_heap("a\nslabmalloc::declare_zone! {\n    zone A;\n}\n", module).is_ok());
        assert!(shows_heap("a\nslabmalloc::declare_zone! {\n    zone B;\n}\n", module).is_err());
        assert!(shows_heap("a", "b").is_err());
    }

    #[test]
    fn commands_that_name_what_is_not_there_are_found() {
        let workspace = Workspace::locate().unwrap();
        let wrong = |line: &str| complaint(&workspace, line).is_err();
        assert!(wrong("cargo run --release --example no_such_example"));
        assert!(wrong("cargo test -p no-such-package"));
        assert!(wrong("cargo test --features macros,no-such-feature"));
        assert!(wrong("./no/such/script"));
        assert!(!wrong("cargo test --workspace"));
        assert!(!wrong("cargo test --package slabmalloc --features macros,std"));
        assert!(!wrong("cargo test --package slabmalloc@0.12.0"));
        assert!(!wrong("cargo clippy -- --package nothing"));
        assert!(!wrong("RUST_LOG=1 cargo test"));
    }

    #[test]
    fn links_to_no_file_are_found() {
        let workspace = Workspace::locate().unwrap();
        let text = "![a](docs/no-such.svg) [b](docs/benchmarks.md#gates) [c](elsewhere.md)";
        assert_eq!(missing_files(workspace.root(), text), ["docs/no-such.svg"]);
    }

    #[test]
    fn tasks_that_do_not_exist_are_found() {
        assert_eq!(
            unknown_tasks("Run `cargo xtask ci` or `cargo xtask`; `cargo xtask TASK`.").len(),
            0
        );
        assert_eq!(unknown_tasks("Run `cargo xtask no-such-task`.").len(), 1);
    }
}
