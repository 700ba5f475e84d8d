//! A program with a watched allocator: what is counted is what it asked for.
//!
//! One test, so that no other thread of a harness allocates the sizes that are looked at.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests stop where something does not hold"
)]

use core::alloc::{GlobalAlloc, Layout};
use core::hint::black_box;
use core::time::Duration;
use std::alloc::System;
use std::collections::BTreeMap;
use std::sync::mpsc;

use slabmalloc_profile::{Profile, Profiled, SizeRow};

#[global_allocator]
static HEAP: Profiled<System> = Profiled::new(System);

/// Sizes that nothing else asks for have this alignment.
const ALIGN: usize = 32;

fn layout(size: usize) -> Layout {
    Layout::from_size_align(size, ALIGN).unwrap()
}

fn allocate(size: usize) -> usize {
    // SAFETY: no size here is 0.
    let object = unsafe { black_box(HEAP.alloc(layout(size))) };
    assert!(!object.is_null());
    object.expose_provenance()
}

fn free(object: usize, size: usize) {
    // SAFETY: it came from `allocate` with this size, and is freed once.
    unsafe { HEAP.dealloc(core::ptr::with_exposed_provenance_mut(object), layout(size)) };
}

fn reallocate(object: usize, size: usize, new_size: usize) -> usize {
    let object = core::ptr::with_exposed_provenance_mut(object);
    // SAFETY: it came from `allocate` with this size, and is not used any more.
    unsafe { HEAP.realloc(object, layout(size), new_size) }.expose_provenance()
}

fn row(profile: &Profile, size: usize) -> SizeRow {
    profile.row(size, ALIGN).cloned().unwrap_or_default()
}

#[test]
fn a_program_is_recorded_as_it_was() {
    a_snapshot_does_not_count_itself();
    counts_are_those_of_a_reference_run();
    the_peak_is_noted();
    reallocations_are_steps();
    failures_are_not_counted();
    threads_that_come_and_go_lose_nothing();
    objects_that_die_elsewhere_are_seen();
    values_of_ended_threads_are_counted();
    lifetimes_have_their_octave();
    full_tables_round_up_and_lose_no_byte();
    the_whole_goes_through_a_file();
}

/// Nothing has asked for much yet, and a snapshot asks for tables.
fn a_snapshot_does_not_count_itself() {
    const LARGE: usize = 16 << 10;
    let large = |profile: &Profile| -> Vec<(usize, u64)> {
        let rows = profile.rows.iter().filter(|row| row.size > LARGE);
        rows.map(|row| (row.size, row.allocations)).collect()
    };
    assert_eq!(large(&HEAP.snapshot()), []);
    // The first one is in the second.
    assert!(
        large(&HEAP.snapshot())
            .iter()
            .all(|&(_, allocations)| allocations == 1)
    );
}

fn counts_are_those_of_a_reference_run() {
    let mut reference: BTreeMap<usize, (u64, u64)> = BTreeMap::new();
    let mut live = Vec::new();
    let mut state = 1_u64;
    for _ in 0..200_000 {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let random = (state >> 33) as usize;
        if random % 5 < 3 || live.is_empty() {
            let size = 1 + random / 8 % 700;
            live.push((allocate(size), size));
            reference.entry(size).or_default().0 += 1;
        } else {
            let (object, size) = live.swap_remove(random / 8 % live.len());
            free(object, size);
            reference.entry(size).or_default().1 += 1;
        }
    }
    let profile = HEAP.snapshot();
    for (&size, &(allocations, frees)) in &reference {
        let row = row(&profile, size);
        assert_eq!((row.allocations, row.frees), (allocations, frees), "{size}");
        assert_eq!(
            (row.bytes, row.rounded),
            (allocations * size as u64, false),
            "{size}"
        );
    }
    for (object, size) in live {
        free(object, size);
    }
    let profile = HEAP.snapshot();
    assert!(reference.keys().all(|&size| row(&profile, size).live() == 0));
}

fn the_peak_is_noted() {
    const SIZE: usize = 50_000;
    const COUNT: u64 = 2000;
    let before = HEAP.snapshot().peak_bytes;
    let objects: Vec<_> = (0..COUNT).map(|_| allocate(SIZE)).collect();
    for object in objects {
        free(object, SIZE);
    }
    let profile = HEAP.snapshot();
    let row = row(&profile, SIZE);
    let expected = COUNT * SIZE as u64;
    assert!(expected > before, "the peak before was {before}");
    assert_eq!(row.live(), 0);
    assert!(
        row.live_at_peak <= COUNT && row.live_at_peak >= COUNT - COUNT / 32,
        "{}",
        row.live_at_peak
    );
    assert!(
        profile.peak_bytes >= expected - expected / 64,
        "{}",
        profile.peak_bytes
    );
    assert!(
        profile.peak_bytes < expected + (16 << 20),
        "{}",
        profile.peak_bytes
    );
    let seen = profile.timeline.iter().map(|point| point.bytes).max().unwrap();
    assert!(seen >= expected - expected / 32, "{seen}");
    assert!(profile.timeline.len() <= 256);
    assert!(profile.timeline.is_sorted_by_key(|point| point.nanoseconds));
    let last = profile.timeline.last().unwrap();
    assert!(last.nanoseconds <= profile.nanoseconds);
}

fn reallocations_are_steps() {
    for _ in 0..10 {
        let object = allocate(1001);
        let object = reallocate(object, 1001, 2002);
        let object = reallocate(object, 2002, 4004);
        let object = reallocate(object, 4004, 1001);
        free(object, 1001);
    }
    let profile = HEAP.snapshot();
    let count = |before, after| {
        profile
            .growth
            .iter()
            .find(|row| (row.before, row.after) == (before, after))
            .map(|row| row.count)
    };
    assert_eq!(count(1001, 2002), Some(10));
    assert_eq!(count(2002, 4004), Some(10));
    assert_eq!(count(4004, 1001), None);
    let counted = |size| (row(&profile, size).allocations, row(&profile, size).frees);
    assert_eq!(
        (counted(1001), counted(2002), counted(4004)),
        ((20, 20), (10, 10), (10, 10))
    );
}

fn failures_are_not_counted() {
    let impossible = isize::MAX as usize - 2 * ALIGN;
    // SAFETY: the size is not 0.
    assert!(unsafe { black_box(HEAP.alloc(layout(impossible))) }.is_null());
    // Many, so that sampled ones are among them.
    let objects: Vec<_> = (0..2000).map(|_| allocate(1111)).collect();
    for &object in &objects {
        assert_eq!(reallocate(object, 1111, impossible), 0);
    }
    for object in objects {
        free(object, 1111);
    }
    let profile = HEAP.snapshot();
    assert!(profile.rows.iter().all(|row| row.size < impossible));
    let row = row(&profile, 1111);
    assert_eq!((row.allocations, row.frees), (2000, 2000));
    assert!(
        row.sampled > 0,
        "objects whose reallocation failed have a lifetime still"
    );
}

fn threads_that_come_and_go_lose_nothing() {
    // More than there are shards for, at a time and in all.
    for _ in 0..3 {
        std::thread::scope(|scope| {
            for _ in 0..90 {
                scope.spawn(|| {
                    for _ in 0..200 {
                        free(allocate(1203), 1203);
                    }
                    reallocate(allocate(1205), 1205, 1207);
                });
            }
        });
    }
    let profile = HEAP.snapshot();
    let row = row(&profile, 1203);
    assert_eq!((row.allocations, row.frees), (3 * 90 * 200, 3 * 90 * 200));
    let grown = profile
        .growth
        .iter()
        .find(|row| (row.before, row.after) == (1205, 1207));
    assert_eq!(grown.map_or(0, |row| row.count), 3 * 90);
}

fn objects_that_die_elsewhere_are_seen() {
    const COUNT: u64 = 20_000;
    let (sender, receiver) = mpsc::channel();
    std::thread::scope(|scope| {
        scope.spawn(move || (0..COUNT).for_each(|_| sender.send(allocate(1301)).unwrap()));
        scope.spawn(move || receiver.iter().for_each(|object| free(object, 1301)));
    });
    let objects: Vec<_> = (0..COUNT).map(|_| allocate(1303)).collect();
    for object in objects {
        free(object, 1303);
    }

    let profile = HEAP.snapshot();
    let (elsewhere, here) = (row(&profile, 1301), row(&profile, 1303));
    assert_eq!(
        (elsewhere.allocations, elsewhere.frees, elsewhere.live()),
        (COUNT, COUNT, 0)
    );
    assert!(
        elsewhere.sampled > 0 && elsewhere.crossed == elsewhere.sampled,
        "{elsewhere:?}"
    );
    assert!((20..300).contains(&here.sampled) && here.crossed == 0, "{here:?}");
}

struct AtTheEnd;

impl Drop for AtTheEnd {
    fn drop(&mut self) {
        free(allocate(1401), 1401);
    }
}

fn values_of_ended_threads_are_counted() {
    thread_local! {
        static FIRST: AtTheEnd = const { AtTheEnd };
        static SECOND: AtTheEnd = const { AtTheEnd };
    }
    // One is registered before the thread first allocates, one after it: they are dropped on either side of
    // the recorder's own.
    std::thread::spawn(|| {
        FIRST.with(|_| ());
        free(allocate(1403), 1403);
        SECOND.with(|_| ());
    })
    .join()
    .unwrap();
    let row = row(&HEAP.snapshot(), 1401);
    assert_eq!((row.allocations, row.frees), (2, 2));
}

fn lifetimes_have_their_octave() {
    let objects: Vec<_> = (0..5000).map(|_| allocate(1501)).collect();
    std::thread::sleep(Duration::from_millis(70));
    for object in objects {
        free(object, 1501);
    }
    let row = row(&HEAP.snapshot(), 1501);
    assert!(row.sampled > 0);
    assert_eq!(
        row.lifetimes.iter().map(|&(_, count)| count).sum::<u64>(),
        row.sampled
    );
    // 70 milliseconds are more than 2^26 nanoseconds.
    assert!(
        row.lifetimes
            .iter()
            .all(|&(octave, _)| (26..34).contains(&octave)),
        "{:?}",
        row.lifetimes
    );
}

fn full_tables_round_up_and_lose_no_byte() {
    const SIZES: core::ops::Range<usize> = 100_000..106_000;
    let asked: u64 = SIZES.map(|size| size as u64).sum();
    for size in SIZES {
        let object = reallocate(allocate(size), size, size + 10_000);
        free(object, size + 10_000);
    }
    let profile = HEAP.snapshot();
    let rounded: Vec<_> = profile.rows.iter().filter(|row| row.rounded).collect();
    assert!(!rounded.is_empty());
    assert!(
        rounded
            .iter()
            .all(|row| row.align >= ALIGN && row.bytes <= row.allocations * row.size as u64)
    );
    // Sizes of the range, and of those that they were made to be, are in no other rows.
    let rows = profile
        .rows
        .iter()
        .filter(|row| row.align >= ALIGN && row.size >= SIZES.start);
    let (mut allocations, mut frees, mut bytes) = (0, 0, 0);
    for row in rows {
        allocations += row.allocations;
        frees += row.frees;
        bytes += row.bytes;
    }
    let expected = 2 * SIZES.len() as u64;
    // The harness and the snapshots may ask for a few that large as well.
    assert!((expected..expected + 100).contains(&allocations), "{allocations}");
    assert!((expected..expected + 100).contains(&frees), "{frees}");
    let expected = 2 * asked + 10_000 * SIZES.len() as u64;
    assert!(
        (expected..expected + expected / 10).contains(&bytes),
        "{bytes}, not {expected}"
    );
    let grown = profile.growth.iter().map(|row| row.count).sum::<u64>() + profile.other_growth;
    assert!(grown >= SIZES.len() as u64 && profile.other_growth > 0, "{grown}");
}

fn the_whole_goes_through_a_file() {
    let path = std::env::temp_dir().join(format!("slabmalloc-profile-program-{}", std::process::id()));
    HEAP.write_to(&path).unwrap();
    let profile = Profile::read(&path).unwrap();
    std::fs::remove_file(&path).unwrap();
    assert_eq!(row(&profile, 1203).allocations, 3 * 90 * 200);
    let mut again = Vec::new();
    profile.write(&mut again).unwrap();
    assert_eq!(Profile::parse(&again).unwrap(), profile);
    assert!(profile.to_string().lines().count() == 23, "{profile}");
}
