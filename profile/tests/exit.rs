//! The guard: it writes where the environment says, and nothing where it says nothing.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests stop where something does not hold"
)]

use std::alloc::System;
use std::env;
use std::fs;
use std::process::Command;

use slabmalloc_profile::{Profile, Profiled, VARIABLE};

#[global_allocator]
static HEAP: Profiled<System> = Profiled::new(System);

/// Of which the child allocates some hundred, in a process of its own.
const SIZE: usize = 3331;

/// Runs in the child as well, where the variable is set.
#[test]
fn a_program_with_a_guard() {
    let _profile = HEAP.write_when_dropped();
    let kept: Vec<Vec<u8>> = (0..300).map(|_| vec![1; SIZE]).collect();
    assert!(HEAP.snapshot().row(SIZE, 1).is_some_and(|row| row.live() >= 300));
    drop(kept);
}

fn child(name: &std::path::Path) -> std::process::Output {
    let mut command = Command::new(env::current_exe().unwrap());
    command
        .args(["--exact", "a_program_with_a_guard", "--nocapture"])
        .env(VARIABLE, name);
    command.output().unwrap()
}

#[test]
fn the_variable_names_the_file() {
    let folder = env::temp_dir().join(format!("slabmalloc-profile-exit-{}", std::process::id()));
    fs::create_dir(&folder).unwrap();
    for _ in 0..2 {
        let output = child(&folder.join("run-%p.profile"));
        assert!(output.status.success());
        assert!(
            output.stderr.is_empty(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    let files: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    assert_eq!(files.len(), 2, "{files:?}");
    for file in files {
        assert!(!file.to_string_lossy().contains("%p"));
        let profile = Profile::read(&file).unwrap();
        let row = profile.row(SIZE, 1).unwrap();
        assert_eq!((row.allocations, row.frees), (300, 300));
    }
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_file_that_cannot_be_written_is_told_of() {
    let output = child("/no/such/folder/file".as_ref());
    assert!(
        output.status.success(),
        "a profile that cannot be written is no failure of the program"
    );
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(
        told.starts_with("slabmalloc-profile: the profile could not be written to `/no/such/folder/file`: ")
    );
}

#[test]
fn without_the_variable_nothing_is_written() {
    let folder = env::temp_dir().join(format!("slabmalloc-profile-none-{}", std::process::id()));
    fs::create_dir(&folder).unwrap();
    let mut command = Command::new(env::current_exe().unwrap());
    command
        .args(["--exact", "a_program_with_a_guard"])
        .current_dir(&folder)
        .env_remove(VARIABLE);
    assert!(command.output().unwrap().status.success());
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
    fs::remove_dir(&folder).unwrap();
}
