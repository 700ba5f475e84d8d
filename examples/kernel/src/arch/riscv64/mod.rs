//! RISC-V: QEMU's `virt` machine, Sv39, 4 KiB pages and 2 MiB blocks.
//!
//! Without the feature `firmware` QEMU starts the kernel in machine mode (`-bios none`), and a few instructions
//! there do what firmware would do; with it, OpenSBI is below the kernel.

mod boot;
mod calls;
mod devices;
mod interrupts;
#[cfg(not(feature = "firmware"))]
mod machine;
mod tables;

pub(crate) use boot::{current_cpu, image_end, initialise_cpu, start_other_cpus};
pub(crate) use devices::{exit, read_configuration, select_configuration, write_byte};
pub(crate) use interrupts::{disable_interrupts, enable_interrupts, probe, start_timer, stop_timer};
pub(crate) use tables::{
    IDENTITY, LEVELS, device_entry, flush, memory_entry, table_entry, table_of, use_tables,
};

pub(crate) const NAME: &str = if cfg!(feature = "firmware") {
    "RISC-V, Sv39, with firmware"
} else {
    "RISC-V, Sv39, without firmware"
};
pub(crate) const BASE_PAGE: usize = 4 * 1024;
pub(crate) const LARGE_PAGE: usize = 2 * 1024 * 1024;
pub(crate) const BASE_FRAMES: usize = 8192;
pub(crate) const BLOCK_FRAMES: usize = 64;
