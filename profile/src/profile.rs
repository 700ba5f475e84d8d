//! [`Profile`]: what was recorded, as plain data.

use core::fmt;
use std::collections::BTreeMap;

/// How many rows the table of `Display` has.
const TABLE_ROWS: usize = 20;

/// What a program allocated.
///
/// ```
/// use slabmalloc_profile::{Profile, SizeRow};
///
/// let mut profile = Profile::default();
/// profile.rows.push(SizeRow { size: 24, align: 8, allocations: 10, live_at_peak: 3, ..SizeRow::default() });
/// assert_eq!(profile.row(24, 8).map(SizeRow::bytes_at_peak), Some(72));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profile {
    /// How long was recorded, in nanoseconds.
    pub nanoseconds: u64,
    /// The most bytes that were seen alive at once.
    pub peak_bytes: u64,
    /// How lifetimes were sampled.
    pub sampling: Sampling,
    /// One row for each size and alignment, ascending; exact rows before [rounded](SizeRow::rounded) ones of
    /// the same.
    pub rows: Vec<SizeRow>,
    /// In which steps objects grew, ascending.
    pub growth: Vec<GrowthRow>,
    /// Reallocations that grew in steps for which there was no room.
    pub other_growth: u64,
    /// Live bytes over time, ascending.
    pub timeline: Vec<LiveBytes>,
}

/// What was allocated of one size and alignment.
///
/// ```
/// let row = slabmalloc_profile::SizeRow { allocations: 7, frees: 3, ..Default::default() };
/// assert_eq!(row.live(), 4);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SizeRow {
    /// Bytes that were asked for at a time. In a rounded row the most that the row may stand for.
    pub size: usize,
    /// The alignment that was asked for, in bytes. In a rounded row the largest.
    pub align: usize,
    /// Whether the tables were full, and this row stands for several sizes.
    pub rounded: bool,
    /// Objects that were allocated.
    pub allocations: u64,
    /// Objects that were freed.
    pub frees: u64,
    /// Bytes that were asked for in all.
    pub bytes: u64,
    /// Objects that were alive when most bytes were.
    pub live_at_peak: u64,
    /// Objects that were sampled and have been freed.
    pub sampled: u64,
    /// Of these, how many were freed by another thread than had allocated them.
    pub crossed: u64,
    /// Lifetimes of the sampled objects: an octave `n`, that is from 2^n nanoseconds to twice that, and how
    /// many.
    pub lifetimes: Vec<(u8, u64)>,
}

/// Reallocations from one size to a larger one.
///
/// ```
/// let growth = slabmalloc_profile::GrowthRow { before: 32, after: 64, count: 1000 };
/// assert_eq!(growth.after / growth.before, 2);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GrowthRow {
    /// Bytes before.
    pub before: usize,
    /// Bytes afterwards.
    pub after: usize,
    /// How many reallocations.
    pub count: u64,
}

/// Live bytes in an interval.
///
/// ```
/// let point = slabmalloc_profile::LiveBytes { nanoseconds: 1_000_000, bytes: 4096 };
/// assert_eq!(point.bytes, 4096);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LiveBytes {
    /// Beginning of the interval, in nanoseconds since the recording began.
    pub nanoseconds: u64,
    /// The most bytes that were seen alive in it.
    pub bytes: u64,
}

/// How objects were chosen whose lifetimes are known.
///
/// ```
/// let sampling = slabmalloc_profile::Sampling { one_in: 256, dropped: 0 };
/// assert_eq!(sampling.dropped, 0);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sampling {
    /// One address of so many was chosen.
    pub one_in: u64,
    /// Chosen objects for which there was no room.
    pub dropped: u64,
}

impl SizeRow {
    /// What rows are sorted by, and no two have in common.
    pub(crate) fn key(&self) -> (usize, usize, bool) {
        (self.size, self.align, self.rounded)
    }

    /// Objects that have not been freed.
    ///
    /// ```
    /// let row = slabmalloc_profile::SizeRow { allocations: 7, frees: 7, ..Default::default() };
    /// assert_eq!(row.live(), 0);
    /// ```
    pub fn live(&self) -> u64 {
        self.allocations.saturating_sub(self.frees)
    }

    /// Bytes that were alive when most were; for a rounded row, at most.
    ///
    /// ```
    /// let row = slabmalloc_profile::SizeRow { size: 48, live_at_peak: 2, ..Default::default() };
    /// assert_eq!(row.bytes_at_peak(), 96);
    /// ```
    pub fn bytes_at_peak(&self) -> u64 {
        self.live_at_peak.saturating_mul(self.size as u64)
    }

    fn add(&mut self, other: &Self) {
        let counts = [
            (&mut self.allocations, other.allocations),
            (&mut self.frees, other.frees),
            (&mut self.bytes, other.bytes),
            (&mut self.live_at_peak, other.live_at_peak),
            (&mut self.sampled, other.sampled),
            (&mut self.crossed, other.crossed),
        ];
        for (sum, more) in counts {
            *sum = sum.saturating_add(more);
        }
        let mut lifetimes: BTreeMap<u8, u64> = BTreeMap::new();
        for &(octave, count) in self.lifetimes.iter().chain(&other.lifetimes) {
            let sum = lifetimes.entry(octave).or_default();
            *sum = sum.saturating_add(count);
        }
        self.lifetimes = lifetimes.into_iter().collect();
    }
}

impl Profile {
    /// The exact row of a size and alignment in bytes. Linear in the number of rows.
    ///
    /// ```
    /// assert!(slabmalloc_profile::Profile::default().row(8, 8).is_none());
    /// ```
    pub fn row(&self, size: usize, align: usize) -> Option<&SizeRow> {
        self.rows.iter().find(|row| row.key() == (size, align, false))
    }

    /// Adds the profile of another run, or of another process.
    ///
    /// Counts and peaks add up, as if both had run side by side from one moment on, and had peaked together.
    /// Of samples at different rates the coarser rate is kept.
    ///
    /// ```
    /// use slabmalloc_profile::{Profile, SizeRow};
    ///
    /// let row = SizeRow { size: 8, align: 8, live_at_peak: 5, allocations: 5, ..SizeRow::default() };
    /// let mut profile = Profile { rows: vec![row], ..Profile::default() };
    /// profile.merge(&profile.clone());
    /// assert_eq!(profile.row(8, 8).map(|row| row.live_at_peak), Some(10));
    /// ```
    pub fn merge(&mut self, other: &Self) {
        self.nanoseconds = self.nanoseconds.max(other.nanoseconds);
        self.peak_bytes = self.peak_bytes.saturating_add(other.peak_bytes);
        self.other_growth = self.other_growth.saturating_add(other.other_growth);
        self.sampling = Sampling {
            one_in: self.sampling.one_in.max(other.sampling.one_in),
            dropped: self.sampling.dropped.saturating_add(other.sampling.dropped),
        };
        let mut rows: BTreeMap<_, SizeRow> = BTreeMap::new();
        for row in self.rows.drain(..).chain(other.rows.iter().cloned()) {
            match rows.entry(row.key()) {
                std::collections::btree_map::Entry::Vacant(entry) => _ = entry.insert(row),
                std::collections::btree_map::Entry::Occupied(mut entry) => entry.get_mut().add(&row),
            }
        }
        self.rows = rows.into_values().collect();

        let mut growth: BTreeMap<_, u64> = BTreeMap::new();
        for row in self.growth.iter().chain(&other.growth) {
            let sum = growth.entry((row.before, row.after)).or_default();
            *sum = sum.saturating_add(row.count);
        }
        let growth = growth
            .into_iter()
            .map(|((before, after), count)| GrowthRow { before, after, count });
        self.growth = growth.collect();
        self.timeline = sum_of_steps(&self.timeline, &other.timeline);
    }
}

/// Two timelines as one: at each time of either, what was last seen in both.
fn sum_of_steps(left: &[LiveBytes], right: &[LiveBytes]) -> Vec<LiveBytes> {
    let mut times: BTreeMap<u64, [Option<u64>; 2]> = BTreeMap::new();
    for (side, points) in [left, right].into_iter().enumerate() {
        for point in points {
            times.entry(point.nanoseconds).or_default()[side] = Some(point.bytes);
        }
    }
    let mut last = [0_u64; 2];
    let sums = times.into_iter().map(|(nanoseconds, seen)| {
        for (last, seen) in last.iter_mut().zip(seen) {
            *last = seen.unwrap_or(*last);
        }
        LiveBytes {
            nanoseconds,
            bytes: last[0].saturating_add(last[1]),
        }
    });
    sums.collect()
}

/// A table of the sizes with most bytes at the peak.
impl fmt::Display for Profile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sum = |part: fn(&SizeRow) -> u64| self.rows.iter().map(part).fold(0, u64::saturating_add);
        let at_peak = sum(SizeRow::bytes_at_peak);
        writeln!(
            formatter,
            "{} allocations of {} bytes, {} frees; {} bytes at the peak",
            sum(|row| row.allocations),
            sum(|row| row.bytes),
            sum(|row| row.frees),
            self.peak_bytes,
        )?;
        writeln!(
            formatter,
            "{:>12} {:>6} {:>12} {:>12} {:>14} {:>6}",
            "size", "align", "allocations", "at peak", "bytes at peak", "share",
        )?;
        let mut rows: Vec<&SizeRow> = self.rows.iter().collect();
        rows.sort_by_key(|row| (core::cmp::Reverse(row.bytes_at_peak()), row.key()));
        for row in rows.iter().take(TABLE_ROWS) {
            let permille = u128::from(row.bytes_at_peak()) * 1000 / u128::from(at_peak.max(1));
            writeln!(
                formatter,
                "{:>12} {:>6} {:>12} {:>12} {:>14} {:>4}.{}%",
                format!("{}{}", if row.rounded { "<=" } else { "" }, row.size),
                row.align,
                row.allocations,
                row.live_at_peak,
                row.bytes_at_peak(),
                permille / 10,
                permille % 10,
            )?;
        }
        match rows.len().saturating_sub(TABLE_ROWS) {
            0 => Ok(()),
            more => writeln!(formatter, "and {more} more sizes and alignments"),
        }
    }
}
