//! Requests with something special about them: alignment, zeroes, growth, size.

use core::alloc::Layout;
use core::hint::black_box;
use core::ptr;
use std::alloc::{alloc, dealloc};

use crate::block::Block;
use crate::measure::Run;
use crate::random::Random;

/// Alignments from 16 bytes to a page, sizes from 16 bytes to 2 KiB.
pub(crate) fn aligned(run: &mut Run) {
    const LIVE: usize = 256;
    const OBJECTS: usize = 100_000;
    let mut random = Random::new(4);
    let layouts: Vec<Layout> = (0..LIVE)
        .filter_map(|_| Layout::from_size_align(random.between(16, 2048), 16 << random.below(9)).ok())
        .collect();
    let mut blocks = vec![ptr::null_mut(); layouts.len()];
    run.time(OBJECTS, || {
        for _ in 0..OBJECTS / LIVE {
            for (block, layout) in blocks.iter_mut().zip(&layouts) {
                // SAFETY: the layout has at least 16 bytes.
                *block = unsafe { alloc(*layout) };
                // SAFETY: the block is ours; without memory, a workload measures nothing.
                unsafe { block.write(1) };
            }
            for (block, layout) in blocks.iter().zip(&layouts) {
                // SAFETY: allocated above with this layout.
                unsafe { dealloc(*block, *layout) };
            }
        }
    });
}

/// Zeroed memory from 64 bytes to 4 KiB, most of it used before.
pub(crate) fn zeroed_small(run: &mut Run) {
    zeroed(run, 100_000, 64, |random| random.between(64, 4096));
}

/// Zeroed memory from 64 KiB to 1 MiB, of which the program touches the first page only.
pub(crate) fn zeroed_large(run: &mut Run) {
    zeroed(run, 400, 4, |random| random.between(64 << 10, 1 << 20));
}

fn zeroed(run: &mut Run, operations: usize, live: usize, size: impl Fn(&mut Random) -> usize) {
    let mut random = Random::new(5);
    let mut buffers: Vec<Vec<u8>> = vec![Vec::new(); live];
    run.time(operations, || {
        for _ in 0..operations {
            let at = random.below(live);
            let mut buffer = vec![0; black_box(size(&mut random))];
            buffer[0] = 1;
            buffers[at] = buffer;
        }
    });
}

/// A vector that grows from one word to 4 MiB by doubling; an operation is one such growth.
pub(crate) fn grown_vec(run: &mut Run) {
    const VECTORS: usize = 8;
    run.time(VECTORS, || {
        for _ in 0..VECTORS {
            let mut vector: Vec<u64> = Vec::with_capacity(1);
            while vector.len() < 4 << 20 >> 3 {
                // One word where the vector is full makes it double; then the rest is filled at once.
                vector.push(1);
                vector.resize(vector.capacity(), 2);
            }
            black_box(&vector);
        }
    });
}

/// A hundred strings that grow in turns to 4 KiB, so that none has free space behind it.
pub(crate) fn grown_strings(run: &mut Run) {
    const STRINGS: usize = 100;
    const PARTS: usize = 256;
    run.time(STRINGS * PARTS, || {
        let mut strings = vec![String::new(); STRINGS];
        for _ in 0..PARTS {
            for string in &mut strings {
                string.push_str(black_box("sixteen letters."));
            }
        }
        black_box(&strings);
    });
}

/// Blocks from 64 KiB to 8 MiB, eight alive, a byte of each page written.
pub(crate) fn large(run: &mut Run) {
    const LIVE: usize = 8;
    const OPERATIONS: usize = 30;
    let mut random = Random::new(6);
    let mut blocks: Vec<Block> = (0..LIVE).map(|_| Block::new(1 << 20)).collect();
    run.time(OPERATIONS, || {
        for _ in 0..OPERATIONS {
            let at = random.below(LIVE);
            // Each doubling is equally likely, so that small ones are not lost among large ones.
            let octave = (64 << 10) << random.below(7);
            let mut block = Block::new(octave + random.below(octave));
            block.touch();
            blocks[at] = block;
        }
    });
}
