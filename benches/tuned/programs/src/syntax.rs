//! `syntax`: the main job of the example `global_alloc`, on the files that it is given: their syntax trees, all
//! alive at once, and an index of the identifiers in them.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

// The job itself, as the example runs it.
#[path = "../../../../examples/global_alloc/index.rs"]
mod index;

/// Threads that parse, whatever the machine has, so that the program is the same everywhere.
const THREADS: usize = 2;

pub(crate) fn run(folders: &[PathBuf]) -> Result<String, String> {
    let files = files(folders)?;
    let outcome = index::run(&files, THREADS, |_| {}, || {});
    if let Some((path, error)) = outcome.unreadable.first() {
        return Err(format!("{}: {error}", path.display()));
    }
    Ok(format!(
        "{} files, {} bytes, {} nodes, {} identifiers, {} mentions, {} files not parsed",
        files.len(),
        outcome.bytes,
        outcome.nodes,
        outcome.identifiers,
        outcome.mentions,
        outcome.unparsed.len(),
    ))
}

/// The Rust files in `folders`, in order.
///
/// # Errors
///
/// A folder cannot be read, or there is no file.
pub(crate) fn files(folders: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    for folder in folders {
        walk(folder, &mut found)?;
    }
    found.sort();
    if found.is_empty() {
        return Err("name folders with Rust source files".to_owned());
    }
    Ok(found)
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), String> {
    let complain = |error| format!("{}: {error}", folder.display());
    for entry in fs::read_dir(folder).map_err(complain)? {
        let entry = entry.map_err(complain)?;
        let kind = entry.file_type().map_err(complain)?;
        let path = entry.path();
        if kind.is_dir() {
            walk(&path, found)?;
        } else if kind.is_file() && path.extension() == Some(OsStr::new("rs")) {
            found.push(path);
        }
    }
    Ok(())
}
