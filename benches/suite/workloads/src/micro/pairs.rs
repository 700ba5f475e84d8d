//! One object is allocated and freed, again and again: the shortest way through an allocator.

use core::alloc::Layout;
use core::hint::black_box;
use core::ptr::NonNull;

use crate::limit::{Bare, BareCalled, Global, Source};
use crate::measure::Run;

/// Pairs in one pass.
const PAIRS: usize = 1_000_000;

/// Objects of `WORDS` words in a `Box`: where code can be inlined, the compiler knows the size.
pub(crate) fn inlined<const WORDS: usize>(run: &mut Run) {
    let layout = Layout::new::<[u64; WORDS]>();
    run.show_idle(PAIRS, || {
        for _ in 0..PAIRS {
            black_box(NonNull::<[u64; WORDS]>::dangling());
        }
    });
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
    run.show_idle(PAIRS, || {
        for _ in 0..PAIRS {
            black_box(layout);
            black_box(NonNull::<u8>::dangling());
            black_box(layout);
        }
    });
    run.time_beside(
        PAIRS,
        || unknown::<Global>(layout),
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
