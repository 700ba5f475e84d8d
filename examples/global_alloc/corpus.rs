//! Which files the job works on.
#![forbid(unsafe_code)]

use core::cmp::Reverse;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The files to parse, largest first, so that all cores are busy to the end.
#[derive(Debug)]
pub(crate) struct Corpus {
    pub(crate) files: Vec<PathBuf>,
    /// Where they come from, for the reader of the table.
    pub(crate) origin: String,
}

/// Bytes of memory that a byte of source becomes, generously: 27 were measured.
const MEMORY_PER_BYTE: u64 = 32;
/// How much source is taken where the system does not say how much memory there is, in MiB.
const WITHOUT_KNOWLEDGE: usize = 128;

/// How much source fits into half of the memory that is free, in MiB.
pub(crate) fn fitting() -> usize {
    let free = free_memory().map(|bytes| (bytes / 2 / MEMORY_PER_BYTE) >> 20);
    free.and_then(|mebibytes| usize::try_from(mebibytes).ok())
        .map_or(WITHOUT_KNOWLEDGE, |fits| fits.max(1))
}

impl Corpus {
    /// The files named, those in the folders named, or, if none is named, those of the local cargo
    /// registry; without a registry, those of this repository.
    ///
    /// Of more source than `limit` MiB, some files are left out, evenly; `origin` says so.
    ///
    /// # Errors
    ///
    /// A sentence that says which path cannot be read, or that there are no files.
    pub(crate) fn find(paths: &[PathBuf], limit: usize) -> Result<Self, String> {
        let mut found = Vec::new();
        let origin = if paths.is_empty() {
            let registry = registry();
            if let Some(registry) = registry.as_ref().filter(|registry| registry.is_dir()) {
                walk(registry, &mut found)?;
            }
            match registry.filter(|_| !found.is_empty()) {
                Some(registry) => registry.display().to_string(),
                None => this_repository(&mut found)?,
            }
        } else {
            for path in paths {
                add(path, &mut found)?;
            }
            paths
                .iter()
                .map(|path| path.display().to_string())
                .collect::<Vec<_>>()
                .join(", ")
        };
        if found.is_empty() {
            return Err(format!("there is no Rust source file in {origin}"));
        }
        found.sort();
        found.dedup();
        Ok(Self::within(found, &origin, limit))
    }

    /// Keeps no more than about `limit` MiB of the files, spread evenly over them.
    fn within(found: Vec<PathBuf>, origin: &str, limit: usize) -> Self {
        let limit_bytes = (limit as u64) << 20;
        let size = |path: &PathBuf| fs::metadata(path).map_or(0, |metadata| metadata.len());
        let mut files: Vec<(u64, PathBuf)> = found.into_iter().map(|path| (size(&path), path)).collect();
        let all = files.len();
        let total: u64 = files.iter().map(|(size, _)| size).sum();
        if total > limit_bytes {
            // Each file brings its share of the limit; one that the shares so far pay for is taken.
            let mut credit = 0;
            files.retain(|(size, _)| {
                credit += u128::from(*size) * u128::from(limit_bytes) / u128::from(total);
                let taken = credit >= u128::from(*size);
                if taken {
                    credit -= u128::from(*size);
                }
                taken
            });
        }
        files.sort_by_key(|(size, _)| Reverse(*size));
        let files: Vec<PathBuf> = files.into_iter().map(|(_, path)| path).collect();
        let origin = if files.len() < all {
            format!("{origin} ({} of {all} files: at most {limit} MiB)", files.len())
        } else {
            origin.to_owned()
        };
        Self { files, origin }
    }
}

/// Where cargo keeps the sources of dependencies.
fn registry() -> Option<PathBuf> {
    let home = env::var_os("CARGO_HOME")
        .filter(|home| !home.is_empty())
        .map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|home| home.join(".cargo")))?;
    Some(home.join("registry").join("src"))
}

fn this_repository(found: &mut Vec<PathBuf>) -> Result<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    if root.is_dir() {
        walk(root, found)?;
    }
    Ok(format!(
        "{} (this repository, for want of sources in a cargo registry)",
        root.display()
    ))
}

/// Adds a path that was named.
fn add(path: &Path, found: &mut Vec<PathBuf>) -> Result<(), String> {
    let metadata = fs::metadata(path).map_err(|error| format!("{}: {error}", path.display()))?;
    if metadata.is_dir() {
        walk(path, found)
    } else {
        found.push(path.to_owned());
        Ok(())
    }
}

/// Adds the Rust files in a folder. Links are not followed, so that the walk ends.
fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), String> {
    let complain = |error| format!("{}: {error}", folder.display());
    for entry in fs::read_dir(folder).map_err(complain)? {
        let entry = entry.map_err(complain)?;
        let kind = entry.file_type().map_err(complain)?;
        let path = entry.path();
        if kind.is_dir() {
            let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
            // What cargo builds is marked as a cache.
            if !hidden && !path.join("CACHEDIR.TAG").exists() {
                walk(&path, found)?;
            }
        } else if kind.is_file() && path.extension() == Some(OsStr::new("rs")) {
            found.push(path);
        }
    }
    Ok(())
}

/// Bytes of memory that are free, where the system says so in `/proc`.
fn free_memory() -> Option<u64> {
    let memory = fs::read_to_string("/proc/meminfo").ok()?;
    let line = memory
        .lines()
        .find_map(|line| line.strip_prefix("MemAvailable:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes << 10)
}
