//! A program of which samples are taken: the profile, read again, says which functions hold how much.
//!
//! One test that counts, since there is one recording for the process.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests stop where something does not hold"
)]
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "counts and sizes of this program are far below the limits of any type"
)]

mod proto;

use core::hint::black_box;
use std::alloc::System;
use std::process::Command;
use std::sync::mpsc;
use std::{env, fs, thread};

use proto::Profile;
use slabmalloc_profile::{HEAP_VARIABLE, Sampled};

const INTERVAL: usize = 16 << 10;

#[global_allocator]
static HEAP: Sampled<System> = Sampled::every(System, INTERVAL);

/// Bytes of a letter; a parcel is larger than the interval by so much that each is a sample.
const LETTER: usize = 1000;
const PARCEL: usize = 1 << 20;

type Letter = Box<[u8; LETTER]>;

#[inline(never)]
fn write_letters(count: usize) -> Vec<Letter> {
    let mut letters = Vec::with_capacity(count);
    for _ in 0..count {
        letters.push(letter());
    }
    letters
}

#[inline(never)]
fn letter() -> Letter {
    black_box(Box::new([1; LETTER]))
}

#[inline(never)]
fn pack_parcels(count: usize) -> Vec<Vec<u8>> {
    (0..count).map(|_| parcel()).collect()
}

#[inline(never)]
fn parcel() -> Vec<u8> {
    black_box(Vec::with_capacity(PARCEL))
}

#[inline(never)]
fn grow_a_list(items: usize) -> Vec<u64> {
    let mut list = Vec::new();
    for item in 0..items {
        list.push(black_box(item as u64));
    }
    list
}

#[inline(never)]
fn write_in_thread() -> Letter {
    black_box(Box::new([2; LETTER]))
}

fn profile() -> Profile {
    let mut file = Vec::new();
    HEAP.heap_profile().write(&mut file).unwrap();
    Profile::read(&file)
}

/// Both must be the same but for the error of the samples: five standard deviations of their number, which is
/// Poisson distributed.
#[track_caller]
fn assert_near(found: i64, expected: usize, bytes_of_each: usize) {
    let samples = (expected * bytes_of_each) as f64 / INTERVAL as f64;
    let (found, expected) = (found as f64, expected as f64);
    assert!(
        (found - expected).abs() <= expected * 5.0 / samples.sqrt(),
        "{found} is not {expected} by {samples} samples"
    );
}

#[test]
fn a_program_is_seen_by_its_samples() {
    functions_hold_what_they_allocated();
    a_grown_list_counts_once();
    objects_of_threads_are_freed_elsewhere();
    the_file_has_what_the_tools_want();
}

fn functions_hold_what_they_allocated() {
    const LETTERS: usize = 60_000;
    const PARCELS: usize = 40;
    let mut letters = write_letters(LETTERS);
    let mut parcels = pack_parcels(PARCELS);
    let profile = self::profile();
    let [made, made_bytes, live, live_bytes] = profile.sums("::letter");
    assert_near(made, LETTERS, LETTER);
    assert_near(made_bytes / LETTER as i64, LETTERS, LETTER);
    assert_eq!((made, made_bytes), (live, live_bytes));
    let all = [PARCELS as i64, (PARCELS * PARCEL) as i64];
    assert_eq!(profile.sums("::parcel"), [all[0], all[1], all[0], all[1]]);

    // Where it was allocated, not where the allocator is.
    let sample = |function: &str| {
        let stacks = profile.sample.iter().map(|sample| profile.stack(sample));
        stacks
            .into_iter()
            .find(|stack| stack.iter().any(|place| place.function.ends_with(function)))
    };
    let stack = sample("::letter").unwrap();
    let at = |name: &str| {
        stack
            .iter()
            .position(|place| place.function.ends_with(name))
            .unwrap()
    };
    assert!(at("::letter") < at("::write_letters"));
    assert!(at("::write_letters") < at("functions_hold_what_they_allocated"));
    let letter = &stack[at("::letter")];
    assert!(letter.file.ends_with("tests/heap/main.rs"), "{letter:?}");
    let lines = include_str!("main.rs").lines().collect::<Vec<_>>();
    assert!(
        lines[letter.line as usize - 1].contains("Box::new([1; LETTER])"),
        "{letter:?}"
    );
    assert!(
        stack[..at("::letter")]
            .iter()
            .all(|place| place.file.ends_with("boxed.rs")),
        "{stack:?}"
    );

    letters.truncate(LETTERS / 3);
    parcels.truncate(PARCELS / 4);
    let profile = self::profile();
    let [.., live, live_bytes] = profile.sums("::letter");
    assert_near(live, LETTERS / 3, LETTER);
    assert_near(live_bytes / LETTER as i64, LETTERS / 3, LETTER);
    assert_eq!(
        profile.sums("::parcel")[2..],
        [PARCELS as i64 / 4, (PARCELS / 4 * PARCEL) as i64]
    );
    drop((letters, parcels));
    let profile = self::profile();
    assert_eq!(profile.sums("::letter"), [made, made_bytes, 0, 0]);
    assert_eq!(profile.sums("::parcel")[2..], [0, 0]);
}

fn a_grown_list_counts_once() {
    const ITEMS: usize = 1 << 20;
    let list = grow_a_list(ITEMS);
    let [.., live, live_bytes] = profile().sums("::grow_a_list");
    assert_eq!((live, live_bytes), (1, (list.capacity() * 8) as i64));
    drop(list);
    let [made, _, live, live_bytes] = profile().sums("::grow_a_list");
    assert!(made > 5, "each step is an allocation: {made}");
    assert_eq!((live, live_bytes), (0, 0));
}

fn objects_of_threads_are_freed_elsewhere() {
    const THREADS: usize = 6;
    const EACH: usize = 20_000;
    let (sender, receiver) = mpsc::channel();
    let threads: Vec<_> = (0..THREADS)
        .map(|_| {
            let sender = sender.clone();
            thread::spawn(move || {
                for _ in 0..EACH {
                    sender.send(write_in_thread()).unwrap();
                }
            })
        })
        .collect();
    drop(sender);
    // Profiles are made while they run.
    let mut kept: Vec<_> = receiver.iter().take(EACH).collect();
    assert!(profile().sums("::write_in_thread")[0] > 0);
    kept.extend(receiver.iter());
    for thread in threads {
        thread.join().unwrap();
    }
    let [made, _, live, _] = profile().sums("::write_in_thread");
    assert_eq!(made, live);
    assert_near(made, THREADS * EACH, LETTER);
    drop(kept);
    assert_eq!(profile().sums("::write_in_thread")[2..], [0, 0]);
}

fn the_file_has_what_the_tools_want() {
    let profile = self::profile();
    let types: Vec<_> = profile.sample_type.iter().collect();
    let types: Vec<_> = types
        .iter()
        .map(|value| (profile.text(value.kind), profile.text(value.unit)))
        .collect();
    assert_eq!(
        types,
        [
            ("alloc_objects", "count"),
            ("alloc_space", "bytes"),
            ("inuse_objects", "count"),
            ("inuse_space", "bytes")
        ]
    );
    let period = profile.period_type.clone().unwrap();
    assert_eq!(
        (profile.text(period.kind), profile.text(period.unit)),
        ("space", "bytes")
    );
    assert_eq!(profile.period, INTERVAL as i64);
    assert_eq!(profile.text(profile.default_sample_type), "inuse_space");
    assert!(profile.time_nanos > 1_700_000_000_000_000_000 && profile.duration_nanos > 0);
    assert!(profile.comment.is_empty(), "nothing was lost");

    let unplaced = HEAP.heap_profile().unplaced;
    assert_eq!(unplaced, slabmalloc_profile::Unplaced::default());
    if cfg!(target_os = "linux") {
        let program = &profile.mapping[0];
        assert_eq!(
            profile.text(program.filename),
            env::current_exe().unwrap().to_str().unwrap()
        );
        assert!(program.has_functions, "all of it was looked up");
        let build = profile.text(program.build_id);
        assert!(build.chars().all(|digit| digit.is_ascii_hexdigit()), "{build}");
        let used = profile
            .location
            .iter()
            .filter(|location| location.mapping_id == 1);
        assert!(used.count() > 10);
    }
}

/// The program of the tests below, which does something where it is asked to alone.
#[test]
fn a_program_with_a_guard() {
    if env::var_os(HEAP_VARIABLE).is_none() {
        return;
    }
    let _profile = HEAP.write_when_dropped();
    core::mem::forget(pack_parcels(30));
}

fn child(file: &std::ffi::OsStr) -> std::process::Output {
    Command::new(env::current_exe().unwrap())
        .args(["--exact", "a_program_with_a_guard", "--nocapture"])
        .env(HEAP_VARIABLE, file)
        .output()
        .unwrap()
}

#[test]
fn the_guard_writes_at_the_end() {
    let folder = env::temp_dir().join(format!("slabmalloc-heap-{}", std::process::id()));
    fs::create_dir(&folder).unwrap();
    let output = child(folder.join("%p.pb").as_os_str());
    assert!(output.status.success(), "{output:?}");
    let files: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    assert_eq!(files.len(), 1, "{files:?}");
    assert!(!files[0].to_string_lossy().contains("%p"));
    let profile = Profile::read(&fs::read(&files[0]).unwrap());
    assert_eq!(profile.sums("::parcel")[2..], [30, 30 * PARCEL as i64]);
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_file_that_cannot_be_written_is_told_of() {
    let output = child("/no/such/folder/file".as_ref());
    assert!(output.status.success(), "that is no failure of the program");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(
        told.contains("slabmalloc-profile: the profile could not be written to `/no/such/folder/file`: "),
        "{told}"
    );
}
