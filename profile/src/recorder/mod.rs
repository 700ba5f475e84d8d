//! The books of the program: what [`Profiled`](crate::Profiled) writes into and [`Profile`](crate::Profile) is read from.
//!
//! One recorder for the whole process, in zeroed static memory of a fixed size, of which only what is touched
//! becomes resident. Counting is a few plain loads and stores in the [shard] of the thread. What
//! concerns all threads, the sum of live bytes, the peak and the timeline, is looked at only when a thread
//! has changed the sum by a [`QUANTUM`]. Nothing in here allocates, panics or formats, but [`snapshot()`],
//! which is not in the allocation path.

mod rows;
mod samples;
mod shard;
mod snapshot;
mod timeline;

use core::alloc::Layout;
use core::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};
use std::sync::OnceLock;
use std::time::Instant;

use rows::{ROWS, Row, Rows};
use samples::{Birth, Samples};
use shard::Shard;
pub(crate) use snapshot::snapshot;
pub(crate) use timeline::POINTS;
use timeline::Timeline;

/// A thread publishes no less than this at a time, in bytes.
const SMALLEST_QUANTUM: u64 = 4096;
/// The peak is copied when it has grown by one part in so many, and the live bytes of all threads are known
/// to half of that.
const PRECISION: u64 = 64;

static ROW_TABLE: Rows = Rows::new();
static SAMPLES: Samples = Samples::new();
static TIMELINE: Timeline = Timeline::new();
static BEGINNING: OnceLock<Instant> = OnceLock::new();

/// Live bytes that have been published.
static TOTAL: AtomicI64 = AtomicI64::new(0);
/// Change of a thread's live bytes beyond which it publishes; 0 until first published.
static QUANTUM: AtomicI64 = AtomicI64::new(0);
/// The most published bytes that were seen.
static HIGHEST: AtomicU64 = AtomicU64::new(0);
/// The sum beyond which the peak is copied again.
static NEXT_COPY: AtomicU64 = AtomicU64::new(0);
/// Whether the copy of the peak is being written or read.
static COPYING: AtomicBool = AtomicBool::new(false);
/// Live objects of each row when the peak was copied.
static PEAK: [AtomicU64; ROWS] = [const { AtomicU64::new(0) }; ROWS];

/// Bytes of everything above.
pub(crate) const BYTES: usize = shard::BYTES
    + size_of::<Rows>()
    + size_of::<Samples>()
    + size_of::<Timeline>()
    + size_of::<[AtomicU64; ROWS]>();

/// Nanoseconds since the first call.
fn now() -> u64 {
    let beginning = BEGINNING.get_or_init(Instant::now);
    u64::try_from(beginning.elapsed().as_nanos()).unwrap_or(u64::MAX)
}

/// What is left to be done about a birth or a death.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Left {
    /// It is counted.
    Nothing,
    /// It is counted; a sample has to be taken, or the bytes published.
    Rest,
    /// All.
    All,
}

/// Notes that an object was handed out at `address`, or is about to be freed. What it leaves is for
/// [`finish`].
///
/// In two parts, so that the first calls nothing and the allocator's own functions stay free of what a call
/// needs.
// Inlined always: the instructions of a call and of what is saved for it are a third of the whole.
#[inline(always)]
pub(crate) fn begin<const BIRTH: bool>(address: usize, layout: Layout) -> Left {
    let Some(shard) = shard::own() else {
        return Left::All;
    };
    let Some(row) = rows::by_arithmetic(layout) else {
        return Left::All;
    };
    let counts = &shard.counts[row.index()];
    Shard::add(true, if BIRTH { &counts.allocations } else { &counts.frees }, 1);
    let publish = shard.change::<BIRTH>(true, layout.size().cast_signed() as i64);
    if publish || samples::bucket(address).is_some() {
        Left::Rest
    } else {
        Left::Nothing
    }
}

/// Does what [`begin`] left.
#[cold]
#[inline(never)]
pub(crate) fn finish<const BIRTH: bool>(left: Left, address: usize, layout: Layout) {
    let row = ROW_TABLE.of(layout);
    let (shard, own) = shard::own().map_or_else(shard::take_or_share, |shard| (shard, true));
    if left == Left::All {
        count::<BIRTH>(shard, own, row, layout);
    } else if shard.change::<BIRTH>(own, 0) {
        publish(shard, own);
    }
    if let Some(bucket) = samples::bucket(address) {
        if BIRTH {
            SAMPLES.born(bucket, address, now());
        } else if let Some(birth) = SAMPLES.take(bucket, address) {
            SAMPLES.died(row, birth, now());
        }
    }
}

/// The sample of an object that is about to be reallocated, if it is one.
///
/// Taken out before, since another thread may be given the address before the reallocation returns.
#[inline]
pub(crate) fn before_reallocation(address: usize) -> Option<Birth> {
    samples::bucket(address).and_then(|bucket| SAMPLES.take(bucket, address))
}

/// Notes that a reallocation failed and the object is still there.
#[cold]
pub(crate) fn failed_reallocation(address: usize, sample: Option<Birth>) {
    if let (Some(birth), Some(bucket)) = (sample, samples::bucket(address)) {
        SAMPLES.put(bucket, address, birth);
    }
}

/// Notes that an object of `before` has become one of `after` at `address`: a death and a birth.
pub(crate) fn reallocation(address: usize, before: Layout, after: Layout, sample: Option<Birth>) {
    let (row_before, row_after) = (ROW_TABLE.of(before), ROW_TABLE.of(after));
    let (shard, own) = shard::own().map_or_else(shard::take_or_share, |shard| (shard, true));
    tally::<false>(shard, own, row_before, before);
    tally::<true>(shard, own, row_after, after);
    let grown = after.size().wrapping_sub(before.size()).cast_signed() as i64;
    if after.size() > before.size() {
        shard.grew(own, row_before, row_after);
        if shard.change::<true>(own, grown) {
            publish(shard, own);
        }
    } else if shard.change::<false>(own, grown.wrapping_neg()) {
        publish(shard, own);
    }
    if let Some(birth) = sample {
        SAMPLES.died(row_before, birth, now());
    }
    if let Some(bucket) = samples::bucket(address) {
        SAMPLES.born(bucket, address, now());
    }
}

fn count<const BIRTH: bool>(shard: &Shard, own: bool, row: Row, layout: Layout) {
    tally::<BIRTH>(shard, own, row, layout);
    if shard.change::<BIRTH>(own, layout.size().cast_signed() as i64) {
        publish(shard, own);
    }
}

/// Counts in the row alone.
fn tally<const BIRTH: bool>(shard: &Shard, own: bool, row: Row, layout: Layout) {
    let counts = &shard.counts[row.index()];
    Shard::add(own, if BIRTH { &counts.allocations } else { &counts.frees }, 1);
    if BIRTH && let Some(coarse) = row.coarse() {
        Shard::add(own, &shard.coarse_bytes[coarse], layout.size() as u64);
    }
}

/// Adds what the thread has not told yet to the sum, and looks whether it is a peak.
#[cold]
fn publish(shard: &Shard, own: bool) {
    // ORDERING: Relaxed: a hint.
    let change = shard.publish(own, QUANTUM.load(Ordering::Relaxed));
    // ORDERING: Relaxed: numbers by themselves, here and below. Threads may run past each other between two
    // of them; a total below zero is one where the free came by before the allocation.
    let total = TOTAL.fetch_add(change, Ordering::Relaxed).wrapping_add(change);
    let total = u64::try_from(total).unwrap_or(0);
    if total > HIGHEST.load(Ordering::Relaxed) {
        HIGHEST.fetch_max(total, Ordering::Relaxed);
    }
    TIMELINE.note(now(), total);
    if total >= NEXT_COPY.load(Ordering::Relaxed) {
        copy_peak(total);
    }
}

/// Copies what is alive as the new peak. In the time of rows and shards in use; not at all where another
/// thread is at it.
fn copy_peak(total: u64) {
    // ORDERING: Acquire pairs with the Release below and that of the snapshot.
    if COPYING.swap(true, Ordering::Acquire) {
        return;
    }
    // ORDERING: Relaxed: under `COPYING`, and counts are numbers by themselves.
    let copy = |first: bool, peak: &AtomicU64, counts: &shard::Counts| {
        let before = if first { 0 } else { peak.load(Ordering::Relaxed) };
        let allocations = counts.allocations.load(Ordering::Relaxed);
        let live = allocations.wrapping_sub(counts.frees.load(Ordering::Relaxed));
        peak.store(before.wrapping_add(live), Ordering::Relaxed);
    };
    for (number, shard) in shard::all().enumerate() {
        for (peak, counts) in PEAK.iter().zip(&shard.counts).take(rows::DIRECT) {
            copy(number == 0, peak, counts);
        }
        // Of the others few are in use.
        for row in ROW_TABLE.searched() {
            copy(number == 0, &PEAK[row.index()], &shard.counts[row.index()]);
        }
    }
    // ORDERING: Relaxed: hints for all threads.
    NEXT_COPY.store(
        total.saturating_add((total / PRECISION).max(SMALLEST_QUANTUM)),
        Ordering::Relaxed,
    );
    let quantum = (total / (2 * PRECISION * shard::used() as u64)).max(SMALLEST_QUANTUM);
    QUANTUM.store(quantum.cast_signed(), Ordering::Relaxed);
    // ORDERING: Release pairs with the Acquire above and that of the snapshot.
    COPYING.store(false, Ordering::Release);
}

/// Allocations and frees of a row by all threads.
fn counts(row: Row) -> (u64, u64) {
    shard::all().fold((0, 0), |(allocations, frees), shard| {
        let counts = &shard.counts[row.index()];
        // ORDERING: Relaxed: a row that is being counted at this moment may be one off.
        let more = (
            counts.allocations.load(Ordering::Relaxed),
            counts.frees.load(Ordering::Relaxed),
        );
        (
            u64::wrapping_add(allocations, more.0),
            u64::wrapping_add(frees, more.1),
        )
    })
}
