//! [`NoPager`]: a source that has nothing.

use core::alloc::Layout;
use core::ptr::NonNull;

use super::{Block, ConstPager, Pager};

/// A pager that never has a block.
///
/// For a zone that is fed by hand and must not grow by itself, and for tests of exhaustion.
///
/// ```
/// use core::alloc::Layout;
/// use slabmalloc::pager::{NoPager, Pager};
///
/// assert!(NoPager.acquire(Layout::new::<[u64; 512]>()).is_none());
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct NoPager;

// SAFETY: no block is ever handed out.
unsafe impl Pager for NoPager {
    fn acquire(&self, _layout: Layout) -> Option<Block> {
        None
    }

    unsafe fn release(&self, _block: NonNull<u8>, _layout: Layout) {}

    fn granularity(&self) -> usize {
        1
    }
}

impl ConstPager for NoPager {
    const INIT: Self = Self;
}
