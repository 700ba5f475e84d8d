//! From the first instruction to Rust.
//!
//! Firmware starts one CPU ("hart") in supervisor mode, any of them, and starts the others when asked. Without
//! firmware all of them begin at the same instruction, in machine mode (`machine`). The number of a CPU here
//! is that of its hart, so that the first CPU is the one that begins.
//!
//! OpenSBI notes that a hart is to start before it notes where. A hart that gets to the firmware's waiting loop
//! between the two comes to where the first one came: `_start` sends it on to where it was asked to go.

use core::arch::{asm, global_asm};
use core::sync::atomic::{AtomicUsize, Ordering};

use super::{interrupts, tables};
use crate::cpus;

const STACK_BYTES: usize = 64 * 1024;

global_asm!(
    r#"
    .section .boot, "ax"
    .globl _start
_start:                             // a0: number of the hart
    la t0, begun
    li t1, 1
    amoswap.w.aqrl t1, t1, (t0)
    bnez t1, other_start
    la t0, bss_start
    la t1, bss_end
1:  bgeu t0, t1, 2f
    sd zero, 0(t0)
    addi t0, t0, 8
    j 1b
2:  call prepare
    call {first}
3:  j 3b

    .globl other_start
other_start:                        // a0: number of the hart
    call prepare
    call {other}
4:  j 4b

prepare:                            // a stack, floating point, and the number in tp, which Rust code leaves alone
    mv tp, a0
    la sp, stacks_end
    li t0, {stack_bytes}
    mul t0, t0, a0
    sub sp, sp, t0
    li t0, 0x6000
    csrs sstatus, t0
    ret

    .section .data                  // not zeroed with what is below
    .balign 4
begun:
    .word 0                         // whether the first hart has come

    .section .stacks, "aw", @nobits
    .balign 16
    .skip {stack_bytes} * {cpus}
stacks_end:
"#,
    first = sym first_hart,
    other = sym other_hart,
    stack_bytes = const STACK_BYTES,
    cpus = const cpus::MOST,
);

unsafe extern "C" {
    static image_end_mark: u8;
}

/// The hart that came first.
static FIRST: AtomicUsize = AtomicUsize::new(0);

extern "C" fn first_hart(hart: usize) -> ! {
    FIRST.store(hart, Ordering::Relaxed);
    crate::first_cpu()
}

extern "C" fn other_hart(hart: usize) -> ! {
    crate::other_cpu(number_of(hart))
}

/// The number of a CPU: the first one and number 0 change places. It is its own inverse.
fn number_of(hart: usize) -> usize {
    let first = FIRST.load(Ordering::Relaxed);
    match hart {
        0 => first,
        hart if hart == first => 0,
        hart => hart,
    }
}

/// Where free physical memory begins.
pub(crate) fn image_end() -> usize {
    (&raw const image_end_mark).expose_provenance()
}

/// Sets the running CPU up.
pub(crate) fn initialise_cpu(cpu: usize) {
    // SAFETY: Rust code leaves the register alone where there are no thread-locals, and `current_cpu` expects
    // the number there.
    unsafe { asm!("mv tp, {}", in(reg) cpu, options(nomem, nostack, preserves_flags)) };
    interrupts::initialise_cpu();
    if cpu != 0 {
        tables::use_tables();
    }
}

/// The number of the running CPU.
#[inline]
pub(crate) fn current_cpu() -> usize {
    let number: usize;
    // SAFETY: reads a register.
    unsafe { asm!("mv {}, tp", out(reg) number, options(nomem, nostack, preserves_flags)) };
    number
}

/// Starts every CPU but this one.
pub(crate) fn start_other_cpus(count: usize) {
    for cpu in 1..count {
        start(number_of(cpu));
    }
}

/// Asks the firmware to start a hart.
#[cfg(feature = "firmware")]
fn start(hart: usize) {
    /// The extension of the firmware for harts; its first function starts one.
    const HARTS: usize = 0x48_534d;

    unsafe extern "C" {
        static other_start: u8;
    }
    let code = (&raw const other_start).expose_provenance();
    let result = super::calls::call(HARTS, 0, [hart, code, 0]);
    assert!(result == 0, "hart {hart} cannot be started: {result}");
}

/// Lets the harts go that wait in machine mode: all of them at once.
#[cfg(not(feature = "firmware"))]
fn start(_hart: usize) {
    super::machine::release_harts();
}
