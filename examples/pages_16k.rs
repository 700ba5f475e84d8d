//! A global allocator with pages of 16 KiB and 32 MiB, the granules of many ARM machines.
//!
//! ```text
//! cargo run --example pages_16k
//! ```
//!
//! `declare_zone!` makes the zone from two sizes and a list of classes, four of them for each doubling:
//! objects waste at most a fifth of their slot, where powers of two waste up to a half. The program
//! sorts and groups strings on it, then shows how well the pages are used.

use std::collections::HashMap;
use std::process::ExitCode;

slabmalloc::declare_zone! {
    /// 16 KiB pages for objects of up to 2 KiB, 32 MiB pages for those of up to 1 MiB.
    zone Heap {
        base_page:  16 KiB,
        large_page: 32 MiB,
        classes:    geometric(16..=1 MiB, steps = 4),
        stats:      true,
    }
}

#[global_allocator]
static ALLOCATOR: SafeHeap = SafeHeap::new();

/// Groups of strings by their length, and how many characters there are.
fn work() -> (HashMap<usize, Vec<String>>, usize) {
    let mut groups: HashMap<usize, Vec<String>> = HashMap::new();
    let mut characters = 0;
    let mut random = 7_u32;
    for number in 0..50_000 {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let text = format!("{number:0width$}", width = 5 + (random >> 24) as usize);
        characters += text.len();
        groups.entry(text.len()).or_default().push(text);
    }
    (groups, characters)
}

fn main() -> ExitCode {
    assert_eq!(
        (size_of::<HeapPage<'_>>(), size_of::<HeapLargePage<'_>>()),
        (16 << 10, 32 << 20)
    );

    let (groups, characters) = work();
    let sum: usize = groups.values().flatten().map(String::len).sum();
    let right = sum == characters && groups.len() == 256;
    println!(
        "{} groups of strings, {sum} characters: {}",
        groups.len(),
        if right { "correct" } else { "WRONG" }
    );

    let used = ALLOCATOR.snapshot();
    println!("\n{used}");
    // The fullest class: whatever else it holds, its pages are nearly full.
    let fullest = used
        .classes()
        .max_by_key(|class| class.live_objects * class.slot_bytes);
    let use_of_pages = fullest.map_or(0, |class| {
        100 * class.live_objects * class.slot_bytes / class.bytes_held()
    });
    println!("the class with most bytes uses {use_of_pages} % of its pages");

    drop(groups);
    ALLOCATOR.trim();
    let left = ALLOCATOR.snapshot();
    let balanced = left.pager.pages_taken == left.pager.pages_returned + left.pages() as u64;
    println!(
        "pages taken {}, returned {}, held {} for {} objects",
        left.pager.pages_taken,
        left.pager.pages_returned,
        left.pages(),
        left.live_objects()
    );
    if right && balanced && use_of_pages >= 90 && left.live_objects() < 100 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
