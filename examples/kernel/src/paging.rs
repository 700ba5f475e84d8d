//! Page tables: maps the heap's memory with entries of exactly the sizes that the heap is declared with.
//!
//! Tables of all three architectures are alike: entries of 8 bytes, a table as long as a page. How an entry
//! looks is up to `arch`.
//!
//! Two windows of the address space are the heap's, where nothing else is mapped:
//!
//! ```text
//! BASE_WINDOW    one entry for each base page                BLOCK_WINDOW    one entry for each block
//!  | page | page | page | ...                                 | block        | block        | ...
//! ```

use core::ptr;

use crate::{arch, frames};

const ENTRY_BYTES: usize = 8;
const PAGE_SHIFT: u32 = arch::BASE_PAGE.trailing_zeros();
/// Bits of an address that each level of tables decides on.
const INDEX_BITS: u32 = PAGE_SHIFT - ENTRY_BYTES.trailing_zeros();

/// Tables that there is room for.
const MOST_TABLES: usize = 64;

const BASE_WINDOW: usize = 0x4_0000_0000;
const BLOCK_WINDOW: usize = 0x8_0000_0000;

/// The level of an entry that maps a page; that of a block is one above.
pub(crate) const PAGE_LEVEL: u32 = 0;
/// The level of an entry that maps a block.
pub(crate) const BLOCK_LEVEL: u32 = 1;

const _: () = assert!(
    arch::LARGE_PAGE == level_bytes(BLOCK_LEVEL),
    "the large page is what one entry of the second level maps"
);

/// Bytes that an entry of this level maps.
pub(crate) const fn level_bytes(level: u32) -> usize {
    1 << (PAGE_SHIFT + level * INDEX_BITS)
}

/// Physical memory from an address on, from which frames are cut once.
struct Cutter(usize);

impl Cutter {
    fn cut(&mut self, bytes: usize, align: usize) -> usize {
        let start = self.0.next_multiple_of(align);
        self.0 = start + bytes;
        start
    }
}

/// Maps the heap's memory, shows that the entries have the size that they should have, and hands the memory
/// to [`frames`]. `start` is where free physical memory begins. For the first CPU, alone, interrupts off.
pub(crate) fn initialise(start: usize) {
    let mut memory = Cutter(start);
    let base = memory.cut(arch::BASE_FRAMES * arch::BASE_PAGE, arch::BASE_PAGE);
    let tables_end = memory.0 + MOST_TABLES * arch::BASE_PAGE;
    let blocks = tables_end.next_multiple_of(arch::LARGE_PAGE);
    if arch::root_table() == 0 {
        arch::set_root_table(zeroed(&mut memory));
    }
    for &(start, bytes, is_device) in arch::IDENTITY {
        for address in (start..start + bytes).step_by(arch::LARGE_PAGE) {
            let entry = entry_of(&mut memory, address, BLOCK_LEVEL);
            let value = if is_device {
                arch::device_entry(address, BLOCK_LEVEL)
            } else {
                arch::memory_entry(address, BLOCK_LEVEL)
            };
            // SAFETY: an entry of the tables, which only this CPU uses.
            unsafe { entry.write_volatile(value) };
        }
    }
    for frame in 0..arch::BASE_FRAMES {
        let offset = frame * arch::BASE_PAGE;
        map(&mut memory, BASE_WINDOW + offset, base + offset, PAGE_LEVEL);
    }
    for frame in 0..arch::BLOCK_FRAMES {
        let offset = frame * arch::LARGE_PAGE;
        map(&mut memory, BLOCK_WINDOW + offset, blocks + offset, BLOCK_LEVEL);
    }
    assert!(memory.0 <= tables_end, "there are more than {MOST_TABLES} tables");
    arch::use_tables();
    for (window, level) in [(BASE_WINDOW, PAGE_LEVEL), (BLOCK_WINDOW, BLOCK_LEVEL)] {
        prove(&mut memory, window, level);
    }
    frames::initialise(BASE_WINDOW, arch::BASE_FRAMES, BLOCK_WINDOW, arch::BLOCK_FRAMES);
}

/// A table is as long as a page, and zero is an entry that maps nothing.
fn zeroed(memory: &mut Cutter) -> usize {
    let start = memory.cut(arch::BASE_PAGE, arch::BASE_PAGE);
    // SAFETY: fresh physical memory, which is mapped where it is, or reached without translation.
    unsafe { ptr::with_exposed_provenance_mut::<u8>(start).write_bytes(0, arch::BASE_PAGE) };
    start
}

/// Shows by faults that the entry in the middle of three maps `level_bytes(level)` and no byte more or less.
fn prove(memory: &mut Cutter, window: usize, level: u32) {
    let bytes = level_bytes(level);
    let middle = window + bytes;
    let probes = [
        (middle - ENTRY_BYTES, true),
        (middle, false),
        (middle + bytes - ENTRY_BYTES, false),
        (middle + bytes, true),
    ];
    for (address, _) in probes {
        assert!(arch::probe(address), "{address:#x} is mapped, and cannot be read");
    }
    let entry = entry_of(memory, middle, level);
    // SAFETY: an entry of the tables, which only this CPU uses.
    let mapped = unsafe { entry.read_volatile() };
    // SAFETY: as above; nobody uses the page.
    unsafe { entry.write_volatile(0) };
    arch::flush(middle);
    for (address, expected) in probes {
        assert!(
            arch::probe(address) == expected,
            "{address:#x}: expected {expected}"
        );
    }
    // SAFETY: as above.
    unsafe { entry.write_volatile(mapped) };
    arch::flush(middle);
}

/// Maps a page or block for reading and writing.
fn map(memory: &mut Cutter, address: usize, physical: usize, level: u32) {
    let entry = entry_of(memory, address, level);
    // SAFETY: an entry of the tables, which only this CPU uses.
    unsafe { entry.write_volatile(arch::memory_entry(physical, level)) };
}

/// The entry that decides on `address` at `level`; makes the tables above it.
fn entry_of(memory: &mut Cutter, address: usize, level: u32) -> *mut u64 {
    let mut table = arch::root_table();
    let mut at = arch::LEVELS - 1;
    loop {
        let index = address >> (PAGE_SHIFT + at * INDEX_BITS) & ((1 << INDEX_BITS) - 1);
        let entry: *mut u64 = ptr::with_exposed_provenance_mut(table + index * ENTRY_BYTES);
        if at == level {
            return entry;
        }
        // SAFETY: an entry of a table: `root_table` and `table_of` say where tables are.
        let mut value = unsafe { entry.read_volatile() };
        if value == 0 {
            value = arch::table_entry(zeroed(memory));
            // SAFETY: as above; only this CPU uses the tables.
            unsafe { entry.write_volatile(value) };
        }
        table = arch::table_of(value);
        at -= 1;
    }
}
