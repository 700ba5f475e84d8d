//! The workspace as cargo sees it: members, features, examples, folders.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::Failure;
use crate::process::{LIMIT, output_of};

/// The package that all this is about.
pub(crate) const LIBRARY: &str = "slabmalloc";

/// Features that only a nightly compiler accepts.
pub(crate) const NIGHTLY_FEATURES: &[&str] = &["nightly"];

/// The workspace of this repository.
pub(crate) struct Workspace {
    root: PathBuf,
    target: PathBuf,
    packages: Vec<Package>,
}

/// A member of the workspace.
pub(crate) struct Package {
    /// Its name.
    pub(crate) name: String,
    /// The folder of its manifest.
    pub(crate) folder: PathBuf,
    /// Its version.
    pub(crate) version: String,
    /// The oldest compiler that it promises to build with, as `1.95`.
    pub(crate) rust_version: String,
    /// Its features, `default` not among them.
    pub(crate) features: Vec<String>,
    /// What cargo can build from it.
    pub(crate) targets: Vec<Target>,
}

/// One thing that cargo can build from a package.
pub(crate) struct Target {
    /// `lib`, `bin`, `example`, `test`, `bench` or `proc-macro`.
    pub(crate) kind: String,
    /// Its name.
    pub(crate) name: String,
}

impl Workspace {
    /// The workspace that this program was built from.
    pub(crate) fn locate() -> Result<Self, Failure> {
        let member =
            env::var_os("CARGO_MANIFEST_DIR").map_or(env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        let root = member
            .parent()
            .ok_or("the folder of xtask has no parent")?
            .to_owned();
        let mut command = cargo_in(&root);
        command.args(["metadata", "--quiet", "--no-deps", "--format-version", "1"]);
        let metadata: Value = serde_json::from_str(&output_of(command, LIMIT)?)?;
        Ok(Self {
            target: PathBuf::from(text(&metadata["target_directory"])),
            packages: list(&metadata["packages"]).iter().map(Package::read).collect(),
            root,
        })
    }

    /// The folder of the repository.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The folder that builds go to.
    pub(crate) fn target(&self) -> &Path {
        &self.target
    }

    /// The members.
    pub(crate) fn packages(&self) -> &[Package] {
        &self.packages
    }

    /// The library's package.
    pub(crate) fn library(&self) -> Result<&Package, Failure> {
        let library = self.packages.iter().find(|package| package.name == LIBRARY);
        Ok(library.ok_or("the workspace has no package `slabmalloc`")?)
    }

    /// The library's features that a stable compiler accepts, joined by commas.
    pub(crate) fn stable_features(&self) -> Result<String, Failure> {
        let features = self.library()?.features.iter().map(String::as_str);
        Ok(features
            .filter(|name| !NIGHTLY_FEATURES.contains(name))
            .collect::<Vec<_>>()
            .join(","))
    }

    /// The text of a file, named from the root.
    pub(crate) fn read(&self, path: &str) -> Result<String, Failure> {
        let text = std::fs::read_to_string(self.root.join(path));
        Ok(text.map_err(|error| format!("cannot read {path}: {error}"))?)
    }

    /// A cargo command run at the root, its arguments given as one line.
    pub(crate) fn cargo(&self, arguments: &str) -> Command {
        let mut command = cargo_in(&self.root);
        command.args(arguments.split_whitespace());
        command
    }
}

impl Package {
    fn read(value: &Value) -> Self {
        let features = value["features"]
            .as_object()
            .into_iter()
            .flat_map(serde_json::Map::keys);
        Self {
            name: text(&value["name"]),
            folder: Path::new(&text(&value["manifest_path"]))
                .parent()
                .map_or_else(PathBuf::new, Path::to_owned),
            version: text(&value["version"]),
            rust_version: text(&value["rust_version"]),
            features: features.filter(|name| *name != "default").cloned().collect(),
            targets: list(&value["targets"]).iter().map(Target::read).collect(),
        }
    }

    /// The names of its targets of this kind.
    pub(crate) fn named(&self, kind: &str) -> impl Iterator<Item = &str> {
        self.targets
            .iter()
            .filter(move |target| target.kind == kind)
            .map(|target| target.name.as_str())
    }
}

impl Target {
    fn read(value: &Value) -> Self {
        Self {
            kind: list(&value["kind"]).first().map(text).unwrap_or_default(),
            name: text(&value["name"]),
        }
    }
}

/// Every file below `folder` whose name ends in `.extension`, in order.
pub(crate) fn files_below(folder: &Path, extension: &str) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(&folder);
        let entries = entries.map_err(|error| format!("cannot read {}: {error}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The cargo that started this program, without what it set for this program alone.
fn cargo_in(folder: &Path) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    without_own_variables(&mut command).current_dir(folder);
    command
}

/// Takes out the variables that `cargo run` sets about xtask: a build must not depend on who started it.
pub(crate) fn without_own_variables(command: &mut Command) -> &mut Command {
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") || text == "CARGO_BIN_NAME" {
            command.env_remove(&name);
        }
    }
    command
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_workspace_is_found_with_its_library() {
        let workspace = Workspace::locate().unwrap();
        let library = workspace.library().unwrap();
        assert!(library.features.iter().any(|name| name == "macros"));
        assert!(!library.features.iter().any(|name| name == "default"));
        assert_eq!(library.rust_version.split('.').count(), 2);
        assert!(library.named("lib").eq([LIBRARY]));
        let stable = workspace.stable_features().unwrap();
        assert!(stable.split(',').all(|name| !NIGHTLY_FEATURES.contains(&name)));
    }

    #[test]
    fn files_are_found_in_order() {
        let sources = files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "rs").unwrap();
        assert!(sources.is_sorted() && sources.iter().any(|path| path.ends_with("src/workspace.rs")));
    }
}
