//! [`Shadow`]: what every test of an allocator knows about the blocks that it was handed.

use core::alloc::Layout;
use core::ptr::NonNull;
use std::collections::BTreeMap;

/// A block that is alive.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Live {
    pub(crate) ptr: NonNull<u8>,
    pub(crate) layout: Layout,
    /// What its bytes are computed from.
    seed: u64,
}

// SAFETY: the block belongs to whoever holds this value.
unsafe impl Send for Live {}

/// The reference model: every live block, by address.
///
/// A block that enters is checked for alignment and for overlap with the others, and is filled with a
/// pattern of its own; when it leaves, the pattern must still be there.
#[derive(Debug, Default)]
pub(crate) struct Shadow {
    live: BTreeMap<usize, Live>,
    seeds: u64,
}

impl Shadow {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Blocks that are alive.
    pub(crate) fn len(&self) -> usize {
        self.live.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.live.is_empty()
    }

    /// The blocks that are alive, by ascending address.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Live> {
        self.live.values()
    }

    /// Some live block, chosen by `number`; `None` if there is none.
    pub(crate) fn pick(&self, number: usize) -> Option<Live> {
        let index = number.checked_rem(self.live.len())?;
        self.live.values().nth(index).copied()
    }

    /// Takes a new block in.
    #[track_caller]
    pub(crate) fn insert(&mut self, ptr: NonNull<u8>, layout: Layout) -> Live {
        self.seeds += 1;
        let live = Live {
            ptr,
            layout,
            seed: self.seeds.wrapping_mul(0x9E37_79B9_7F4A_7C15),
        };
        self.adopt(live);
        live.write();
        live
    }

    /// Takes a new block in whose bytes must all be zero.
    #[track_caller]
    pub(crate) fn insert_zeroed(&mut self, ptr: NonNull<u8>, layout: Layout) -> Live {
        // SAFETY: the block was handed out for this layout, and zeroed bytes are initialised.
        let bytes = unsafe { core::slice::from_raw_parts(ptr.as_ptr(), layout.size()) };
        // Whole words first: programs are tested without optimisation as well.
        // SAFETY: every bit pattern is a `u128`.
        let (head, words, tail) = unsafe { bytes.align_to::<u128>() };
        let zero = head.iter().chain(tail).all(|&byte| byte == 0) && words.iter().all(|&word| word == 0);
        assert!(zero, "{ptr:p} with {layout:?} is not zeroed");
        self.insert(ptr, layout)
    }

    /// Takes in a block that another shadow let go; its pattern goes with it.
    #[track_caller]
    pub(crate) fn adopt(&mut self, live: Live) {
        let (start, end) = live.range();
        assert!(
            start.is_multiple_of(live.layout.align()),
            "{:p} is not aligned for {:?}",
            live.ptr,
            live.layout
        );
        if let Some((_, below)) = self.live.range(..end).next_back() {
            assert!(below.range().1 <= start, "{live:x?} overlaps {below:x?}");
        }
        self.live.insert(start, live);
    }

    /// Lets a block go, with its content checked.
    #[track_caller]
    pub(crate) fn remove(&mut self, live: Live) {
        let known = self.live.remove(&live.range().0).expect("the block is alive");
        known.verify(known.layout.size());
    }

    /// Replaces a block that was resized: the content up to the smaller size must have moved along.
    #[track_caller]
    pub(crate) fn resize(&mut self, old: Live, ptr: NonNull<u8>, layout: Layout) -> Live {
        self.live.remove(&old.range().0).expect("the block is alive");
        let kept = old.layout.size().min(layout.size());
        Live {
            ptr,
            layout: old.layout,
            seed: old.seed,
        }
        .verify(kept);
        self.insert(ptr, layout)
    }

    /// Checks the content of every live block.
    #[track_caller]
    pub(crate) fn verify(&self) {
        for live in self.live.values() {
            live.verify(live.layout.size());
        }
    }
}

impl Live {
    /// First address, and the one behind the last; a block of no bytes still has an address of its own.
    fn range(&self) -> (usize, usize) {
        let start = self.ptr.addr().get();
        let end = start
            .checked_add(self.layout.size().max(1))
            .expect("a block ends in the address space");
        (start, end)
    }

    /// The offsets of the bytes that hold the pattern: all of a small block, and of a large one both
    /// ends and some between.
    ///
    /// They depend on `size`, the size that the block was filled with.
    fn marked(size: usize) -> impl Iterator<Item = usize> {
        let dense = if size <= 256 { size } else { 64 };
        let step = (size / 64).max(1);
        let between = (dense..size.saturating_sub(dense)).step_by(step);
        let tail = size.saturating_sub(dense).max(dense)..size;
        (0..dense).chain(between).chain(tail)
    }

    #[expect(clippy::cast_possible_truncation, reason = "only the low byte matters")]
    fn byte(&self, offset: usize) -> u8 {
        ((self.seed >> 48) as u8) ^ (offset as u8).wrapping_mul(31) ^ ((offset >> 8) as u8)
    }

    fn write(&self) {
        for offset in Self::marked(self.layout.size()) {
            // SAFETY: the offset is below the size of the block.
            let place = unsafe { self.ptr.add(offset) };
            // SAFETY: as above; the block is the test's.
            unsafe { place.write(self.byte(offset)) };
        }
    }

    /// Checks the first `length` bytes of the pattern.
    #[track_caller]
    pub(crate) fn verify(&self, length: usize) {
        for offset in Self::marked(self.layout.size()).filter(|&offset| offset < length) {
            // SAFETY: the offset is below the size of the block.
            let place = unsafe { self.ptr.add(offset) };
            // SAFETY: as above; the byte was written when the block entered a shadow.
            let found = unsafe { place.read() };
            assert_eq!(found, self.byte(offset), "byte {offset} of {self:x?} has changed");
        }
    }
}
