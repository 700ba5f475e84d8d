//! `sh6bench` and `sh8bench` (MicroQuill): sizes that swing from 1 to 1000 bytes, the small ones often;
//! the table of objects is freed in part, once forward and once backward. `sh8bench` exchanges what
//! survives between threads.

use std::sync::Mutex;

use crate::block::Block;
use crate::measure::Run;
use crate::ports::crew::crew;

/// Places in the table of a thread.
const TABLE: usize = 5000;

/// Allocations of a pass, of all threads together.
const ALLOCATIONS: usize = 120_000;

/// Objects between threads.
type Exchange = Mutex<Vec<Block>>;

pub(crate) fn sh6(run: &mut Run) {
    bench(run, None);
}

pub(crate) fn sh8(run: &mut Run) {
    let exchange = Mutex::new(Vec::new());
    bench(run, Some(&exchange));
}

fn bench(run: &mut Run, exchange: Option<&Exchange>) {
    // Twice the number of threads, as the original is called.
    let threads = 2 * run.threads;
    run.time_part(ALLOCATIONS, || {
        crew(threads, |_| swing(ALLOCATIONS / threads, exchange))
    });
}

fn swing(allocations: usize, exchange: Option<&Exchange>) {
    let mut table = Table {
        blocks: (0..TABLE).map(|_| None).collect(),
        next: 0,
        kept: TABLE..TABLE,
        exchange,
    };
    let mut left = allocations;
    while left > 0 {
        let mut base = 1;
        while base < 1000 && left > 0 {
            let mut size = base;
            while size > 0 && left > 0 {
                // The smaller, the more: the original's proportions, a tenth of its numbers.
                let count = match size {
                    0..150 => 500,
                    150..1000 => 5,
                    _ => 1,
                };
                for _ in 0..count.min(left) {
                    table.put(Block::new(size));
                }
                left -= count.min(left);
                size /= 2;
            }
            base = base * 3 / 2 + 1;
        }
    }
}

/// The objects of a thread, written around a part that is left alone until the next round.
struct Table<'a> {
    blocks: Vec<Option<Block>>,
    next: usize,
    kept: core::ops::Range<usize>,
    exchange: Option<&'a Exchange>,
}

impl Table<'_> {
    fn put(&mut self, block: Block) {
        self.blocks[self.next] = Some(block);
        self.next += 1;
        if self.next == self.kept.start {
            self.next = self.kept.end;
        }
        if self.next >= TABLE {
            self.free_around_a_new_part();
        }
    }

    fn free_around_a_new_part(&mut self) {
        let start = if self.kept.end >= TABLE { 0 } else { self.kept.end };
        self.kept = start..(start + TABLE / 5).min(TABLE);
        for block in &mut self.blocks[..self.kept.start] {
            *block = None;
        }
        for block in self.blocks[self.kept.end..].iter_mut().rev() {
            *block = None;
        }
        if let Some(exchange) = self.exchange {
            let mine: Vec<Block> = self.blocks[self.kept.clone()]
                .iter_mut()
                .filter_map(Option::take)
                .collect();
            let other = exchange
                .lock()
                .map(|mut found| core::mem::replace(&mut *found, mine));
            let places = self.blocks[self.kept.clone()].iter_mut();
            for (place, block) in places.zip(other.into_iter().flatten()) {
                *place = Some(block);
            }
        }
        self.next = if self.kept.start == 0 { self.kept.end } else { 0 };
    }
}
