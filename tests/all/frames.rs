//! Frame allocators of kernels as sources of pages, good ones and hostile ones.

use core::alloc::Layout;
use core::sync::atomic::{AtomicUsize, Ordering};

use slabmalloc::error::{Misuse, MisuseHandler, MisuseKind};
use slabmalloc::lock::Spin;
use slabmalloc::pager::{FramePager, X86_64Frames};
use x86_64_0_15::PhysAddr;
use x86_64_0_15::structures::paging::{FrameAllocator, FrameDeallocator, PhysFrame, Size2MiB, Size4KiB};

const FRAME: u64 = 4096;
const LARGE: u64 = 2 << 20;

/// Frames of both sizes, out of two lists.
struct Frames {
    small: Vec<u64>,
    large: Vec<u64>,
}

// SAFETY: the addresses in the lists are those of frames, each of which is there once; in tests with hostile ones,
// what is wrong is never used.
unsafe impl FrameAllocator<Size4KiB> for Frames {
    fn allocate_frame(&mut self) -> Option<PhysFrame<Size4KiB>> {
        let address = PhysAddr::new(self.small.pop()?);
        // SAFETY: that some are not aligned is what the tests are about.
        Some(unsafe { PhysFrame::from_start_address_unchecked(address) })
    }
}

// SAFETY: as above.
unsafe impl FrameAllocator<Size2MiB> for Frames {
    fn allocate_frame(&mut self) -> Option<PhysFrame<Size2MiB>> {
        let address = PhysAddr::new(self.large.pop()?);
        // SAFETY: as above.
        Some(unsafe { PhysFrame::from_start_address_unchecked(address) })
    }
}

impl FrameDeallocator<Size4KiB> for Frames {
    unsafe fn deallocate_frame(&mut self, frame: PhysFrame<Size4KiB>) {
        self.small.push(frame.start_address().as_u64());
    }
}

impl FrameDeallocator<Size2MiB> for Frames {
    unsafe fn deallocate_frame(&mut self, frame: PhysFrame<Size2MiB>) {
        self.large.push(frame.start_address().as_u64());
    }
}

type KernelFrames = FramePager<X86_64Frames<Frames, (Size4KiB, Size2MiB)>, Spin, 4096>;

static MISPLACED: AtomicUsize = AtomicUsize::new(0);
static DUPLICATE: AtomicUsize = AtomicUsize::new(0);

/// Counts what the zone refuses.
enum Counting {}

impl MisuseHandler for Counting {
    fn on_misuse(misuse: &Misuse) {
        let counter = match misuse.kind {
            MisuseKind::MisplacedBlock => &MISPLACED,
            MisuseKind::DuplicateBlock => &DUPLICATE,
            _ => panic!("{misuse}"),
        };
        counter.fetch_add(1, Ordering::SeqCst);
    }
}

slabmalloc::declare_zone! {
    zone Kernel {
        base_page:  4 KiB,
        large_page: 2 MiB,
        pager:      KernelFrames,
        oversize:   null,
        on_misuse:  Counting,
    }
}

/// The offset at which so many bytes of physical memory, from address zero on, are mapped.
fn machine(bytes: usize) -> usize {
    let align = usize::try_from(LARGE).unwrap();
    let memory: &'static mut [u64] = vec![0; (bytes + align) / 8].leak();
    memory.as_mut_ptr().expose_provenance().next_multiple_of(align)
}

fn kernel(frames: Frames, bytes: usize) -> SafeKernel {
    let zone = SafeKernel::new();
    // SAFETY: the memory is mapped at the offset.
    unsafe { zone.pager().provide(X86_64Frames::new(frames), machine(bytes)) }.unwrap();
    zone
}

fn layout(bytes: usize) -> Layout {
    Layout::from_size_align(bytes, 8).unwrap()
}

/// How many frames of each size the allocator has.
fn left(zone: &SafeKernel) -> (usize, usize) {
    let count = |source: &mut X86_64Frames<Frames, _>| {
        let frames = source.frames();
        (frames.small.len(), frames.large.len())
    };
    zone.pager().with_source(count).unwrap()
}

#[test]
fn both_sizes_of_frames_come_and_go_back() {
    let frames = Frames {
        small: (0..512).map(|number| number * FRAME).collect(),
        large: (1..=12).map(|number| number * LARGE).collect(),
    };
    let zone = kernel(frames, 26 << 20);
    let mut blocks = Vec::new();
    for bytes in (8..60_000).step_by(977) {
        for _ in 0..4 {
            let block = zone.allocate(layout(bytes)).unwrap();
            // SAFETY: the block is this long.
            unsafe { block.write_bytes(0x5A, bytes) };
            blocks.push((block, bytes));
        }
    }
    assert!(left(&zone).0 < 512 && left(&zone).1 < 12);
    // Frames one by one are no run of frames.
    assert!(zone.allocate(layout(200_000)).is_err());
    for (block, bytes) in blocks {
        // SAFETY: the block came from the zone with this layout.
        unsafe { zone.deallocate(block, layout(bytes)) };
    }
    zone.trim();
    assert_eq!(left(&zone), (512, 12));
}

#[test]
fn hostile_frames_are_refused_and_reported() {
    let good = [FRAME, 2 * FRAME];
    // From the end: one that is not aligned, a good one, the same again, one more that is not aligned, a good one.
    let small = vec![good[1], 8, good[0], good[0], FRAME + 512];
    let zone = kernel(
        Frames {
            small,
            large: Vec::new(),
        },
        4 << 20,
    );
    let mut allocated = Vec::new();
    let mut refused = 0;
    while left(&zone).0 > 0 {
        // A slot takes most of a page, so that each asks for a frame.
        let blocks: Vec<_> = (0..15).map_while(|_| zone.allocate(layout(256)).ok()).collect();
        refused += usize::from(blocks.len() < 15);
        allocated.extend(blocks);
    }
    assert_eq!(
        (MISPLACED.load(Ordering::SeqCst), DUPLICATE.load(Ordering::SeqCst)),
        (2, 1)
    );
    assert_eq!((allocated.len(), refused), (30, 3));
    let mut addresses: Vec<usize> = allocated.iter().map(|block| block.addr().get()).collect();
    addresses.sort_unstable();
    addresses.dedup();
    assert_eq!(addresses.len(), 30);
}
