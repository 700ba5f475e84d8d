//! [`Shadow`]: what every test of an allocator knows about the blocks that it was handed.

use core::alloc::Layout;
use core::iter::StepBy;
use core::ops::Range;
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
    live: BTreeMap<usize, Entry>,
    /// The addresses of all live blocks, in no order: to choose one without walking through the map.
    addresses: Vec<usize>,
    seeds: u64,
}

/// A live block, and where its address is in `Shadow::addresses`.
#[derive(Clone, Copy, Debug)]
struct Entry {
    live: Live,
    place: usize,
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
        self.live.values().map(|entry| &entry.live)
    }

    /// Whether a live block starts here.
    pub(crate) fn holds(&self, start: NonNull<u8>) -> bool {
        self.live.contains_key(&start.addr().get())
    }

    /// Some live block, chosen by `number`, in constant time; `None` if there is none.
    pub(crate) fn any(&self, number: usize) -> Option<Live> {
        let place = number.checked_rem(self.addresses.len())?;
        Some(self.live[&self.addresses[place]].live)
    }

    /// The live block with this `number` by ascending address, from the first again behind the last; `None` if there is
    /// none.
    pub(crate) fn pick(&self, number: usize) -> Option<Live> {
        let index = number.checked_rem(self.live.len())?;
        self.iter().nth(index).copied()
    }

    /// Takes a new block in.
    #[track_caller]
    pub(crate) fn insert(&mut self, ptr: NonNull<u8>, layout: Layout) -> Live {
        self.seeds += 1;
        let live = Live::unwritten(ptr, layout, self.seeds);
        self.adopt(live);
        live.write();
        live
    }

    /// Takes a new block in whose bytes must all be zero.
    #[track_caller]
    pub(crate) fn insert_zeroed(&mut self, ptr: NonNull<u8>, layout: Layout) -> Live {
        assert_zeroed(ptr, layout);
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
        if let Some((_, Entry { live: below, .. })) = self.live.range(..end).next_back() {
            assert!(below.range().1 <= start, "{live:x?} overlaps {below:x?}");
        }
        let place = self.addresses.len();
        self.live.insert(start, Entry { live, place });
        self.addresses.push(start);
    }

    /// Lets a block go, with its content checked.
    #[track_caller]
    pub(crate) fn remove(&mut self, live: Live) {
        let known = self.forget(live);
        known.verify(known.layout.size());
    }

    /// Replaces a block that was resized: the content up to the smaller size must have moved along.
    #[track_caller]
    pub(crate) fn resize(&mut self, old: Live, ptr: NonNull<u8>, layout: Layout) -> Live {
        self.forget(old);
        old.verify_moved(ptr, layout);
        self.insert(ptr, layout)
    }

    /// Checks the content of every live block.
    #[track_caller]
    pub(crate) fn verify(&self) {
        for live in self.iter() {
            live.verify(live.layout.size());
        }
    }

    #[track_caller]
    fn forget(&mut self, live: Live) -> Live {
        let known = self.live.remove(&live.range().0).expect("the block is alive");
        self.addresses.swap_remove(known.place);
        // The last address has taken the place of the one that went.
        if let Some(moved) = self.addresses.get(known.place) {
            self.live
                .get_mut(moved)
                .expect("every address is one of a block")
                .place = known.place;
        }
        known.live
    }
}

impl Live {
    /// Fills a block with a pattern made of `number`.
    #[allow(dead_code, reason = "for blocks that no shadow keeps: long runs have some")]
    pub(crate) fn new(ptr: NonNull<u8>, layout: Layout, number: u64) -> Self {
        let live = Self::unwritten(ptr, layout, number);
        live.write();
        live
    }

    fn unwritten(ptr: NonNull<u8>, layout: Layout, number: u64) -> Self {
        Self {
            ptr,
            layout,
            seed: number.wrapping_mul(0x9E37_79B9_7F4A_7C15),
        }
    }

    /// Checks that as much of the content as fits both layouts has come along to `ptr`.
    #[track_caller]
    pub(crate) fn verify_moved(&self, ptr: NonNull<u8>, layout: Layout) {
        let kept = self.layout.size().min(layout.size());
        Self { ptr, ..*self }.verify(kept);
    }

    /// First address, and the one behind the last; a block of no bytes still has an address of its own.
    fn range(&self) -> (usize, usize) {
        let start = self.ptr.addr().get();
        let end = start
            .checked_add(self.layout.size().max(1))
            .expect("a block ends in the address space");
        (start, end)
    }

    /// The bytes that hold the pattern: all of a small block, and of a large one both ends (`head` and `tail`) and some
    /// between. Ends are ranges, which take one step for many bytes.
    ///
    /// They depend on `size`, the size that the block was filled with.
    fn marked(size: usize) -> Marked {
        let dense = if size <= 256 { size } else { 64 };
        let tail = size.saturating_sub(dense).max(dense)..size;
        Marked {
            head: 0..dense,
            between: (dense..tail.start).step_by((size / 64).max(1)),
            tail,
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "only the low byte matters")]
    fn byte(&self, offset: usize) -> u8 {
        ((self.seed >> 48) as u8) ^ (offset as u8).wrapping_mul(31) ^ ((offset >> 8) as u8)
    }

    fn write(&self) {
        let Marked { head, between, tail } = Self::marked(self.layout.size());
        for offset in between {
            // SAFETY: the offset is below the size of the block.
            let place = unsafe { self.ptr.add(offset) };
            // SAFETY: as above; the block is the test's.
            unsafe { place.write(self.byte(offset)) };
        }
        for range in [head, tail] {
            // SAFETY: the range ends with the block, or before.
            let start = unsafe { self.ptr.add(range.start) };
            for (step, offset) in range.enumerate() {
                // SAFETY: as above.
                let place = unsafe { start.add(step) };
                // SAFETY: as above; the block is the test's.
                unsafe { place.write(self.byte(offset)) };
            }
        }
    }

    /// Checks the first `length` bytes of the pattern.
    #[track_caller]
    pub(crate) fn verify(&self, length: usize) {
        let Marked { head, between, tail } = Self::marked(self.layout.size());
        for range in [head, tail] {
            let range = range.start..range.end.min(length);
            if range.is_empty() {
                continue;
            }
            // SAFETY: the range ends with the block, or before.
            let start = unsafe { self.ptr.add(range.start) };
            // SAFETY: as above; the bytes were written when the block entered a shadow, and are the test's.
            let found = unsafe { core::slice::from_raw_parts(start.as_ptr(), range.len()) };
            // All of them first: to look for the first that is wrong would stop the compiler from taking many at once.
            let changed = |all: u8, (&found, offset)| all | (found ^ self.byte(offset));
            if found.iter().zip(range.clone()).fold(0, changed) != 0 {
                range.for_each(|offset| self.verify_byte(offset));
            }
        }
        between
            .take_while(|&offset| offset < length)
            .for_each(|offset| self.verify_byte(offset));
    }

    #[track_caller]
    fn verify_byte(&self, offset: usize) {
        // SAFETY: the offset is below the size of the block.
        let place = unsafe { self.ptr.add(offset) };
        // SAFETY: as above; the byte was written when the block entered a shadow.
        let found = unsafe { place.read() };
        assert_eq!(found, self.byte(offset), "byte {offset} of {self:x?} has changed");
    }
}

/// Checks that all bytes of a new block are zero.
#[track_caller]
pub(crate) fn assert_zeroed(ptr: NonNull<u8>, layout: Layout) {
    // SAFETY: the block was handed out for this layout, and zeroed bytes are initialised.
    let bytes = unsafe { core::slice::from_raw_parts(ptr.as_ptr(), layout.size()) };
    // Whole words first: programs are tested without optimisation as well.
    // SAFETY: every bit pattern is a `u128`.
    let (head, words, tail) = unsafe { bytes.align_to::<u128>() };
    let zero = head.iter().chain(tail).all(|&byte| byte == 0) && words.iter().all(|&word| word == 0);
    assert!(zero, "{ptr:p} with {layout:?} is not zeroed");
}

/// Offsets of the bytes of a block that hold its pattern.
struct Marked {
    head: Range<usize>,
    between: StepBy<Range<usize>>,
    tail: Range<usize>,
}
