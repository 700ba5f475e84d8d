//! A global allocator with free slots kept by each thread: what a program on many threads wants.
//!
//! ```text
//! cargo run --release --features std --example thread_cache
//! ```
//!
//! Threads pass boxed messages around in a ring, so that each frees what another allocated; then all of
//! them end. The program shows that no lock was needed for nearly all of that, and that nothing is left.

use std::process::ExitCode;
use std::sync::mpsc;
use std::thread;

slabmalloc::declare_zone! {
    /// Pages of 32 KiB and 512 KiB, eight classes for each doubling: little waste, and a cache for each
    /// thread.
    zone App {
        base_page:  32 KiB,
        large_page: 512 KiB,
        classes:    [8, 16, 24, 32, 40, 48, 56] + geometric(64..=32 KiB, steps = 8),
        cache:      thread,
        stats:      true,
    }
}

#[global_allocator]
static ALLOCATOR: SafeApp = SafeApp::new();

/// A letter, which grows a little at every station.
struct Letter {
    text: String,
    stations: Vec<usize>,
}

const THREADS: usize = 4;
const LETTERS: usize = 20_000;
const STATIONS: usize = 8;

fn main() -> ExitCode {
    let (senders, receivers): (Vec<_>, Vec<_>) = (0..THREADS).map(|_| mpsc::channel::<Box<Letter>>()).unzip();
    let workers: Vec<_> = receivers
        .into_iter()
        .enumerate()
        .map(|(number, letters)| {
            let next = senders.get((number + 1) % THREADS).cloned();
            thread::spawn(move || {
                let mut delivered = 0;
                for _ in 0..LETTERS * STATIONS / THREADS {
                    let Ok(mut letter) = letters.recv() else { break };
                    letter.stations.push(number);
                    letter.text.push_str("; seen");
                    if letter.stations.len() < STATIONS {
                        // A new box, as if it had been written anew.
                        let copy = Box::new(Letter {
                            text: letter.text.clone(),
                            stations: letter.stations.clone(),
                        });
                        if next.as_ref().is_some_and(|next| next.send(copy).is_ok()) {
                            continue;
                        }
                    }
                    delivered += letter.text.len();
                }
                delivered
            })
        })
        .collect();
    for number in 0..LETTERS {
        let letter = Letter {
            text: format!("letter {number:05}"),
            stations: Vec::new(),
        };
        if let Some(sender) = senders.get(number % THREADS)
            && sender.send(Box::new(letter)).is_err()
        {
            return ExitCode::FAILURE;
        }
    }
    drop(senders);
    let characters: usize = workers.into_iter().filter_map(|worker| worker.join().ok()).sum();
    let right = characters == LETTERS * ("letter 00000".len() + STATIONS * "; seen".len());
    println!("{LETTERS} letters over {STATIONS} stations, {characters} characters: {right}");

    let used = ALLOCATOR.snapshot();
    let counted = || used.classes().filter_map(|class| class.counters);
    let allocations: u64 = counted().map(|counters| counters.allocations).sum();
    let refills: u64 = counted().map(|counters| counters.refills).sum();
    println!("\n{used}");
    // Each station makes a box, a string and a vector, some of them more than once.
    let at_least = LETTERS as u64 * STATIONS as u64 * 3;
    println!(
        "{allocations} allocations, more than {at_least}; threads asked others for slots {refills} times"
    );

    let pages = ALLOCATOR.trim();
    let left = ALLOCATOR.snapshot();
    println!(
        "all threads have ended: {} objects are alive, {pages} pages went back at once, {} are left",
        left.live_objects(),
        left.pages()
    );
    // Without a cache every allocation would ask others; how many do depends on who runs when.
    if right && allocations > at_least && refills < at_least / 4 && left.live_objects() < 200 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
