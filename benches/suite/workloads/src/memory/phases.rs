//! The phases of a program's life: growth, shrinking, growth with other sizes, the end.

use core::time::Duration;
use std::thread;

use crate::block::Block;
use crate::measure::{Run, to_float};
use crate::random::Random;
use crate::status;

/// Bytes at the peak of the growth.
const RAMP: usize = 96 << 20;

/// How long a heap rests before it is looked at once more: some allocators give memory back a second late.
const REST: Duration = Duration::from_millis(1100);

/// Blocks grow to 96 MiB; 90 in 100 are freed at random; half as much is allocated in other sizes;
/// everything is freed; the heap rests and is used a little; what can be given back is given back.
pub(crate) fn phases(run: &mut Run) {
    let start = status::resident();
    let mut random = Random::new(12);
    let mut blocks = Vec::new();
    fill(&mut blocks, RAMP, || random.pareto(12));
    let live = in_use(&blocks);
    put_overhead(run, "overhead", status::peak_resident(), live);

    random.shuffle(&mut blocks);
    blocks.truncate(blocks.len() / 10);
    blocks.shrink_to_fit();
    put_overhead(run, "after-90", status::resident(), in_use(&blocks));

    fill(&mut blocks, RAMP / 2, || 3 * random.pareto(10) / 2);
    let live = in_use(&blocks);
    put_overhead(run, "regrown", status::resident(), live);

    drop(blocks);
    run.put_resident("after-all");
    thread::sleep(REST);
    // An allocator without a thread of its own notices that time has passed when it is called.
    for _ in 0..10_000 {
        drop(Block::new(random.pareto(12)));
    }
    run.put_resident("after-rest");
    if let Some(trim) = run.contender.trim {
        trim();
        if let (Some(start), Some(end)) = (start, status::resident()) {
            run.put("after-trim", to_float(end));
            run.put("trimmed-above-start", to_float(end.saturating_sub(start)));
        }
    }
}

/// A hundred thousand small blocks are replaced half a million times.
pub(crate) fn churn(run: &mut Run) {
    const LIVE: usize = 100_000;
    let mut random = Random::new(13);
    let mut blocks: Vec<Block> = (0..LIVE).map(|_| Block::new(random.between(8, 520))).collect();
    for _ in 0..500_000 {
        let at = random.below(LIVE);
        blocks[at] = Block::new(random.between(8, 520));
    }
    put_overhead(run, "overhead", status::peak_resident(), in_use(&blocks));
}

/// The bytes of some blocks and of their table, which comes from the same allocator.
pub(super) fn in_use(blocks: &Vec<Block>) -> usize {
    let table = blocks.capacity() * size_of::<Block>();
    table + blocks.iter().map(Block::size).sum::<usize>()
}

/// Adds touched blocks until they have `bytes` together.
fn fill(blocks: &mut Vec<Block>, bytes: usize, mut size: impl FnMut() -> usize) {
    let mut total = 0;
    while total < bytes {
        let mut block = Block::new(size());
        block.touch();
        total += block.size();
        blocks.push(block);
    }
}

/// Keeps the memory that the system has given, in KiB, as a multiple of what the program uses.
fn put_overhead(run: &mut Run, metric: &str, resident: Option<usize>, live: usize) {
    if let Some(resident) = resident {
        run.put(metric, to_float(resident << 10) / to_float(live));
    }
}
