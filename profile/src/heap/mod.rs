//! Which code holds the heap: samples of allocations, with the stack that each was made from.
//!
//! [`Sampled`] is the allocator that is watched. Each thread counts [down](countdown) the bytes that it asks for; the
//! allocation that takes it below zero is a sample. Its [stack](stacks) is captured, and its address kept among the
//! [live] ones until it is freed. [`HeapProfile`] is what was recorded at a moment, and [`pprof`] its file.
//!
//! As in the [recorder](crate::recorder), everything is in zeroed static memory of a fixed size, without locks. Where
//! the program allocates, nothing does but the unwinder, if at all. What has no room is counted.

mod countdown;
mod live;
mod pprof;
mod profile;
mod sampled;
mod stacks;

use core::cell::Cell;
use core::sync::atomic::{AtomicU64, Ordering};
use std::io::{self, Write as _};
use std::path::Path;
use std::time::SystemTime;

use countdown::Countdown;
use live::{Live, Sample};
pub use profile::{HeapProfile, Site, Unplaced};
pub use sampled::Sampled;
use stacks::{Frames, Stacks};

/// The sources of what lies between an allocation and the captured stack, as debugging information names them.
const FILES: [&str; 3] = [file!(), sampled::FILE, stacks::FILE];

/// The environment variable that names the file of [`Sampled::write_when_dropped`].
///
/// ```
/// assert_eq!(slabmalloc_profile::HEAP_VARIABLE, "SLABMALLOC_PPROF");
/// ```
pub const HEAP_VARIABLE: &str = "SLABMALLOC_PPROF";

/// Mean bytes between two samples where nobody says otherwise: that of jemalloc (`lg_prof_sample`, 19) and of Go
/// (`runtime.MemProfileRate`).
pub(crate) const DEFAULT_INTERVAL: u64 = 512 << 10;

static STACKS: Stacks = Stacks::new();
static LIVE: Live = Live::new();
/// Mean bytes between two samples: that of the first allocator that took one; 0 until then.
static INTERVAL: AtomicU64 = AtomicU64::new(0);
/// When the first sample was taken, in nanoseconds since 1970; 0 until then.
static BEGINNING: AtomicU64 = AtomicU64::new(0);

/// Bytes of everything above.
pub(crate) const BYTES: usize = size_of::<Stacks>() + size_of::<Live>();

thread_local! {
    // Neither has a destructor: they can be used as long as the thread runs.
    static COUNTDOWN: Countdown = const { Countdown::new() };
    /// Whether the thread is in here. Capturing a stack may allocate, and writing a profile does.
    static INSIDE: Cell<bool> = const { Cell::new(false) };
}

/// Counts the bytes of an allocation; whether it may be a sample.
#[inline(always)]
pub(crate) fn is_due(size: usize) -> bool {
    COUNTDOWN
        .try_with(|countdown| countdown.pass(size))
        .unwrap_or(false)
}

/// Takes the object at `address` as a sample, if it is to be one.
pub(crate) fn sample(address: usize, size: usize, interval: u64) {
    let interval = the_interval(interval);
    let taken = alone(|| {
        let drawn = COUNTDOWN.try_with(|countdown| countdown.draw(size, interval));
        if drawn != Ok(true) {
            return;
        }
        let sample = Sample {
            stack: STACKS.number_of(&Frames::captured()),
            weight: Weight::of(size, interval),
        };
        STACKS.allocated(sample);
        keep(address, sample);
    });
    if taken.is_none() {
        skip(interval);
    }
}

/// Takes no sample of an allocation that was due: there is none, or it is this crate's own.
pub(crate) fn skip(interval: u64) {
    let interval = the_interval(interval);
    let _ = COUNTDOWN.try_with(|countdown| countdown.skip(interval));
}

/// Whether the object at `address` may be a sample; if not, [`take`] need not be asked.
#[inline(always)]
pub(crate) fn may_be_sample(address: usize) -> bool {
    live::may_hold(&LIVE, address)
}

/// The sample of an object that is about to be freed or moved, if it is one: it is not alive any more.
///
/// Taken out before, since another thread may be given the address afterwards.
pub(crate) fn take(address: usize) -> Option<Sample> {
    LIVE.take(address)
}

/// Notes the death of a sample.
pub(crate) fn freed(sample: Sample) {
    STACKS.freed(sample);
}

/// Notes that an object that was taken out is still there.
pub(crate) fn still_there(address: usize, sample: Sample) {
    keep(address, sample);
}

/// Puts a sample among the live ones. For want of room it counts as freed, since its death would not be seen.
fn keep(address: usize, sample: Sample) {
    if !LIVE.put(address, sample) {
        STACKS.freed(sample);
    }
}

/// Runs `work` with no samples of this thread, unless the thread is in such a run already.
pub(crate) fn alone<R>(work: impl FnOnce() -> R) -> Option<R> {
    /// Leaves, whatever happened.
    struct Leave;

    impl Drop for Leave {
        fn drop(&mut self) {
            let _ = INSIDE.try_with(|inside| inside.set(false));
        }
    }

    if INSIDE.try_with(|inside| inside.replace(true)) != Ok(false) {
        return None;
    }
    let _leave = Leave;
    Some(work())
}

/// The interval of all threads; the first who asks decides.
fn the_interval(wanted: u64) -> u64 {
    // ORDERING: Relaxed: a number by itself.
    match INTERVAL.load(Ordering::Relaxed) {
        0 => {
            let wanted = wanted.max(1);
            let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
            let now = u64::try_from(now.unwrap_or_default().as_nanos()).unwrap_or(u64::MAX);
            // ORDERING: Relaxed: a number by itself; of those who come at once one is as good as the other.
            let _ = BEGINNING.compare_exchange(0, now, Ordering::Relaxed, Ordering::Relaxed);
            // ORDERING: Relaxed, as above.
            INTERVAL
                .compare_exchange(0, wanted, Ordering::Relaxed, Ordering::Relaxed)
                .err()
                .unwrap_or(wanted)
        }
        interval => interval,
    }
}

/// Writes what was sampled until now into a file, and says on the standard error output what it lacks.
pub(crate) fn write_and_tell(path: &Path) -> io::Result<()> {
    let profile = HeapProfile::now();
    profile.write_to_path(path)?;
    for line in profile.unplaced.to_string().lines() {
        // Nobody may listen any more, which is no reason to stop.
        let _ = writeln!(io::stderr(), "slabmalloc-profile: {line}");
    }
    Ok(())
}

/// What a sample stands for: the objects and bytes of all that could have been sampled in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Weight {
    /// In parts of [`Weight::ONE`].
    objects: u64,
    bytes: u64,
}

impl Weight {
    /// One object. Fractions are kept: objects larger than the interval weigh little more than one.
    const ONE: u64 = 1 << 16;

    /// An object of `size` bytes is sampled with the probability `1 - exp(-size / interval)`, and so stands for as
    /// many as the inverse of it. That is how the Go runtime scales its samples (`scaleHeapSample`).
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "an estimate, positive, which ends at the largest number"
    )]
    fn of(size: usize, interval: u64) -> Self {
        let size = size as f64;
        let objects = -1.0 / (-size / interval as f64).exp_m1();
        Self {
            objects: (objects * Self::ONE as f64).round() as u64,
            bytes: (objects * size).round() as u64,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_objects_weigh_an_interval_and_large_ones_themselves() {
        let small = Weight::of(1, 1 << 19);
        assert!(small.bytes.abs_diff(1 << 19) <= 1, "{small:?}");
        let middle = Weight::of(1 << 19, 1 << 19);
        // 1 / (1 - 1/e)
        assert!(
            middle.objects.abs_diff(103_677) <= 1,
            "{middle:?} are 1.58197 objects"
        );
        let large = Weight::of(1 << 30, 1 << 19);
        assert_eq!((large.objects, large.bytes), (Weight::ONE, 1 << 30));
        assert_eq!(Weight::of(usize::MAX >> 1, 1).objects, Weight::ONE);
    }

    #[test]
    fn a_run_alone_in_a_run_alone_is_none() {
        assert_eq!(alone(|| alone(|| ())), Some(None));
        assert_eq!(alone(|| 5), Some(5));
    }
}
