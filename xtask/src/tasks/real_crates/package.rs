//! Published packages: fetched by cargo, copied, and given a global allocator.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::Failure;
use crate::process::{LIMIT, output_of};
use crate::workspace::Workspace;

/// What every test program is given. The test says whether the allocator really serves the program.
const ALLOCATOR: &str = "
#[cfg(test)]
mod slabmalloc_serves_this_program {
    extern crate slabmalloc;
    extern crate std;

    #[global_allocator]
    static ALLOCATOR: self::slabmalloc::SafeZoneAllocator = self::slabmalloc::SafeZoneAllocator::new();

    #[test]
    fn objects_are_alive() {
        let object = std::hint::black_box(std::boxed::Box::new(1_u64));
        assert!(ALLOCATOR.snapshot().live_objects() > 0);
        drop(object);
    }
}
";

/// A cargo command for packages outside of the workspace; all of them share one folder for builds.
pub(super) fn cargo(workspace: &Workspace, arguments: &str) -> Command {
    let mut command = workspace.cargo(arguments);
    command
        .env("CARGO_TARGET_DIR", workspace.target().join("real-crates/build"))
        .env("CARGO_TERM_COLOR", "never")
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        // Other people's lints are theirs to heed.
        .env("RUSTFLAGS", "--cap-lints=allow");
    command
}

/// Has cargo fetch a package, and returns its folder.
pub(super) fn fetch(
    workspace: &Workspace,
    folder: &Path,
    name: &str,
    version: &str,
) -> Result<PathBuf, Failure> {
    let folder = folder.join("fetch");
    fs::create_dir_all(folder.join("src"))?;
    fs::write(folder.join("src/lib.rs"), "")?;
    fs::write(
        folder.join("Cargo.toml"),
        format!(
            "[package]\nname = \"fetch\"\nedition = \"2024\"\n\n[workspace]\n\n\
             [dependencies]\n{name} = \"={version}\"\n"
        ),
    )?;
    let mut command = cargo(workspace, "metadata --quiet --format-version 1");
    command.current_dir(&folder);
    let metadata: Value = serde_json::from_str(&output_of(command, LIMIT)?)?;
    let packages = metadata["packages"].as_array().map_or(&[][..], Vec::as_slice);
    let package = packages
        .iter()
        .find(|package| package["name"] == name && package["version"] == version);
    let manifest = package.and_then(|package| package["manifest_path"].as_str());
    let folder = manifest.and_then(|manifest| Path::new(manifest).parent());
    Ok(folder.ok_or("cargo did not fetch the package")?.to_owned())
}

/// A copy of a package, a workspace of its own.
pub(super) struct PackageCopy {
    folder: PathBuf,
}

impl PackageCopy {
    /// Copies the package at `source` to `folder`, with slabmalloc among its dependencies for tests.
    pub(super) fn make(
        workspace: &Workspace,
        name: &str,
        source: &Path,
        folder: &Path,
    ) -> Result<Self, Failure> {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        copy_files(source, folder)?;
        let manifest = folder.join("Cargo.toml");
        let extended = extended_manifest(&fs::read_to_string(&manifest)?, name, workspace.root());
        fs::write(manifest, extended)?;
        Ok(Self {
            folder: folder.to_owned(),
        })
    }

    /// Where the copy is.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Gives every test program the allocator; returns those that have one of their own.
    pub(super) fn install_allocator(&self, workspace: &Workspace) -> Result<Vec<String>, Failure> {
        let mut command = cargo(workspace, "metadata --quiet --no-deps --format-version 1");
        command.current_dir(&self.folder);
        let metadata: Value = serde_json::from_str(&output_of(command, LIMIT)?)?;
        let targets = metadata["packages"][0]["targets"].as_array();
        let targets = targets.map_or(&[][..], Vec::as_slice);
        let tested = targets.iter().filter(|target| target["test"] == true);
        let mut own_allocators = Vec::new();
        for file in tested.filter_map(|target| target["src_path"].as_str()) {
            let text = fs::read_to_string(file)?;
            if text.contains("#[global_allocator]") {
                let name = Path::new(file).strip_prefix(&self.folder)?;
                own_allocators.push(name.to_string_lossy().into_owned());
            } else {
                fs::write(file, text + ALLOCATOR)?;
            }
        }
        Ok(own_allocators)
    }
}

/// The manifest of a published package, as one that stands alone and has slabmalloc for its tests.
///
/// What its tests depend on may depend on the package itself, and must then mean the copy.
fn extended_manifest(manifest: &str, name: &str, root: &Path) -> String {
    let mut extended = format!(
        "{manifest}\n[dev-dependencies.slabmalloc]\npath = '{}'\ndefault-features = false\n\n\
         [patch.crates-io.{name}]\npath = '.'\n",
        root.display()
    );
    if !manifest.lines().any(|line| line.trim() == "[workspace]") {
        extended.push_str("\n[workspace]\n");
    }
    extended
}

/// Copies a folder; the copies can be written to, whatever the originals can.
fn copy_files(from: &Path, to: &Path) -> Result<(), Failure> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let copy = to.join(path.strip_prefix(from)?);
        if path.is_dir() {
            copy_files(&path, &copy)?;
        } else {
            fs::write(copy, fs::read(path)?)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_gets_the_dependency_and_stands_alone() {
        let root = Path::new("/here");
        let extended = extended_manifest("[package]\nname = \"x\"\n", "x", root);
        assert!(extended.starts_with("[package]"));
        assert!(extended.contains("[dev-dependencies.slabmalloc]\npath = '/here'\n"));
        assert!(extended.ends_with("[workspace]\n"));
        let extended = extended_manifest("[package]\n\n[workspace]\n", "x", root);
        assert_eq!(extended.matches("[workspace]").count(), 1);
    }

    #[test]
    fn what_is_put_into_programs_is_rust() {
        assert!(ALLOCATOR.parse::<proc_macro2::TokenStream>().is_ok());
    }
}
