//! Page frames: what a kernel owes its heap.
//!
//! There are two pools, one of base pages and one of blocks, each mapped with entries of its own size at boot.
//! A frame stays mapped while it is free, as in a kernel's direct map, so that giving one back asks nothing of
//! other CPUs.

use core::alloc::Layout;
use core::ptr;

use crate::arch;
use crate::sync::Mutex;

/// Frames that a pool can have.
const MOST_FRAMES: usize = 8192;
const WORD_BITS: usize = u64::BITS as usize;

static BASE: Mutex<Pool> = Mutex::new(Pool::new(arch::BASE_PAGE));
static BLOCKS: Mutex<Pool> = Mutex::new(Pool::new(arch::LARGE_PAGE));

/// Frames of one size, side by side in the address space.
pub(crate) struct Pool {
    start: usize,
    frame_bytes: usize,
    frames: usize,
    free: usize,
    /// Where the search begins: every frame below is in use.
    lowest: usize,
    /// A bit for each frame, set while it is handed out.
    used: [u64; MOST_FRAMES / WORD_BITS],
}

impl Pool {
    const fn new(frame_bytes: usize) -> Self {
        Self {
            start: 0,
            frame_bytes,
            frames: 0,
            free: 0,
            lowest: 0,
            used: [0; MOST_FRAMES / WORD_BITS],
        }
    }

    pub(crate) const fn frame_bytes(&self) -> usize {
        self.frame_bytes
    }

    pub(crate) const fn frames(&self) -> usize {
        self.frames
    }

    pub(crate) fn is_used(&self, frame: usize) -> bool {
        self.used[frame / WORD_BITS] >> (frame % WORD_BITS) & 1 == 1
    }

    fn set_used(&mut self, frame: usize, used: bool) {
        let bit = 1 << (frame % WORD_BITS);
        let word = &mut self.used[frame / WORD_BITS];
        assert!(
            (*word & bit == 0) == used,
            "frame {frame} handed out or taken back twice"
        );
        *word ^= bit;
    }

    /// The lowest free frames for `layout`, O(frames); null if there are none.
    fn take(&mut self, layout: Layout) -> *mut u8 {
        let count = layout.size().div_ceil(self.frame_bytes);
        let step = layout.align().div_ceil(self.frame_bytes);
        let mut first = self.lowest.next_multiple_of(step);
        while first + count <= self.frames {
            match (first..first + count).rfind(|&frame| self.is_used(frame)) {
                Some(used) => first = (used + 1).next_multiple_of(step),
                None => return self.hand_out(first, count),
            }
        }
        ptr::null_mut()
    }

    fn hand_out(&mut self, first: usize, count: usize) -> *mut u8 {
        for frame in first..first + count {
            self.set_used(frame, true);
        }
        if first == self.lowest {
            self.lowest = first + count;
        }
        self.free -= count;
        ptr::with_exposed_provenance_mut(self.start + first * self.frame_bytes)
    }

    fn give_back(&mut self, address: usize, bytes: usize) {
        let first = (address - self.start) / self.frame_bytes;
        let count = bytes.div_ceil(self.frame_bytes);
        for frame in first..first + count {
            self.set_used(frame, false);
        }
        self.lowest = self.lowest.min(first);
        self.free += count;
    }

    fn holds(&self, address: usize) -> bool {
        (self.start..self.start + self.frames * self.frame_bytes).contains(&address)
    }
}

/// The pager of the heap: a block of `layout`, or null. Whole blocks come from the pool of blocks, anything
/// else from that of base pages.
pub(crate) fn acquire(layout: Layout) -> *mut u8 {
    let pool = if layout.align() >= arch::LARGE_PAGE {
        &BLOCKS
    } else {
        &BASE
    };
    pool.with(|pool| pool.take(layout))
}

/// The way back.
///
/// # Safety
///
/// `start` came from [`acquire`] with this layout, and nobody uses it any more.
pub(crate) unsafe fn release(start: *mut u8, layout: Layout) {
    let pool = if BLOCKS.with(|pool| pool.holds(start.addr())) {
        &BLOCKS
    } else {
        &BASE
    };
    pool.with(|pool| pool.give_back(start.addr(), layout.size()));
}

/// Fills the pools with frames that are mapped from these addresses on and used by nobody.
pub(crate) fn initialise(base: usize, base_frames: usize, blocks: usize, block_frames: usize) {
    for (pool, start, frames) in [(&BASE, base, base_frames), (&BLOCKS, blocks, block_frames)] {
        assert!(frames <= MOST_FRAMES, "a pool has room for {MOST_FRAMES} frames");
        pool.with(|pool| {
            pool.start = start;
            pool.frames = frames;
            pool.free = frames;
        });
    }
}

/// All memory of the pool of blocks, for who manages it otherwise: the first address and the bytes. Nobody may
/// have acquired a block before.
#[cfg(feature = "yardstick")]
pub(crate) fn take_all_blocks() -> (usize, usize) {
    BLOCKS.with(|pool| {
        pool.hand_out(0, pool.frames);
        (pool.start, pool.frames * pool.frame_bytes)
    })
}

/// Frames of both pools that are handed out: base pages, blocks.
pub(crate) fn handed_out() -> (usize, usize) {
    let count = |pool: &Mutex<Pool>| pool.with(|pool| pool.frames - pool.free);
    (count(&BASE), count(&BLOCKS))
}

/// Shows both pools to `look`, base pages first. It must not allocate.
pub(crate) fn each_pool(mut look: impl FnMut(&Pool)) {
    for pool in [&BASE, &BLOCKS] {
        pool.with(|pool| look(pool));
    }
}
