//! A kernel of one purpose: four CPUs use the heap at once while timer interrupts allocate and free.
//!
//! It boots, maps memory in pages and blocks of the sizes that its heap is declared with, runs the rounds of
//! [`workload`], and ends the machine with a status. `cargo xtask kernels` builds and runs it for every
//! platform; [`heap`] is the part to copy.
//!
//! ```text
//!  main ─► paging ─► frames ◄── heap ◄── alloc::*
//!    ├───► cpus (boot) ─► workload ─► parcel, exchange, churn, exhaustion
//!    └───► report, map                    arch: one folder for each architecture
//! ```
#![no_std]
#![no_main]
#![cfg_attr(
    feature = "yardstick",
    allow(dead_code, reason = "it measures a part of the work only")
)]

extern crate alloc;

mod arch;
mod boot;
mod console;
mod cpus;
mod frames;
#[cfg(not(feature = "yardstick"))]
mod heap;
mod interrupts;
#[cfg(not(feature = "yardstick"))]
mod map;
mod paging;
#[cfg(not(feature = "yardstick"))]
mod report;
mod sync;
mod workload;
#[cfg(feature = "yardstick")]
mod yardstick;

use core::panic::PanicInfo;

use console::println;

/// Where the architecture's first instructions lead to, on the first CPU with a stack and interrupts off.
extern "C" fn first_cpu() -> ! {
    arch::initialise_cpu(0);
    println!(
        "{}: pages of {} bytes, blocks of {}",
        arch::NAME,
        arch::BASE_PAGE,
        arch::LARGE_PAGE
    );
    paging::initialise(arch::image_end());
    println!("the tables map what they should, as faults show");
    cpus::start_others();
    println!("{} CPUs, {} operations each", cpus::count(), workload::OPERATIONS);
    #[cfg(not(feature = "yardstick"))]
    workload::run();
    #[cfg(feature = "yardstick")]
    yardstick::run();
    // The line that whoever started the machine waits for.
    println!("kernel: everything held");
    arch::exit(true)
}

/// Where every other CPU arrives, likewise, with its number.
extern "C" fn other_cpu(cpu: usize) -> ! {
    arch::initialise_cpu(cpu);
    cpus::arrived();
    cpus::serve()
}

/// Ends the machine with a bad status; another CPU may hold the lock of the console.
#[panic_handler]
fn panic(info: &PanicInfo<'_>) -> ! {
    arch::disable_interrupts();
    console::write_line_unlocked(format_args!("kernel: CPU {}: {info}", arch::current_cpu()));
    arch::exit(false)
}
