//! Packages of Debian's that tasks install where they may; among them, its compiler and library
//! sources, which build `core` for targets that no toolchain here ships.
//!
//! The packages `rustc-web` and `rust-web-src` come from one source, so compiler and library always
//! fit each other; cargo's `-Zbuild-std` then works with the stable cargo at hand.

use std::env;
use std::path::Path;
use std::process::Command;

use crate::Failure;
use crate::process::{LIMIT, exists, output_of};
use crate::workspace::Workspace;

const RUSTC: &str = "/usr/bin/rustc";
const RUSTDOC: &str = "/usr/bin/rustdoc";
const LIBRARY_SOURCE: &str = "/usr/lib/rustlib/src/rust/library/core/src/lib.rs";
const PACKAGES: &[&str] = &["rustc-web", "rust-web-src"];

/// Proof that compiler and library sources are there.
#[derive(Clone, Copy)]
pub(crate) struct DebianRust {
    rustc: &'static str,
}

impl DebianRust {
    /// Installs the packages where they are missing and that is possible.
    ///
    /// # Errors
    ///
    /// Why they cannot be had, in words for the report.
    pub(crate) fn ready() -> Result<Self, String> {
        ready(PACKAGES, is_installed)?;
        Ok(Self { rustc: RUSTC })
    }

    /// The version of the compiler, as it gives it.
    pub(crate) fn version(self) -> String {
        let mut command = Command::new(self.rustc);
        command.arg("--version");
        output_of(command, LIMIT).map_or_else(|_| self.rustc.to_owned(), |text| text.trim().to_owned())
    }

    /// As [`cargo`](Self::cargo), with the linker of the toolchain at hand, `rust-lld`, in reach: this compiler
    /// brings none.
    ///
    /// # Errors
    ///
    /// The toolchain cannot be asked where it is.
    pub(crate) fn linking_cargo(self, workspace: &Workspace, arguments: &str) -> Result<Command, Failure> {
        let mut rustc = Command::new("rustc");
        rustc
            .args(["--print", "target-libdir"])
            .current_dir(workspace.root());
        let library = output_of(rustc, LIMIT)?;
        let tools = Path::new(library.trim()).with_file_name("bin");
        let path = env::var_os("PATH").unwrap_or_default();
        let folders = core::iter::once(tools).chain(env::split_paths(&path));
        let mut command = self.cargo(workspace, arguments);
        command.env("PATH", env::join_paths(folders)?);
        Ok(command)
    }

    /// A cargo command of the workspace's that compiles with this compiler.
    ///
    /// It has a target folder of its own, because `RUSTC_BOOTSTRAP` makes build scripts see another
    /// compiler, and sets no flags, because other flags would compile the library anew.
    pub(crate) fn cargo(self, workspace: &Workspace, arguments: &str) -> Command {
        let mut command = workspace.cargo(arguments);
        command
            .env("RUSTC", self.rustc)
            .env("RUSTDOC", RUSTDOC)
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_TARGET_DIR", workspace.target().join("cross"))
            .env_remove("RUSTFLAGS");
        command
    }
}

/// Installs packages of Debian's unless what they bring is there, where that is possible.
///
/// # Errors
///
/// Why they cannot be had, in words for the report.
pub(crate) fn ready(packages: &[&str], is_there: impl Fn() -> bool) -> Result<(), String> {
    if is_there() {
        return Ok(());
    }
    let missing = || {
        let are = if packages.len() == 1 { "is" } else { "are" };
        format!("{} {are} not installed", packages.join(" and "))
    };
    if !exists("apt-get") {
        return Err(format!("{}, and there is no apt-get", missing()));
    }
    if !is_root() {
        return Err(format!("{}, and only root may install", missing()));
    }
    install(packages).map_err(|failure| format!("apt-get failed: {}", last_line(&failure)))?;
    if is_there() {
        Ok(())
    } else {
        Err(format!("{}, though apt-get has just done so", missing()))
    }
}

fn is_installed() -> bool {
    Path::new(RUSTC).exists() && Path::new(LIBRARY_SOURCE).exists()
}

fn is_root() -> bool {
    let mut command = Command::new("id");
    command.arg("-u");
    output_of(command, LIMIT).is_ok_and(|output| output.trim() == "0")
}

fn install(packages: &[&str]) -> Result<(), String> {
    apt_get(&["update", "-qq"])?;
    let options = [
        "install",
        "-y",
        "-qq",
        "--no-install-recommends",
        "-o",
        "DPkg::Lock::Timeout=300",
    ];
    apt_get(&[&options, packages].concat())
}

fn apt_get(arguments: &[&str]) -> Result<(), String> {
    let mut command = Command::new("apt-get");
    command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
    output_of(command, LIMIT)
        .map(|_| ())
        .map_err(|failure| failure.to_string())
}

/// The last error that apt-get names, or else its last words.
fn last_line(text: &str) -> &str {
    let error = text.lines().rev().find(|line| line.starts_with("E: "));
    error
        .or_else(|| text.lines().rev().find(|line| !line.is_empty()))
        .unwrap_or("no output")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reason_is_the_error_that_apt_names() {
        assert_eq!(
            last_line("Reading\nE: no such package\n\nended with exit status: 100"),
            "E: no such package"
        );
        assert_eq!(last_line("ended with signal\n\n"), "ended with signal");
    }
}
