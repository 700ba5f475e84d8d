//! A program of which each allocation is a sample, until there is no room: what is lost is told.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests stop where something does not hold"
)]

use core::alloc::{GlobalAlloc, Layout};
use core::hint::black_box;
use std::alloc::System;

use slabmalloc_profile::{HeapProfile, Sampled};

#[path = "heap/proto.rs"]
mod proto;

#[global_allocator]
static HEAP: Sampled<System> = Sampled::every(System, 1);

const SIZE: usize = 64;

/// An object for each sample.
type Kept = Vec<Option<Box<[u8; SIZE]>>>;

/// Allocates at the end of a path through two functions that call each other: for each number of `bits` bits another
/// stack.
#[inline(never)]
fn even(number: u32, bits: u32, kept: &mut Kept) {
    step(number, bits, kept);
    // Not the last call, which would be a jump and leave no frame.
    black_box(number);
}

#[inline(never)]
fn odd(number: u32, bits: u32, kept: &mut Kept) {
    step(number, bits, kept);
    black_box(bits);
}

#[inline(never)]
fn step(number: u32, bits: u32, kept: &mut Kept) {
    match (bits, number & 1) {
        (0, _) => kept.push(black_box(Some(Box::new([3; SIZE])))),
        (_, 0) => even(number >> 1, bits - 1, kept),
        (_, _) => odd(number >> 1, bits - 1, kept),
    }
    black_box(kept.len());
}

/// An allocator that has nothing for reallocations, and nothing at all for large objects.
struct Refusing;

// SAFETY: it is the system's, or answers with null.
unsafe impl GlobalAlloc for Refusing {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if layout.size() > 1 << 20 {
            return core::ptr::null_mut();
        }
        // SAFETY: the caller's promise is the same.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, object: *mut u8, layout: Layout) {
        // SAFETY: the caller's promise is the same.
        unsafe { System.dealloc(object, layout) }
    }

    unsafe fn realloc(&self, _: *mut u8, _: Layout, _: usize) -> *mut u8 {
        core::ptr::null_mut()
    }
}

fn in_use(profile: &HeapProfile) -> (u64, u64) {
    let objects = profile.sites.iter().map(|site| site.in_use_objects).sum();
    (objects, profile.sites.iter().map(|site| site.in_use_bytes).sum())
}

#[test]
fn what_has_no_room_is_told() {
    let mut kept = Vec::with_capacity(100_000);
    let (before, before_bytes) = in_use(&HEAP.heap_profile());
    few_stacks_are_exact(&mut kept, before, before_bytes);
    what_is_refused_changes_nothing();
    deep_stacks_are_cut(&mut kept);
    stacks_without_room_are_one(&mut kept);
    live_samples_without_room_are_counted(&mut kept);
}

fn few_stacks_are_exact(kept: &mut Kept, before: u64, before_bytes: u64) {
    for number in 0..1000 {
        step(number % 16, 4, kept);
    }
    let profile = HEAP.heap_profile();
    assert_eq!(profile.unplaced.to_string(), "");
    let (objects, bytes) = in_use(&profile);
    assert!(objects.abs_diff(before + 1000) < 10, "{objects} and {before}");
    assert!(bytes.abs_diff(before_bytes + 1000 * SIZE as u64) < 5000);
    let sites = profile
        .sites
        .iter()
        .filter(|site| (62..=63).contains(&site.in_use_objects));
    assert_eq!(sites.count(), 16);
    kept.clear();
    let (objects, _) = in_use(&HEAP.heap_profile());
    assert!(objects.abs_diff(before) < 10, "{objects} and {before}");
}

fn what_is_refused_changes_nothing() {
    const SIZE: usize = 54_321;
    static REFUSING: Sampled<Refusing> = Sampled::every(Refusing, 1);
    let layout = Layout::from_size_align(SIZE, 1).unwrap();
    let bytes = || in_use(&HEAP.heap_profile()).1;
    let before = bytes();
    let near = |expected: usize| bytes().abs_diff(before + expected as u64) < 1000;
    // SAFETY: the size is not 0.
    let object = unsafe { REFUSING.alloc(layout) };
    assert!(!object.is_null() && near(SIZE));
    // SAFETY: the object came from there with this layout.
    let moved = unsafe { REFUSING.realloc(object, layout, 2 * SIZE) };
    assert!(moved.is_null() && near(SIZE), "the object is still there");
    // SAFETY: the size is not 0.
    let large = unsafe { REFUSING.alloc(Layout::from_size_align(2 << 20, 1).unwrap()) };
    assert!(large.is_null() && near(SIZE), "what is not there is not in use");
    // SAFETY: as above; it is not used any more.
    unsafe { REFUSING.dealloc(object, layout) };
    assert!(near(0));
}

fn deep_stacks_are_cut(kept: &mut Kept) {
    step(0, 100, kept);
    let profile = HEAP.heap_profile();
    assert_eq!(profile.unplaced.cut_stacks, 1);
    assert!(profile.sites.iter().any(|site| site.stack.len() == 128));
    assert!(profile.unplaced.to_string().contains("more than 128 frames"));
}

fn stacks_without_room_are_one(kept: &mut Kept) {
    const STACKS: u32 = 1 << 14;
    kept.clear();
    for number in 0..STACKS {
        step(number, 14, kept);
    }
    let profile = HEAP.heap_profile();
    let lost = profile.unplaced.stacks;
    assert!(lost > u64::from(STACKS) - 8192, "{lost}");
    assert_eq!(profile.unplaced.live, 0);
    // None of them is missing in the sums.
    let (objects, _) = in_use(&profile);
    assert!(objects >= u64::from(STACKS), "{objects}");
    let unplaced = profile.sites.iter().filter(|site| site.stack.is_empty());
    assert_eq!(unplaced.map(|site| site.in_use_objects).sum::<u64>(), lost);

    let mut file = Vec::new();
    profile.write(&mut file).unwrap();
    let read = proto::Profile::read(&file);
    assert_eq!(
        read.sums("[no room for the stack]")[2],
        i64::try_from(lost).unwrap()
    );
    assert!(
        read.comment
            .iter()
            .any(|&text| read.text(text).starts_with(&lost.to_string()))
    );
}

fn live_samples_without_room_are_counted(kept: &mut Kept) {
    const OBJECTS: u64 = 50_000;
    kept.clear();
    // What read the profile was sampled as well.
    let profile = HEAP.heap_profile();
    let (before, unplaced) = (in_use(&profile).0, profile.unplaced);
    for _ in 0..OBJECTS {
        step(1, 1, kept);
    }
    let profile = HEAP.heap_profile();
    let (live, _) = in_use(&profile);
    let lost = profile.unplaced.live - unplaced.live;
    assert!(lost >= OBJECTS - 32_768, "{lost}");
    assert_eq!(
        profile.unplaced.live_bytes - unplaced.live_bytes,
        lost * SIZE as u64
    );
    // Those that are lost are counted as allocated and not as in use.
    assert_eq!(live, before + OBJECTS - lost);
    kept.clear();
    let after = HEAP.heap_profile();
    assert_eq!((in_use(&after).0, after.unplaced), (before, profile.unplaced));
}
