//! [`Resident`]: the memory of the process while it works, and whether it grows.

use core::time::Duration;
use std::fs;
use std::time::Instant;

/// Resident memory, sample by sample.
#[derive(Debug)]
pub(super) struct Resident {
    start: Instant,
    /// Seconds since the start, and bytes.
    samples: Vec<(f64, f64)>,
}

/// The straight line through the samples of the last half.
#[derive(Debug)]
pub(super) struct Trend {
    /// Bytes on average.
    pub(super) mean: f64,
    /// Bytes that the line gains in the last half.
    pub(super) growth: f64,
    /// The standard error of `growth`, by what the samples differ from the line.
    pub(super) error: f64,
    /// Seconds of the last half.
    pub(super) seconds: f64,
}

/// The share of the resident memory that it may grow by in half of the time, apart from chance.
///
/// Numbers of blocks go up and down at random, and each record takes pages that were never touched. Records come ever
/// more rarely: one half of the time brings as many as the half of that before, so that what is measured is a share for
/// a run of any length, 3 to 7 percent, and nearer to nothing in a minute the longer the run is. A leak takes as much
/// in each minute.
const GROWTH: f64 = 0.1;
/// Chance is this many standard errors.
const ERRORS: f64 = 4.0;
/// Below so many samples there is no line.
const LEAST_SAMPLES: usize = 10;

impl Resident {
    pub(super) fn new() -> Self {
        Self {
            start: Instant::now(),
            samples: Vec::new(),
        }
    }

    /// Time between two samples of a run of this length: a second, or less if there were too few.
    pub(super) fn interval(time: Duration) -> Duration {
        Duration::from_secs(1).min(time / 80)
    }

    pub(super) fn sample(&mut self) -> Result<(), String> {
        self.samples
            .push((self.start.elapsed().as_secs_f64(), resident_bytes()?));
        Ok(())
    }

    /// The line through the last half; complains if it leads upwards.
    pub(super) fn judge(&self) -> Result<Trend, String> {
        let trend = Trend::of(&self.samples[self.samples.len() / 2..]).ok_or("too few samples")?;
        if trend.growth - ERRORS * trend.error > GROWTH * trend.mean {
            return Err(format!("memory grows: {trend}"));
        }
        Ok(trend)
    }
}

impl Trend {
    #[expect(clippy::cast_precision_loss, reason = "there are few samples")]
    fn of(samples: &[(f64, f64)]) -> Option<Self> {
        let (first, last) = (samples.first()?, samples.last()?);
        if samples.len() < LEAST_SAMPLES {
            return None;
        }
        let count = samples.len() as f64;
        let average = |value: fn(&(f64, f64)) -> f64| samples.iter().map(value).sum::<f64>() / count;
        let (middle, mean) = (average(|sample| sample.0), average(|sample| sample.1));
        let spread: f64 = samples.iter().map(|(at, _)| (at - middle).powi(2)).sum();
        let product: f64 = samples
            .iter()
            .map(|(at, bytes)| (at - middle) * (bytes - mean))
            .sum();
        let slope = product / spread;
        let off = |(at, bytes): &(f64, f64)| bytes - mean - slope * (at - middle);
        let squares: f64 = samples.iter().map(|sample| off(sample).powi(2)).sum();
        let seconds = last.0 - first.0;
        Some(Self {
            mean,
            growth: slope * seconds,
            error: (squares / (count - 2.0) / spread).sqrt() * seconds,
            seconds,
        })
    }
}

impl core::fmt::Display for Trend {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let Self {
            mean,
            growth,
            error,
            seconds,
        } = self;
        let pages_a_minute = |bytes: f64| bytes / 4096.0 / seconds * 60.0;
        write!(
            f,
            "{:.1} MiB resident, in the last {seconds:.0} s {:+.1} pages a minute (standard error {:.1})",
            mean / f64::from(1 << 20),
            pages_a_minute(*growth),
            pages_a_minute(*error),
        )
    }
}

/// What the system says of this process, in its pages of 4 KiB or more.
fn resident_bytes() -> Result<f64, String> {
    let text = fs::read_to_string("/proc/self/smaps_rollup")
        .map_err(|error| format!("no resident memory: {error}"))?;
    let line = text.lines().find_map(|line| line.strip_prefix("Rss:"));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse::<f64>().ok());
    Ok(1024.0 * kilobytes.ok_or("the system does not say how much memory is resident")?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples(bytes: impl Fn(u32) -> f64) -> Resident {
        let mut resident = Resident::new();
        resident.samples = (0..200_u32).map(|at| (f64::from(at), bytes(at))).collect();
        resident
    }

    #[test]
    fn what_stays_or_sways_does_not_grow() {
        assert!(samples(|_| 1e7).judge().is_ok());
        let swaying = samples(|at| if at % 7 < 3 { 1e7 } else { 1.5e7 })
            .judge()
            .unwrap();
        assert!(swaying.growth.abs() < swaying.error * 4.0);
        // What happens first is how the memory came to be.
        assert!(
            samples(|at| if at < 100 { f64::from(at) * 1e5 } else { 1e7 })
                .judge()
                .is_ok()
        );
    }

    #[test]
    fn a_leak_is_seen_through_swaying() {
        let leak = |at: u32| 1e7 + f64::from(at) * 20_000.0;
        let trend = samples(leak).judge();
        assert!(trend.is_err_and(|complaint| complaint.contains("memory grows")));
        assert!(
            samples(|at| leak(at) + if at % 2 == 0 { 5e5 } else { 0.0 })
                .judge()
                .is_err()
        );
    }

    #[test]
    fn samples_are_a_second_apart_or_less() {
        assert_eq!(
            Resident::interval(Duration::from_hours(1)),
            Duration::from_secs(1)
        );
        let short = Duration::from_secs(5);
        assert!(short / 2 >= Resident::interval(short) * u32::try_from(LEAST_SAMPLES).unwrap());
    }

    #[test]
    fn too_few_samples_are_no_line() {
        assert!(Resident::new().judge().is_err());
    }

    #[test]
    fn the_system_tells_what_is_resident() {
        if cfg!(target_os = "linux") {
            let mut resident = Resident::new();
            resident.sample().unwrap();
            assert!(resident.samples[0].1 > 1e5);
        }
    }
}
