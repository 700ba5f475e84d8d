//! The main job of this project, `examples/global_alloc`: syntax trees of many files and an index of
//! their identifiers, built on all processors, kept, and dropped.
//!
//! The code is the example's. The files are those of this repository, so that the job needs nothing else;
//! each is taken several times.

use core::hint::black_box;
use core::num::NonZero;
use std::fs;
use std::path::{Path, PathBuf};
use std::{process, thread};

use crate::measure::Run;

#[path = "../../../../../examples/global_alloc/index.rs"]
mod index;

/// The root of the repository.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../..");

/// How often each file is taken.
const TIMES: usize = 2;

pub(crate) fn main_job(run: &mut Run) {
    let mut files = Vec::new();
    for folder in [
        "src",
        "geometry/src",
        "macros/src",
        "tests",
        "examples",
        "xtask/src",
    ] {
        walk(&Path::new(ROOT).join(folder), &mut files);
    }
    if files.is_empty() {
        eprintln!("the sources of the repository are not below {ROOT}");
        process::exit(3);
    }
    files.sort();
    let files: Vec<PathBuf> = files.iter().cloned().cycle().take(TIMES * files.len()).collect();
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    run.time_part(1, || {
        let outcome = index::run(&files, threads, |_| (), || ());
        black_box(outcome.nodes);
        outcome.building + outcome.dropping
    });
}

/// Every Rust source below a folder; one that cannot be read has none.
fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}
