//! Sizes, alignments and addresses at the limits, and a system that has no more memory to give.

use core::alloc::Layout;
// The compiler takes out what nobody uses, and then says that it succeeded.
use core::hint::black_box;
use core::ptr::{self, NonNull};
use core::sync::atomic::{AtomicBool, Ordering};
use std::alloc::{alloc, alloc_zeroed, dealloc, realloc};
use std::sync::Barrier;
use std::thread;

use slabmalloc::lock::Spin;
use slabmalloc::pager::Regions;
use slabmalloc::{AllocationError, SafeZone, X86};

use super::heap::{allocate, deallocate, largest_alignment};
use super::run::Scenario;

/// The scenario that needs a system that limits the address space of a program.
pub(super) const ADDRESS_SPACE: &str = "a limit of the address space";

pub(super) const SCENARIOS: &[Scenario] = &[
    Scenario {
        name: "blocks of no bytes",
        run: no_bytes,
    },
    Scenario {
        name: "the largest sizes",
        run: largest_sizes,
    },
    Scenario {
        name: "alignments up to twice the large page",
        run: alignments,
    },
    Scenario {
        name: "the last page of the address space",
        run: last_page,
    },
    Scenario {
        name: ADDRESS_SPACE,
        run: limited_address_space,
    },
];

fn layout(size: usize, align: usize) -> Layout {
    Layout::from_size_align(size, align).unwrap()
}

/// Each has an address of its own, aligned as asked for.
fn no_bytes() {
    for shift in 0..=12 {
        let request = layout(0, 1 << shift);
        let mut blocks: Vec<_> = (0..300).map(|_| allocate(request).unwrap()).collect();
        assert!(
            blocks
                .iter()
                .all(|block| block.addr().get().is_multiple_of(1 << shift))
        );
        blocks.sort_unstable();
        assert!(blocks.windows(2).all(|pair| pair[0] != pair[1]));
        for block in blocks {
            // SAFETY: it came from the heap with this layout.
            unsafe { deallocate(block, request) };
        }
    }
    let nothing: Vec<()> = vec![(); 1000];
    assert_eq!(nothing.len() + Vec::<u64>::with_capacity(0).len(), 1000);
}

/// Null, at once, and whatever there was is as it was.
fn largest_sizes() {
    const LARGEST: usize = isize::MAX as usize;
    let old = layout(1000, 8);
    // SAFETY: the size is not zero.
    let block = unsafe { alloc(old) };
    // SAFETY: it is this long.
    unsafe { block.write_bytes(0x5C, 1000) };
    // A system of 32 bits may have parts of its address space to give, but not for long.
    let least = layout(LARGEST / 2 - (8 << 20), 1);
    let taken: Vec<_> = core::iter::from_fn(|| allocate(least).ok()).collect();
    for shift in 0..=22 {
        let align = 1 << shift;
        for below in [0, 1, 4095, 4096, 1 << 21, LARGEST / 2, LARGEST / 2 + 1] {
            // What is left when it is rounded up to the alignment, as a layout must allow.
            let size = (LARGEST - below) / align * align;
            let Ok(request) = Layout::from_size_align(size, align) else {
                continue;
            };
            // SAFETY: the size is not zero.
            assert!(black_box(unsafe { alloc(request) }).is_null(), "{request:?}");
            // SAFETY: as above.
            let zeroed = black_box(unsafe { alloc_zeroed(request) });
            assert!(zeroed.is_null(), "{request:?}");
            assert!(allocate(request).is_err());
            if align <= 8 {
                // SAFETY: the block has this layout, and the new size is one of a layout.
                assert!(black_box(unsafe { realloc(block, old, (LARGEST - below) / 8 * 8) }).is_null());
            }
        }
    }
    // SAFETY: it is this long, and was filled.
    let bytes = unsafe { core::slice::from_raw_parts(block, 1000) };
    assert!(bytes.iter().all(|byte| *byte == 0x5C));
    for block in taken {
        // SAFETY: the block has this layout, and is used no more.
        unsafe { deallocate(block, least) };
    }
    // SAFETY: the block has this layout, and is used no more.
    unsafe { dealloc(block, old) };
    assert!(Vec::<u8>::new().try_reserve(LARGEST).is_err());
    assert!(Vec::<u64>::new().try_reserve(LARGEST / 8).is_err());
}

/// Every alignment that is served, with sizes below and above it; above, the answer is an error.
fn alignments() {
    let largest = largest_alignment();
    assert!(largest >= 1 << 20);
    let mut align = 1;
    while align <= largest {
        let sizes = [1, align / 2 + 1, align, align + 1, 3 * align];
        let blocks: Vec<_> = sizes
            .into_iter()
            .map(|size| (allocate(layout(size, align)).unwrap(), layout(size, align)))
            .collect();
        for (number, (block, request)) in blocks.iter().enumerate() {
            assert!(block.addr().get().is_multiple_of(align), "{request:?}");
            mark(*block, request.size(), number);
        }
        for (number, (block, request)) in blocks.into_iter().enumerate() {
            assert!(is_marked(block, request.size(), number));
            // It stays aligned when it grows.
            // SAFETY: the block has this layout.
            let grown = unsafe { realloc(block.as_ptr(), request, 2 * request.size()) };
            let grown = NonNull::new(grown).unwrap();
            assert!(grown.addr().get().is_multiple_of(align));
            assert!(is_marked(grown, 1, number));
            // SAFETY: the block has this layout by now.
            unsafe { deallocate(grown, layout(2 * request.size(), align)) };
        }
        align *= 2;
    }
    for beyond in [2 * largest, 4 * largest, 1 << (usize::BITS - 2)] {
        assert_eq!(allocate(layout(8, beyond)), Err(AllocationError::InvalidLayout));
        // SAFETY: the size is not zero.
        assert!(black_box(unsafe { alloc(layout(8, beyond)) }).is_null());
    }
}

/// Writes both ends of a block.
fn mark(block: NonNull<u8>, bytes: usize, number: usize) {
    for at in [0, bytes - 1] {
        // SAFETY: the block is so long.
        let place = unsafe { block.add(at) };
        // SAFETY: as above.
        unsafe { place.write(number.to_le_bytes()[0]) };
    }
}

fn is_marked(block: NonNull<u8>, bytes: usize, number: usize) -> bool {
    [0, bytes - 1].into_iter().all(|at| {
        // SAFETY: the block is so long.
        let place = unsafe { block.add(at) };
        // SAFETY: as above, and it was written.
        unsafe { place.read() == number.to_le_bytes()[0] }
    })
}

/// The highest mapping of so many bytes that the system gives.
fn highest_mapping(bytes: usize) -> NonNull<u8> {
    /// Where the part of the address space ends that programs have, on the machines of this width.
    const END: usize = if usize::BITS == 64 {
        usize::MAX / (1 << 17) + 1
    } else {
        usize::MAX - 0xFFFF
    };
    let page = 4096;
    for pages in 1..300_000 {
        let wanted = ptr::without_provenance_mut(END - bytes - pages * page);
        let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_FIXED_NOREPLACE;
        let protection = libc::PROT_READ | libc::PROT_WRITE;
        // SAFETY: nothing that is mapped is replaced.
        let mapped = unsafe { libc::mmap(wanted, bytes, protection, flags, -1, 0) };
        if mapped != libc::MAP_FAILED {
            return NonNull::new(mapped.cast()).unwrap();
        }
    }
    panic!("nothing is free at the end of the address space");
}

/// Memory as high as a program can have it serves as any other, and addresses behind all memory are nobody's.
fn last_page() {
    let bytes = 64 * 4096;
    let start = highest_mapping(bytes);
    let zone: SafeZone<X86, Spin, Regions<Spin>> = SafeZone::new();
    // SAFETY: the mapping is the zone's.
    assert_eq!(unsafe { zone.pager().add(start, bytes) }, Ok(bytes));
    let request = layout(64, 64);
    let blocks: Vec<_> = core::iter::from_fn(|| zone.allocate(request).ok()).collect();
    assert!(blocks.len() > 62 * 60, "{} blocks", blocks.len());
    for (number, block) in blocks.iter().enumerate() {
        mark(*block, 64, number);
    }
    let end = start.addr().get() + bytes;
    assert!(
        blocks.iter().any(|block| end - block.addr().get() <= 4096),
        "the last page is in use"
    );
    for address in [end, usize::MAX - 4095, usize::MAX - 63, usize::MAX] {
        let nobodys = NonNull::new(ptr::without_provenance_mut(address)).unwrap();
        // SAFETY: it is no block of the zone.
        assert!(unsafe { zone.try_deallocate(nobodys, request) }.is_err());
    }
    for (number, block) in blocks.into_iter().enumerate() {
        assert!(is_marked(block, 64, number));
        // SAFETY: it came from the zone, and is used no more.
        unsafe { zone.deallocate(block, request) };
    }
    zone.trim();
    assert_eq!(zone.pager().free_bytes(), bytes);
}

/// Limits the address space of this process to so many bytes; to none, if there is no number.
fn limit_address_space(bytes: Option<libc::rlim_t>) {
    let mut limit = libc::rlimit {
        rlim_cur: 0,
        rlim_max: 0,
    };
    // SAFETY: the place is valid.
    assert_eq!(unsafe { libc::getrlimit(libc::RLIMIT_AS, &raw mut limit) }, 0);
    limit.rlim_cur = bytes.unwrap_or(limit.rlim_max);
    // SAFETY: the limit is valid.
    assert_eq!(unsafe { libc::setrlimit(libc::RLIMIT_AS, &raw const limit) }, 0);
}

/// Bytes of the address space that are in use.
fn address_space_in_use() -> libc::rlim_t {
    let statm = std::fs::read_to_string("/proc/self/statm").unwrap();
    let pages: libc::rlim_t = statm.split_whitespace().next().unwrap().parse().unwrap();
    pages * 4096
}

/// A block that is asked for in a way that may fail.
fn try_block(bytes: usize, number: usize) -> Option<Vec<u8>> {
    let mut block = Vec::new();
    block.try_reserve_exact(bytes).ok()?;
    block.resize(bytes, number.to_le_bytes()[0]);
    Some(block)
}

/// A program that asks in ways that may fail survives mappings that fail, with all that it has, and goes on when
/// memory is there again.
fn limited_address_space() {
    static STOP: AtomicBool = AtomicBool::new(false);
    const SIZES: [usize; 7] = [24, 700, 5000, 40_000, 200_000, 3 << 20, 20 << 20];
    const MORE: libc::rlim_t = 96 << 20;
    let begin = Barrier::new(3);
    thread::scope(|scope| {
        // Threads that go on while there is no memory.
        let threads: Vec<_> = (0..2)
            .map(|thread| {
                let begin = &begin;
                scope.spawn(move || {
                    begin.wait();
                    let (mut had, mut failed) = (0_usize, 0_usize);
                    while !STOP.load(Ordering::Relaxed) {
                        for number in 0..60 {
                            match try_block(SIZES[number % 5], number + thread) {
                                Some(block) => {
                                    assert!(block.iter().all(|byte| usize::from(*byte) == number + thread));
                                    had += 1;
                                }
                                None => failed += 1,
                            }
                        }
                    }
                    (had, failed)
                })
            })
            .collect();
        begin.wait();
        for round in 0..6 {
            limit_address_space(Some(address_space_in_use() + MORE));
            let mut kept = Vec::with_capacity(400_000);
            let mut failures = 0;
            for &size in SIZES.iter().rev() {
                while let Some(block) = try_block(size, kept.len()) {
                    kept.push(block);
                    // What is small would take long to fill all that is left.
                    if kept.len() >= 300_000 {
                        break;
                    }
                }
                failures += 1;
            }
            assert!(
                failures == SIZES.len() && kept.len() > 10,
                "round {round}: {}",
                kept.len()
            );
            let intact = |(number, block): (usize, &Vec<u8>)| {
                block.iter().all(|byte| *byte == number.to_le_bytes()[0])
            };
            assert!(kept.iter().enumerate().all(intact));
            // A block that cannot grow is as it was.
            let first = &mut kept[0];
            let (start, length) = (first.as_ptr(), first.len());
            assert!(first.try_reserve(1 << 30).is_err());
            assert!(first.as_ptr() == start && first.len() == length);
            // What is given back can be had again, in every size, without anything new from the system.
            let mut number = 0_usize;
            kept.retain(|_| {
                number += 1;
                number.is_multiple_of(2)
            });
            for size in SIZES {
                let again: Vec<_> = (0..3).map_while(|number| try_block(size, number)).collect();
                // Two of the largest were given back at least.
                assert!(again.len() >= 2, "round {round}: {} of {size} bytes", again.len());
            }
            drop(kept);
            // And as much as there was before, once memory is there again.
            limit_address_space(None);
            for size in SIZES {
                let blocks: Vec<_> = (0..8).map(|number| try_block(size, number).unwrap()).collect();
                assert!(blocks.iter().all(|block| block.len() == size));
            }
        }
        STOP.store(true, Ordering::Relaxed);
        for thread in threads {
            let (had, _) = thread.join().unwrap();
            assert!(had > 0);
        }
    });
}
