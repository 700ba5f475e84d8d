//! Inputs that fuzzing found, run again: those of `fuzz/seeds`, each through its trial.
#![expect(
    clippy::expect_used,
    reason = "a test states what it expects by stopping where it does not hold"
)]

use std::fs;
use std::path::Path;

use slabmalloc_trials::TRIALS;

/// Runs every file of the trial; a file that says nothing tests nothing.
fn replay(name: &str) {
    let (_, run) = TRIALS
        .iter()
        .find(|trial| trial.0 == name)
        .expect("there is such a trial");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../fuzz/seeds")
        .join(name);
    let mut operations = 0;
    let mut files = 0;
    for entry in fs::read_dir(folder).expect("the trial has seeds") {
        operations += run(&fs::read(entry.expect("a file").path()).expect("a file can be read"));
        files += 1;
    }
    // Some inputs are there because nothing can be done with them.
    assert!(
        files >= 10 && 4 * operations > files,
        "{files} files, {operations} operations"
    );
}

#[test]
fn operations() {
    replay("operations");
}

#[test]
fn parameters() {
    replay("parameters");
}

#[test]
fn declarations() {
    replay("declaration");
}
