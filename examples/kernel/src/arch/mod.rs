//! What differs between architectures: a folder for each, with the same names in it.
//!
//! | name | what it is |
//! |---|---|
//! | `NAME`, `BASE_PAGE`, `LARGE_PAGE`, `BASE_FRAMES`, `BLOCK_FRAMES`, `LEVELS` | sizes, in bytes where they are not counts |
//! | `initialise_cpu`, `start_other_cpus`, `current_cpu`, `image_end`, `exit` | the machine |
//! | `disable_interrupts`, `enable_interrupts`, `start_timer`, `stop_timer` | interrupts of this CPU |
//! | `IDENTITY`, `root_table`, `set_root_table`, `use_tables`, `table_entry`, `table_of`, `memory_entry`, `device_entry`, `flush`, `probe` | page tables |
//! | `write_byte`, `select_configuration`, `read_configuration` | devices |

#[cfg(target_arch = "aarch64")]
mod aarch64;
mod registers;
#[cfg(target_arch = "riscv64")]
mod riscv64;
#[cfg(any(target_arch = "aarch64", target_arch = "riscv64"))]
mod root;
#[cfg(target_arch = "x86_64")]
mod x86_64;

#[cfg(target_arch = "aarch64")]
pub(crate) use aarch64::*;
#[cfg(target_arch = "riscv64")]
pub(crate) use riscv64::*;
#[cfg(any(target_arch = "aarch64", target_arch = "riscv64"))]
pub(crate) use root::{root_table, set_root_table};
#[cfg(target_arch = "x86_64")]
pub(crate) use x86_64::*;
