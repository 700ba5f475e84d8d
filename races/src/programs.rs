//! What the threads do.

use core::alloc::{GlobalAlloc, Layout};
use core::any;
use core::ptr::NonNull;

use slabmalloc::global::{CachedZone, Caching};
use slabmalloc::lock::Ticket;

use crate::threads::{Guarded, Thread};
#[cfg(feature = "std")]
use crate::zones::OnOs;
use crate::zones::{HardenedConfig, OnCpusConfig, OnRelaxed, OnSpin, OnTicket};

/// Threads at a time.
const THREADS: u64 = 4;
/// Threads that follow each other in the same place.
const GENERATIONS: u64 = 6;
/// Operations of a thread, where waiters take a lock as they come.
const STEPS: usize = 80_000;

/// Operations of a thread: fewer if waiters are served in turn. Where other programs are busy, each turn may wait for one of
/// their time slices.
fn steps<T: Caching>() -> usize {
    if any::type_name::<T::Lock>() == any::type_name::<Ticket>() {
        STEPS / 20
    } else {
        STEPS
    }
}

/// Every program by name.
pub(crate) const PROGRAMS: &[(&str, fn())] = &[
    ("own-blocks-spin", own_blocks::<OnSpin>),
    ("own-blocks-ticket", own_blocks::<OnTicket>),
    #[cfg(feature = "std")]
    ("own-blocks-os", own_blocks::<OnOs>),
    ("handed-over-spin", handed_over::<OnSpin>),
    ("handed-over-ticket", handed_over::<OnTicket>),
    #[cfg(feature = "std")]
    ("handed-over-os", handed_over::<OnOs>),
    ("own-blocks-cpus", own_blocks::<OnCpusConfig>),
    ("handed-over-cpus", handed_over::<OnCpusConfig>),
    ("own-blocks-hardened", own_blocks::<HardenedConfig>),
    ("handed-over-hardened", handed_over::<HardenedConfig>),
    ("control-relaxed-lock", own_blocks::<OnRelaxed>),
    ("control-shared-block", shared_block),
];

/// A block in use, filled with a byte of its own.
struct Block {
    start: NonNull<u8>,
    layout: Layout,
    pattern: u8,
}

// SAFETY: the block is this value's alone.
unsafe impl Send for Block {}

impl Block {
    fn new<T: Caching>(size: usize, pattern: u8) -> Self {
        let layout = Layout::from_size_align(size, 8).expect("the size is small");
        // SAFETY: no program asks for zero bytes.
        let start = unsafe { CachedZone::<T>::new().alloc(layout) };
        let start = NonNull::new(start).expect("the system has memory");
        let block = Self {
            start,
            layout,
            pattern,
        };
        block.fill(pattern);
        block
    }

    /// Writes to every eighth byte, which the sanitizer sees: it must come after whatever the last owner
    /// of the slot did.
    fn fill(&self, pattern: u8) {
        for offset in (0..self.layout.size()).step_by(8) {
            // SAFETY: the offset is below the size of the block.
            let place = unsafe { self.start.add(offset) };
            // SAFETY: as above; the block is this value's alone.
            unsafe { place.write(pattern) };
        }
    }

    fn free<T: Caching>(self) {
        for offset in (0..self.layout.size()).step_by(8) {
            // SAFETY: the offset is below the size of the block.
            let place = unsafe { self.start.add(offset) };
            // SAFETY: as above; the byte was written when the block was taken.
            let byte = unsafe { place.read() };
            assert_eq!(byte, self.pattern, "somebody wrote here");
        }
        // SAFETY: the block came from the zone with this layout, and is used no more.
        unsafe { CachedZone::<T>::new().dealloc(self.start.as_ptr(), self.layout) };
    }
}

struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(0x5851_F42D_4C95_7F2D)
            .wrapping_add(0x1405_7B7E_F767_814F);
        usize::try_from(self.0 >> 33).expect("31 bits fit") % limit
    }

    fn block<T: Caching>(&mut self) -> Block {
        let class = [16, 64, 256, 2048, 3000][self.below(5)];
        let pattern = self.0.to_be_bytes()[0];
        Block::new::<T>(class - self.below(8), pattern)
    }
}

/// Runs `body` on so many threads at a time, each followed by others when it ends.
fn crowd(body: impl Fn(u64) + Send + Sync + Copy + 'static) {
    for generation in 0..GENERATIONS {
        let threads: Vec<Thread> = (0..THREADS)
            .map(|number| Thread::start(move || body(generation * THREADS + number)))
            .collect();
        threads.into_iter().for_each(Thread::join);
    }
}

/// After everything was freed, nothing may be missing.
fn settle<T: Caching>() {
    let zone = CachedZone::<T>::new();
    zone.trim();
    let snapshot = zone.snapshot();
    assert_eq!((snapshot.live_objects(), snapshot.pages()), (0, 0));
}

/// Every thread keeps to its own blocks. What orders one owner of a slot before the next is the zone
/// alone: there is nothing else between the threads.
fn own_blocks<T: Caching>() {
    crowd(|number| {
        let mut random = Random(number);
        let mut held = Vec::new();
        for _ in 0..steps::<T>() {
            match random.below(800) {
                0..500 if held.len() < 200 => held.push(random.block::<T>()),
                // In bursts, which fill bins and depots.
                500..505 => held.drain(..).for_each(Block::free::<T>),
                505..508 => drop(CachedZone::<T>::new().trim()),
                _ if held.is_empty() => {}
                _ => held.swap_remove(random.below(held.len())).free::<T>(),
            }
        }
        held.into_iter().for_each(Block::free::<T>);
    });
    settle::<T>();
}

/// Threads free what others allocated.
fn handed_over<T: Caching>() {
    static POOL: Guarded<Vec<Block>> = Guarded::new(Vec::new());
    crowd(|number| {
        let mut random = Random(number);
        for _ in 0..steps::<T>() / 4 {
            let block = random.block::<T>();
            let least = random.below(64);
            let other = POOL.with(|pool| {
                pool.push(block);
                let index = random.below(pool.len());
                (pool.len() > least).then(|| pool.swap_remove(index))
            });
            if let Some(other) = other {
                other.free::<T>();
            }
        }
    });
    POOL.with(|pool| pool.drain(..).for_each(Block::free::<T>));
    settle::<T>();
}

/// Two threads write to the same block: what the sanitizer reports in any program.
fn shared_block() {
    let block = Block::new::<OnSpin>(64, 0);
    let (start, layout) = (block.start.expose_provenance().get(), block.layout);
    let threads = [1, 2].map(|pattern| {
        Thread::start(move || {
            let start = NonNull::new(core::ptr::with_exposed_provenance_mut(start));
            let shared = Block {
                start: start.expect("the block has an address"),
                layout,
                pattern,
            };
            shared.fill(pattern);
        })
    });
    threads.into_iter().for_each(Thread::join);
}
