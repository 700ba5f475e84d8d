//! AArch64: QEMU's `virt` machine, with one of the three translation granules that the architecture has.
//!
//! | feature | granule: page | block |
//! |---|--:|--:|
//! | none | 4 KiB | 2 MiB |
//! | `granule-16k` | 16 KiB | 32 MiB |
//! | `granule-64k` | 64 KiB | 512 MiB |

mod boot;
mod devices;
mod interrupts;
mod tables;

pub(crate) use boot::{current_cpu, image_end, initialise_cpu, start_other_cpus};
pub(crate) use devices::{exit, read_configuration, select_configuration, write_byte};
pub(crate) use interrupts::{disable_interrupts, enable_interrupts, probe, start_timer, stop_timer};
pub(crate) use tables::{
    IDENTITY, LEVELS, device_entry, flush, memory_entry, table_entry, table_of, use_tables,
};

const KIB: usize = 1024;
const MIB: usize = 1024 * KIB;

/// What follows from the granule.
struct Granule {
    name: &'static str,
    page: usize,
    block: usize,
    base_frames: usize,
    block_frames: usize,
}

const GRANULE: Granule = if cfg!(feature = "granule-64k") {
    Granule {
        name: "AArch64, granule of 64 KiB",
        page: 64 * KIB,
        block: 512 * MIB,
        base_frames: 2048,
        block_frames: 4,
    }
} else if cfg!(feature = "granule-16k") {
    Granule {
        name: "AArch64, granule of 16 KiB",
        page: 16 * KIB,
        block: 32 * MIB,
        base_frames: 4096,
        block_frames: 12,
    }
} else {
    Granule {
        name: "AArch64, granule of 4 KiB",
        page: 4 * KIB,
        block: 2 * MIB,
        base_frames: 8192,
        block_frames: 64,
    }
};

pub(crate) const NAME: &str = GRANULE.name;
pub(crate) const BASE_PAGE: usize = GRANULE.page;
pub(crate) const LARGE_PAGE: usize = GRANULE.block;
pub(crate) const BASE_FRAMES: usize = GRANULE.base_frames;
pub(crate) const BLOCK_FRAMES: usize = GRANULE.block_frames;
