//! Random programs, one after the other, on all CPUs and each zone of [`operations`].

use core::time::Duration;
use std::env;
use std::thread;
use std::time::Instant;

use super::Random;
use crate::operations;

/// Bytes of a program, which stand for some ten thousand calls.
const PROGRAM_BYTES: usize = 4096;

/// The number of the first program, so that a run can go on where another ended, which says so; zero without it.
const FIRST: &str = "SLABMALLOC_FIRST_PROGRAM";

/// Runs programs for so long.
pub(super) fn run(time: Duration) -> Result<String, String> {
    let first: u64 = match env::var_os(FIRST) {
        Some(number) => {
            let parsed = number.to_str().and_then(|number| number.parse().ok());
            parsed.ok_or_else(|| format!("{FIRST}={} is no number", number.display()))?
        }
        None => 0,
    };
    let threads = thread::available_parallelism()
        .map_err(|error| error.to_string())?
        .get();
    let start = Instant::now();
    let end = start + time;
    let done = thread::scope(|scope| {
        let threads: Vec<_> = (0..threads)
            .map(|thread| {
                scope.spawn(move || programs_until(end, first.wrapping_add(thread as u64), threads as u64))
            })
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().expect("the program's own checks hold"))
            .collect::<Vec<_>>()
    });
    let (programs, operations) = done
        .iter()
        .fold((0, 0), |sum, done| (sum.0 + done.0, sum.1 + done.1));
    // Of the numbers below this one some were left out: threads are not equally fast.
    let most = done.iter().map(|done| done.0).max().unwrap_or(0);
    let next = first.wrapping_add(most * done.len() as u64);
    if programs < operations::zones() as u64 {
        return Err(format!(
            "{programs} programs are not one for each of {} zones",
            operations::zones()
        ));
    }
    let rate = u128::from(operations) / start.elapsed().as_millis().max(1);
    Ok(format!(
        "{operations} operations of {programs} programs, {rate} thousand a second; the next one has number {next}"
    ))
}

/// How many programs a thread ran, and how many operations they were: those with the numbers `first`, `first` and
/// `threads`, and so on.
fn programs_until(end: Instant, first: u64, threads: u64) -> (u64, u64) {
    let (mut programs, mut operations) = (0, 0);
    // All threads together come to each zone.
    let least = (operations::zones() as u64).div_ceil(threads);
    while Instant::now() < end || programs < least {
        operations += operations::run(&program(first.wrapping_add(programs * threads)));
        programs += 1;
    }
    (programs, operations)
}

/// The program with this number, on the next zone.
fn program(seed: u64) -> Vec<u8> {
    let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let words = (0..PROGRAM_BYTES / 4).flat_map(|_| random.next().to_le_bytes().into_iter().take(4));
    let zone = u8::try_from(seed % operations::zones() as u64).expect("there are fewer than 256 zones");
    core::iter::once(zone).chain(words).collect()
}
