//! One object is allocated and freed, again and again: the shortest way through an allocator.

use core::alloc::Layout;
use core::hint::black_box;

use crate::limit::{Bare, BareCalled, Source};
use crate::measure::Run;

/// Pairs in one pass.
const PAIRS: usize = 1_000_000;

/// Objects of `WORDS` words in a `Box`: where code can be inlined, the compiler knows the size.
pub(crate) fn inlined<const WORDS: usize>(run: &mut Run) {
    let layout = Layout::new::<[u64; WORDS]>();
    run.time_beside(
        PAIRS,
        || {
            for _ in 0..PAIRS {
                drop(black_box(Box::<[u64; WORDS]>::new_uninit()));
            }
        },
        || {
            for _ in 0..PAIRS {
                let block = black_box(Bare::take(layout));
                // SAFETY: taken above with this layout, of whole words.
                unsafe { Bare::give(block, layout) };
            }
        },
    );
}

/// Objects of `SIZE` bytes, a size that the compiler does not know.
pub(crate) fn dynamic<const SIZE: usize>(run: &mut Run) {
    let Ok(layout) = Layout::from_size_align(SIZE, 8) else {
        return;
    };
    run.time_beside(
        PAIRS,
        || unknown::<crate::limit::Global>(layout),
        || unknown::<BareCalled>(layout),
    );
}

fn unknown<S: Source>(layout: Layout) {
    for _ in 0..PAIRS {
        let block = black_box(S::take(black_box(layout)));
        // SAFETY: taken above with this layout, of whole words.
        unsafe { S::give(block, black_box(layout)) };
    }
}
