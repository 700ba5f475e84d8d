//! The other side: a timer whose handler allocates and frees while the program does.

use alloc::collections::VecDeque;
use alloc::vec::Vec;
use core::cell::RefCell;
use core::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use cortex_m::peripheral::SYST;
use cortex_m::peripheral::syst::SystClkSource;
use cortex_m_rt::exception;
use critical_section::Mutex;

/// Cycles from one interrupt to the next.
const PERIOD: u32 = 3_000;

/// Blocks that the handler holds at most.
const HELD: usize = 12;

/// Interrupts, those that came while the program was allocating or freeing, and allocations refused.
pub(crate) static TICKS: AtomicU32 = AtomicU32::new(0);
pub(crate) static AMID: AtomicU32 = AtomicU32::new(0);
pub(crate) static REFUSED: AtomicU32 = AtomicU32::new(0);

/// Whether the program is allocating or freeing.
pub(crate) static BUSY: AtomicBool = AtomicBool::new(false);

/// What the handler holds: each block is full of its length.
static BLOCKS: Mutex<RefCell<VecDeque<Vec<u8>>>> = Mutex::new(RefCell::new(VecDeque::new()));

pub(crate) fn start(timer: &mut SYST) {
    critical_section::with(|section| {
        // The list itself is allocated once.
        BLOCKS.borrow_ref_mut(section).reserve_exact(HELD + 1);
    });
    timer.set_clock_source(SystClkSource::Core);
    timer.set_reload(PERIOD);
    timer.clear_current();
    timer.enable_counter();
    timer.enable_interrupt();
}

/// Stops the timer, checks what the handler holds, and frees it.
pub(crate) fn stop(timer: &mut SYST) {
    timer.disable_interrupt();
    timer.disable_counter();
    let blocks = critical_section::with(|section| BLOCKS.take(section));
    assert!(blocks.iter().all(is_whole));
    drop(blocks);
}

fn is_whole(block: &Vec<u8>) -> bool {
    block.iter().all(|byte| usize::from(*byte) == block.len())
}

/// The counters are written here only, and a load and a store are all that every CPU has.
fn count(counter: &AtomicU32) -> u32 {
    let number = counter.load(Ordering::Relaxed) + 1;
    counter.store(number, Ordering::Relaxed);
    number
}

#[exception]
fn SysTick() {
    let tick = count(&TICKS);
    if BUSY.load(Ordering::Relaxed) {
        count(&AMID);
    }
    // Taken out of its cell: nothing here runs in a critical section but the allocator itself.
    let mut blocks = critical_section::with(|section| BLOCKS.take(section));
    if blocks.capacity() > 0 {
        let bytes = 1 + tick as usize * 7 % 200;
        let mut block = Vec::new();
        if block.try_reserve_exact(bytes).is_ok() {
            block.resize(bytes, bytes as u8);
            blocks.push_back(block);
        } else {
            count(&REFUSED);
        }
        if blocks.len() > HELD || tick.is_multiple_of(5) {
            assert!(blocks.pop_front().as_ref().is_none_or(is_whole));
        }
        critical_section::with(|section| BLOCKS.replace(section, blocks));
    }
}
