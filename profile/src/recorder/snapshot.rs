//! From the recorder to a [`Profile`]. Outside of the allocation path: it allocates. What it takes for itself is not a part of
//! what it returns, unless the peak was reached with it.

use core::alloc::Layout;
use core::sync::atomic::Ordering;
use std::collections::BTreeMap;

use super::rows::{ROWS, Row};
use super::{COPYING, HIGHEST, NEXT_COPY, PEAK, POINTS, ROW_TABLE, SAMPLES, TIMELINE, TOTAL};
use super::{copy_peak, counts, now, publish, samples, shard};
use crate::profile::{GrowthRow, LiveBytes, Profile, Sampling, SizeRow};

/// What has been recorded until now.
pub(crate) fn snapshot() -> Profile {
    // Room for all first: what is read below is then little disturbed by what it is read into.
    let mut rows = Vec::with_capacity(ROWS);
    let mut timeline = Vec::with_capacity(POINTS);
    let mut peak = Vec::with_capacity(ROWS);
    let mut growth = BTreeMap::new();
    let taken = [
        Layout::array::<SizeRow>(rows.capacity()),
        Layout::array::<LiveBytes>(timeline.capacity()),
        Layout::array::<u64>(peak.capacity()),
    ];

    let (shard, own) = shard::own().map_or_else(shard::take_or_share, |shard| (shard, true));
    publish(shard, own);
    // ORDERING: Relaxed: numbers by themselves.
    let total = u64::try_from(TOTAL.load(Ordering::Relaxed)).unwrap_or(0);
    let highest = HIGHEST.load(Ordering::Relaxed);
    if total >= highest && total < NEXT_COPY.load(Ordering::Relaxed) {
        copy_peak(total);
    }
    // ORDERING: Acquire pairs with the Release in `copy_peak`.
    while COPYING.swap(true, Ordering::Acquire) {
        std::thread::yield_now();
    }
    // It allocates nothing: there is room. Threads may have been between an allocation and its free when the
    // peak was copied: what is below zero is nothing.
    peak.extend(
        PEAK.iter()
            .map(|live| live.load(Ordering::Relaxed).cast_signed().max(0).cast_unsigned()),
    );
    // ORDERING: Release pairs with the Acquire in `copy_peak`.
    COPYING.store(false, Ordering::Release);

    rows.extend(
        ROW_TABLE
            .used()
            .map(|row| size_row(row, peak.get(row.index()).copied().unwrap_or(0))),
    );
    for layout in taken.into_iter().flatten() {
        without(&mut rows, layout);
    }
    rows.retain(|row| row.allocations > 0);
    rows.sort_unstable_by_key(SizeRow::key);

    let mut other_growth = 0;
    for shard in shard::all() {
        other_growth += shard.other_growth.load(Ordering::Relaxed);
        for (before, after, count) in shard.growth() {
            let after = row_size(after);
            // A row of the coarse grid may stand for less than it says.
            let pair = (row_size(before).min(after), after);
            let sum: &mut u64 = growth.entry(pair).or_default();
            *sum = sum.saturating_add(count);
        }
    }
    let growth = growth.into_iter().filter(|&(_, count)| count > 0);
    let growth = growth.map(|((before, after), count)| GrowthRow { before, after, count });

    TIMELINE.read(|nanoseconds, bytes| {
        if timeline.len() < timeline.capacity() {
            timeline.push(LiveBytes { nanoseconds, bytes });
        }
    });
    Profile {
        nanoseconds: now(),
        peak_bytes: highest,
        sampling: Sampling {
            one_in: samples::ONE_IN,
            dropped: SAMPLES.dropped(),
        },
        rows,
        growth: growth.collect(),
        other_growth,
        timeline,
    }
}

/// Takes one allocation out, unless its row stands for several sizes.
fn without(rows: &mut [SizeRow], layout: Layout) {
    let key = (layout.size(), layout.align(), false);
    if let Some(row) = rows.iter_mut().find(|row| row.key() == key) {
        row.allocations = row.allocations.saturating_sub(1);
        row.bytes = row.bytes.saturating_sub(layout.size() as u64);
    }
}

fn row_size(row: Row) -> usize {
    ROW_TABLE.size_and_align(row).0
}

fn size_row(row: Row, live_at_peak: u64) -> SizeRow {
    let (size, align) = ROW_TABLE.size_and_align(row);
    let (allocations, frees) = counts(row);
    let bytes = row
        .coarse()
        .map_or(allocations.saturating_mul(size as u64), |coarse| {
            // ORDERING: Relaxed: numbers by themselves.
            shard::all()
                .map(|shard| shard.coarse_bytes[coarse].load(Ordering::Relaxed))
                .fold(0, u64::wrapping_add)
        });
    let deaths = SAMPLES.deaths(row);
    // ORDERING: Relaxed: numbers by themselves, here and below.
    let sampled = u64::from(deaths.sampled.load(Ordering::Relaxed));
    let lifetimes = deaths.octaves.iter().enumerate().filter_map(|(octave, count)| {
        let count = u64::from(count.load(Ordering::Relaxed));
        (count > 0).then_some((u8::try_from(octave).unwrap_or(u8::MAX), count))
    });
    SizeRow {
        size,
        align,
        rounded: row.coarse().is_some(),
        allocations,
        // Both are read while others count: what is told of them shall go together all the same.
        frees: frees.min(allocations),
        bytes,
        live_at_peak: live_at_peak.min(allocations),
        sampled,
        crossed: u64::from(deaths.crossed.load(Ordering::Relaxed)).min(sampled),
        lifetimes: lifetimes.collect(),
    }
}
