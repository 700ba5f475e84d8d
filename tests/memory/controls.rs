//! What the tools must see.

use core::hint::black_box;
use core::ptr::NonNull;
use std::alloc::System;

use slabmalloc::global::SafeZone;
use slabmalloc::lock::Spin;
use slabmalloc::pager::{FromGlobalAlloc, Pager as _};

use crate::Program;
use crate::configs::Pages1K16K;
use crate::heap::layout;

pub(crate) const PROGRAMS: &[Program] = &[
    ("control-slot-overflow", slot_overflow),
    ("control-slot-used-after-free", slot_used_after_free),
    ("control-slot-lost", slot_lost),
    ("control-slot-not-initialised", slot_not_initialised),
    ("control-page-used-after-release", page_used_after_release),
    ("control-page-lost", page_lost),
];

type Zone = SafeZone<Pages1K16K, Spin, FromGlobalAlloc<System>>;

fn zone() -> Zone {
    SafeZone::with_pager(FromGlobalAlloc::new(&System))
}

/// Writes where nothing may be written.
fn write(place: NonNull<u8>) {
    // SAFETY: not kept, on purpose; the memory is the program's all the same.
    unsafe { black_box(place).write_volatile(1) };
}

/// Reads what nothing may read.
fn read(place: NonNull<u8>) -> u8 {
    // SAFETY: not kept, on purpose; the memory is the program's all the same.
    unsafe { black_box(place).read_volatile() }
}

/// The byte behind an object is that of the next slot.
fn slot_overflow() {
    let zone = zone();
    let block = zone.allocate(layout(32, 8)).unwrap();
    // SAFETY: the page goes on.
    write(unsafe { block.add(32) });
}

fn slot_used_after_free() {
    let zone = zone();
    let block = zone.allocate(layout(32, 8)).unwrap();
    // SAFETY: it came from the zone with this layout; that it is used on is the point.
    unsafe { zone.deallocate(block, layout(32, 8)) };
    black_box(read(block));
}

/// Forgets where an object is, in memory that is not looked at when the program ends.
#[inline(never)]
fn slot_lost() {
    static ZONE: std::sync::OnceLock<Zone> = std::sync::OnceLock::new();
    for _ in 0..20 {
        black_box(ZONE.get_or_init(zone).allocate(layout(32, 8)).unwrap());
    }
}

fn slot_not_initialised() {
    let zone = zone();
    let block = zone.allocate(layout(32, 8)).unwrap();
    if read(block) == 17 {
        println!("by chance");
    }
}

fn page_used_after_release() {
    let zone = zone();
    let block = zone.allocate(layout(32, 8)).unwrap();
    // SAFETY: it came from the zone with this layout; that it is used on is the point.
    unsafe { zone.deallocate(block, layout(32, 8)) };
    assert_eq!(zone.trim(), 1);
    write(block);
}

/// Takes pages from the pager of a zone, and forgets them.
#[inline(never)]
fn page_lost() {
    let zone = zone();
    for _ in 0..20 {
        black_box(zone.pager().acquire(layout(1024, 1024)).unwrap());
    }
}
