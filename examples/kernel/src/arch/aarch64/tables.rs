//! How entries of page tables look, and the registers that say where the tables are.

use core::arch::asm;

use super::{BASE_PAGE, LARGE_PAGE, MIB};
use crate::arch::root_table;
use crate::paging::PAGE_LEVEL;

/// Levels of tables: as many as the windows' addresses need.
pub(crate) const LEVELS: u32 = if BASE_PAGE == 4096 { 3 } else { 2 };
/// Bits of an address that the tables translate.
const ADDRESS_BITS: u32 = BASE_PAGE.trailing_zeros() + LEVELS * (BASE_PAGE.trailing_zeros() - 3);

/// Parts of physical memory that are mapped where they are: start, bytes, whether they are devices.
pub(crate) const IDENTITY: &[(usize, usize, bool)] = &[
    (0x0800_0000 & !(LARGE_PAGE - 1), 32 * MIB, true),
    (0x4000_0000, 256 * MIB, false),
];

const TABLE: u64 = 3;
const PAGE: u64 = 3;
const BLOCK: u64 = 1;
const ACCESSED_AND_SHARED: u64 = 1 << 10 | 3 << 8;
/// The second kind of memory in [`KINDS_OF_MEMORY`].
const DEVICE: u64 = 1 << 2;
const ADDRESS: u64 = 0x0000_ffff_ffff_f000;

/// Cached, and a device.
const KINDS_OF_MEMORY: u64 = 0x00ff;
/// Granule and length of addresses; walks are cached and shared; no second table; 40 bits of physical address.
const TRANSLATION: u64 = {
    let granule = match BASE_PAGE {
        0x1000 => 0,
        0x4000 => 2,
        _ => 1,
    };
    (64 - ADDRESS_BITS as u64) | 1 << 8 | 1 << 10 | 3 << 12 | granule << 14 | 1 << 23 | 2 << 32
};

/// Switches translation on for this CPU.
pub(crate) fn use_tables() {
    // SAFETY: the tables map the image and the devices where they are.
    unsafe {
        asm!(
            "msr mair_el1, {kinds}",
            "msr tcr_el1, {translation}",
            "msr ttbr0_el1, {root}",
            "isb",
            "tlbi vmalle1",
            "dsb ish",
            "isb",
            "mrs {control}, sctlr_el1",
            "orr {control}, {control}, {on}",
            "msr sctlr_el1, {control}",
            "isb",
            kinds = in(reg) KINDS_OF_MEMORY,
            translation = in(reg) TRANSLATION,
            root = in(reg) root_table(),
            control = out(reg) _,
            on = in(reg) 0x1005_u64, // translation, caches
            options(nostack, preserves_flags),
        );
    };
}

/// The entry that leads to a table.
pub(crate) fn table_entry(table: usize) -> u64 {
    table as u64 | TABLE
}

/// The table that an entry leads to.
pub(crate) fn table_of(entry: u64) -> usize {
    (entry & ADDRESS) as usize
}

/// The entry that maps memory at this level.
pub(crate) fn memory_entry(physical: usize, level: u32) -> u64 {
    physical as u64 | ACCESSED_AND_SHARED | if level == PAGE_LEVEL { PAGE } else { BLOCK }
}

/// The entry that maps devices at this level.
pub(crate) fn device_entry(physical: usize, level: u32) -> u64 {
    memory_entry(physical, level) | DEVICE
}

/// Makes all CPUs forget what they know of an address.
pub(crate) fn flush(address: usize) {
    // SAFETY: forgetting is always right.
    unsafe {
        asm!(
            "dsb ishst", "tlbi vaae1is, {}", "dsb ish", "isb",
            in(reg) address >> 12,
            options(nostack, preserves_flags),
        );
    };
}
