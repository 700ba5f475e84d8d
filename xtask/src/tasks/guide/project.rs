//! A fresh project below the target folder, in which the commands of a page run.
//!
//! Commands run as they stand on the page, in a shell, but for what is not published yet at this commit: `cargo add` takes the
//! workspace's packages from their folders here, and `cargo install` installs them from there, below the target folder. Only
//! the standard output is kept; what cargo says while it compiles goes to the other stream.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Failure;
use crate::process::{LIMIT, output_of};
use crate::workspace::{Package, Workspace, without_own_variables};

/// Makes the folder a workspace of its own: it lies within that of this repository.
const MANIFEST: &str = "[workspace]\nresolver = \"3\"\nmembers = []\n";

/// The project, and the folder in which the next command runs.
pub(super) struct Project<'a> {
    workspace: &'a Workspace,
    folder: PathBuf,
    current: PathBuf,
}

impl<'a> Project<'a> {
    /// An empty folder.
    pub(super) fn new(workspace: &'a Workspace) -> Result<Self, Failure> {
        let folder = workspace.target().join("guide/steps");
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("Cargo.toml"), MANIFEST)?;
        // Dependencies in the versions that this repository is tested with.
        fs::copy(workspace.root().join("Cargo.lock"), folder.join("Cargo.lock"))?;
        Ok(Self {
            workspace,
            current: folder.clone(),
            folder,
        })
    }

    /// A file of the project, where the next command would look for it.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.current.join(name)
    }

    /// Runs one command line and returns what it wrote to its standard output.
    pub(super) fn run(&mut self, line: &str) -> Result<String, Failure> {
        if let Some(folder) = line.strip_prefix("cd ") {
            self.current.push(folder);
            return if self.current.is_dir() {
                Ok(String::new())
            } else {
                Err(format!("`{line}`: there is no such folder").into())
            };
        }
        let line = self.line_for_here(line);
        let errors = self.folder.join("errors.txt");
        let tools = self.workspace.target().join("guide/tools/bin");
        let path = env::var_os("PATH").unwrap_or_default();
        let folders = core::iter::once(tools).chain(env::split_paths(&path));
        let mut command = Command::new("sh");
        without_own_variables(&mut command)
            // A part of a pipe that fails is a failure, where the shell knows of that.
            .args([
                "-c",
                "(set -o pipefail) 2>/dev/null && set -o pipefail; exec 2>\"$1\"; eval \"$2\"",
                "sh",
            ])
            .arg(&errors)
            .arg(&line)
            .current_dir(&self.current)
            .env("PATH", env::join_paths(folders)?)
            .env("CARGO_TARGET_DIR", self.workspace.target().join("guide/build"))
            .env_remove("SLABMALLOC_PROFILE");
        output_of(command, LIMIT).map_err(|failure| {
            let errors = fs::read_to_string(&errors).unwrap_or_default();
            format!("{failure}\n{line}\n{errors}").into()
        })
    }

    /// The command line with the packages of this workspace taken from here.
    fn line_for_here(&self, line: &str) -> String {
        let words: Vec<&str> = line.split_whitespace().collect();
        let own = |name: &str| {
            self.workspace
                .packages()
                .iter()
                .find(|package| package.name == name)
        };
        match words.as_slice() {
            ["cargo", "add", name, options @ ..] if own(name).is_some() => {
                format!(
                    "cargo add {name} --path {} {}",
                    folder(own(name)),
                    options.join(" ")
                )
            }
            ["cargo", "install", name] if own(name).is_some() => {
                let target = self.workspace.target().display();
                format!(
                    "cargo install {name} --path {} --root '{target}/guide/tools' --target-dir '{target}/guide/tools-build'",
                    folder(own(name))
                )
            }
            _ => line.to_owned(),
        }
    }
}

/// The folder of a package, quoted for the shell.
fn folder(package: Option<&Package>) -> String {
    let folder = package.map_or(Path::new("."), |package| &package.folder);
    format!("'{}'", folder.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_of_the_workspace_come_line_for_here() {
        let workspace = Workspace::locate().unwrap();
        let project = Project {
            workspace: &workspace,
            folder: PathBuf::new(),
            current: PathBuf::new(),
        };
        let root = workspace.root().display();
        assert_eq!(
            project.line_for_here("cargo add slabmalloc --features std"),
            format!("cargo add slabmalloc --path '{root}' --features std")
        );
        let install = project.line_for_here("cargo install slabmalloc-tune");
        assert!(install.starts_with(&format!(
            "cargo install slabmalloc-tune --path '{root}/tune' --root "
        )));
        for other in [
            "cargo add serde",
            "cargo run --release",
            "slabmalloc-tune a.profile",
        ] {
            assert_eq!(project.line_for_here(other), other);
        }
    }
}
