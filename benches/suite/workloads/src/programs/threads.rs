//! Programs that use several threads as Rust makes it easy: channels and parallel iterators.

use core::hint::black_box;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Instant;

use rayon::prelude::*;

use crate::measure::Run;
use crate::random::Random;

/// Two threads send boxes and strings, two others consume them.
pub(crate) fn channels(run: &mut Run) {
    const MESSAGES: usize = 20_000;
    run.time_part(1, || {
        let start = Instant::now();
        thread::scope(|scope| {
            for seed in 0..2 {
                let (sender, receiver) = channel::<(Box<[u64; 6]>, String)>();
                scope.spawn(move || {
                    let mut random = Random::new(seed);
                    for _ in 0..MESSAGES {
                        let text = "word ".repeat(random.between(1, 10));
                        // The receiver stays until the sender is gone.
                        let _ = sender.send((Box::new([random.next(); 6]), text));
                    }
                });
                scope.spawn(move || black_box(receiver.iter().map(|(_, text)| text.len()).sum::<usize>()));
            }
        });
        start.elapsed()
    });
}

/// Strings are made, sorted and joined on all processors.
pub(crate) fn parallel(run: &mut Run) {
    run.time_part(1, || {
        let start = Instant::now();
        let mut names: Vec<String> = (0..40_000_usize)
            .into_par_iter()
            .map(|index| {
                let mut random = Random::new(index);
                random.next();
                format!("{:x}-{}", random.next(), "part ".repeat(random.between(1, 6)))
            })
            .collect();
        names.par_sort_unstable();
        let lengths: Vec<Vec<usize>> = names
            .par_chunks(64)
            .map(|chunk| chunk.iter().map(String::len).collect())
            .collect();
        black_box(lengths);
        start.elapsed()
    });
}
