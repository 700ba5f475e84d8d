//! A global allocator with one kind of page, of 64 KiB: the page of WebAssembly and of many ARM and
//! POWER kernels.
//!
//! ```text
//! cargo run --example pages_64k
//! ```
//!
//! Without large pages, classes end where a page holds eight objects; everything above comes from the
//! pager directly. A ticket lock serves the four threads in the order in which they come.

use std::process::ExitCode;
use std::sync::mpsc;
use std::thread;

slabmalloc::declare_zone! {
    /// One kind of page, and steps of a quarter between classes.
    zone Heap {
        base_page:  64 KiB,
        large_page: none,
        classes:    geometric(16..=6 KiB, steps = 4) + [8000],
        lock:       ticket,
    }
}

#[global_allocator]
static ALLOCATOR: SafeHeap = SafeHeap::new();

const THREADS: usize = 4;
const MESSAGES: usize = 5_000;

/// Threads send buffers of all sizes, with their content known; returns how many arrived intact.
fn exchange() -> usize {
    let (sender, receiver) = mpsc::channel::<Vec<u8>>();
    let senders: Vec<_> = (0..THREADS)
        .map(|thread| {
            let sender = sender.clone();
            thread::spawn(move || {
                for message in 0..MESSAGES {
                    let length = 1 + (message * 37 + thread * 101) % 20_000;
                    let byte = u8::try_from(length % 251).unwrap_or(0);
                    if sender.send(vec![byte; length]).is_err() {
                        return;
                    }
                }
            })
        })
        .collect();
    drop(sender);
    // Freed here, by another thread than the one that allocated.
    let intact = |buffer: &Vec<u8>| buffer.iter().all(|&byte| usize::from(byte) == buffer.len() % 251);
    let arrived = receiver.iter().filter(intact).count();
    for sender in senders {
        // A thread that failed has sent too little.
        let _ = sender.join();
    }
    arrived
}

fn main() -> ExitCode {
    assert_eq!(size_of::<HeapPage<'_>>(), 64 << 10);

    let arrived = exchange();
    println!("{arrived} of {} buffers arrived intact\n", THREADS * MESSAGES);

    let after = ALLOCATOR.snapshot();
    print!("{after}");
    let pager = after.pager;
    println!(
        "\npages: {} taken, {} returned, {} kept",
        pager.pages_taken,
        pager.pages_returned,
        after.pages()
    );
    println!(
        "runs, for what no class serves: {} taken, {} returned",
        pager.runs_taken, pager.runs_returned
    );
    println!("at most {} KiB were held at once", pager.peak_bytes_held >> 10);

    let balanced = pager.pages_taken == pager.pages_returned + after.pages() as u64;
    let used_both = pager.pages_taken > 20 && pager.runs_taken > 1_000;
    if arrived == THREADS * MESSAGES && balanced && used_both && pager.runs_taken == pager.runs_returned {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
