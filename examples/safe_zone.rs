//! The drop-in allocator: two lines, and everything that the program allocates comes from a slab zone.
//!
//! ```text
//! cargo run --example safe_zone
//! cargo run --features std --example safe_zone    # each thread keeps free slots: the same, and faster
//! ```
//!
//! No set-up, no pager to write, no refilling: `SafeZoneAllocator` takes pages from the operating
//! system when a size class runs dry, and gives pages back when they empty.

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::thread;

use slabmalloc::SafeZoneAllocator;

#[global_allocator]
static ALLOCATOR: SafeZoneAllocator = SafeZoneAllocator::new();

/// Counts words, on a thread of its own.
fn count_words(text: &str) -> BTreeMap<String, usize> {
    let mut words = BTreeMap::new();
    for word in text.split_whitespace() {
        *words.entry(word.to_lowercase()).or_insert(0) += 1;
    }
    words
}

fn main() -> ExitCode {
    let before = ALLOCATOR.snapshot().live_objects();

    let workers: Vec<_> = (0..4)
        .map(|worker| {
            let words: Vec<String> = (0..10_000)
                .map(|i| format!("Word{} and ", i % (100 + worker)))
                .collect();
            thread::spawn(move || count_words(&words.concat()))
        })
        .collect();
    let counts: Vec<_> = workers
        .into_iter()
        .filter_map(|worker| worker.join().ok())
        .collect();
    let right = counts.len() == 4
        && counts.iter().zip(100..).all(|(words, distinct)| {
            words.len() == distinct + 1 && words.get("and") == Some(&10_000) && words.contains_key("word7")
        });

    let during = ALLOCATOR.snapshot();
    println!(
        "four threads counted words: {}",
        if right { "correct" } else { "WRONG" }
    );
    println!("\n{during}");

    drop(counts);
    ALLOCATOR.trim();
    let after = ALLOCATOR.snapshot();
    println!(
        "live objects: {before} at the start, {} with the counts, {} without",
        during.live_objects(),
        after.live_objects()
    );
    println!(
        "pages taken {}, returned {}, held {}",
        after.pager.pages_taken,
        after.pager.pages_returned,
        after.pages()
    );

    let balanced = after.pager.pages_taken == after.pager.pages_returned + after.pages() as u64;
    if right && balanced && during.live_objects() > before && after.live_objects() < during.live_objects() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
