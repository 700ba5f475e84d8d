//! What differs between architectures: a folder for each, with the same names in it.
//!
//! | name | what it is |
//! |---|---|
//! | `NAME`, `BASE_PAGE`, `LARGE_PAGE`, `BASE_FRAMES`, `BLOCK_FRAMES`, `LEVELS` | sizes, in bytes where they are not counts |
//! | `initialise_cpu`, `start_other_cpus`, `current_cpu`, `image_end`, `exit` | the machine |
//! | `disable_interrupts`, `enable_interrupts`, `start_timer`, `stop_timer` | interrupts of this CPU |
//! | `prepare_tables`, `use_tables`, `root_table`, `table_entry`, `table_of`, `memory_entry`, `flush`, `probe` | page tables |
//! | `write_byte`, `select_configuration`, `read_configuration` | devices |

mod registers;
#[cfg(target_arch = "x86_64")]
mod x86_64;

#[cfg(target_arch = "x86_64")]
pub(crate) use x86_64::*;
