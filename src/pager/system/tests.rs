extern crate std;

use super::{LARGEST_PAGE, SystemMemory, page_size};
use crate::pager::Pager;
use crate::pager::tests::{Random, User, layout};

#[test]
fn every_alignment_up_to_4_mib() {
    let random = Random::new(1);
    let mut user = User::new(&SystemMemory);
    for size in [1, 4095, 4096, 4097, 65_536, 1 << 20, (2 << 20) + 1] {
        for align in 0..=22 {
            assert!(user.acquire(layout(size, 1 << align)));
        }
    }
    user.release_all(&random);
}

#[test]
fn random_use_keeps_every_promise() {
    let random = Random::new(2);
    let mut user = User::new(&SystemMemory);
    user.exercise(&random, 2_000, 64 << 20, |random| {
        layout(1 + random.below(300_000), 1 << random.below(23))
    });
    user.release_all(&random);
}

/// A mapping moves rather than being copied, wherever its length may go; random use covers the rest.
#[cfg(target_os = "linux")]
#[test]
fn mappings_change_their_length() {
    let mut user = User::new(&SystemMemory);
    assert!(user.acquire(layout(1 << 20, 8)));
    assert!(user.acquire(layout(1 << 20, 8)));
    assert!(user.resize(0, 40 << 20));
    assert!(user.resize(0, 1));
    assert!(user.acquire(layout(4 << 20, 4 << 20)));
    let aligned = user.blocks() - 1;
    assert!(user.resize(aligned, 2 << 20), "shorter in its place");
    user.release_all(&Random::new(4));
}

#[cfg(target_os = "linux")]
#[test]
fn discarded_pages_are_zero_and_still_there() {
    let block = layout(1 << 20, 4096);
    let start = SystemMemory.acquire(block).unwrap().start;
    // SAFETY: the block is this test's.
    unsafe { start.write_bytes(1, 1 << 20) };
    let grain = SystemMemory.discard_granularity().unwrap();
    // SAFETY: a grain within the block.
    let second = unsafe { start.add(grain) };
    // SAFETY: whole pages of the block, which nobody else uses.
    assert!(unsafe { SystemMemory.discard(second, 2 * grain) });
    // SAFETY: all bytes of the block were written, or are zero.
    let bytes = unsafe { core::slice::from_raw_parts(start.as_ptr(), 1 << 20) };
    let expected = |offset: usize| u8::from(!(grain..3 * grain).contains(&offset));
    assert!(
        bytes
            .iter()
            .enumerate()
            .all(|(offset, byte)| *byte == expected(offset))
    );
    SystemMemory.prefer_huge_pages(start, 1 << 20, true);
    // SAFETY: the block came from this pager with this layout.
    unsafe { SystemMemory.release(start, block) };
}

#[test]
fn impossible_requests_are_refused() {
    assert!(SystemMemory.acquire(layout(0, 1)).is_none());
    let largest = 1 << (usize::BITS - 2);
    for (size, align) in [
        (isize::MAX as usize - 4096, 1),
        (isize::MAX as usize, 1),
        (4096, largest),
    ] {
        if let Some(block) = SystemMemory.acquire(layout(size, align)) {
            // Half of the addresses may be free in one piece, and one of them aligned to a gigabyte.
            assert_eq!(usize::BITS, 32, "{size} bytes, aligned to {align}");
            assert!(block.start.addr().get().is_multiple_of(align));
            // SAFETY: the last byte lies in the block.
            let last = unsafe { block.start.add(size - 1) };
            // SAFETY: as above.
            unsafe { last.write(1) };
            // SAFETY: the block came from this pager with this layout.
            unsafe { SystemMemory.release(block.start, layout(size, align)) };
        }
    }
}

/// The page size that the tests are to run with, set by who arranged for it: `cargo xtask foreign`.
const PAGE_VARIABLE: &str = "SLABMALLOC_SYSTEM_PAGE";

#[test]
fn the_page_size_is_one_that_systems_have() {
    let bytes = page_size();
    if let Ok(expected) = std::env::var(PAGE_VARIABLE) {
        assert_eq!(expected, std::format!("{bytes}"));
    }
    assert!(bytes.is_power_of_two());
    assert!((4096..=LARGEST_PAGE).contains(&bytes));
    assert_eq!(SystemMemory.granularity(), bytes);
}

/// What is mapped to spare when a block is aligned must be unmapped again.
#[cfg(target_os = "linux")]
#[test]
fn aligning_leaves_no_mapping_behind() {
    let mapped = || {
        // Not `statm`, which counts pages: under QEMU those of the system below, of another size than the ones here.
        let status = std::fs::read_to_string("/proc/self/status").unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmSize:"));
        let kibibytes = line.and_then(|line| line.trim().strip_suffix(" kB")).unwrap();
        kibibytes.parse::<usize>().unwrap() << 10
    };
    // Each lies in 4 MiB of its own, of which 32 bits have room for a thousand.
    let count = if usize::BITS == 32 { 200 } else { 1_000 };
    let cycle = || {
        let mut user = User::new(&SystemMemory);
        for _ in 0..count {
            // Odd sizes, so that one mapping does not align the next.
            assert!(user.acquire(layout(12_288, 4 << 20)));
            assert!(user.acquire(layout(4_096, 4_096)));
        }
        let during = mapped();
        user.release_all(&Random::new(3));
        during
    };
    let before = mapped();
    let during = cycle();
    let after = mapped();
    // Other tests run at the same time and map steps of 128 MiB, so that the bound is loose: without unmapping, each
    // block would leave some 4 MiB behind.
    let most = count * (2 << 20);
    assert!(during.saturating_sub(before) < most, "{before} {during}");
    assert!(after.saturating_sub(before) < most, "{before} {after}");
}
