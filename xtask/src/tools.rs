//! Programs that tasks install from cargo's registry, below the target folder, where they are missing.

use std::env;
use std::ffi::OsString;

use crate::Failure;
use crate::process::{LIMIT, exists, output_of};
use crate::workspace::Workspace;

/// Sees to it that `cargo NAME` is there; returns a `PATH` on which it is found.
///
/// # Errors
///
/// Why it cannot be had, in words for the report.
pub(crate) fn ready(workspace: &Workspace, name: &str) -> Result<OsString, String> {
    program(workspace, &format!("cargo-{name}"), "")
}

/// Sees to it that the program is there, or installs the package of that name with these options of `cargo install`;
/// returns a `PATH` on which it is found.
///
/// # Errors
///
/// Why it cannot be had, in words for the report.
pub(crate) fn program(workspace: &Workspace, package: &str, options: &str) -> Result<OsString, String> {
    let root = workspace.target().join("tools");
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = core::iter::once(root.join("bin")).chain(env::split_paths(&path));
    let path = env::join_paths(folders).map_err(|error| error.to_string())?;
    let installed = root.join("bin").join(package);
    if !installed.is_file() && !exists(package) {
        let mut install = workspace.cargo(&format!("install --quiet --locked {options} {package} --root"));
        install.arg(&root);
        install
            .arg("--target-dir")
            .arg(workspace.target().join("tools-build"));
        output_of(install, LIMIT).map_err(|failure| reason(package, &failure))?;
    }
    Ok(path)
}

/// The last line of what cargo said: the others are of the crates that it compiled.
fn reason(package: &str, failure: &Failure) -> String {
    let text = failure.to_string();
    let last = text
        .lines()
        .rfind(|line| line.starts_with("error"))
        .unwrap_or("no reason given");
    format!("`{package}` is not here and cannot be installed: {last}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reason_is_what_cargo_gave() {
        let failure = Failure::from("$ cargo install\n  Downloading\nerror: no such crate\n\nended with 101");
        assert_eq!(
            reason("cargo-x", &failure),
            "`cargo-x` is not here and cannot be installed: error: no such crate"
        );
    }
}
