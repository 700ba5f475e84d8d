//! A pager of one's own: a pool of page frames that is kept by hand, as a kernel keeps its memory.
//!
//! ```text
//! cargo run --example custom_pager
//! ```
//!
//! The pool is one block of 16 MiB. Frames of 4 KiB are handed out from its low end and blocks of
//! 2 MiB from its high end; each kind that comes back is stacked and handed out again first. Nothing
//! else is served, so requests that no size class serves fail. The pool counts what it does, and at
//! the end every frame must be back.

use core::alloc::Layout;
use core::ptr::NonNull;
use std::process::ExitCode;
use std::sync::{Mutex, PoisonError};

use slabmalloc::pager::{Block, Pager};
use slabmalloc::{AllocationError, LargeObjectPage, ObjectPage, SafeZone, X86, lock};

const FRAME: Layout = Layout::new::<ObjectPage<'_>>();
const LARGE: Layout = Layout::new::<LargeObjectPage<'_>>();
const POOL_BYTES: usize = 16 << 20;

/// Frames from one end of the pool.
#[derive(Debug, Default)]
struct Stack {
    /// Frames that came back, by their offset in the pool.
    back: Vec<usize>,
    taken: usize,
    returned: usize,
    refused: usize,
    peak: usize,
}

#[derive(Debug, Default)]
struct Frames {
    small: Stack,
    large: Stack,
    /// Frames have been handed out below `low` and at `high` and above.
    low: usize,
    high: usize,
}

/// The pool.
struct Pool {
    start: NonNull<u8>,
    frames: Mutex<Frames>,
}

impl Pool {
    fn new() -> Option<Self> {
        let layout = Layout::from_size_align(POOL_BYTES, LARGE.align()).ok()?;
        // SAFETY: the size is not zero.
        let start = NonNull::new(unsafe { std::alloc::alloc(layout) })?;
        Some(Self {
            start,
            frames: Mutex::new(Frames {
                high: POOL_BYTES,
                ..Frames::default()
            }),
        })
    }

    fn with<R>(&self, action: impl FnOnce(&mut Frames) -> R) -> R {
        action(&mut self.frames.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Frames {
    fn stack(&mut self, layout: Layout) -> Option<&mut Stack> {
        match layout {
            FRAME => Some(&mut self.small),
            LARGE => Some(&mut self.large),
            _ => None,
        }
    }

    fn take(&mut self, layout: Layout) -> Option<usize> {
        let free = self.high - self.low;
        let stack = self.stack(layout)?;
        let offset = stack.back.pop();
        if offset.is_none() && free < layout.size() {
            stack.refused += 1;
            return None;
        }
        stack.taken += 1;
        stack.peak = stack.peak.max(stack.taken - stack.returned);
        Some(offset.unwrap_or_else(|| {
            if layout == FRAME {
                self.low += layout.size();
                self.low - layout.size()
            } else {
                self.high -= layout.size();
                self.high
            }
        }))
    }
}

// SAFETY: an offset is handed out once until it comes back; small frames lie below `low`, large ones
// at `high` and above, so none overlap, and each is a multiple of its size from a start that is
// aligned to the larger one. Nothing unwinds, other than by running out of memory for a stack.
unsafe impl Pager for Pool {
    fn acquire(&self, layout: Layout) -> Option<Block> {
        let offset = self.with(|frames| frames.take(layout))?;
        // SAFETY: the offset is within the pool.
        let start = unsafe { self.start.add(offset) };
        Some(Block { start, zeroed: false })
    }

    unsafe fn release(&self, block: NonNull<u8>, layout: Layout) {
        let offset = block.addr().get() - self.start.addr().get();
        self.with(|frames| {
            if let Some(stack) = frames.stack(layout) {
                stack.returned += 1;
                stack.back.push(offset);
            }
        });
    }

    fn granularity(&self) -> usize {
        FRAME.size()
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        if let Ok(layout) = Layout::from_size_align(POOL_BYTES, LARGE.align()) {
            // SAFETY: the pool was allocated with this layout; the zone that used it is gone.
            unsafe { std::alloc::dealloc(self.start.as_ptr(), layout) };
        }
    }
}

fn main() -> Result<ExitCode, AllocationError> {
    let pool = Pool::new().ok_or(AllocationError::OutOfMemory)?;
    let zone: SafeZone<X86, lock::Spin, &Pool> = SafeZone::with_pager(&pool);

    // Objects until the pool has nothing left.
    let small = Layout::new::<[u64; 8]>();
    let mut objects = Vec::new();
    let buffer = zone.allocate(Layout::new::<[u8; 10_000]>())?;
    while let Ok(object) = zone.allocate(small) {
        objects.push(object);
    }
    println!("{} objects of 64 bytes and a buffer fill the pool", objects.len());
    let refused = zone.allocate(small) == Err(AllocationError::OutOfMemory);

    for &object in objects.iter().rev() {
        // SAFETY: the object came from the zone with this layout and is not used any more.
        unsafe { zone.deallocate(object, small) };
    }
    // SAFETY: as above.
    unsafe { zone.deallocate(buffer, Layout::new::<[u8; 10_000]>()) };
    // Dropping the zone gives back what it kept for reuse.
    drop(zone);

    let all_back = pool.with(|frames| {
        for (name, stack) in [("4 KiB", &frames.small), ("2 MiB", &frames.large)] {
            println!(
                "frames of {name}: {} taken, {} returned, {} at once, {} times none left",
                stack.taken, stack.returned, stack.peak, stack.refused
            );
        }
        let Frames { small, large, .. } = frames;
        small.taken == small.returned && large.taken == large.returned && small.taken > 3000
    });
    println!("every frame came back: {all_back}");
    Ok(if refused && all_back {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
