//! How entries of page tables look, and the register that says where the tables are.

use core::arch::asm;

use crate::arch::root_table;

/// Levels of tables.
pub(crate) const LEVELS: u32 = 3;

/// Parts of physical memory that are mapped where they are: start, bytes, whether they are devices.
pub(crate) const IDENTITY: &[(usize, usize, bool)] =
    &[(0, 0x1020_0000, true), (0x8000_0000, 0x800_0000, false)];

const TABLE: u64 = 1;
/// Valid, may be read, written and executed, was accessed and written.
const MEMORY: u64 = 0xcf;
/// Sv39.
const MODE: usize = 8 << 60;

/// Switches translation on for this CPU.
pub(crate) fn use_tables() {
    let tables = MODE | root_table() >> 12;
    // SAFETY: the tables map the image and the devices where they are.
    unsafe { asm!("sfence.vma", "csrw satp, {}", "sfence.vma", in(reg) tables, options(nostack)) };
}

/// The entry that leads to a table.
pub(crate) fn table_entry(table: usize) -> u64 {
    entry(table, TABLE)
}

/// The table that an entry leads to.
pub(crate) fn table_of(entry: u64) -> usize {
    (entry >> 10 << 12) as usize
}

/// The entry that maps memory, at any level.
pub(crate) fn memory_entry(physical: usize, _level: u32) -> u64 {
    entry(physical, MEMORY)
}

/// The entry that maps devices: what is a device is up to the machine here.
pub(crate) fn device_entry(physical: usize, level: u32) -> u64 {
    memory_entry(physical, level)
}

fn entry(physical: usize, flags: u64) -> u64 {
    (physical as u64 >> 12) << 10 | flags
}

/// Makes this CPU forget what it knows of an address.
pub(crate) fn flush(address: usize) {
    // SAFETY: forgetting is always right.
    unsafe { asm!("sfence.vma {}, zero", in(reg) address, options(nostack)) };
}
