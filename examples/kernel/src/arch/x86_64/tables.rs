//! How entries of page tables look. The tables of the boot code stay in use; the heap's windows join them.

use core::arch::asm;

use crate::paging::PAGE_LEVEL;

/// Levels of tables.
pub(crate) const LEVELS: u32 = 4;

const PRESENT_AND_WRITABLE: u64 = 3;
/// In an entry of a level above the last: maps a block.
const BLOCK: u64 = 0x80;
const ADDRESS: u64 = 0x000f_ffff_ffff_f000;

unsafe extern "C" {
    static mut root: u8;
}

/// Parts of physical memory that shall be mapped where they are: the boot code has mapped all there is.
pub(crate) const IDENTITY: &[(usize, usize, bool)] = &[];

/// Never called, since there is one.
pub(crate) fn set_root_table(_table: usize) {}

/// Nothing to do: the tables are in use.
pub(crate) fn use_tables() {}

/// The address of the table of the highest level.
pub(crate) fn root_table() -> usize {
    (&raw mut root).expose_provenance()
}

/// The entry that leads to a table.
pub(crate) fn table_entry(table: usize) -> u64 {
    table as u64 | PRESENT_AND_WRITABLE
}

/// The table that an entry leads to.
pub(crate) fn table_of(entry: u64) -> usize {
    (entry & ADDRESS) as usize
}

/// The entry that maps memory at this level.
pub(crate) fn memory_entry(physical: usize, level: u32) -> u64 {
    physical as u64 | PRESENT_AND_WRITABLE | if level > PAGE_LEVEL { BLOCK } else { 0 }
}

/// The entry that maps devices at this level: QEMU makes no difference.
pub(crate) fn device_entry(physical: usize, level: u32) -> u64 {
    memory_entry(physical, level)
}

/// Makes this CPU forget what it knows of an address.
pub(crate) fn flush(address: usize) {
    // SAFETY: forgetting is always right.
    unsafe { asm!("invlpg [{}]", in(reg) address, options(nostack, preserves_flags)) };
}
