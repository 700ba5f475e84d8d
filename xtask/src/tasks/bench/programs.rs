//! Building the programs of the suite, and running them.

use core::time::Duration;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::MANIFEST;
use super::contenders::{Contender, KERNEL};
use super::options::Profile;
use crate::Failure;
use crate::process::output_of;
use crate::workspace::Workspace;

/// The time after which a build counts as hanging: one peer is a large C++ program.
const BUILD_LIMIT: Duration = Duration::from_hours(1);

/// The time after which a run of one workload counts as hanging.
pub(super) const RUN_LIMIT: Duration = Duration::from_mins(1);

/// The programs of one contender in one profile.
#[derive(Clone, Debug)]
pub(in crate::tasks) struct Programs {
    pub(in crate::tasks) suite: PathBuf,
    pub(super) hello: PathBuf,
}

impl Programs {
    /// Builds both, and puts them where the next contender's do not overwrite them.
    pub(in crate::tasks) fn build(
        workspace: &Workspace,
        contender: &Contender,
        profile: Profile,
    ) -> Result<Self, Failure> {
        let built = cargo(workspace, profile, &contender.name, "--bin suite --bin hello")?;
        let folder = workspace
            .target()
            .join("suite-programs")
            .join(profile.name())
            .join(&contender.name);
        fs::create_dir_all(&folder)?;
        let programs = Self {
            suite: folder.join("suite"),
            hello: folder.join("hello"),
        };
        fs::copy(built.join("suite"), &programs.suite)?;
        fs::copy(built.join("hello"), &programs.hello)?;
        Ok(programs)
    }
}

/// Builds the program that compares allocators over an arena.
pub(super) fn build_kernel(workspace: &Workspace, profile: Profile) -> Result<PathBuf, Failure> {
    Ok(cargo(workspace, profile, KERNEL, "--bin kernel")?.join("kernel"))
}

/// Builds, and returns the folder of the programs.
fn cargo(workspace: &Workspace, profile: Profile, feature: &str, programs: &str) -> Result<PathBuf, Failure> {
    let target = workspace.target().join("suite");
    let mut command = workspace.cargo(&format!(
        "build --quiet --manifest-path {MANIFEST} --package slabmalloc-suite {programs} --profile {} --features {feature}",
        profile.name()
    ));
    command.arg("--target-dir").arg(&target);
    output_of(command, BUILD_LIMIT)?;
    Ok(target.join(profile.name()))
}

/// Runs a program with one argument or none.
pub(super) fn run(program: &Path, argument: Option<&str>) -> Result<String, Failure> {
    let mut command = Command::new(program);
    command.args(argument);
    output_of(command, RUN_LIMIT)
}

/// One line of a suite's catalogue.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Workload {
    pub(super) name: String,
    pub(super) group: String,
    pub(super) is_default: bool,
}

/// Reads the catalogue that `suite --list` prints.
pub(super) fn catalogue(text: &str) -> Vec<Workload> {
    let lines = text.lines().filter_map(|line| {
        let mut fields = line.split('\t');
        Some(Workload {
            name: fields.next()?.to_owned(),
            group: fields.next()?.to_owned(),
            is_default: fields.next()? == "default",
        })
    });
    lines.collect()
}

/// The bytes of machine code in a 64-bit ELF file: what its executable sections hold.
pub(super) fn code_size(file: &[u8]) -> Option<u64> {
    const EXECUTABLE: u64 = 4;
    let field = |at: usize, length: usize| -> Option<u64> {
        let bytes = file.get(at..at + length)?;
        Some(
            bytes
                .iter()
                .rev()
                .fold(0, |value, byte| value << 8 | u64::from(*byte)),
        )
    };
    if file.get(..6)? != b"\x7fELF\x02\x01" {
        return None;
    }
    let table = usize::try_from(field(40, 8)?).ok()?;
    let length = usize::try_from(field(58, 2)?).ok()?;
    let count = usize::try_from(field(60, 2)?).ok()?;
    let mut sum = 0;
    for section in 0..count {
        let header = table + section * length;
        if field(header + 8, 8)? & EXECUTABLE != 0 {
            sum += field(header + 32, 8)?;
        }
    }
    Some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_catalogue_is_read() {
        let found = catalogue("pair64\tmicro\tdefault\nlarson-t16\tports\tfull\n");
        assert_eq!(found.len(), 2);
        assert!(found[0].is_default && found[0].group == "micro");
        assert!(!found[1].is_default && found[1].name == "larson-t16");
    }

    #[cfg(all(target_os = "linux", target_pointer_width = "64", target_endian = "little"))]
    #[test]
    fn this_program_has_code() {
        let file = fs::read(std::env::current_exe().unwrap()).unwrap();
        let size = code_size(&file).unwrap();
        assert!(size > 10_000 && size < file.len() as u64);
    }

    #[test]
    fn what_is_no_program_has_no_code_size() {
        assert_eq!(code_size(b"#!/bin/sh\n"), None);
        assert_eq!(code_size(b"\x7fELF\x02\x01"), None);
    }
}
