//! Building the programs, running them, and reading what they print.

use core::time::Duration;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::MANIFEST;
use crate::Failure;
use crate::process::{LIMIT, output_of};
use crate::workspace::Workspace;

/// The zones of which waste is predicted and measured.
pub(super) const ZONES: &[&str] = &["default-zone", "hosted-zone", TUNED];

/// The allocators whose resident memory and time are measured.
pub(super) const ALLOCATORS: &[&str] = &["system", "default-zone", "hosted-zone", TUNED];

/// The zone that the tuner proposed: one for each program.
pub(super) const TUNED: &str = "tuned";

/// The packages whose sources programs work on: dependencies of theirs, so that the lock file says which version it is.
const PACKAGES: &[&str] = &[
    "aho-corasick",
    "memchr",
    "proc-macro2",
    "regex-automata",
    "regex-syntax",
    "serde_json",
    "syn",
    "tokio",
];

/// Further ones for `text`, of which less memory becomes.
const FOR_TEXT: &[&str] = &["bytes", "libc", "regex", "serde", "serde_core", "typenum"];

/// The variable by which the recorder is told where to write.
const PROFILE: &str = "SLABMALLOC_PROFILE";

/// The time after which a run counts as hanging.
const RUN_LIMIT: Duration = Duration::from_mins(3);

/// The feature of `benches/tuned` for an allocator.
pub(super) fn feature(allocator: &str, program: &str) -> String {
    if allocator == TUNED {
        format!("{TUNED}-{program}")
    } else {
        allocator.to_owned()
    }
}

/// The sources that two of the programs work on.
pub(super) struct Sources {
    /// Packages with their versions, those for `text` alone behind the others.
    pub(super) packages: Vec<String>,
    folders: Vec<PathBuf>,
}

impl Sources {
    /// Asks cargo where it has them.
    ///
    /// # Errors
    ///
    /// Cargo fails, or a package is not there.
    pub(super) fn find(workspace: &Workspace) -> Result<Self, Failure> {
        let command = workspace.cargo(&format!(
            "metadata --quiet --locked --format-version 1 --manifest-path {MANIFEST}"
        ));
        let metadata: Value = serde_json::from_str(&output_of(command, LIMIT)?)?;
        let packages = metadata["packages"].as_array().map_or(&[][..], Vec::as_slice);
        let mut found = Self {
            packages: Vec::new(),
            folders: Vec::new(),
        };
        for name in PACKAGES.iter().chain(FOR_TEXT) {
            let package = packages.iter().find(|package| package["name"] == *name);
            let package = package.ok_or_else(|| format!("`{name}` is no dependency of the programs"))?;
            let manifest = package["manifest_path"].as_str().unwrap_or_default();
            let folder = Path::new(manifest).parent().ok_or("a manifest is in no folder")?;
            let version = package["version"].as_str().unwrap_or_default();
            found.packages.push(format!("{name} {version}"));
            found.folders.push(folder.to_owned());
        }
        Ok(found)
    }

    /// The folders for a program.
    fn for_program(&self, name: &str) -> &[PathBuf] {
        match name {
            "text" => &self.folders,
            "syntax" => self.folders.get(..PACKAGES.len()).unwrap_or_default(),
            _ => &[],
        }
    }
}

/// The programs, each built once, when it is first asked for.
pub(super) struct Built<'a> {
    workspace: &'a Workspace,
    programs: BTreeMap<String, PathBuf>,
}

impl<'a> Built<'a> {
    pub(super) fn new(workspace: &'a Workspace) -> Self {
        Self {
            workspace,
            programs: BTreeMap::new(),
        }
    }

    /// The program on the allocator of this feature, with or without the meter.
    pub(super) fn program(&mut self, feature: &str, meter: bool) -> Result<PathBuf, Failure> {
        let features = if meter {
            format!("{feature},meter")
        } else {
            feature.to_owned()
        };
        self.build("program", &features)
    }

    /// The program that predicts.
    pub(super) fn predict(&mut self) -> Result<PathBuf, Failure> {
        self.build("predict", "predict")
    }

    /// Builds, and puts the program where the next one does not overwrite it.
    fn build(&mut self, binary: &str, features: &str) -> Result<PathBuf, Failure> {
        if let Some(program) = self.programs.get(features) {
            return Ok(program.clone());
        }
        let target = self.workspace.target().join("tuned");
        let mut command = self.workspace.cargo(&format!(
            "build --quiet --release --locked --manifest-path {MANIFEST} --bin {binary} --features {features}"
        ));
        command.arg("--target-dir").arg(&target);
        output_of(command, LIMIT)?;
        let folder = self.workspace.target().join("tuned-programs");
        fs::create_dir_all(&folder)?;
        let program = folder.join(features);
        fs::copy(target.join("release").join(binary), &program)?;
        self.programs.insert(features.to_owned(), program.clone());
        Ok(program)
    }
}

/// What a program printed: a value for each name.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Figures(BTreeMap<String, String>);

impl Figures {
    /// Reads lines of a name, a tab and a value.
    pub(super) fn read(text: &str) -> Result<Self, Failure> {
        let line = |line: &str| {
            let (name, value) = line
                .split_once('\t')
                .ok_or_else(|| format!("cannot read `{line}`"))?;
            Ok((name.to_owned(), value.to_owned()))
        };
        text.lines().map(line).collect::<Result<_, Failure>>().map(Self)
    }

    /// What the program came to.
    pub(super) fn result(&self) -> &str {
        self.0.get("result").map_or("", String::as_str)
    }

    /// The number of this name.
    pub(super) fn number(&self, name: &str) -> Result<f64, Failure> {
        let value = self
            .0
            .get(name)
            .ok_or_else(|| format!("there is no figure `{name}`"))?;
        Ok(value.parse()?)
    }

    /// The bytes of this name in percent of those asked for.
    pub(super) fn percent(&self, name: &str) -> Result<f64, Failure> {
        Ok(100.0 * self.number(name)? / self.number("asked")?)
    }

    /// What is held and was not asked for, in percent of the bytes asked for, without what is kept beyond the need of
    /// the program's objects, which is not predicted.
    pub(super) fn waste(&self) -> Result<f64, Failure> {
        let kept = self.percent("kept").unwrap_or(0.0);
        Ok(self.percent("held")? - 100.0 - kept)
    }
}

/// Runs a program.
pub(super) fn run(program: &Path, name: &str, sources: &Sources) -> Result<Figures, Failure> {
    Figures::read(&output_of(command(program, name, sources), RUN_LIMIT)?)
}

/// Runs a program that was built with the meter so many times; returns what it printed when waste was in the middle.
pub(super) fn middle_run(
    program: &Path,
    name: &str,
    sources: &Sources,
    runs: usize,
) -> Result<Figures, Failure> {
    let mut found = Vec::new();
    for _ in 0..runs {
        let figures = run(program, name, sources)?;
        found.push((figures.waste()?, figures));
    }
    found.sort_by(|(left, _), (right, _)| left.total_cmp(right));
    let middle = found.len() / 2;
    let middle = found.into_iter().nth(middle).ok_or("it was not run")?;
    Ok(middle.1)
}

/// Runs a program that was built with the recorder, which writes into `profile`.
pub(super) fn record(
    program: &Path,
    name: &str,
    sources: &Sources,
    profile: &Path,
) -> Result<Figures, Failure> {
    let mut command = command(program, name, sources);
    command.env(PROFILE, profile);
    Figures::read(&output_of(command, RUN_LIMIT)?)
}

fn command(program: &Path, name: &str, sources: &Sources) -> Command {
    let mut command = Command::new(program);
    command.arg(name).args(sources.for_program(name));
    command
}

/// Runs the tuner, which writes block and chart; returns what it predicts, by zone.
pub(super) fn predict(
    program: &Path,
    profile: &Path,
    name: &str,
    block: &Path,
    chart: &Path,
) -> Result<BTreeMap<String, Figures>, Failure> {
    let mut command = Command::new(program);
    command.arg(profile).arg(name).arg(block).arg(chart);
    let mut zones: BTreeMap<String, Figures> = BTreeMap::new();
    for line in output_of(command, RUN_LIMIT)?.lines() {
        let unreadable = || format!("cannot read `{line}`");
        let (zone, rest) = line.split_once('\t').ok_or_else(unreadable)?;
        let (name, value) = rest.split_once('\t').ok_or_else(unreadable)?;
        let figures = zones.entry(zone.to_owned()).or_default();
        figures.0.insert(name.to_owned(), value.to_owned());
    }
    Ok(zones)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waste_is_what_is_neither_asked_for_nor_kept() {
        let figures = Figures::read("result\tdone\nasked\t1000\nkept\t50\nheld\t1250\n").unwrap();
        assert!((figures.waste().unwrap() - 20.0).abs() < 1e-9);
        assert_eq!(figures.result(), "done");
        assert!(figures.number("tail").is_err() && Figures::read("done").is_err());
    }

    #[test]
    fn each_program_has_a_tuned_zone() {
        assert_eq!(feature(TUNED, "json"), "tuned-json");
        assert_eq!(feature("system", "json"), "system");
    }
}
