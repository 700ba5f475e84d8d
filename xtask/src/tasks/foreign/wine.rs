//! Wine, which runs programs of Windows: where it keeps what it needs, and what it lacks.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::Failure;
use crate::process::{LIMIT, output_of};
use crate::workspace::Workspace;

/// A library that older versions lack, and where its source is, named from the root.
const LIBRARY: &str = "bcryptprimitives.dll";
const SOURCE: &str = "xtask/fixtures/wine/bcryptprimitives.c";

/// Where libraries lie that programs find beside those of the system.
fn libraries(workspace: &Workspace) -> PathBuf {
    workspace.target().join("wine-libraries")
}

/// Makes what Wine lacks, with the compiler that links programs.
///
/// # Errors
///
/// It does not compile.
pub(super) fn prepare(workspace: &Workspace, compiler: &str) -> Result<(), Failure> {
    let folder = libraries(workspace);
    fs::create_dir_all(&folder)?;
    let mut command = Command::new(compiler);
    command
        .args(["-shared", "-O", "-o"])
        .arg(folder.join(LIBRARY))
        .arg(workspace.root().join(SOURCE))
        .arg("-ladvapi32");
    output_of(command, LIMIT).map(drop)
}

/// Tells Wine where its files are: with those of the build, not with those of the user.
pub(super) fn tell(workspace: &Workspace, command: &mut Command) {
    let path = libraries(workspace).display().to_string();
    command
        .env("WINEPREFIX", workspace.target().join("wine"))
        .env("WINEPATH", format!("Z:{}", path.replace('/', "\\")))
        .env("WINEDEBUG", "-all");
}
