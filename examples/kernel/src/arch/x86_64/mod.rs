//! x86-64: QEMU's `q35` machine, 4 KiB pages and 2 MiB blocks.
//!
//! Runs as a program of the hosted target that every toolchain has, linked to nothing, and as one of
//! `x86_64-unknown-none`. The former uses SSE registers and the red zone below the stack pointer, so
//! interrupts have stacks of their own and save the registers (`interrupts`).

mod boot;
mod boot_cell;
mod cpu;
mod devices;
#[cfg(target_os = "linux")]
mod hosted;
mod interrupts;
mod tables;

pub(crate) use boot::{image_end, start_other_cpus};
pub(crate) use cpu::{current_cpu, initialise_cpu};
#[cfg(feature = "yardstick")]
pub(crate) use devices::nanoseconds;
pub(crate) use devices::{exit, read_configuration, select_configuration, write_byte};
pub(crate) use interrupts::{disable_interrupts, enable_interrupts, probe, start_timer, stop_timer};
pub(crate) use tables::{
    IDENTITY, LEVELS, device_entry, flush, memory_entry, root_table, set_root_table, table_entry, table_of,
    use_tables,
};

#[cfg(target_os = "linux")]
pub(crate) const NAME: &str = "x86-64, hosted target";
#[cfg(not(target_os = "linux"))]
pub(crate) const NAME: &str = "x86-64, bare-metal target";

pub(crate) const BASE_PAGE: usize = 4 * 1024;
pub(crate) const LARGE_PAGE: usize = 2 * 1024 * 1024;
pub(crate) const BASE_FRAMES: usize = 8192;
pub(crate) const BLOCK_FRAMES: usize = 64;
