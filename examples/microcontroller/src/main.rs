//! A firmware for Cortex-M that allocates in its main program and in an interrupt handler, checks every byte,
//! uses its memory up and gets all of it back. It runs in QEMU and ends with a status.
#![no_std]
#![no_main]

extern crate alloc;

mod heap;
mod interrupt;
mod program;

use cortex_m_rt::entry;
use cortex_m_semihosting::{debug, hprintln};

use core::sync::atomic::Ordering;
use heap::{ARENA, HEAP};
use interrupt::{AMID, REFUSED, TICKS};

#[entry]
fn main() -> ! {
    let Some(mut machine) = cortex_m::Peripherals::take() else {
        debug::exit(debug::EXIT_FAILURE);
        loop {}
    };
    interrupt::start(&mut machine.SYST);

    let steps = program::churn(|| TICKS.load(Ordering::Relaxed) >= 5_000);
    let ticks = TICKS.load(Ordering::Relaxed);
    let amid = AMID.load(Ordering::Relaxed);
    hprintln!(
        "contents\t{} steps, {} interrupts, {} amid allocation",
        steps,
        ticks,
        amid
    );
    assert!(steps >= 10_000 && amid >= 100);

    let (blocks, bytes) = program::exhaust();
    let refused = REFUSED.load(Ordering::Relaxed);
    hprintln!(
        "exhaustion\t{} bytes in {} blocks, {} refusals in the handler",
        bytes,
        blocks,
        refused
    );
    assert!(bytes > ARENA / 8 && refused > 0);

    let steps = program::churn(|| TICKS.load(Ordering::Relaxed) >= ticks + 5_000);
    hprintln!("recovery\t{} steps", steps);

    interrupt::stop(&mut machine.SYST);
    HEAP.trim();
    let pages = HEAP.snapshot().pager;
    let arena = <heap::TinyConfig as slabmalloc::pager::ArenaSource>::arena();
    hprintln!(
        "books\t{} pages taken and returned, {} of {} bytes free",
        pages.pages_taken,
        arena.free_bytes(),
        arena.total_bytes()
    );
    assert!(pages.bytes_held == 0 && pages.pages_taken == pages.pages_returned);
    assert!(arena.free_bytes() == ARENA && arena.total_bytes() == ARENA);
    hprintln!("done");
    debug::exit(debug::EXIT_SUCCESS);
    loop {}
}

#[panic_handler]
fn panic(reason: &core::panic::PanicInfo<'_>) -> ! {
    cortex_m::interrupt::disable();
    hprintln!("{}", reason);
    debug::exit(debug::EXIT_FAILURE);
    loop {}
}
